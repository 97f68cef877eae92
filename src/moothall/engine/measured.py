"""Measurements that the engine works out itself, so that money is counted once and never typed in.

Method note, M3: some criteria are measured by what other tables give (a criterion's `worked_out` says by
what). The doubt about the money is inside the chance, so the measurement is exact; where a blank makes
the money a bound, the measurement is a range. So nobody keeps a typed figure by leaving a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from moothall.findings.financial_case import Bound, FinancialCase
from moothall.findings.money_chances import Distribution, MoneyChances
from moothall.findings.sharing import Game
from moothall.framework.criteria import Criterion
from moothall.project.measures import MeasureRow

Worked = Mapping[tuple[str, str], MeasureRow]
"""Option and criterion to what was worked out."""
EVEN = 0.5
"""Chance of two alike options to be the better one."""


Source = Callable[[Criterion], Iterable[MeasureRow]]
"""What gives the measurements of a criterion, one for each option that can be measured."""


def worked_out(criteria: Sequence[Criterion], sources: Mapping[str, Source]) -> Worked:
    """A measurement for each option and each criterion that says what it is worked out from.

    sources : by the name that the framework gives; a name without a source is left as it was typed
    """
    found: dict[tuple[str, str], MeasureRow] = {}
    for criterion in criteria:
        source = sources.get(criterion.worked_out or "")
        if source is not None:
            found |= {(row.option, row.criterion): row for row in source(criterion)}
    return found


def chances(
    criterion: Criterion, case: FinancialCase | None, simulation: MoneyChances | None
) -> Iterator[MeasureRow]:
    """For every option with any money recorded; the baseline, held against itself, has an even chance."""
    if case is None or simulation is None:
        return
    simulated = {o.option: o.total for o in simulation.options}
    for option in case.options:
        total = simulated.get(option.option)
        if option.option == case.basis.baseline:
            low, high = EVEN, EVEN
        elif total is not None:
            low, high = _ends(total, option.bound)
        elif option.unplaced or option.whole_life_cost is not None:
            low, high = 0.0, 1.0
        else:
            continue
        yield MeasureRow(
            option=option.option,
            criterion=criterion.id,
            low=low,
            likely=low if low == high else None,
            high=high,
            unit="share of draws",
        )


def _ends(found: Distribution, bound: Bound) -> tuple[float, float]:
    """Chance of a value above zero; one of exactly zero counts half, as two alike options share a place."""
    above = found.above_zero.share
    chance = above + EVEN * (1 - above - found.loss.share)
    return {
        "exact": (chance, chance),
        "at_most": (0.0, chance),
        "at_least": (chance, 1.0),
        "open": (0.0, 1.0),
    }[bound]


def excesses(criterion: Criterion, games: Sequence[Game]) -> Iterator[MeasureRow]:
    """The largest excess under the proposed shares; the worst where a group would pay nothing on its own."""
    anchors = criterion.value_function
    worst = min(anchors, key=lambda point: point[1])[0] if anchors else None
    for game in games:
        proposed = game.by("proposed")
        if game.option is None or proposed is None:
            continue
        found = proposed.largest_excess
        x = worst if found is None else max(0.0, found)
        if x is not None:
            yield MeasureRow(option=game.option, criterion=criterion.id, low=x, likely=x, high=x, unit="%")
