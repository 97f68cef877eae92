"""Declared leaders are right as often as stated, where errors are of the model's own kind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.engine.uncertainty.calibration import WORDS, Claim, measure, measure_trials, ranked_cases
from tests.engine.uncertainty.reference import Case
from tests.engine.uncertainty.synthetic import KINDS

PAGE = Path(__file__).resolve().parents[3] / "docs" / "explanation" / "calibration.md"
WITHIN = 0.05
"""How far the share of right leaders may lie from what was stated."""
AS_PRINTED = 0.02
"""How far a figure of the page may lie from what is measured."""


def printed(words: str) -> list[float]:
    """The figures of one line of the page's table, 0 to 1."""
    line = next(x for x in PAGE.read_text(encoding="utf-8").splitlines() if x.startswith(f"| {words} |"))
    return [float(x) / 100 for x in re.findall(r"([\d.]+)%", line)]


@pytest.fixture(scope="module")
def few() -> list[tuple[Case, Claim]]:
    return ranked_cases(80)


def test_leaders_of_a_few_appraisals_are_right_as_often_as_stated(few: list[tuple[Case, Claim]]) -> None:
    found = measure("own", few)
    assert found.leaders >= 15
    assert found.right == pytest.approx(found.stated, abs=WITHIN)


def test_a_wrong_grade_shows(few: list[tuple[Case, Claim]]) -> None:
    """The measure can tell: with every grade one too good, stated shares are far too high."""
    found = measure("wrong_grades", few)
    assert found.right < found.stated - WITHIN


@pytest.mark.slow
def test_leaders_are_right_as_often_as_stated_and_the_page_says_what_else_happens() -> None:
    cases = ranked_cases()
    for kind in KINDS:
        found = measure(kind, cases)
        measured = (found.stated, found.right, found.front_stated, found.front_right)
        assert printed(WORDS[kind]) == pytest.approx(measured, abs=AS_PRINTED)
        if kind == "own":
            assert found.appraisals >= 500
            assert found.right == pytest.approx(found.stated, abs=WITHIN)


@pytest.mark.slow
def test_scores_that_come_from_a_truth_bear_out_what_is_stated() -> None:
    leaders, stated, right = measure_trials()
    assert leaders >= 500
    assert right == pytest.approx(stated, abs=WITHIN)
