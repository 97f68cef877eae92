"""What came of a past case, over what was planned (method note, M9)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moothall.findings.reference_class import Measure
from moothall.framework.reference_cases import ReferenceCase


def overrun(case: ReferenceCase) -> float | None:
    """Actual over planned one-off cost, 1 = as planned; None where either is not known."""
    return _over(case.cost_actual, case.cost_planned)


def shortfall(case: ReferenceCase) -> float | None:
    """Actual over planned saving, 1 = as planned; None where either is not known."""
    return _over(case.saving_actual, case.saving_planned)


def delay(case: ReferenceCase) -> float | None:
    """Months late; None where it is not known."""
    return case.delay_months


def saved_share(case: ReferenceCase) -> float | None:
    """Saving that came, a year, over what the services cost before; None where either is not known."""
    return _over(case.saving_actual, case.baseline_cost)


MEASURES: Mapping[Measure, Callable[[ReferenceCase], float | None]] = {
    "overrun": overrun,
    "shortfall": shortfall,
    "delay": delay,
}
"""The measures of a class, in the order in which they are told."""


def tells(case: ReferenceCase) -> bool:
    """Whether anything can be learned from a case."""
    return any(of(case) is not None for of in (*MEASURES.values(), saved_share))


def _over(actual: float | None, planned: float | None) -> float | None:
    return None if actual is None or planned is None or planned <= 0 else actual / planned
