"""From the promoted to the adjusted net present value, step by step (method note, M9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.discounting import present_value
from moothall.findings.financial_case import Figures, Step


def waterfall(
    held: Comparison, promoted: Figures, adjusted: Figures, titles: Mapping[str, str]
) -> tuple[Step, ...]:
    """One step for each category that those who checked have added, then optimism bias.

    Empty where either end cannot be told.

    titles : title of each transaction cost by category, in the order of the framework
    """
    central = held.npv()
    if promoted.npv is None or adjusted.npv is None or central is None:
        return ()
    changes = [("promoted", "As promoted", promoted.npv)]
    added = _added(held)
    ours = [c for c in titles if c in added]
    for category in (*ours, *(c for c in added if c not in titles)):
        changes.append((category, titles.get(category, category), added[category]))
    changes.append(("optimism_bias", "Optimism bias", adjusted.npv - central))
    return (
        *_steps(changes),
        Step(id="adjusted", title="With every cost and optimism bias", change=0.0, upto=adjusted.npv),
    )


def _added(held: Comparison) -> dict[str, float]:
    """What the lines that are not the promoter's are worth, by category, against the baseline."""
    assert held.factors is not None
    added: dict[str, float] = {}
    for way, lines in ((1.0, held.recorded), (-1.0, held.held_against)):
        for line in lines:
            if not line.promoted:
                value = way * line.sign * present_value(line.by_year, held.factors)
                added[line.category] = added.get(line.category, 0.0) + value
    # Where the promoter's case leaves the running cost as it is, the steps let that of the baseline go.
    theirs = {id(line) for line in held.against_promoted}
    for line in held.held_against:
        if id(line) not in theirs and line.promoted:
            value = -line.sign * present_value(line.by_year, held.factors)
            added[line.category] = added.get(line.category, 0.0) + value
    return added


def _steps(changes: Iterable[tuple[str, str, float]]) -> list[Step]:
    steps: list[Step] = []
    upto = 0.0
    for key, title, change in changes:
        upto += change
        steps.append(Step(id=key, title=title, change=change, upto=upto))
    return steps
