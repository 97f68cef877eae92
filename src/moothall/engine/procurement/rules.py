"""Which check of this room answers which rule of the framework."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from moothall.engine.procurement.ground import LAW
from moothall.findings.flags import Seen, Sighting
from moothall.findings.procurement import ContractLaw, Plan, ProcurementFindings
from moothall.findings.values import Scalar
from moothall.framework.fields import Severity
from moothall.project.project import Project
from moothall.project.terms import Terms

TEST_RECORD = "public_interest_test"
"""Subject of the item of the checklist that holds the record of the test."""


class Context(Struct, frozen=True, kw_only=True):
    """What the checks of this room look at."""

    project: Project
    terms: Terms
    found: ProcurementFindings

    def named(self, option: str) -> str:
        """An option as it is called in a sentence."""
        return next((f"{o.title} ({o.id})" for o in self.project.options if o.id == option), option)


def plan_gaps(context: Context) -> Seen:
    """Options that need a procurement and whose plan lacks an answer, or answers no."""
    return tuple(
        _of_plan(context, plan, gaps)
        for plan in context.found.plans
        if plan.needed == "yes" and (gaps := [i.title for i in plan.items if i.open or i.answer == "no"])
    )


def _of_plan(context: Context, plan: Plan, gaps: list[str]) -> Sighting:
    return Sighting(
        subject=plan.option,
        option=plan.option,
        figures={
            "option": context.named(plan.option),
            "n": len(gaps),
            "of": len(plan.items),
            "items": "; ".join(gaps),
        },
    )


def interest_test_record(context: Context) -> Seen:
    """Contracts that ask for the public interest test, without a record that it was carried out."""
    asked = any(i.subject == TEST_RECORD for i in context.project.framework.procurement.items)
    done = {
        p.option
        for p in context.found.plans
        for i in p.items
        if i.subject == TEST_RECORD and i.answer == "yes"
    }
    weights: dict[str, Severity | None] = {"mandatory": None, "encouraged": "low"}
    return tuple(
        _of_contract(context, c, {"test": c.interest_test.answer}, weights[c.interest_test.answer])
        for c in context.found.contracts
        if asked and c.interest_test.answer in weights and c.option not in done
    )


def exemption_fails(context: Context) -> Seen:
    """Contracts between public bodies that do not meet a condition of the exemption."""
    return tuple(
        _of_contract(context, c, {"conditions": ", ".join(failed)})
        for c in context.found.contracts
        if c.exemption
        and (failed := [x.id.replace("_", " ") for x in c.exemption.conditions if x.holds == "no"])
    )


def law_open(context: Context) -> Seen:
    """Contracts of which nobody can tell what the law asks, with what is not recorded."""
    return tuple(
        _of_contract(context, c, {"missing": ", ".join(_lacking(context, c))})
        for c in context.found.contracts
        if "cannot_tell" in (c.full_rules, c.interest_test.answer)
    )


def _lacking(context: Context, found: ContractLaw) -> list[str]:
    if found.interest_test.because == "at_test":
        return ["whether a value of just the threshold of the public interest test is within"]
    place = f"dated facts on the law of {context.project.head.jurisdiction}"
    return [place if m == LAW else m.replace("_", " ") for m in found.missing]


def no_contracts(context: Context) -> Seen:
    """Options whose type means a procurement, and that name no contract."""
    return tuple(
        Sighting(subject=o, option=o, figures={"option": context.named(o)})
        for o in context.found.without_contracts
    )


def _of_contract(
    context: Context, found: ContractLaw, figures: dict[str, Scalar], severity: Severity | None = None
) -> Sighting:
    named: dict[str, Scalar] = {
        "contract": f"{found.title} ({found.contract})",
        "option": context.named(found.option),
    }
    return Sighting(
        subject=found.contract,
        option=found.option,
        figures=named | figures,
        sources=found.sources,
        severity=severity,
    )


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "procurement_plan_gaps": plan_gaps,
    "interest_test_record": interest_test_record,
    "exemption_fails": exemption_fails,
    "contract_law_open": law_open,
    "procurement_without_contracts": no_contracts,
}
"""Checks by the name that the framework's rules give."""
