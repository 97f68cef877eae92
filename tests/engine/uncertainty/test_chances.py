"""Probabilities in words: rounded as their error allows, and never all or none unless they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.chances import about, at_least, of_draws, percent, short_of

from .written_runs import estimate


@pytest.mark.parametrize(
    ("share", "error", "words"),
    [
        (0.47, 0.0016, "about 47%"),
        (0.474, 0.005, "about 47%"),
        (0.474, 0.006, "about 45%"),
        (0.476, 0.025, "about 50%"),
        (0.47, 0.026, "about 50%"),
        (0.44, 0.06, "about 40%"),
        (0.44, 0.2, "about 40%"),
        (0.006, 0.001, "about 1%"),
        (0.004, 0.001, "under 1%"),
        (0.02, 0.02, "under 5%"),
        (0.03, 0.06, "under 10%"),
        (0.994, 0.001, "about 99%"),
        (0.996, 0.001, "over 99%"),
        (0.98, 0.02, "over 95%"),
        (0.98, 0.06, "over 90%"),
        (1, 0, "all"),
        (0, 0, "none"),
    ],
)
def test_a_share_is_no_more_precise_than_its_error(share: float, error: float, words: str) -> None:
    assert about(estimate(share, error)) == words


@given(st.floats(0, 1), st.floats(0, 0.1))
def test_a_share_is_said_to_within_one_step(share: float, error: float) -> None:
    words = about(estimate(share, error))
    if words in ("all", "none"):
        assert share in (0, 1)
        return
    kind, figure = words.rstrip("%").split()
    points = share * 100
    step = next((s for s in (1, 5) if s + 1e-9 >= 200 * error), 10)
    assert int(figure) % step == 0
    near = {"about": abs(points - int(figure)) <= step / 2 + 1e-6}
    near |= {"under": 0 < points < int(figure), "over": int(figure) < points < 100}
    assert near[kind]


@pytest.mark.parametrize(
    ("share", "error", "words"),
    [
        (0.789, 0.002, "at least 78%"),
        (0.29, 0.002, "at least 28%"),
        (0.789, 0.02, "at least 70%"),
        (0.789, 0.06, "at least 60%"),
        (0.999, 0.001, "at least 99%"),
        (1, 0, "all draws"),
        (0.004, 0.001, "under 1%"),
    ],
)
def test_at_least_is_never_too_much(share: float, error: float, words: str) -> None:
    assert at_least(estimate(share, error)) == words


@given(st.floats(0, 1), st.floats(0, 0.1))
def test_at_least_keeps_below_the_share(share: float, error: float) -> None:
    found = re.fullmatch(r"at least (\d+)%", at_least(estimate(share, error)))
    assert found is None or 0 < int(found[1]) <= (share if share == 1 else share - 2 * error) * 100 + 1e-6


@pytest.mark.parametrize(
    ("share", "error", "words"),
    [
        (0.60, 0.002, "about 60%"),
        (0.648, 0.002, "just under 65%"),
        (0.63, 0.02, "just under 65%"),
        (0.644, 0.002, "about 64%"),
        (0.0, 0.0, "none"),
    ],
)
def test_a_share_that_misses_is_never_rounded_up_to_what_it_misses(
    share: float, error: float, words: str
) -> None:
    assert short_of(estimate(share, error), 0.65) == words


def test_exact_figures_and_draws_read_well() -> None:
    assert [percent(p) for p in (0.65, 0.57, 0.665, 1.0)] == ["65%", "57%", "66.5%", "100%"]
    assert [of_draws(w) for w in ("about 47%", "all", "none")] == [
        "about 47% of draws",
        "all draws",
        "no draws",
    ]
