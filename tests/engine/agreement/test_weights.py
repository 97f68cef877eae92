"""Agreement between groups: the same where they are the same, least where they are furthest apart."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from moothall.engine.agreement.weights import (
    agreement,
    chi_square_above,
    concordance,
    consensus,
    entropy,
    ranks,
)
from moothall.findings.agreement import Agreement
from moothall.findings.scoring import WeightsUsed
from moothall.framework.jurisdictions import DatedFact

BANDS = DatedFact(
    id="bands", value=[[0.5, "very low"], [0.75, "moderate"], [1, "very high"]], jurisdiction="any",
    source="somebody", sure="looked-up",
)  # fmt: skip
SECTION_OF = {"x1": "x", "x2": "x", "y1": "y"}


def used(group: str, x: float = 0.5, x1: float = 0.5, declared: bool = True) -> WeightsUsed:
    return WeightsUsed(
        group=group,
        declared=declared,
        sections={"x": x, "y": 1 - x},
        criteria={"x1": x1, "x2": 1 - x1, "y1": 1.0},
    )


def told(*groups: WeightsUsed, bands: DatedFact | None = BANDS) -> tuple[Agreement, Agreement]:
    sections, criteria = agreement(groups, SECTION_OF, bands)
    return sections, criteria


# What is told


def test_groups_that_say_the_same_agree() -> None:
    sections, criteria = told(used("a", 0.7, 0.8), used("b", 0.7, 0.8))
    assert (sections.level, sections.groups, sections.items) == ("sections", ("a", "b"), 2)
    assert (criteria.level, criteria.groups, criteria.items) == ("criteria", ("a", "b"), 3)
    for found in (sections, criteria):
        assert found.kendall_w == pytest.approx(1)
        assert found.consensus == pytest.approx(1)
        assert found.why_not == ""
    assert (sections.band, sections.band_source) == ("very high", "somebody")
    assert (criteria.band, criteria.band_source) == (None, "")


def test_weights_of_criteria_count_with_that_of_their_section() -> None:
    """a: 0.2, 0.2, 0.6; b: 0.4, 0.4, 0.2. Within their sections both say the same."""
    _, criteria = told(used("a", 0.4), used("b", 0.8))
    assert criteria.kendall_w == pytest.approx(0)
    assert criteria.consensus is not None
    assert criteria.consensus < 1


def test_only_groups_that_said_something_count() -> None:
    for found in told(used("a", 0.7), used("b", 0.2, declared=False)):
        assert (found.groups, found.kendall_w, found.consensus, found.band) == (("a",), None, None, None)
        assert found.why_not == "Fewer than two groups gave weights."
    assert told()[0].groups == ()


def test_groups_that_rank_nothing_have_no_kendall_w_but_a_consensus() -> None:
    sections, _ = told(used("a"), used("b"))
    assert sections.kendall_w is sections.chi_square is sections.p is None
    assert sections.why_not == "Every group gives all items the same weight, so none ranks them."
    assert sections.consensus == pytest.approx(1)


def test_a_single_item_cannot_be_agreed_on() -> None:
    one = [WeightsUsed(group=g, declared=True, sections={"x": 1.0}, criteria={"x1": 1.0}) for g in "ab"]
    assert {f.why_not for f in told(*one)} == {"Fewer than two items apply."}


def test_without_bands_there_is_no_word() -> None:
    sections, _ = told(used("a", 0.7), used("b", 0.7), bands=None)
    assert (sections.band, sections.consensus) == (None, pytest.approx(1))


@pytest.mark.parametrize(("x", "word"), [(0.9, "very low"), (0.7, "moderate"), (0.62, "very high")])
def test_the_word_is_that_of_the_lowest_band_that_reaches(x: float, word: str) -> None:
    assert told(used("a", x), used("b", 1 - x))[0].band == word


# Kendall's W

RATINGS = st.integers(2, 9).flatmap(
    lambda n: st.lists(st.lists(st.integers(1, 5).map(float), min_size=n, max_size=n), min_size=3, max_size=6)
)


@given(RATINGS)
def test_chi_square_is_that_of_friedman(ratings: list[list[float]]) -> None:
    """A second way: Kendall's test of m rankings of n items is Friedman's with raters as blocks."""
    found = concordance(ratings)
    if found is None:
        assert all(len(set(r)) == 1 for r in ratings)
        return
    columns = list(zip(*ratings, strict=True))
    assert 0 <= found.w <= 1 + 1e-12
    assert found.chi_square == pytest.approx(len(ratings) * (len(columns) - 1) * found.w)
    if len(columns) > 2:
        wanted = stats.friedmanchisquare(*columns)
        assert found.chi_square == pytest.approx(wanted.statistic, abs=1e-9)
        assert found.p == pytest.approx(wanted.pvalue, abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=9, unique=True), st.integers(2, 6))
def test_raters_of_one_mind_are_in_full_concordance(ratings: list[float], raters: int) -> None:
    found = concordance([ratings] * raters)
    assert found is None or found.w == pytest.approx(1)


def test_opposite_raters_are_in_none() -> None:
    found = concordance([[1, 2, 3, 4], [4, 3, 2, 1]])
    assert found is not None
    assert (found.w, found.chi_square, found.p) == (0, 0, 1)


@given(st.lists(st.integers(0, 6).map(float), min_size=1, max_size=12))
def test_ties_share_the_mean_of_their_places(figures: list[float]) -> None:
    assert list(ranks(figures)) == list(stats.rankdata(figures))


def test_a_last_digit_does_not_break_a_tie() -> None:
    assert ranks([0.1 + 0.2, 0.3, 0.4]) == (1.5, 1.5, 3.0)


@given(st.floats(0, 5000), st.integers(1, 300))
def test_the_chance_of_a_chi_square_is_that_of_the_incomplete_gamma(x: float, freedom: int) -> None:
    assert chi_square_above(x, freedom) == pytest.approx(special.chdtrc(freedom, x), rel=1e-9, abs=1e-300)


# Consensus


@st.composite
def vectors(draw: st.DrawFn) -> list[list[float]]:
    n = draw(st.integers(2, 10))
    points = st.lists(st.floats(0, 100), min_size=n, max_size=n).filter(lambda p: sum(p) > 1e-3)
    return [[p / math.fsum(v) for p in v] for v in draw(st.lists(points, min_size=2, max_size=6))]


@given(vectors(), st.sampled_from([None, 9.0]))
def test_consensus_lies_between_none_and_full(weights: list[list[float]], top: float | None) -> None:
    found = consensus(weights, top)
    assert 0 <= found <= 1
    assert consensus([weights[0]] * 3, top) == pytest.approx(1)
    assert consensus(weights[::-1], top) == pytest.approx(found)
    assert consensus([v[::-1] for v in weights], top) == pytest.approx(found)
    assert consensus(weights * 2, top) == pytest.approx(found)


@pytest.mark.parametrize("n", [2, 5, 12])
def test_one_each_for_every_item_is_no_consensus(n: int) -> None:
    alone = [[float(i == j) for i in range(n)] for j in range(n)]
    assert consensus(alone, None) == pytest.approx(0, abs=1e-12)
    scaled = [[(9.0 if i == j else 1.0) / (n + 8) for i in range(n)] for j in range(n)]
    assert consensus(scaled, 9) == pytest.approx(0, abs=1e-12)
    assert consensus(scaled, None) > 0
    assert consensus(alone, 9) == 0


def test_entropy_of_equal_weights_is_the_logarithm_of_their_number() -> None:
    assert entropy([0.25] * 4) == pytest.approx(math.log(4))
    assert entropy([1.0, 0.0]) == 0
