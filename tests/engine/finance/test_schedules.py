"""Schedules from dated facts, in every shape that the library has."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from moothall.engine.finance.schedules import own_schedule, rates, schedules
from moothall.framework.jurisdictions import DatedFact
from tests.engine.made import clean_project

DAY = datetime.date(2026, 9, 1)
FACTS = {f.id: f for f in clean_project().facts}


def fact(value: Any, **cells: Any) -> DatedFact:
    given = {"id": "discount.x", "jurisdiction": "X", "source": "a guide", "sure": "looked-up"}
    return DatedFact(**(given | {"value": value} | cells))


@pytest.mark.parametrize(
    ("value", "main", "others"),
    [
        (0.04, 0.04, {}),
        ([[0, 30, 0.035], [31, None, 0.03]], 0.035, {}),
        ({"central": 0.05, "sensitivity": [0.03]}, 0.05, {"sensitivity 3%": 0.03}),
        ({"non_commercial": [[1, None, 0.02]], "commercial": 0.08}, 0.02, {"commercial": 0.08}),
        ({"social": 0.03, "financial": 0.04}, 0.03, {"financial": 0.04}),
        ({"delta": 0.005, "L": 0.01, "mu": 1.0, "g": 0.02}, 0.035, {}),
        ({"a4_2003": [0.03, 0.07], "a94_2023": 0.02}, None, {}),
        ("see the guide", None, {}),
    ],
)  # fmt: skip
def test_each_shape_has_a_rate_to_use_and_others_to_test_with(
    value: Any, main: float | None, others: dict[str, float]
) -> None:
    found = rates(value)
    assert (found.main[0].rate if found.main else None) == (main and pytest.approx(main))
    assert {name: bands[0].rate for name, bands in found.others} == others


@pytest.mark.parametrize("key", sorted(k for k in FACTS if k.startswith("discount.") and k != "discount.us"))
def test_every_schedule_of_the_library_reaches_a_hundred_years_or_has_no_rates(key: str) -> None:
    main, _ = schedules(FACTS[key], 100, DAY)
    if key == "discount.review":
        assert main is None
    else:
        assert main is not None
        assert len(main.factors) == 101
        assert main.unverified == (FACTS[key].sure == "from-memory")


def test_a_schedule_names_its_fact_and_its_source() -> None:
    main, others = schedules(FACTS["discount.au.nsw"], 10, DAY)
    assert main is not None
    assert (main.id, main.title) == ("discount.au.nsw", "au nsw (AU-NSW)")
    assert [(s.id, s.title, s.bands[0].rate) for s in others] == [
        ("discount.au.nsw.sensitivity.3", "au nsw (AU-NSW), sensitivity 3%", 0.03),
        ("discount.au.nsw.sensitivity.7", "au nsw (AU-NSW), sensitivity 7%", 0.07),
    ]
    assert all(s.unverified and s.source == "TPG23-08" for s in (main, *others))


def test_one_that_ends_before_the_horizon_is_no_schedule() -> None:
    assert schedules(fact([[0, 30, 0.035]]), 31, DAY) == (None, [])
    assert schedules(fact([[0, 30, 0.035]]), 30, DAY)[0] is not None
    assert own_schedule([(0, 9, 0.02)], "a letter", 10) is None
    own = own_schedule([(0, 10, 0.02)], "a letter", 10)
    assert own is not None
    assert (own.source, own.factors[10]) == ("a letter", pytest.approx(1.02**-10))


@pytest.mark.parametrize(
    ("review_by", "due"), [(None, False), ("2026-08", True), ("2026-09", False), ("now", True)]
)
def test_a_schedule_says_when_its_review_has_passed(review_by: str | None, due: bool) -> None:
    main, _ = schedules(fact(0.04, review_by=review_by), 10, DAY)
    assert main.review_due == (review_by if due else None)
