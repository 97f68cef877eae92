"""What is unknown, as questions with whom they were put to and a day."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.engine.employment.whole import employment
from moothall.project.clauses import ClauseRow
from tests.engine.employment.test_comparison import POLICIES, answers, worked_out
from tests.engine.made import clean_project, day, project, row


def test_each_unknown_is_a_question_with_its_addressee_and_date_asked_once() -> None:
    found = worked_out(
        *answers("secondment", *["kept"] * 12, "unknown", asked_of="North Council", due="2026-10-01"),
        *answers("in_house", *["kept"] * 13),
    ).questions
    assert [(q.option, q.model, q.id, q.asked_of, q.due, q.overdue) for q in found] == [
        (None, "secondment", POLICIES[-1], "North Council", day("2026-10-01"), False)
    ]


def test_what_nobody_answered_is_asked_for_each_option() -> None:
    found = worked_out().questions
    options = sum(o.employment_model is not None for o in clean_project().options)
    assert len(found) == options * len(POLICIES)
    assert (found[0].asked_of, found[0].due, found[0].overdue) == ("", None, False)


def test_where_no_option_names_a_model_every_policy_of_each_but_the_failing_is_asked() -> None:
    options = tuple(replace(o, employment_model=None) for o in clean_project().options)
    asked = clean_project().framework.employment
    open_ = [m.id for m in asked.models if m.proposed_verdict != "fails"]
    found = employment(project(options=options, employment=())).questions
    assert [(q.option, q.model, q.id) for q in found] == [(None, m, p) for m in open_ for p in POLICIES]
    assert {q.asked_of for q in found} == {""}


def test_where_an_option_names_a_model_the_others_are_not_asked_about() -> None:
    named = {o.employment_model for o in clean_project().options}
    assert {q.model for q in worked_out().questions} == named - {None}


def test_a_question_is_overdue_the_day_after_and_not_before() -> None:
    today = clean_project().head.as_of
    for due, late in ((today.isoformat(), False), ("2026-08-31", True)):
        (found,) = worked_out(
            *answers("secondment", *["kept"] * 12, "unknown", due=due), *answers("in_house", *["kept"] * 13)
        ).questions
        assert found.overdue is late


def test_an_answer_that_is_known_is_never_overdue() -> None:
    rows = [*answers("secondment", *["kept"] * 13, due="2020-01-01"), *answers("in_house", *["kept"] * 13)]
    assert worked_out(*rows).questions == ()


def test_clauses_are_asked_only_where_the_model_rests_on_them() -> None:
    rows = (row(ClauseRow, option="lead", clause="TP1", answer="unknown"),)
    assert not [q for q in employment(project(clauses=rows)).questions if q.about == "clause"]
