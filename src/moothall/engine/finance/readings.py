"""The three standing lines of the financial case, and the users' own readings beside them (M9).

As promoted, central values of what the promoter put in. Adjusted, every line with optimism bias. Reference,
every line as past cases went: overrun, shortfall and delay at their median, without optimism bias. The
baseline keeps its central values: past cases tell of change, and a dearer baseline would flatter every
option. Only where the baseline names kinds of project of its own is its one-off cost biased too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.flows import CENTRAL, Change
from moothall.engine.finance.optimism import Bias
from moothall.findings.financial_case import Figures, Reading
from moothall.project.adjustments import AdjustmentRow

REFERENCE = "reference class"
OPTIMISM = "optimism bias"
MEDIANS = ("overrun", "shortfall", "delay")


class Biases(Struct, frozen=True, kw_only=True):
    """Optimism bias of the option and of the baseline."""

    own: Bias
    base: Bias


def readings(
    held: Comparison,
    biases: Biases,
    medians: Mapping[str, float | None],
    adjustments: Iterable[AdjustmentRow],
) -> tuple[Reading, ...]:
    """The three standing lines in their order, then those of the users in theirs.

    medians : overrun and shortfall as actual over planned, delay in months; None: no case tells
    """
    own = (a for a in adjustments if a.option in (None, held.found.option))
    return (
        promoted(held),
        adjusted(held, biases),
        reference(held, medians),
        *(_by_user(held, biases, row) for row in own),
    )


def promoted(held: Comparison) -> Reading:
    """The case as its promoter put it."""
    change = Change(promoted_only=True)
    return _reading(held, "promoted", "As promoted", change, change, standing=True)


def adjusted(held: Comparison, biases: Biases) -> Reading:
    """Every line, with optimism bias."""
    return _reading(
        held,
        "adjusted",
        "With every cost and optimism bias",
        _biased(CENTRAL, biases.own),
        _biased(CENTRAL, biases.base),
        standing=True,
        lacks=() if biases.own.known else (OPTIMISM,),
    )


def reference(held: Comparison, medians: Mapping[str, float | None]) -> Reading:
    """Every line as past cases went. Cases that came early bring no saving forward."""
    missing = tuple(m for m in MEDIANS if medians.get(m) is None)
    change = Change(
        set_up=_or(medians.get("overrun"), 1.0),
        savings=_or(medians.get("shortfall"), 1.0),
        delay=max(_or(medians.get("delay"), 0.0), 0.0),
    )
    lacks = (REFERENCE,) if len(missing) == len(MEDIANS) else missing
    found = _reading(held, "reference", "As past cases went", change, CENTRAL, standing=True, lacks=lacks)
    return replace(found, figures=Figures(bound="open")) if lacks == (REFERENCE,) else found


def _by_user(held: Comparison, biases: Biases, row: AdjustmentRow) -> Reading:
    change = Change(
        set_up=1 + row.set_up / 100,
        running=1 + row.running / 100,
        savings=1 + row.savings / 100,
        delay=row.delay,
        promoted_only=bool(row.promoted_only),
    )
    base = Change(promoted_only=change.promoted_only)
    if row.optimism_bias:
        change, base = _biased(change, biases.own), _biased(base, biases.base)
    lacks = (OPTIMISM,) if row.optimism_bias and not biases.own.known else ()
    found = _reading(held, row.id, row.title, change, base, standing=False, lacks=lacks)
    return replace(found, reason=row.reason, by=row.by)


def _biased(change: Change, bias: Bias) -> Change:
    return replace(
        change, set_up=change.set_up * (1 + bias.set_up), running=change.running * (1 + bias.running)
    )


def _reading(
    held: Comparison,
    key: str,
    title: str,
    own: Change,
    base: Change,
    *,
    standing: bool,
    lacks: tuple[str, ...] = (),
) -> Reading:
    found, blank = held.figures(own, base)
    if held.is_baseline:
        found = Figures(bound=found.bound)
    return Reading(
        id=key,
        standing=standing,
        title=title,
        set_up=own.set_up,
        running=own.running,
        savings=own.savings,
        delay=own.delay,
        promoted_only=own.promoted_only,
        figures=found,
        lacks=tuple(dict.fromkeys((*lacks, *blank))),
    )


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
