"""The law around employment: where it holds, since when, and when to look again."""

from __future__ import annotations

import datetime

import pytest

from moothall.engine.employment.law import law
from tests.engine.made import clean_project

DAY = datetime.date(2026, 11, 2)
ASKED = clean_project().framework.employment.law


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("GB-ENG", ["employment.code_of_practice", "employment.two_tier", "pensions.lgps"]),
        ("GB-WLS", ["employment.two_tier", "employment.two_tier.wales", "pensions.lgps"]),
        ("GB-SCT", ["employment.two_tier"]),
        ("GB-NIR", []),
        ("NZ", []),
    ],
)
def test_only_what_holds_where_the_project_is(place: str, expected: list[str]) -> None:
    assert [n.id for n in law(clean_project().facts, ASKED, place, DAY)] == expected


def test_a_day_of_review_in_the_past_is_told() -> None:
    before, after = datetime.date(2026, 10, 31), datetime.date(2026, 11, 1)
    late = [
        [n.id for n in law(clean_project().facts, ASKED, "GB-ENG", day) if n.review_overdue]
        for day in (before, after)
    ]
    assert late == [[], ["employment.two_tier"]]


def test_a_law_that_came_later_is_not_yet_there() -> None:
    found = law(clean_project().facts, ASKED, "GB-ENG", datetime.date(2025, 12, 17))
    assert "employment.two_tier" not in [n.id for n in found]


def test_every_fact_that_the_framework_names_is_in_the_library() -> None:
    assert set(ASKED) <= {f.id for f in clean_project().facts}
