"""Contracts, plans and the law behind them, from a whole project."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec.structs import replace

from moothall.engine.procurement.whole import procurement
from moothall.engine.typology import types
from moothall.findings.procurement import ContractLaw, Plan, ProcurementFindings
from moothall.project.options import Dropped
from moothall.project.procurement import ProcurementRow
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, head, project, row
from tests.engine.procurement.grounds import contract
from tests.engine.procurement.test_exemption import TOGETHER

BOUGHT = {"value": 300_000, "years": 4, "exclusion": "none"}


def found(made: Project) -> ProcurementFindings:
    return procurement(made, Terms(made), types(made))


def one(**fields: Any) -> ContractLaw:
    (law,) = found(project(contracts=(contract(**BOUGHT | fields),))).contracts
    return law


def plan(*rows: ProcurementRow, **fields: Any) -> Plan:
    made = project(contracts=(contract(**BOUGHT | fields),), procurement=rows)
    (told,) = found(made).plans
    return told


def answered(item: str, answer: str, date: str = "2026-05-01", **fields: Any) -> ProcurementRow:
    return row(ProcurementRow, item=item, answer=answer, date=date, **fields)


def test_the_clean_project_buys_nothing() -> None:
    assert found(clean_project()) == ProcurementFindings()


def test_full_rules_need_the_threshold_and_no_exemption() -> None:
    assert one().full_rules == "yes"
    assert one(value=1).full_rules == "no"
    assert one(**TOGETHER).full_rules == "no"
    assert one(**TOGETHER | {"only_public": None}).full_rules == "cannot_tell"
    assert one(**TOGETHER | {"only_public": None, "value": 1}).full_rules == "no"
    assert one(value=None).full_rules == "cannot_tell"


def test_what_is_missing_is_asked_for_by_the_name_of_its_field() -> None:
    assert one().missing == ()
    assert one(value=None).missing == ("value",)
    assert one(start=None, exclusion=None).missing == ("start", "exclusion")
    assert one(buyer="department").missing == ("buyer_spend",)
    assert one(**TOGETHER | {"only_public": None}).missing == ("only_public",)


def test_several_bodies_control_together() -> None:
    owned = {"party": "controlled_body", "control": True, "private_share": False, "outside_activity": 0}
    assert one(**owned).missing == ("represented", "against_interests")


def test_contracts_of_options_taken_off_the_list_are_left_out() -> None:
    off = Dropped(reason="Nobody wanted it.", by="Board", date=datetime.date(2026, 2, 1))
    options = tuple(replace(o, dropped=off) if o.id == "lead" else o for o in clean_project().options)
    assert found(project(options=options, contracts=(contract(**BOUGHT),))).contracts == ()


def test_a_plan_lists_every_item_with_its_latest_answer() -> None:
    told = plan(
        answered("PP1", "no", "2026-06-01"),
        answered("PP1", "yes", "2026-05-01"),
        answered("PP2", "unknown"),
        answered("PP3", "not_applicable"),
        answered("PP4", "not_applicable", reason="No staff."),
    )
    items = {i.id: i for i in told.items}
    assert (told.needed, told.contracts, told.open) == ("yes", ("x1",), len(items) - 2)
    assert [items[k].answer for k in ("PP1", "PP2", "PP3", "PP4", "PP5")] == [
        "no", "unknown", "not_applicable", "not_applicable", None
    ]  # fmt: skip
    assert [items[k].open for k in ("PP1", "PP2", "PP3", "PP4", "PP5")] == [False, True, True, False, True]


def test_an_exempt_contract_needs_no_plan_and_an_open_one_may() -> None:
    assert found(project(contracts=(contract(**BOUGHT | TOGETHER),))).plans == ()
    assert plan(**TOGETHER | {"only_public": None}).needed == "cannot_tell"


def outsourced() -> Project:
    options = tuple(
        replace(o, facts=replace(o.facts, private_runs_service=True)) if o.id == "lead" else o
        for o in clean_project().options
    )
    return project(options=options)


def test_a_type_that_means_a_procurement_brings_a_plan_and_asks_for_contracts() -> None:
    told = found(outsourced())
    assert told.without_contracts == ("lead",)
    assert [(p.option, p.needed, p.contracts) for p in told.plans] == [("lead", "yes", ())]


def test_the_law_used_says_how_sure_it_is_and_when_it_must_be_looked_at_again() -> None:
    law = {x.id: x for x in found(project(contracts=(contract(**BOUGHT),))).law}
    assert list(law) == ["procurement.thresholds.2026", "procurement.pit"]
    assert {x.standing for x in law.values()} == {"looked up"}
    assert not any(x.review_overdue for x in law.values())


def test_thresholds_that_change_before_the_procurement_begins_are_overdue() -> None:
    def overdue(start: str) -> bool:
        told = found(project(contracts=(contract(**BOUGHT, start=start),)))
        return next(x.review_overdue for x in told.law if "thresholds" in x.id)

    assert not overdue("2028-01-01")
    assert overdue("2028-01-02")


def test_a_note_that_is_past_its_review_warns() -> None:
    late = head(as_of=datetime.date(2027, 4, 2))
    told = found(replace(late, contracts=(contract(**BOUGHT),)))
    assert next(x.review_overdue for x in told.law if x.id == "procurement.pit")


def test_an_option_of_one_body_is_not_joint() -> None:
    options = tuple(
        replace(o, facts=replace(o.facts, bodies=("north",))) if o.id == "lead" else o
        for o in clean_project().options
    )
    owned = {"party": "controlled_body", "control": True, "private_share": False, "outside_activity": 0}
    (law,) = found(project(options=options, contracts=(contract(**BOUGHT, **owned),))).contracts
    assert law.full_rules == "no"
