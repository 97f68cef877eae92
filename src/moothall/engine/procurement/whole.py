"""Procurement as a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall.engine.procurement.contract import contract_law
from moothall.engine.procurement.ground import Ground
from moothall.engine.procurement.interest_test import TEST
from moothall.engine.procurement.plan import plans
from moothall.findings.law import LawUsed, law_used
from moothall.findings.procurement import ContractLaw, ProcurementFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.project.options import Option
from moothall.project.project import Project
from moothall.project.terms import Terms


def procurement(project: Project, terms: Terms, types: tuple[OptionTypeFinding, ...]) -> ProcurementFindings:
    """What the law asks of every contract of the options kept, and the plans that follow."""
    head = project.head
    ground = Ground(project.facts, head.jurisdiction, head.currency, head.as_of)
    kept = {o.id: o for o in project.kept_options}
    found = tuple(
        contract_law(row, _joint(kept[row.option], project), ground)
        for row in project.contracts
        if row.option in kept
    )
    by_type = {t.option: t.procurement for t in types if t.option in kept}
    bought = {c.option for c in found}
    return ProcurementFindings(
        contracts=found,
        full_rules=sum(c.full_rules == "yes" for c in found),
        tests_mandatory=sum(c.interest_test.answer == "mandatory" for c in found),
        tests_encouraged=sum(c.interest_test.answer == "encouraged" for c in found),
        questions=sum(len(c.missing) for c in found),
        plans=tuple(plans(project, found, by_type)),
        law=_law(ground, found),
        interest_framework=_framework(ground) if found else "",
        without_contracts=tuple(o for o, answer in by_type.items() if answer == "yes" and o not in bought),
    )


def _joint(option: Option, project: Project) -> bool:
    """Whether several public bodies take part; where the option names none, all partners do."""
    named = {b for f in (option.facts, *(p.facts for p in option.parts)) for b in f.bodies}
    return len(named or project.head.partners) > 1


def _framework(ground: Ground) -> str:
    fact = ground.fact(TEST, ground.as_of)
    return "" if fact is None else str(fact.value.get("framework", ""))


def _law(ground: Ground, found: Iterable[ContractLaw]) -> tuple[LawUsed, ...]:
    """Every dated fact behind the contracts, each for the latest day that it was used for."""
    days: dict[str, datetime.date] = {}
    for c in found:
        for id in (c.value.law, c.exemption.law if c.exemption else None, c.interest_test.law):
            if id:
                days[id] = max(c.day, days.get(id, c.day))
    facts = {f.id: f for f in ground.facts}
    # the test is judged by the project's day: it is the note in force now that asks for it
    return tuple(law_used(facts[id], ground.as_of, None if id == TEST else day) for id, day in days.items())
