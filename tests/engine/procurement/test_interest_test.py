"""The public interest test: mandatory, encouraged or not required, to the pound and to the day.

Procurement Policy Note 024, as reported; what could not be read stays open.
"""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.procurement.contract import contract_law
from moothall.findings.procurement import InterestTest
from tests.engine.procurement.grounds import contract, ground
from tests.engine.procurement.test_exemption import TOGETHER

BIG = {"value": 1_000_001, "years": 1, "exclusion": "none"}
DEPARTMENT = {"buyer": "department"} | BIG


def asked_of(place: str = "GB-ENG", as_of: str = "2026-11-28", **fields: Any) -> InterestTest:
    return contract_law(contract(**fields), True, ground(place, as_of=as_of)).interest_test


def said(**fields: Any) -> tuple[str, str]:
    found = asked_of(**fields)
    return found.answer, found.because


@pytest.mark.parametrize(
    ("start", "answer"),
    [("2027-03-31", "not_required"), ("2027-04-01", "mandatory"), ("2027-04-02", "mandatory")],
)
def test_a_department_must_from_the_first_of_april_2027(start: str, answer: str) -> None:
    assert asked_of(**DEPARTMENT, start=start).answer == answer


def test_it_is_the_beginning_that_counts_not_the_day_of_the_appraisal() -> None:
    late = {"as_of": "2027-05-01", "start": "2027-03-31"}
    assert said(**DEPARTMENT, **late) == ("not_required", "begins_before")
    assert said(**DEPARTMENT | {"start": None}) == ("cannot_tell", "not_recorded")
    assert asked_of(**DEPARTMENT | {"start": None}).missing == ("start",)


@pytest.mark.parametrize(
    ("value", "answer", "because"),
    [
        (999_999, "not_required", "below_test"),
        (1_000_000, "cannot_tell", "at_test"),
        (1_000_001, "mandatory", "required"),
    ],
)
def test_at_just_a_million_the_accounts_differ(value: float, answer: str, because: str) -> None:
    assert said(**DEPARTMENT | {"value": value}) == (answer, because)


@pytest.mark.parametrize("buyer", ["sub_central", "other_central", "utility"])
def test_other_bodies_are_encouraged(buyer: str) -> None:
    assert said(**BIG, buyer=buyer) == ("encouraged", "encouraged")
    assert said(**BIG, buyer=buyer, start=None) == ("encouraged", "encouraged")
    assert said(**BIG, buyer=buyer, start="2026-06-16") == ("not_required", "begins_before")


@pytest.mark.parametrize("kind", ["goods", "works", "works_concession"])
def test_it_is_for_services_only(kind: str) -> None:
    assert said(**DEPARTMENT | {"value": 9e9}, kind=kind) == ("not_required", "not_services")


def test_a_concession_below_its_threshold_is_no_public_contract() -> None:
    concession = DEPARTMENT | {"kind": "service_concession"}
    assert said(**concession | {"value": 5_192_999}) == ("not_required", "no_public_contract")
    assert said(**concession | {"value": 5_193_000}) == ("mandatory", "required")


@pytest.mark.parametrize(
    "reason", ["direct_award", "defence_maker", "outside_uk", "regulated_health", "in_strategy"]
)
def test_what_the_note_leaves_out(reason: str) -> None:
    found = asked_of(**DEPARTMENT | {"exclusion": reason})
    assert (found.answer, found.because) == ("not_required", "excluded")
    assert found.exclusion


def test_a_reason_that_nobody_looked_for_does_not_take_the_test_away() -> None:
    found = asked_of(**DEPARTMENT | {"exclusion": None})
    assert (found.answer, found.exclusion_unasked) == ("mandatory", True)
    assert not asked_of(**DEPARTMENT).exclusion_unasked


def test_an_exempt_contract_is_left_out_and_one_that_may_be_exempt_is_open() -> None:
    assert said(**DEPARTMENT, **TOGETHER) == ("not_required", "exempt")
    left_open = asked_of(**DEPARTMENT, **TOGETHER | {"only_public": None})
    assert (left_open.answer, left_open.missing) == ("cannot_tell", ("only_public",))
    assert said(**DEPARTMENT, **TOGETHER | {"only_public": False}) == ("mandatory", "required")


def test_what_settles_it_counts_although_other_things_are_unknown() -> None:
    assert said(**DEPARTMENT | {"value": None, "start": "2027-03-31"}) == ("not_required", "begins_before")
    assert said(**DEPARTMENT | {"value": 5}, **TOGETHER | {"only_public": None})[1] == "below_test"


def test_without_a_value_nobody_can_tell() -> None:
    assert asked_of(**DEPARTMENT | {"value": None}).missing == ("value",)
    assert asked_of(**DEPARTMENT | {"years": None}).missing == ("years",)


@pytest.mark.parametrize("place", ["GB-SCT", "IE", "NZ", "UK"])
def test_where_no_fact_is_held_nobody_can_tell(place: str) -> None:
    found = asked_of(place, **DEPARTMENT)
    assert (found.answer, found.because, found.missing) == ("cannot_tell", "no_law", ("law",))


def test_before_the_note_nothing_was_asked() -> None:
    assert asked_of(as_of="2026-06-16", **DEPARTMENT).because == "not_published"
    assert asked_of(as_of="2026-06-17", **DEPARTMENT).because == "required"


@pytest.mark.parametrize(
    ("spend", "answer"), [(99_999_999, "no"), (100_000_000, "yes"), (None, "cannot_tell")]
)
def test_a_strategy_is_due_from_a_hundred_million_a_year(spend: float | None, answer: str) -> None:
    found = asked_of(**DEPARTMENT, buyer_spend=spend)
    assert found.strategy == answer
    assert found.strategy_due == datetime.date(2027, 4, 1)
    assert asked_of(**BIG, buyer_spend=9e9).strategy is None


@given(
    value=st.sampled_from([None, 1.0, 999_999.0, 1_000_000.0, 1_000_001.0]),
    start=st.sampled_from([None, "2026-06-16", "2026-06-17", "2027-03-31", "2027-04-01"]),
    buyer=st.sampled_from(["department", "sub_central"]),
    kind=st.sampled_from(["services", "goods"]),
    exclusion=st.sampled_from([None, "none", "outside_uk"]),
)
def test_against_the_rule_written_out_once_more(
    value: float | None, start: str | None, buyer: str, kind: str, exclusion: str | None
) -> None:
    """A plain reading of the note for contracts with the market in England."""
    first = "2027-04-01" if buyer == "department" else "2026-06-17"
    small = value is not None and value < 1_000_000
    before = start is not None and start < first
    if kind == "goods" or exclusion == "outside_uk" or small or before:
        wanted = "not_required"
    elif value is None or value == 1_000_000 or (buyer == "department" and start is None):
        wanted = "cannot_tell"
    else:
        wanted = "mandatory" if buyer == "department" else "encouraged"
    fields = {
        "value": value,
        "years": 1,
        "start": start,
        "buyer": buyer,
        "kind": kind,
        "exclusion": exclusion,
    }
    assert asked_of(**fields).answer == wanted
