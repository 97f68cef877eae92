"""The two-tier test: yes by one term, no only where all is known."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.employment.two_tiers import two_tiers
from moothall.engine.screening.proposals import employment_comparison
from moothall.findings.employment import ModelComparison, PolicyAnswer, TwoTiers
from moothall.project.staff_terms import StaffTermRow
from tests.engine.made import clean_project, row

ASKED = clean_project().framework.employment
LEAD = [o for o in clean_project().options if o.id == "lead"]
STARTERS = ASKED.two_tier[0]


def words(answer: str, **more: Any) -> ModelComparison:
    told = PolicyAnswer(policy=STARTERS, title="New employees", answer=answer)
    fields: dict[str, Any] = {"proposed": "meets", "points": 0, "out_of": 26} | more
    return ModelComparison(option="lead", model="secondment", title="S", own=True, policies=(told,), **fields)


def term(**cells: Any) -> StaffTermRow:
    return row(StaffTermRow, **({"item": "Pay"} | cells))


def tier(answer: str, *rows: StaffTermRow) -> TwoTiers:
    (found,) = two_tiers(ASKED, LEAD, rows, [words(answer)])
    return found


@pytest.mark.parametrize(
    ("answer", "cells", "expected"),
    [
        ("kept", None, "no"),
        ("improved", None, "no"),
        ("worse", None, "yes"),
        ("unknown", None, "cannot_tell"),
        ("kept", {"staff": 10, "starters": 10}, "no"),
        ("kept", {"staff": 10, "starters": 9.5}, "yes"),
        ("kept", {"staff": 37, "starters": 39, "better": "lower"}, "yes"),
        ("kept", {"staff": 37, "starters": 35, "better": "lower"}, "no"),
        ("kept", {"staff": 10}, "cannot_tell"),
        ("kept", {"now": 10, "starters": 9}, "cannot_tell"),
        ("unknown", {"staff": 10, "starters": 9}, "yes"),
        ("unknown", {"staff": 10, "starters": 10}, "cannot_tell"),
        ("kept", {"staff": 0, "starters": 0}, "no"),
    ],
)
def test_the_answer(answer: str, cells: dict[str, Any] | None, expected: str) -> None:
    assert tier(answer, *([] if cells is None else [term(**cells)])).answer == expected


def test_what_is_missing_is_named() -> None:
    assert tier("unknown", term(staff=1)).missing == ("Pay", STARTERS)


def test_an_option_without_a_model_cannot_be_told() -> None:
    (found,) = two_tiers(ASKED, LEAD, [], [])
    assert found.answer == "cannot_tell"


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.booleans()), min_size=1, max_size=6))
def test_it_is_yes_exactly_where_one_term_is_less(terms: list[tuple[int, int, bool]]) -> None:
    rows = [
        term(staff=s, starters=n, better="higher" if up else "lower", item=f"t{i}")
        for i, (s, n, up) in enumerate(terms)
    ]
    less = any((n < s) if up else (n > s) for s, n, up in terms)
    assert tier("kept", *rows).answer == ("yes" if less else "no")


@pytest.mark.parametrize(
    ("floor", "proposed", "tier", "expected"),
    [
        (False, "meets", "no", "meets"),
        (False, "meets", "yes", "partly_meets"),
        (False, "meets", "cannot_tell", "meets"),
        (False, "fails", "yes", "fails"),
        (True, "partly_meets", "yes", "fails"),
        (True, "partly_meets", "cannot_tell", "not_assessed"),
        (True, "fails", "cannot_tell", "fails"),
        (True, "partly_meets", "no", "partly_meets"),
    ],
)
def test_it_feeds_the_verdict_proposed(floor: bool, proposed: Any, tier: Any, expected: str) -> None:
    own = words("kept", floor=floor, proposed=proposed)
    found = employment_comparison((own,), (TwoTiers(option="lead", answer=tier),))
    assert found["employment_comparison", "lead"][0] == expected


def test_another_model_of_an_option_does_not_stand_in_for_its_own() -> None:
    own, other = (
        words("kept"),
        ModelComparison(option="lead", model="bare", title="B", points=26, out_of=26, proposed="fails"),
    )
    assert employment_comparison((own, other))["employment_comparison", "lead"][0] == "meets"
