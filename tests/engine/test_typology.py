"""The type of an option comes from facts alone; worked examples stand in tests/spec/classification.py."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.typology import classify, established, types, warnings
from moothall.findings.typology import OptionTypeFinding
from moothall.project.options import Dispute, Facts, Option, Part
from tests.engine.made import clean_project, day, project
from tests.project.generated import struct

TYPOLOGY = clean_project().framework.typology
PUBLIC = Facts(
    bodies=("north", "east"), private_runs_service=False, private_equity_pct=0, private_votes=0,
    private_gain_share=False, shared_team=True, shared_budget=True, lead="north", joint_body="none",
    new_company=False, work_outside_region=False,
)  # fmt: skip
FACTS = struct(Facts)


def found(facts: Facts = PUBLIC, **fields: Any) -> OptionTypeFinding:
    made = clean_project()
    option = replace(next(o for o in made.options if o.id == "joint"), facts=facts, **fields)
    return next(
        f
        for f in types(project(options=tuple(option if o.id == "joint" else o for o in made.options)))
        if f.option == "joint"
    )


@given(facts=FACTS, title=st.text(min_size=1, max_size=30), summary=st.text(max_size=30))
def test_the_type_never_depends_on_the_name(facts: Facts, title: str, summary: str) -> None:
    facts = replace(facts, bodies=("north",) * len(facts.bodies), lead="north" if facts.lead else None)
    plain = found(facts)
    named = found(facts, title=title, summary=summary)
    assert replace(named, title=plain.title) == plain


@given(facts=FACTS)
def test_a_type_or_what_is_missing_never_both(facts: Facts) -> None:
    call = classify(TYPOLOGY, facts)
    assert (call.type is None) == bool(call.missing)
    assert (call.type is None) == (call.because == "")


@given(facts=FACTS)
def test_what_is_found_out_later_never_changes_a_type_that_stands(facts: Facts) -> None:
    """A type stands on the facts known so far; filling a gap never overturns it."""
    call = classify(TYPOLOGY, facts)
    if call.type is None:
        return
    gaps = [f for f in facts.__struct_fields__ if getattr(facts, f) is None]
    filled = {
        "private_runs_service": False,
        "private_equity_pct": 0.0,
        "private_votes": 0,
        "private_gain_share": False,
        "shared_team": True,
        "shared_budget": True,
        "joint_body": "none",
    }
    for gap in gaps:
        if gap in filled:
            later = classify(TYPOLOGY, replace(facts, **{gap: filled[gap]}))
            assert later.type == call.type, gap


@given(facts=FACTS)
def test_any_private_stake_is_t5_or_t6(facts: Facts) -> None:
    """Rule CL2, whatever else is shared."""
    stake = established(facts)["private_stake"]
    call = classify(TYPOLOGY, facts)
    if stake:
        assert call.type == "T5"
    if stake is False and facts.private_runs_service:
        assert call.type == "T6"
    if call.type in ("T1", "T2", "T3", "T4"):
        assert stake is False
        assert facts.private_runs_service is False


def test_a_baseline_has_no_type() -> None:
    of = {f.option: f for f in types(clean_project())}
    assert (of["asis"].baseline, of["asis"].call) == ("T0a", None)
    assert (of["improved"].baseline, of["improved"].procurement) == ("T0b", None)


def test_a_mixed_option_carries_its_highest_risk_and_strictest_answer() -> None:
    """Rule CL3."""
    contract = replace(PUBLIC, private_runs_service=True)
    parts = (Part(id="a", title="Customer contact", facts=PUBLIC), Part(id="b", title="IT", facts=contract))
    mixed = found(PUBLIC, parts=parts)
    assert [p.type for p in mixed.parts] == ["T3", "T6"]
    assert (mixed.procurement, mixed.staff_risk) == ("yes", 5)


def test_a_dispute_stands_beside_the_type() -> None:
    """Acceptance scenario ACC02: the original result stays visible."""
    view = Dispute(
        type="T4", reason="The firm has no say in fact.", by="East Council", date=day("2026-03-01")
    )
    disputed = found(replace(PUBLIC, private_equity_pct=25, private_votes=1), dispute=view)
    assert disputed.call is not None
    assert disputed.call.type == "T5"
    assert disputed.dispute is not None
    assert (disputed.dispute.type, disputed.dispute.by) == ("T4", "East Council")
    assert disputed.procurement == "yes"


def test_points_of_law_are_those_of_the_type_and_the_place_with_their_date() -> None:
    notes = found().law
    assert {n.id for n in notes} == {"mechanism.england.T3"}
    assert all(n.jurisdiction == "GB-ENG" and n.source and n.since for n in notes)
    assert {n.standing for n in notes} == {"unverified default"}


def law_in(place: str, since: str = "2025-02-24") -> OptionTypeFinding:
    """What is found for a type where the project is, with points of law that hold since a day."""
    made = clean_project()
    facts = tuple(replace(f, valid_from=since) if f.id.startswith("mechanism") else f for f in made.facts)
    moved = replace(made, facts=facts, head=replace(made.head, jurisdiction=place))
    return next(f for f in types(moved) if f.option == "joint")


def test_a_point_of_law_tells_mechanism_procurement_and_employment() -> None:
    (note,) = law_in("GB-ENG").law
    assert note.type == "T4"
    assert all((note.mechanism, note.procurement, note.employment_default))
    assert not note.coming


def test_before_its_day_a_point_of_law_is_shown_as_coming() -> None:
    assert law_in("GB-ENG", "2026-09-02").law[0].coming
    assert not law_in("GB-ENG", "2026-09-01").law[0].coming


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("GB-SCT", "Scotland"),
        ("GB-WLS", "corporate joint committees"),
        ("IE", "s85"),
        ("AU-NSW", "joint org"),
    ],
)
def test_elsewhere_nothing_is_held_and_a_lawyer_is_told_where_to_start(place: str, word: str) -> None:
    found = law_in(place)
    assert found.law == ()
    assert word in found.law_pointers


def test_a_member_state_without_a_pointer_of_its_own_takes_the_union_s() -> None:
    assert law_in("PT").law_pointers.startswith("Directive 2014/24")
    assert law_in("US").law_pointers == ""
    assert law_in("GB-ENG").law_pointers == ""


# Warnings


def warned(option: Option) -> dict[str, str]:
    made = clean_project()
    changed = project(options=tuple(option if o.id == option.id else o for o in made.options))
    return {c.rule: c.outcome for c in warnings(changed, types(changed))}


def joint(**fields: Any) -> Option:
    return replace(next(o for o in clean_project().options if o.id == "joint"), **fields)


def test_the_clean_project_is_not_warned() -> None:
    assert set(warned(joint()).values()) == {"not_found"}


@pytest.mark.parametrize(
    ("rule", "facts"),
    [
        ("CL4", {"work_outside_region": True}),
        ("CL4", {"work_outside_region": True, "outside_work_barred": False}),
        ("CL5", {"new_company": True, "joint_body": "public_company"}),
    ],
)
def test_each_warning_is_given(rule: str, facts: dict[str, Any]) -> None:
    outcomes = warned(joint(facts=replace(joint().facts, **facts)))
    assert [r for r, outcome in outcomes.items() if outcome == "found"] == [rule]


@pytest.mark.parametrize(
    "facts",
    [
        {"work_outside_region": True, "outside_work_barred": True},
        {"new_company": True, "joint_body": "joint_committee"},
        {"new_company": False, "joint_body": "public_company"},
    ],
)
def test_a_near_miss_is_not_warned(facts: dict[str, Any]) -> None:
    assert set(warned(joint(facts=replace(joint().facts, **facts))).values()) == {"not_found"}


def test_where_nobody_says_whether_work_can_leave_nobody_can_tell() -> None:
    assert warned(joint(facts=replace(joint().facts, work_outside_region=None)))["CL4"] == "cannot_tell"
