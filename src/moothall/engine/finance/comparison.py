"""One option held against the baseline, with all that its figures need (method note, M9)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.bounds import Gaps, gaps, lacks
from moothall.engine.finance.discounting import present_value
from moothall.engine.finance.figures import figures
from moothall.engine.finance.flows import CENTRAL, Change, Flows, beside, is_running, streams
from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Figures, Unplaced

Weights = Mapping[str | None, float]
"""Share of each partner's lines that is taken in, jointly recorded ones under None."""


class Comparison(Struct, frozen=True, kw_only=True):
    """An option, the baseline, the discount factors, and what is left out."""

    found: Against
    baseline: str | None
    first_year: int
    horizon: int
    factors: tuple[float, ...] | None
    """(H + 1,); None: no schedule is known"""
    unplaced: tuple[Unplaced, ...]
    unpromoted: frozenset[int]
    """Rows, the first is 1, that those who checked have added"""
    blank: tuple[str, ...]
    """Categories of cost of which nothing is said"""

    @property
    def is_baseline(self) -> bool:
        """Whether this is the baseline itself, which is held against nothing."""
        return self.found.option == self.baseline

    @property
    def recorded(self) -> tuple[Line, ...]:
        """The option's own lines, without what it repeats or takes over from the baseline."""
        return tuple(line for line in self.found.own if line.option == self.found.option)

    @property
    def told(self) -> bool:
        """Whether anything is placed: lines of its own, or the baseline's repeated and nothing lacking."""
        left_out = any(u.option == self.found.option and lacks(u, self.first_year) for u in self.unplaced)
        return bool(self.recorded) or (self.found.repeats and not left_out)

    @property
    def held_against(self) -> tuple[Line, ...]:
        """The baseline's lines, without what the option takes over."""
        taken = {id(line) for line in self.found.own if line.option != self.found.option}
        return tuple(line for line in self.found.base if id(line) not in taken)

    @property
    def against_promoted(self) -> tuple[Line, ...]:
        """The same for the promoter's case: a running cost that others added does not end the baseline's."""
        running = [x for x in self.found.own if is_running(x)]
        promoted = [x for x in running if x.promoted or x.option != self.found.option]
        if running and not promoted:
            return tuple(line for line in self.held_against if not is_running(line))
        return self.held_against

    def flows(self, own: Change = CENTRAL, base: Change = CENTRAL, weights: Weights | None = None) -> Flows:
        """What it costs and brings by year, under a change of either side."""
        return beside(
            streams(self.recorded, self.horizon, own, weights),
            streams(
                self.against_promoted if own.promoted_only else self.held_against, self.horizon, base, weights
            ),
        )

    def figures(self, own: Change = CENTRAL, base: Change = CENTRAL) -> tuple[Figures, tuple[str, ...]]:
        """Its measures under a change, with what lacks. Nothing is told where none of its lines is placed."""
        missing = self._gaps(own.promoted_only)
        lines = [line for line in self.recorded if line.promoted or not own.promoted_only]
        if not lines and (self.recorded or not self.told):
            return Figures(bound="open"), missing.lacks
        found = figures(
            self.flows(own, base),
            self.factors,
            first_year=self.first_year,
            bound=missing.bound,
            cash_said=says_cash(lines),
        )
        return found, missing.lacks

    def npv(self, own: Change = CENTRAL, base: Change = CENTRAL) -> float | None:
        """Net present value under a change; None where it cannot be told."""
        if self.factors is None or not self.told:
            return None
        return present_value(self.flows(own, base).net, self.factors)

    def _gaps(self, promoted_only: bool) -> Gaps:
        """The promoter's own case is held to its own lines; blanks are for those who check."""
        theirs = [u for u in self.unplaced if not promoted_only or u.line not in self.unpromoted]
        blank = () if promoted_only else self.blank
        return gaps(self.found, self.baseline, theirs, blank, first_year=self.first_year)


def says_cash(lines: tuple[Line, ...] | list[Line]) -> bool:
    """Whether savings say if a budget can be cut by them; true where there are none. Income is cash."""
    said = [line.cashable is not None for line in lines if line.kind == "saving"]
    return any(said) or not said
