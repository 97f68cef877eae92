"""A test on who bears and who gains: a pound counts more for people with less (method note, M14).

The weight of a group is (reference income / its income) to the power of the elasticity of the marginal
utility of income, as the Green Book has it. A test beside the central case, never instead of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moothall.engine.finance.against import Against
from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Distributional, IncomeWeight
from moothall.framework.jurisdictions import DatedFact
from moothall.project.head import Distribution


def income_weight(income: float, reference_income: float, eta: float) -> float:
    """What a pound counts for people with an income; both incomes above zero."""
    weight: float = (reference_income / income) ** eta
    return weight


def distributional(
    found: Against, factors: Sequence[float], incomes: Distribution | None, eta: DatedFact | None
) -> Distributional | None:
    """The net present value of an option with weights; None where no income or no elasticity is given.

    factors : (H + 1,) discount factors. Lines that affect nobody with a stated income weigh 1.
    """
    if incomes is None or eta is None or not incomes.groups:
        return None
    power = float(eta.value)
    weight = {g.affected: income_weight(g.income, incomes.reference_income, power) for g in incomes.groups}
    borne = _borne(found, factors)
    return Distributional(
        npv=sum(weight.get(who, 1.0) * amount for who, amount in borne.items()),
        eta=power,
        eta_source=eta.source,
        reference_income=incomes.reference_income,
        groups=tuple(
            IncomeWeight(
                affected=g.affected,
                income=g.income,
                weight=weight[g.affected],
                amount=borne.get(g.affected, 0.0),
                source=g.source,
            )
            for g in incomes.groups
        ),
    )


def _borne(found: Against, factors: Sequence[float]) -> Mapping[str, float]:
    """Present value against the baseline by who is affected."""
    borne: dict[str, float] = {}
    for lines, way in ((found.own, 1.0), (found.base, -1.0)):
        for line in lines:
            borne[line.affected] = borne.get(line.affected, 0.0) + way * _value(line, factors)
    return borne


def _value(line: Line, factors: Sequence[float]) -> float:
    return line.sign * sum(a * f for a, f in zip(line.by_year, factors, strict=True))
