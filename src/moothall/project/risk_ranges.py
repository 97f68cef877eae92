"""What a row of the risk register says of likelihood and impact, and what is wrong in it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from moothall.project.fields import Shape
from moothall.project.problems import Problem
from moothall.project.risks import RiskRow

if TYPE_CHECKING:
    from moothall.project.project import Project

BANDS = ("likelihood_bands", "impact_bands")
"""Thresholds with the upper ends of the rows and of the columns of the heat map, in %."""
PERT = 4.0
"""A PERT quantity counts its likely value four times as much as either end."""
CERTAIN = 100.0


class Range(Struct, frozen=True):
    """A quantity between a low and a high end, with its likely value; all three alike: a point."""

    low: float
    likely: float
    high: float
    shape: Shape = "triangular"

    @property
    def mean(self) -> float:
        """Mean, in the quantity's unit: a third of the sum, or with PERT the likely value four times."""
        weight = PERT if self.shape == "pert" else 1.0
        return (self.low + weight * self.likely + self.high) / (2.0 + weight)

    def toward(self, likely: float, most: float = math.inf) -> Range:
        """The same quantity where its likely value becomes another: all ends change in proportion.

        A point where there is no proportion: from zero, or to the other side of it. No end passes `most`.
        """
        factor = likely / self.likely if self.likely else -1.0
        if factor < 0 or not all(math.isfinite(end * factor) for end in (self.low, self.high)):
            return Range(likely, likely, likely, self.shape)
        low, middle, high = (min(most, end * factor) for end in (self.low, self.likely, self.high))
        return Range(low, middle, high, self.shape)


def likelihood(row: RiskRow) -> Range | None:
    """How likely it is before the response, in %; a point where only that is given; None: not said."""
    return _range(row.likelihood_low, row.likelihood, row.likelihood_high, row.shape)


def impact(row: RiskRow) -> Range | None:
    """What it would do before the response, in its unit; a point where only that is given; None: not said."""
    return _range(row.impact_low, row.impact, row.impact_high, row.shape)


def likelihood_after(row: RiskRow) -> Range | None:
    """How likely it is after the response, in %. The range moves in proportion; nothing said: as before."""
    return _after(likelihood(row), row.likelihood_after, row.shape, CERTAIN)


def impact_after(row: RiskRow) -> Range | None:
    """What it would do after the response, in its unit; the range moves in proportion.

    Nothing said: as before.
    """
    return _after(impact(row), row.impact_after, row.shape)


def answered_after(row: RiskRow) -> bool:
    """Whether the row says what the response changes."""
    return row.likelihood_after is not None or row.impact_after is not None


def _range(low: float | None, likely: float | None, high: float | None, shape: Shape | None) -> Range | None:
    """The middle stands for a likely value that nobody gave, as with lines of money."""
    if low is not None and high is not None:
        return Range(low, (low + high) / 2 if likely is None else likely, high, shape or "triangular")
    return None if likely is None else Range(likely, likely, likely, shape or "triangular")


def _after(
    before: Range | None, point: float | None, shape: Shape | None, most: float = math.inf
) -> Range | None:
    if point is None:
        return before
    return before.toward(point, most) if before else Range(point, point, point, shape or "triangular")


def gaps(row: RiskRow) -> tuple[str, ...]:
    """What a rated risk lacks to be counted: its owner, or an end of a range."""
    has = {
        "owner": bool(row.owner.strip()),
        "range of likelihood": None not in (row.likelihood_low, row.likelihood_high),
        "range of impact": None not in (row.impact_low, row.impact_high),
    }
    return tuple(what for what, held in has.items() if not held)


def counted(row: RiskRow) -> bool:
    """Whether it stands in the totals: it is rated, and nothing is lacking."""
    return row.standing == "rated" and not gaps(row)


def of_option(rows: Iterable[RiskRow], option: str) -> tuple[RiskRow, ...]:
    """The risks of an option: its own, and those of every option.

    Where the option answers a listed risk itself, its answer takes the place of that for every option.
    """
    held = tuple(rows)
    own = {r.risk for r in held if r.option == option and r.risk and (counted(r) or _set_aside(r))}
    return tuple(r for r in held if r.option == option or (r.option is None and r.risk not in own))


def _set_aside(row: RiskRow) -> bool:
    return row.standing == "not_applicable" and bool(row.reason.strip())


# What is wrong


def faults(project: Project) -> Iterator[Problem]:
    """What contradicts itself in the register, and bands of the heat map that are none.

    That ends rise and percentages stay within 0 and 100 is seen elsewhere.
    """
    for n, row in enumerate(project.risks):
        yield from _worse(n, row)
        yield from _shapeless(n, row)
    yield from _bands(project)


def _worse(n: int, row: RiskRow) -> Iterator[Problem]:
    """A response that makes a risk no smaller in any way, and larger in one, without a word on why."""
    if row.reason.strip():
        return
    pairs = (
        ("likelihood_after", row.likelihood_after, likelihood(row)),
        ("impact_after", row.impact_after, impact(row)),
    )
    known = [(f, after, before.likely) for f, after, before in pairs if after is not None and before]
    if any(after < before for _, after, before in known):
        return
    for field, after, before in known:
        if after > before:
            message = (
                f"{field} ({after:,.12g}) is above what it is before the response ({before:,.12g}), and "
                f"nothing gets smaller. Swap them, or say in reason why the response makes it worse."
            )
            yield Problem("risks", (n, field), message)


def _shapeless(n: int, row: RiskRow) -> Iterator[Problem]:
    ends = (row.likelihood_low, row.likelihood_high, row.impact_low, row.impact_high)
    if row.shape is not None and row.standing == "rated" and all(end is None for end in ends):
        message = f"A shape ({row.shape}) lies between a low and a high end; this risk has neither."
        yield Problem("risks", (n, "shape"), message)


def _bands(project: Project) -> Iterator[Problem]:
    for asked in project.framework.thresholds:
        fault = _not_rising(asked.value) if asked.id in BANDS else None
        if fault:
            message = f"Framework {project.framework.head.id}, threshold {asked.id}: {fault}"
            yield Problem("head", ("framework",), message)
    for n, own in enumerate(project.head.thresholds):
        fault = _not_rising(own.value) if own.id in BANDS else None
        if fault:
            yield Problem("head", ("thresholds", n, "value"), f"Threshold {own.id}: {fault}")


def _not_rising(value: float | tuple[str, ...]) -> str | None:
    """What is wrong with the ends of bands; a number in place of the list is told elsewhere."""
    if not isinstance(value, tuple):
        return None
    try:
        ends = [float(word) for word in value]
    except ValueError:
        ends = []
    rising = all(a < b for a, b in itertools.pairwise(ends))
    if ends and rising and ends[0] > 0 and ends[-1] <= CERTAIN:
        return None
    said = ", ".join(value) or "empty"
    return f"percentages are needed that rise from above 0 to 100 at most, as 20, 50, 80; this is {said}."
