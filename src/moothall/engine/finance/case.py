"""The financial case of a project: every option against the service as it is (method note, M9)."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from moothall.engine.finance import basis as grounds
from moothall.engine.finance.against import against
from moothall.engine.finance.bounds import blank_categories
from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.discounting import present_value
from moothall.engine.finance.optimism import Bias, bias
from moothall.engine.finance.partners import partner_cases
from moothall.engine.finance.placing import Placed, placed
from moothall.engine.finance.plan import plan
from moothall.engine.finance.readings import Biases, readings
from moothall.engine.finance.switching import switching
from moothall.engine.finance.waterfall import waterfall
from moothall.engine.finance.yearly import whole_life_cost, yearly
from moothall.findings.finance import FinanceFindings
from moothall.findings.financial_case import Basis, FinancialCase, OptionCase
from moothall.project.cost_shares import joint_shares
from moothall.project.options import OptimismBias, Option
from moothall.project.project import Project
from moothall.project.terms import NoThresholdError, Terms


def financial_case(
    project: Project, terms: Terms, recorded: FinanceFindings, medians: Mapping[str, float | None]
) -> FinancialCase:
    """Every option that is kept, against the baseline.

    recorded : the money as recorded, for the categories that are blank
    medians : of the reference class: overrun and shortfall as actual over planned, delay in months; None: no
        case tells

    The baseline has its whole-life cost and its years; its net present values are None, since it is held
    against nothing. The fields scope, assets, reinvested and control_totals are for others to fill.
    """
    asked = _Asked(
        project=project,
        basis=grounds.basis(project),
        placed=placed_lines(project, terms),
        recorded=recorded,
        medians=medians,
        biases=_biases(project, terms),
        titles={c.id: c.title for c in project.framework.transaction_costs.categories},
    )
    return FinancialCase(
        basis=asked.basis, options=tuple(_option_case(asked, o) for o in project.kept_options)
    )


def placed_lines(project: Project, terms: Terms) -> Placed:
    """Every row of finance.csv in its years, at the project's prices."""
    return placed(
        project.finance,
        first_year=project.head.first_year,
        horizon=project.head.horizon_years,
        prices=grounds.prices(project),
        categories=project.framework.transaction_costs.categories,
        one_off_years=_one_off_years(terms),
    )


class _Asked(Struct, frozen=True, kw_only=True):
    """What the case of every option needs."""

    project: Project
    basis: Basis
    placed: Placed
    recorded: FinanceFindings
    medians: Mapping[str, float | None]
    biases: Mapping[str, Bias]
    titles: Mapping[str, str]


def _option_case(asked: _Asked, option: Option) -> OptionCase:
    basis, project = asked.basis, asked.project
    held = _held(asked, option.id)
    own = asked.biases[option.id]
    base = _base_bias(asked)
    read = readings(held, Biases(own=own, base=base), asked.medians, project.adjustments)
    promoted, adjusted, *_ = read
    net = held.flows().net
    told = held.npv() is not None and not held.is_baseline
    return OptionCase(
        option=option.id,
        operating=held.found.operating,
        whole_life_cost=whole_life_cost(held),
        readings=read,
        years=yearly(held),
        partners=partner_cases(
            held,
            basis,
            project.head.partners,
            option.facts.bodies,
            joint_shares(project.head.partners, option),
        ),
        rates={s.id: present_value(net, s.factors) for s in basis.sensitivity} if told else {},
        waterfall=waterfall(held, promoted.figures, adjusted.figures, asked.titles),
        optimism_bias=own.parts,
        switching=switching(held, asked.titles),
        plan=plan(held, basis),
        unplaced=tuple(u for u in asked.placed.unplaced if u.option == option.id),
    )


def _base_bias(asked: _Asked) -> Bias:
    """Of the baseline: only the kinds of project that it names itself, never the default."""
    named = [o for o in asked.project.kept_options if o.id == asked.basis.baseline and o.optimism_bias]
    return asked.biases[named[0].id] if named else Bias(set_up=0, running=0, parts=(), known=True)


def _held(asked: _Asked, option: str) -> Comparison:
    project, baseline = asked.project, asked.basis.baseline
    bodies = next(o.facts.bodies for o in project.kept_options if o.id == option)
    found = against(asked.placed, option, baseline, bodies)
    schedule = asked.basis.schedule
    money = next((m for m in asked.recorded.options if m.option == option), None)
    return Comparison(
        found=found,
        baseline=baseline,
        first_year=project.head.first_year,
        horizon=project.head.horizon_years,
        factors=None if schedule is None else schedule.factors,
        unplaced=tuple(u for u in asked.placed.unplaced if u.option in (option, baseline)),
        unpromoted=frozenset(n for n, row in enumerate(project.finance, 1) if row.promoted is False),
        blank=blank_categories(money),
    )


def _biases(project: Project, terms: Terms) -> Mapping[str, Bias]:
    facts = {f.id: f for f in project.facts}
    default = _default_bias(terms)
    return {o.id: bias(o.optimism_bias, facts, default) for o in project.kept_options}


def _default_bias(terms: Terms) -> OptimismBias | None:
    """What is taken where an option names no kind; None where the framework says nothing."""
    try:
        kinds = terms.words("default_optimism_bias")
    except NoThresholdError:
        return None
    return OptimismBias(kind=kinds[0]) if kinds else None


def _one_off_years(terms: Terms) -> float:
    """Years up to which a cost counts as one-off; none in a framework that does not ask for such costs."""
    try:
        return terms.number("one_off_years")
    except NoThresholdError:
        return 0.0
