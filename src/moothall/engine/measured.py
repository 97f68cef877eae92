"""Measurements that the engine works out itself, so that money is counted once and never typed in.

Method note, M3: some criteria are measured by what other tables give (a criterion's `worked_out` says by
what). The doubt about the money is inside the chance, so the measurement is exact; where a blank makes
the money a bound, the measurement is a range.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from moothall.findings.financial_case import Bound, FinancialCase
from moothall.findings.money_chances import Distribution, MoneyChances
from moothall.findings.sharing import Game
from moothall.framework.criteria import Criterion
from moothall.project.measures import MeasureRow

Worked = Mapping[tuple[str, str], MeasureRow]
"""Option and criterion to what was worked out."""


def worked_out(
    criteria: Sequence[Criterion],
    case: FinancialCase | None,
    chances: MoneyChances | None,
    games: Sequence[Game],
) -> Worked:
    """A measurement for each option and each criterion that says what it is worked out from."""
    ways = {"npv_chance": _chances(case, chances), "largest_excess": _excesses(games)}
    return {
        (row.option, c.id): MeasureRow(
            option=row.option, criterion=c.id, low=row.low, likely=row.likely, high=row.high, unit=row.unit
        )
        for c in criteria
        if c.worked_out
        for row in ways[c.worked_out]
    }


def _chances(case: FinancialCase | None, chances: MoneyChances | None) -> tuple[MeasureRow, ...]:
    if case is None or chances is None:
        return ()
    bounds: dict[str, Bound] = {o.option: o.bound for o in case.options}
    return tuple(
        row
        for o in chances.options
        if (row := _chance(o.option, o.total, bounds.get(o.option, "open"))) is not None
    )


def _chance(option: str, found: Distribution, bound: Bound) -> MeasureRow | None:
    """Chance of a value above zero; one of exactly zero counts half, as two alike options share a place."""
    above = found.above_zero.share
    chance = above + (1 - above - found.loss.share) / 2
    ends = {"exact": (chance, chance), "at_most": (0.0, chance), "at_least": (chance, 1.0)}.get(bound)
    if ends is None:
        return None
    low, high = ends
    likely = chance if bound == "exact" else None
    return MeasureRow(option=option, criterion="-", low=low, likely=likely, high=high, unit="share of draws")


def _excesses(games: Sequence[Game]) -> Iterator[MeasureRow]:
    for game in games:
        proposed = game.by("proposed")
        if game.option is not None and proposed is not None and proposed.largest_excess is not None:
            x = max(0.0, proposed.largest_excess)
            yield MeasureRow(option=game.option, criterion="-", low=x, likely=x, high=x, unit="%")
