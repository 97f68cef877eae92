"""Scores and measurements of a table: every kind of value is read as what it is, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.files.xmcda.made import OPTIONS, again, read, refused, scored, small, three_valleys

Q1 = next(c for c in three_valleys().framework.criteria if c.id == "Q1")
MEASURED = next(c.id for c in three_valleys().framework.criteria if c.value_function)


def table(*cells: str) -> str:
    return f'{OPTIONS}<performanceTable id="DM1">{"".join(cells)}</performanceTable>'


@pytest.mark.parametrize(
    "value",
    [
        "<integer>4</integer>",
        "<real>4.0</real>",
        "<real> 4e0 </real>",
        "<rational><numerator>8</numerator><denominator>2</denominator></rational>",
        f"<label>{Q1.anchors['4']}</label>",
        "<valuedLabel><label>any</label><value><integer>4</integer></value></valuedLabel>",
    ],
)
def test_a_four_is_a_four_however_it_is_written(tmp_path: Path, value: str) -> None:
    (score,) = read(tmp_path, table(scored("a1", "Q1", value)))[0].scores
    assert score.score == 4


@pytest.mark.parametrize(
    "value",
    [
        "<real>INF</real>",
        "<real>NaN</real>",
        "<boolean>true</boolean>",
        "<integer>-1</integer>",
        "<rational><numerator>1</numerator><denominator>0</denominator></rational>",
        "<rational><numerator>1</numerator></rational>",
        "<fuzzyNumber/>",
        "<valuedLabel><label>any</label></valuedLabel>",
        "",
    ],
)
def test_what_is_no_score_is_refused(tmp_path: Path, value: str) -> None:
    assert len(refused(tmp_path, table(scored("a1", "Q1", value)))) == 1


def test_not_available_is_no_zero(tmp_path: Path) -> None:
    cells = scored("a1", "Q1", "<NA/>")
    (score,) = read(tmp_path, table(cells))[0].scores
    assert (score.score, score.standing) == (None, "scored")


def test_why_there_is_no_score_survives(tmp_path: Path) -> None:
    back = again(tmp_path, three_valleys())
    told = {s.standing for s in back.scores}
    assert told == {"scored", "abstain", "conflict", "no_evidence"}


def test_a_measured_criterion_is_read_as_a_measurement(tmp_path: Path) -> None:
    low, high = "<lowerBound><real>8</real></lowerBound>", "<upperBound><integer>12</integer></upperBound>"
    ends = f"<interval>{low}{high}</interval>"
    cell = scored("a1", MEASURED, f"<real>9.5</real></value><value>{ends}")
    project, _ = read(tmp_path, table(cell))
    (measure,) = project.measures
    assert (measure.low, measure.likely, measure.high) == (8, 9.5, 12)
    assert project.scores == ()


def test_an_open_end_is_told(tmp_path: Path) -> None:
    ends = '<interval><lowerBound open="true"><real>8</real></lowerBound></interval>'
    notes = read(tmp_path, table(scored("a1", MEASURED, ends)))[1]
    assert any("lowerBound/@open is not read" in n for n in notes)


def test_two_values_for_one_score_are_refused(tmp_path: Path) -> None:
    cell = scored("a1", "Q1", "<integer>1</integer></value><value><integer>2</integer>")
    assert "a score is one value; here are 2" in refused(tmp_path, table(cell))[0]


def test_the_same_cell_twice_is_refused(tmp_path: Path) -> None:
    assert "repeats an earlier one" in refused(tmp_path, table(scored("a1", "Q1"), scored("a1", "Q1")))[0]


def test_a_group_without_assessors_has_no_table(tmp_path: Path) -> None:
    assert again(tmp_path, small(scores=())).stakeholders == three_valleys().stakeholders
