"""The causes that can cap a claim's grade."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.evidence.claims import age, causes, independent, interested_in, saving_claims
from moothall.project.conflicts import ConflictRow
from moothall.project.evidence import EvidenceRow
from moothall.project.finance import FinanceRow
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, row

SOUND = {
    "source_title": "Outturn report",
    "author": "Council A",
    "verified_by": "Audit office",
    "independent": True,
    "date": "2026-01-01",
}
LIKE = dict.fromkeys(
    ("same_scope", "same_volume", "same_quality", "same_terms", "same_price_base", "same_period"), "yes"
)


def held(interested: frozenset[str] = frozenset(), *, saving: bool = False, **cells: object) -> set[str]:
    claim = row(EvidenceRow, **(SOUND | cells))
    savings = frozenset({claim.id} if saving else ())
    as_of, terms = day("2026-09-01"), Terms(clean_project())
    return set(causes(claim, savings=savings, interested=interested, as_of=as_of, terms=terms))


def test_a_sound_claim_has_no_cause_for_a_cap() -> None:
    assert held() == set()


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        ({"source_title": "  "}, "no_source"),
        ({"verified_by": ""}, "unverified"),
        ({"verified_by": "council  a"}, "unverified"),
        ({"sector": "private"}, "not_like_for_like"),
        ({"sector": "private", **LIKE, "same_terms": "no"}, "not_like_for_like"),
        ({"date": "2021-08-31"}, "stale"),
        ({"date": "2024-08-31", "kind": "price"}, "stale"),
    ],
)
def test_each_cause_holds_alone(cells: dict[str, object], cause: str) -> None:
    assert held(**cells) == {cause}


@pytest.mark.parametrize(
    "cells",
    [
        {"sector": "private", **LIKE},
        {"sector": "public"},
        {"date": "2021-09-01"},
        {"date": "2024-09-01", "kind": "price"},
        {"date": "2023-01-01", "kind": "cost"},
        {"date": None},
        {"independent": None},
    ],
)
def test_what_is_no_cause(cells: dict[str, object]) -> None:
    assert held(**cells) == set()


def test_a_saving_needs_an_independent_source() -> None:
    assert held(saving=True) == set()
    assert held(saving=True, independent=None) == {"no_independent_source"}
    assert held(saving=True, independent=False) == {"no_independent_source"}


def test_an_author_who_stands_to_gain_is_not_independent_whatever_the_claim_says() -> None:
    gains = frozenset({"council a"})
    assert held(gains, saving=True) == {"interested", "no_independent_source"}
    assert held(gains, interest_note="It hopes for the contract.") == set()
    assert not independent(row(EvidenceRow, **SOUND), gains)


def test_advisers_bidders_and_suppliers_stand_to_gain_members_and_officers_do_not() -> None:
    roles = ("adviser", "bidder", "supplier", "member", "officer", "other")
    rows = [row(ConflictRow, id=r, organisation=f"{r.upper()}  Ltd", role=r) for r in roles]
    assert interested_in(rows) == {"adviser ltd", "bidder ltd", "supplier ltd"}


def test_a_saving_rests_on_claims_of_that_kind_and_on_all_that_a_line_cites() -> None:
    claims = [
        row(EvidenceRow, id="brochure", kind="saving"),
        row(EvidenceRow, id="audit", independent=True),
        row(EvidenceRow, id="budget"),
        row(EvidenceRow, id="estimate"),
        row(EvidenceRow, id="elsewhere"),
    ]
    lines = [
        row(FinanceRow, category="saving", kind="saving", evidence=["budget", "audit"]),
        row(FinanceRow, category="saving", kind="saving", evidence=["estimate"]),
        row(FinanceRow, category="operating", kind="cost", evidence=["elsewhere"]),
    ]
    assert saving_claims(claims, lines, frozenset()) == {"brochure", "estimate"}


@pytest.mark.parametrize(
    ("then", "now", "years"),
    [
        ("2021-09-01", "2026-09-01", 5.0),
        ("2024-02-29", "2025-02-28", 1.0),
        ("2024-02-29", "2028-02-29", 4.0),
        ("2025-09-02", "2026-09-01", 364 / 365.25),
        ("2026-09-01", "2026-09-01", 0.0),
    ],
)
def test_age_counts_anniversaries(then: str, now: str, years: float) -> None:
    assert age(day(then), day(now)) == pytest.approx(years)


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)), st.integers(0, 9000), st.integers(0, 9000)
)
def test_age_never_falls_as_days_pass(then: datetime.date, a: int, b: int) -> None:
    sooner, later = (then + datetime.timedelta(days=n) for n in (a, a + b))
    assert 0 <= age(then, sooner) <= age(then, later)
    assert age(then, later) == pytest.approx((a + b) / 365.25, abs=0.01)
