"""What verdicts on must-pass principles do to an option and to the decision (method note, M2)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.screening.rules import breaches
from moothall.findings.screening import ScreeningFindings
from moothall.project.decisions import DecisionRow
from moothall.project.head import MustPassSet
from moothall.project.project import Project
from moothall.project.verdicts import VerdictRow
from tests.engine.made import clean_project, day, project
from tests.engine.screening.made import changed, judged, of, screened

MUST = [p for p in clean_project().head.must_pass[-1].principles if p in ("P3", "P7", "P17")]


def override(about: str = "P17", option: str | None = "joint") -> DecisionRow:
    return DecisionRow(
        id="o1", kind="override", option=option, about=about, body="Joint board", by="Clerk",
        reason="The pension gap is closed by a side agreement.", date=day("2026-08-01"),
    )  # fmt: skip


def stage1(*rows: VerdictRow, **parts: object) -> ScreeningFindings:
    return screened(project(verdicts=changed(*rows), **parts))


def test_the_clean_project_carries_every_option_forward() -> None:
    found = stage1()
    assert {o.outcome for o in found.options} == {"carried_forward"}
    assert found.hold_points == ()


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        ("meets", "carried_forward"),
        ("partly_meets", "with_conditions"),
        ("fails", "held_out"),
        ("not_assessed", "undecided"),
        ("not_applicable", "carried_forward"),
    ],
)
@pytest.mark.parametrize("principle", MUST)
def test_the_table_of_the_method_note(principle: str, verdict: str, outcome: str) -> None:
    assert of(stage1(judged(principle, verdict))).outcome == outcome


def test_what_no_group_was_asked_is_undecided_too() -> None:
    kept = tuple(v for v in clean_project().verdicts if (v.principle, v.option) != ("P17", "joint"))
    found = of(screened(project(verdicts=kept)))
    assert (found.outcome, found.open) == ("undecided", ("P17",))


def test_groups_that_differ_leave_it_undecided() -> None:
    rows = [judged("P17", "meets", group="officers"), judged("P17", "fails", group="unions")]
    found = of(stage1(*rows))
    assert (found.outcome, found.open, found.failed) == ("undecided", ("P17",), ())


def test_a_failure_says_why_and_holds_out_that_option_alone() -> None:
    found = stage1(judged("P17", "fails", reason="New starters get a lower pension."))
    held = of(found)
    assert held.failed == ("P17",)
    (why,) = held.because
    assert why.endswith(" (P17) fails: New starters get a lower pension.")
    assert {o.outcome for o in found.options if o.option != "joint"} == {"carried_forward"}


def test_a_failure_on_what_is_not_must_pass_is_shown_and_holds_nothing_out() -> None:
    found = of(stage1(judged("P12", "fails")))
    assert (found.outcome, found.tally.fails) == ("carried_forward", 1)


def test_only_a_named_body_overrides_and_its_words_are_kept() -> None:
    found = of(stage1(judged("P17", "fails"), decisions=(override(),)))
    assert found.outcome == "carried_forward"
    assert found.failed == ("P17",)
    (kept,) = found.overrides
    assert (kept.body, kept.reason) == ("Joint board", "The pension gap is closed by a side agreement.")
    assert any("overridden by Joint board" in words for words in found.because)


@pytest.mark.parametrize("wrong", [override(option="lead"), override(about="P3")])
def test_an_override_of_something_else_does_not_help(wrong: DecisionRow) -> None:
    assert of(stage1(judged("P17", "fails"), decisions=(wrong,))).outcome == "held_out"


def test_an_override_for_every_option_counts_for_each() -> None:
    rows = [judged("P17", "fails", o) for o in ("joint", "lead")]
    found = stage1(*rows, decisions=(override(option=None),))
    assert {of(found, o).outcome for o in ("joint", "lead")} == {"carried_forward"}


def test_baselines_are_judged_and_never_removed() -> None:
    found = of(stage1(judged("P17", "fails", "asis")), "asis")
    assert (found.outcome, found.failed) == ("carried_forward", ("P17",))
    assert found.because[-1] == "a baseline is judged, but never removed"


def test_a_condition_without_owner_or_date_is_not_complete() -> None:
    bare = of(stage1(judged("P17", "partly_meets", condition="Close the gap.")))
    whole = of(
        stage1(judged("P17", "partly_meets", condition="Close the gap.", owner="HR", due=day("2026-12-01")))
    )
    assert [c.complete for c in bare.conditions] == [False]
    assert [c.complete for c in whole.conditions] == [True]


# The project


@pytest.mark.parametrize("verdict", ["fails", "not_assessed"])
def test_a_project_level_failure_stops_the_decision_and_holds_no_option_out(verdict: str) -> None:
    found = stage1(judged("P8", verdict, None))
    assert found.hold_points == ("P8",)
    assert {o.outcome for o in found.options} == {"carried_forward"}


@pytest.mark.parametrize(("gate", "held"), [("outline", ()), ("full", ()), ("decision", ("P14",))])
def test_the_full_business_case_is_tested_at_the_decision_only(gate: str, held: tuple[str, ...]) -> None:
    made = project(verdicts=changed(judged("P14", "fails", None)))
    assert screened(replace(made, head=replace(made.head, gate=gate))).hold_points == held


# Must-pass sets


def with_sets(*sets: tuple[str, list[str]]) -> Project:
    made = project(verdicts=changed(judged("P17", "fails")))
    adopted = tuple(MustPassSet(date=day(on), by="Board", principles=tuple(p)) for on, p in sets)
    return replace(made, head=replace(made.head, must_pass=adopted))


def test_results_under_every_set_ever_adopted_stay() -> None:
    found = screened(with_sets(("2026-06-02", ["P3"]), ("2026-01-15", ["P3", "P17"])))
    assert [(m.principles, m.in_force) for m in found.must_pass] == [(("P3", "P17"), False), (("P3",), True)]
    assert [m.outcomes["joint"] for m in found.must_pass] == ["held_out", "carried_forward"]
    assert of(found).outcome == "carried_forward"


def test_without_a_set_no_option_is_held_out_and_none_is_through() -> None:
    found = screened(with_sets())
    assert found.must_pass == ()
    assert {o.outcome for o in found.options} == {"undecided"}
    assert not any(o.failed for o in found.options)


VERDICTS = st.sampled_from(["meets", "partly_meets", "fails", "not_assessed", "not_applicable"])


@given(st.lists(VERDICTS, min_size=3, max_size=3))
def test_the_worst_verdict_decides_whatever_its_order(verdicts: list[str]) -> None:
    found = of(stage1(*(judged(p, v) for p, v in zip(MUST, verdicts, strict=True))))
    order = (("fails", "held_out"), ("not_assessed", "undecided"), ("partly_meets", "with_conditions"))
    worst = next((outcome for verdict, outcome in order if verdict in verdicts), "carried_forward")
    assert found.outcome == worst


# The rules of the screen


def test_breaches_are_flagged_and_nothing_else() -> None:
    made = project(
        verdicts=changed(judged("P8", "fails", None), judged("P17", "partly_meets", condition="Close it."))
    )
    results = {c.rule: c for c in breaches(made, screened(made))}
    subjects = sorted(f.subject for c in results.values() for f in c.flags)
    assert subjects == ["P8", "joint/P17"]
    (flag,) = [f for c in results.values() for f in c.flags if f.subject == "joint/P17"]
    assert "an owner, a date" in flag.message
    clean = clean_project()
    assert {c.outcome for c in breaches(clean, screened(clean))} == {"not_found"}
