"""The whole value of a contract against the threshold of its kind and buyer, to the pound and to the day."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.procurement.value import total, value
from tests.engine.procurement.grounds import contract, ground


def reached(*, place: str = "GB-ENG", currency: str = "GBP", **fields: Any) -> str:
    return value(contract(**({"years": 1} | fields)), ground(place, currency)).reached


@pytest.mark.parametrize(
    ("buyer", "kind", "threshold"),
    [
        ("department", "services", 135_018), ("other_central", "goods", 135_018),
        ("sub_central", "services", 207_720), ("sub_central", "goods", 207_720),
        ("utility", "goods", 415_440),
        ("sub_central", "works", 5_193_000), ("department", "works", 5_193_000),
        ("sub_central", "light_touch", 663_540), ("utility", "light_touch", 884_720),
        ("sub_central", "service_concession", 5_193_000), ("sub_central", "works_concession", 5_193_000),
        ("department", "light_touch_concession", 5_372_609),
    ],
)  # fmt: skip
def test_just_the_threshold_has_reached_it_and_a_pound_less_has_not(
    buyer: str, kind: str, threshold: int
) -> None:
    """SI 2025/1200, for procurements that begin from 1 January 2026; section 3: not less than."""
    asked = {"buyer": buyer, "kind": kind}
    assert reached(value=threshold, **asked) == "yes"
    assert reached(value=threshold - 1, **asked) == "no"
    assert reached(value=threshold - 0.01, **asked) == "no"


@pytest.mark.parametrize(
    ("start", "answer"),
    [("2025-12-31", "no"), ("2026-01-01", "yes"), ("2025-02-24", "no"), ("2025-02-23", "cannot_tell")],
)
def test_the_threshold_is_that_of_the_day_on_which_the_procurement_begins(start: str, answer: str) -> None:
    """£210,000 was below £214,904, and is above £207,720; before the Act came into force nothing is held."""
    assert reached(value=210_000, start=start) == answer


def test_without_a_beginning_the_law_of_the_project_s_day_is_taken() -> None:
    assert reached(value=210_000, start=None) == "yes"


def test_the_value_is_that_of_the_whole_length() -> None:
    assert reached(value=41_544, years=5) == "yes"
    assert reached(value=41_543, years=5) == "no"
    assert reached(value=207_720 / 7, years=7) == "yes"


@pytest.mark.parametrize("lacks", ["value", "years"])
def test_what_is_not_recorded_is_named_and_never_taken_for_nothing(lacks: str) -> None:
    found = value(contract(**({"value": 1.0, "years": 1} | {lacks: None})), ground())
    assert (found.reached, found.missing, found.total) == ("cannot_tell", (lacks,), None)
    assert found.threshold == 207_720


def test_in_scotland_no_thresholds_are_held() -> None:
    found = value(contract(value=9e9, years=9), ground("GB-SCT"))
    assert (found.reached, found.missing, found.threshold) == ("cannot_tell", ("law",), None)
    assert found.total == 81e9


def test_a_project_of_the_whole_kingdom_has_to_name_its_nation() -> None:
    assert reached(place="UK", value=1e6) == "cannot_tell"
    assert reached(place="GB-WLS", value=207_720) == reached(place="GB-NIR", value=207_720) == "yes"


@pytest.mark.parametrize(
    ("amount", "vat", "answer", "missing"),
    [
        (265_680, 23, "yes", ()),  # 216,000 and 23% of it
        (265_679, 23, "no", ()),
        (216_000, 0, "yes", ()),
        (215_999, None, "no", ()),  # below with VAT, so below without
        (216_000, None, "cannot_tell", ("vat",)),
    ],
)
def test_in_ireland_the_threshold_is_in_euro_and_without_vat(
    amount: float, vat: float | None, answer: str, missing: tuple[str, ...]
) -> None:
    found = value(contract(value=amount, years=1, vat=vat), ground("IE", "EUR"))
    assert (found.reached, found.missing, found.threshold) == (answer, missing, 216_000)


def test_money_of_another_currency_is_not_compared() -> None:
    found = value(contract(value=9e9, years=1), ground("IE", "GBP"))
    assert (found.reached, found.missing) == ("cannot_tell", ("currency",))


@given(st.integers(1, 10**9), st.integers(1, 40))
def test_a_total_is_in_whole_pence_whatever_the_length(pence: int, years: int) -> None:
    said = total(contract(value=pence / 100 / years, years=years))
    assert said is not None
    assert round(said * 100) == pence
    assert said == pence / 100
