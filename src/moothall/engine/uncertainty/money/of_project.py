"""What the simulation of money is asked of a project: its lines, its risks, and the cases behind them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from moothall.engine.finance.whole import Money
from moothall.engine.uncertainty.money.asking import Cause, MoneyAsked, money_asked
from moothall.engine.uncertainty.money.spreads import UNGRADED
from moothall.project.cost_shares import joint_shares
from moothall.project.project import Project
from moothall.project.terms import Terms


def of_project(
    project: Project,
    terms: Terms,
    money: Money,
    counted: Container[str],
    factors: Mapping[Cause, Sequence[float]],
) -> MoneyAsked | None:
    """The question for every option that has lines of its own; None where there is none, or no schedule.

    counted : ids of the risks that are in totals
    factors : what the reference class has of each common factor
    """
    schedule, baseline = money.case.basis.schedule, money.case.basis.baseline
    told = [
        o.option
        for o in money.case.options
        if o.option != baseline and o.readings and o.readings[1].figures.npv is not None
    ]
    if schedule is None or not told:
        return None
    return money_asked(
        [money.against[o] for o in told],
        project.risks,
        partners=money.partners,
        shares={o.id: joint_shares(project.head.partners, o) for o in project.kept_options},
        baseline=baseline,
        discount=schedule.factors,
        first_year=project.head.first_year,
        spreads=_spreads(project),
        factors=factors,
        counted=counted,
        rho_lines=terms.number_or("money_shared_lines", 0),
        rho_events=terms.number_or("money_shared_events", 0),
        draws=project.head.draws,
        seed=project.head.seed,
        sobol_draws=int(terms.number_or("money_sobol_draws", 0)),
    )


def _spreads(project: Project) -> dict[str, tuple[float, float]]:
    """The spread of each grade; a line without a grade is doubted as one of the lowest."""
    grades = project.framework.evidence.grades
    found = {g.label: g.money_spread_pct for g in grades}
    return found | ({UNGRADED: grades[-1].money_spread_pct} if grades else {})
