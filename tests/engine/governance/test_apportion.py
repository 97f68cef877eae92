"""Whole years by share: largest remainder, highest averages, whose turn is next, and Jain's index."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.governance.apportion import (
    DHONDT,
    SAINTE_LAGUE,
    entitlement,
    highest_averages,
    jain,
    turns,
)

SHARES = st.lists(st.floats(0.01, 1), min_size=1, max_size=8)


def named(values: list[float]) -> dict[str, float]:
    return {str(n): v for n, v in enumerate(values)}


def test_ten_years_for_shares_of_half_three_tenths_and_a_fifth() -> None:
    shares = {"a": 0.5, "b": 0.3, "c": 0.2}
    wanted = {"a": 5, "b": 3, "c": 2}
    assert entitlement(shares, 10) == highest_averages(shares, 10, DHONDT) == wanted


@pytest.mark.parametrize(
    ("shares", "years", "given"),
    [
        ((1, 1, 1), 2, (1, 1, 0)),
        ((0.4, 0.35, 0.25), 2, (1, 1, 0)),
        ((0.7, 0.2, 0.1), 1, (1, 0, 0)),
        ((1, 1), 0, (0, 0)),
    ],
)
def test_remainders_go_to_the_largest_then_to_the_earlier(
    shares: tuple[float, ...], years: int, given: tuple[int, ...]
) -> None:
    assert tuple(entitlement(dict(zip("abc", shares, strict=False)), years).values()) == given


@given(SHARES, st.integers(0, 40))
def test_years_add_up_and_nobody_is_a_year_from_the_exact_share(shares: list[float], years: int) -> None:
    given_ = entitlement(named(shares), years)
    assert sum(given_.values()) == years
    for n, share in enumerate(shares):
        assert abs(given_[str(n)] - years * share / sum(shares)) < 1 + 1e-6


@given(SHARES, st.integers(0, 30), st.sampled_from((DHONDT, SAINTE_LAGUE)))
def test_no_year_given_by_averages_would_be_better_placed(shares: list[float], years: int, step: int) -> None:
    """The last quotient that got a year is no smaller than the next one of anybody (Balinski and Young)."""
    found = highest_averages(named(shares), years, step)
    assert sum(found.values()) == years
    got = [s / (1 + step * (found[str(n)] - 1)) for n, s in enumerate(shares) if found[str(n)]]
    rest = [s / (1 + step * found[str(n)]) for n, s in enumerate(shares)]
    assert not got or min(got) >= max(rest) * (1 - 1e-12)


@given(SHARES, st.integers(1, 30))
def test_turns_one_by_one_are_dhondts_years(shares: list[float], years: int) -> None:
    given_ = [second for _, second in turns(named(shares), {}, 1.0, years)]
    assert {p: given_.count(p) for p in named(shares)} == highest_averages(named(shares), years, DHONDT)


@given(SHARES, st.integers(1, 30))
def test_who_is_furthest_behind_goes_first_so_nobody_runs_ahead(shares: list[float], years: int) -> None:
    given_ = [first for first, _ in turns(named(shares), {}, 1.0, years)]
    for n, share in enumerate(shares):
        assert given_.count(str(n)) - years * share / sum(shares) < 1 + 1e-9


def test_what_was_held_counts_for_the_next_turn() -> None:
    shares, held = {"a": 0.5, "b": 0.3, "c": 0.2}, {"a": 8.0, "b": 2.0}
    assert next(turns(shares, held, 1.0, 1)) == ("c", "c")
    assert next(turns(shares, held | {"c": 3.0}, 1.0, 1)) == ("b", "b")


def test_longer_terms_go_less_often_round() -> None:
    long = [first for first, _ in turns({"a": 0.5, "b": 0.5}, {"a": 3.0}, 2.0, 3)]
    assert long == ["b", "b", "a"]


def test_ties_are_ties_and_go_to_the_earlier() -> None:
    assert highest_averages({"a": 0.1, "b": 0.2, "c": 0.3}, 1, DHONDT) == {"a": 0, "b": 0, "c": 1}
    assert highest_averages({"a": 0.3, "b": 0.1 + 0.2}, 1, DHONDT)["b"] == 1  # larger by a last digit
    assert highest_averages({"a": 0.3, "b": 0.3}, 1, DHONDT) == {"a": 1, "b": 0}


@given(st.lists(st.floats(0.001, 1000), min_size=1, max_size=8))
def test_jain_is_one_when_all_are_alike_and_never_less_than_one_nth(values: list[float]) -> None:
    found = jain(values)
    assert found is not None
    assert 1 / len(values) - 1e-9 <= found <= 1 + 1e-9
    assert jain([values[0]] * len(values)) == pytest.approx(1)


def test_jain_of_nothing_is_none() -> None:
    assert jain([0.0, 0.0]) is None
