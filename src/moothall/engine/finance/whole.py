"""The financial case with what follows from it: scope, leavers, assets, promises, control totals, incomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from moothall.engine.finance import basis as grounds
from moothall.engine.finance.against import Against, against
from moothall.engine.finance.assets import assets
from moothall.engine.finance.case import financial_case, placed_lines
from moothall.engine.finance.coalitions import agreed_or_equal, by_people, coalition_costs
from moothall.engine.finance.control_totals import control_totals
from moothall.engine.finance.cost_of_sharing import cost_of_sharing
from moothall.engine.finance.distribution import distributional
from moothall.engine.finance.leavers import exit_costs
from moothall.engine.finance.left_behind import falling
from moothall.engine.finance.placing import Placed
from moothall.engine.finance.reinvestment import reinvested
from moothall.engine.finance.scope import scope
from moothall.findings.finance import FinanceFindings
from moothall.findings.financial_case import FinancialCase, OptionCase, Scope
from moothall.framework.jurisdictions import DatedFact
from moothall.project.cost_shares import joint_shares, taking_part
from moothall.project.finance import WorkedOutRow
from moothall.project.options import Option
from moothall.project.project import Project
from moothall.project.terms import Terms

Costs = Mapping[frozenset[str], float]
"""Groups of partners to what they would pay without the others."""


class Money(Struct, frozen=True, kw_only=True):
    """The financial case, with the lines that other methods go on from."""

    case: FinancialCase
    placed: Placed
    against: Mapping[str, Against]
    """Option to its lines beside those of the baseline"""
    partners: Mapping[str, tuple[str, ...]]
    """Option to the partners that take part in it"""
    agreed: Mapping[str, Mapping[str, float]]
    """Option to the shares of joint lines that its partners agreed; none where they did not"""
    people: Mapping[str, float | None]
    """Partner to the people that it serves; None: not recorded"""

    def shares(self, option: str) -> dict[str, float]:
        """Shares of joint lines under an option: as agreed, else by people served, else equal."""
        given = self.agreed[option] or by_people(self.partners[option], self.people)
        return agreed_or_equal(self.partners[option], given)

    def shares_from(self, option: str) -> Literal["agreed", "population", "equal"]:
        """What those shares are: agreed, or which assumption."""
        if self.agreed[option]:
            return "agreed"
        return "population" if by_people(self.partners[option], self.people) else "equal"

    def costs(self, option: str) -> Costs | None:
        """Present value of what each group of partners would pay; None where it cannot be told."""
        schedule = self.case.basis.schedule
        if schedule is None:
            return None
        return coalition_costs(
            self.against[option], self.partners[option], schedule.factors, self.shares(option)
        )


def money(
    project: Project, terms: Terms, recorded: FinanceFindings, medians: Mapping[str, float | None]
) -> Money:
    """Everything on money that needs no simulation.

    medians : of the reference class, as `case.financial_case` takes them
    """
    case = financial_case(project, terms, recorded, medians)
    placed = placed_lines(project, terms)
    baseline = case.basis.baseline
    partners = {o.id: taking_part(project.head.partners, o) for o in project.kept_options}
    found = {o.id: against(placed, o.id, baseline, o.facts.bodies) for o in project.kept_options}
    made = Money(
        case=case,
        placed=placed,
        against=found,
        partners=partners,
        agreed={o.id: joint_shares(project.head.partners, o) for o in project.kept_options},
        people={p.id: p.population for p in project.head.partners},
    )
    options = {o.id: o for o in project.kept_options}
    whole = tuple(_whole(project, made, options[o.option], o) for o in case.options)
    typed = [row for row in project.finance if not isinstance(row, WorkedOutRow)]  # a ledger knows no others
    totals = control_totals(project.control_totals, typed, grounds.prices(project))
    return replace(made, case=replace(case, options=whole, control_totals=totals))


def _whole(project: Project, made: Money, option: Option, case: OptionCase) -> OptionCase:
    head, found = project.head, made.against[option.id]
    categories = project.framework.transaction_costs.categories
    lines = made.placed.of(option.id)
    schedule = made.case.basis.schedule
    factors = () if schedule is None else schedule.factors
    held = schedule is not None and option.id != made.case.basis.baseline
    partners = made.partners[option.id]
    return replace(
        case,
        cost_of_sharing=cost_of_sharing(lines, {c.id for c in categories}, head.first_year),
        scope=_scope(made, option.id, factors, exit_costs(lines, categories, partners))
        if held and partners
        else None,
        assets=assets(option, {p.id: p.usable_reserves for p in head.partners}),
        reinvested=reinvested(
            lines, [r for r in project.outturn if r.option == option.id], currency=head.currency
        ),
        distributional=distributional(found, factors, head.distribution, _eta(project)) if held else None,
    )


def _scope(
    made: Money, option: str, factors: Sequence[float], leaving: Mapping[str, float | None]
) -> Scope | None:
    partners, shares = made.partners[option], made.shares(option)
    found = scope(made.against[option], partners, factors, shares, leaving)
    if found is None:
        return None
    left = [u for u in made.placed.unplaced if u.option == option]
    return falling(replace(found, shares_from=made.shares_from(option)), left, shares)


def _eta(project: Project) -> DatedFact | None:
    """The elasticity of the jurisdiction, where it has one."""
    facts = {f.id: f for f in project.facts}
    if grounds.SETTINGS not in facts:
        return None
    settings = grounds.settings_of(facts[grounds.SETTINGS].value, project.head.jurisdiction)
    return facts.get(settings.get("distributional", ""))
