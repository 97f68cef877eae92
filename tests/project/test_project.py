"""A project cannot exist if it is wrong; every problem is told, not only the first."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from moothall.project.decisions import DecisionRow
from moothall.project.head import AdoptedThreshold, NotApplicable
from moothall.project.measures import MeasureRow
from moothall.project.options import Option
from moothall.project.problems import InvalidProjectError, listed, nearest
from moothall.project.project import ANSWERED, Project
from moothall.project.references import NOUNS, known, references
from moothall.project.scores import ScoreRow, score_fault
from moothall.project.stakeholders import Assessor, Stakeholders
from moothall.project.tables import TABLES
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, head, project


def problems(**parts: Any) -> list[str]:
    with pytest.raises(InvalidProjectError) as error:
        project(**parts)
    return [p.message for p in error.value.problems]


def of_head(**fields: Any) -> list[str]:
    with pytest.raises(InvalidProjectError) as error:
        head(**fields)
    return [p.message for p in error.value.problems]


def groups(*changed: Any) -> Stakeholders:
    return Stakeholders(groups=changed)


def test_every_table_is_a_part_of_the_project_with_a_file_of_its_own() -> None:
    assert {t.name for t in TABLES} < set(ANSWERED)
    assert len({t.file for t in TABLES}) == len(TABLES)


def test_every_reference_has_a_noun_and_a_place() -> None:
    names = known(clean_project())
    assert set(NOUNS) == set(names)
    used = {kind for part in ANSWERED for row in _rows(part) for kind, _, _ in references(row)}
    assert used <= set(names)
    assert {"options", "groups", "assessors", "evidence", "criteria", "principles"} <= used


def _rows(part: str) -> tuple[Any, ...]:
    value = getattr(clean_project(), part)
    return value if isinstance(value, tuple) else (value,)


def test_a_reference_is_found_however_deep_it_stands() -> None:
    found = {(kind, word) for kind, word, _ in references(clean_project().governance)}
    assert ("options", "joint") in found
    assert ("partners", "north") in found


def test_every_problem_is_told_at_once() -> None:
    made = clean_project()
    wrong = (replace(made.scores[0], option="nowhere", score=9), replace(made.scores[1], criterion="Z1"))
    found = problems(scores=wrong)
    assert len(found) == 3
    assert found[0].startswith('There is no option "nowhere".')
    assert found[1].startswith('There is no criterion "Z1".')
    assert found[2] == "Option nowhere, criterion D1: a score runs from 0 to 4; this one is 9."


# Scores: the one check, whatever the door


def score(**fields: Any) -> ScoreRow:
    return ScoreRow(
        **{"option": "C", "criterion": "Q2", "assessor": "o1", "date": day("2026-05-01")} | fields
    )


def fault(row: ScoreRow) -> str | None:
    made = clean_project().framework
    criterion = next((c for c in made.criteria if c.id == row.criterion), None)
    return score_fault(made.matrix.scale, criterion, row)


@pytest.mark.parametrize("points", [0, 1, 2, 3, 4, None])
def test_a_score_on_the_scale_is_right(points: int | None) -> None:
    assert fault(score(score=points)) is None


def test_a_seven_is_told_in_the_sentence_of_the_design() -> None:
    assert fault(score(score=7)) == "Option C, criterion Q2: a score runs from 0 to 4; this one is 7."
    assert fault(score(score=-1)) == "Option C, criterion Q2: a score runs from 0 to 4; this one is -1."


def test_a_measured_criterion_takes_no_score() -> None:
    assert "is measured, not scored by hand" in (fault(score(criterion="F1", score=3)) or "")
    assert fault(score(criterion="F1")) is None


def test_a_score_and_a_reason_for_none_do_not_go_together() -> None:
    assert "cannot stand beside 'conflict'" in (fault(score(score=3, standing="conflict")) or "")


def test_without_criteria_nothing_can_be_scored() -> None:
    assert score_fault(None, None, score(score=3)) == (
        "Option C, criterion Q2: the framework has no such criterion to score."
    )


# What must hold between the parts


def test_ids_are_unique() -> None:
    made = clean_project()
    twice = problems(options=(*made.options, made.options[0]))
    assert twice == [
        'The id "asis" is used twice; ids are unique.',
        'Two options call themselves the baseline "as_is".',
    ]
    assert of_head(partners=(*made.head.partners, made.head.partners[0])) == [
        'The id "north" is used twice; ids are unique.'
    ]


def test_an_assessor_belongs_to_one_group() -> None:
    first, *rest = clean_project().stakeholders.groups
    shared = replace(first, assessors=(*first.assessors, Assessor(id="unions-1")))
    assert problems(stakeholders=groups(shared, *rest)) == [
        'Assessor "unions-1" is listed twice; an assessor belongs to one group.'
    ]


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ((0.5, None, None, None), "Give every group a share, or none (then all are equal)."),
        ((0.5, 0.5, 0.5, 0.5), "The shares of the groups add to 2; they must add to 1."),
        ((0.0, 0.0, 0.0, 0.0), "The shares of the groups add to 0; they must add to 1."),
    ],
)
def test_shares_are_all_there_and_add_to_one(shares: tuple[float | None, ...], said: str) -> None:
    made = clean_project().stakeholders.groups
    assert problems(
        stakeholders=groups(*(replace(g, share=s) for g, s in zip(made, shares, strict=True)))
    ) == [said]


def test_shares_may_miss_one_by_a_rounding() -> None:
    made = clean_project().stakeholders.groups
    thirds = (0.333333, 0.333333, 0.333334, 0.0)
    assert project(stakeholders=groups(*(replace(g, share=s) for g, s in zip(made, thirds, strict=True))))


def test_a_measurement_is_of_a_measured_criterion() -> None:
    made = clean_project()
    row = MeasureRow(option="joint", criterion="Q2", likely=3)
    assert problems(measures=(*made.measures, row)) == [
        "Criterion Q2 is scored by hand, not measured; put its score in scores.csv."
    ]


def test_two_headlines_of_one_measurement_are_one_too_many() -> None:
    made = clean_project()
    assert problems(measures=(*made.measures, made.measures[0])) == [
        "This row repeats an earlier one with the same option asis, criterion A2."
    ]


def test_a_group_has_one_statement_and_a_section_one_text() -> None:
    """Each is a file of that name; of two, one would be lost."""
    made = clean_project()
    assert problems(statements=(*made.statements, made.statements[0])) == [
        f"This row repeats an earlier one with the same group {made.statements[0].group}."
    ]
    assert problems(narratives=(*made.narratives, made.narratives[0])) == [
        f"This row repeats an earlier one with the same section {made.narratives[0].section}."
    ]


def test_an_override_names_what_it_overrides_in_a_sentence() -> None:
    row = DecisionRow(
        id="x", kind="override", body="Board", reason="Because.", date=day("2026-08-01"), by="Clerk"
    )
    assert problems(decisions=(row,)) == [
        "An override names the principle or rule it overrides.",
        "An override needs a reason of at least one sentence.",
    ]
    assert project(decisions=(replace(row, kind="decision"),))


def test_a_number_is_finite() -> None:
    made = clean_project()
    endless = replace(made.finance[0], amount=float("inf"), low=None, high=None)
    assert problems(finance=(endless,)) == ["A number must be finite."]


def test_nothing_is_dated_after_the_day_of_the_project() -> None:
    late = NotApplicable(criterion="E1", reason="None.", date=day("2026-09-02"), by="Board")
    assert "after the day for which the project is worked out" in of_head(not_applicable=(late,))[0]
    assert head(not_applicable=(replace(late, date=day("2026-09-01")),))


def test_a_threshold_keeps_its_kind() -> None:
    adopted = AdoptedThreshold(date=day("2026-01-10"), by="Board", id="low_grades", value=2.0)
    assert of_head(thresholds=(adopted,)) == ["Threshold low_grades is a list of words."]


def test_two_baselines_of_one_kind_are_one_too_many() -> None:
    made = clean_project()
    options = tuple(replace(o, baseline="as_is") if o.id == "joint" else o for o in made.options)
    assert problems(options=options) == ['Two options call themselves the baseline "as_is".']


# Terms in force


def test_an_adopted_threshold_wins_and_the_latest_counts() -> None:
    first = AdoptedThreshold(date=day("2026-01-10"), by="Board", id="depth_index", value=0.5)
    later = replace(first, date=day("2026-02-10"), value=0.7)
    assert Terms(clean_project()).number("depth_index") == 0.6
    assert Terms(head(thresholds=(later, first))).number("depth_index") == 0.7


def test_a_term_of_another_kind_or_of_no_framework_is_a_key_error() -> None:
    terms = Terms(clean_project())
    for ask, name in ((terms.number, "low_grades"), (terms.words, "depth_index"), (terms.number, "nothing")):
        with pytest.raises(KeyError):
            ask(name)


def test_weights_are_fixed_when_the_last_came_before_the_first_score() -> None:
    assert Terms(clean_project()).weights_fixed == day("2026-02-10")
    late = tuple(replace(w, date=day("2026-05-01")) for w in clean_project().weights)
    assert Terms(project(weights=late)).weights_fixed == day("2026-05-01")
    assert Terms(project(weights=())).weights_fixed is None


# Hints


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("q2", ' Did you mean "Q2"?'),
        ("Q22", ' Did you mean "Q2"?'),
        ("JIONT", ' Did you mean "joint"?'),
        ("xyz", ""),
    ],
)
def test_the_nearest_name_is_offered_where_one_is_near(word: str, hint: str) -> None:
    assert nearest(word, ["joint", "Q2", "lead"]) == hint


def test_a_long_list_is_cut_short_with_a_count() -> None:
    assert listed("abc") == "a, b, c"
    assert listed([str(n) for n in range(20)], 3) == "0, 1, 2 and 17 more"
    assert listed([]) == ""


def test_options_that_were_dropped_stay_on_the_record() -> None:
    from moothall.project.options import Dropped

    gone = Dropped(reason="Too dear.", by="Board", date=day("2026-03-01"))
    made = project(
        options=tuple(replace(o, dropped=gone) if o.id == "lead" else o for o in clean_project().options)
    )
    assert [o.id for o in made.kept_options] == ["asis", "improved", "standards", "joint"]
    assert isinstance(made.options[3], Option)
    assert isinstance(made, Project)
