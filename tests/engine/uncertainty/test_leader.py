"""Who leads by the rule, and which of its tests decide it."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.leader import leader
from moothall.engine.uncertainty.leader_rule import Rule, leader_rule
from moothall.findings.ranking import Leader, Run
from moothall.project.terms import Terms
from tests.engine.made import clean_project

from .written_runs import FIRST, GROUPS, RULE, TITLES, WINS, found, run


def test_an_option_that_passes_all_four_tests_leads() -> None:
    assert found() == Leader(
        outcome="leads",
        front="a",
        words="A leads: it comes first in about 81% of draws and beats each other option in at least 78%.",
    )


def test_what_just_reaches_its_minimum_counts() -> None:
    assert found(FIRST | {"a": 0.65}, WINS | {("a", "b"): 0.75}).outcome == "leads"


@pytest.mark.parametrize(
    ("changed", "failed", "level"),
    [
        ({"first": FIRST | {"a": 0.64}}, ("first", "silence", "weaker_evidence"), ()),
        ({"wins": WINS | {("a", "b"): 0.74}}, ("pairwise", "silence", "weaker_evidence"), ("b",)),
        (
            {"wins": WINS | {("a", "b"): 0.7, ("a", "c"): 0.7}},
            ("pairwise", "silence", "weaker_evidence"),
            ("b", "c"),
        ),
        ({"first_low": {"a": 0.6}}, ("silence",), ()),
        ({"wins_low": {("a", "c"): 0.7}}, ("silence",), ()),
        ({"half_first": {"a": 0.6}}, ("weaker_evidence",), ()),
        ({"half_wins": {("a", "c"): 0.7}}, ("weaker_evidence",), ()),
    ],
)
def test_one_test_that_fails_is_enough(
    changed: dict[str, Any], failed: tuple[str, ...], level: tuple[str, ...]
) -> None:
    seen = found(**changed)
    assert (seen.outcome, seen.front, seen.failed, seen.level) == ("no_clear_winner", "a", failed, level)


def test_what_silence_does_to_a_rival_is_no_matter() -> None:
    assert found(first_low={"b": 0.0}, wins_low={("b", "a"): 0.0}).outcome == "leads"


def test_the_front_of_a_tie_has_the_better_expected_rank_then_comes_first_in_the_list() -> None:
    first, wins = {"b": 0.5, "a": 0.5}, {("a", "b"): 0.5}
    assert found(first, wins).front == "b"
    assert found(first, wins, expected_rank={"a": 1.4, "b": 1.6}).front == "a"


def test_the_terms_are_the_frameworks_own() -> None:
    assert leader_rule(Terms(clean_project())) == RULE


def test_the_same_run_leads_or_not_as_the_partners_adopt_it() -> None:
    runs = (run(FIRST, WINS), run(FIRST, WINS, test="evidence_half"))
    strict = Rule(first_min=0.9, pairwise_min=0.75, borderline_errors=2)
    words = leader(runs, TITLES, {}, strict).words
    assert words.endswith("in too few draws (about 81%; a leader needs 90%).")


def test_a_test_that_was_not_made_is_not_passed() -> None:
    with pytest.raises(ValueError, match="half the evidence"):
        leader((run(FIRST, WINS),), TITLES, {}, RULE)


@pytest.mark.parametrize(
    ("changed", "borderline"),
    [
        ({"first": FIRST | {"a": 0.652}}, ("first", "silence", "weaker_evidence")),
        ({"first": FIRST | {"a": 0.653}}, ()),
        ({"first_low": {"a": 0.648}}, ("silence",)),
        ({"half_wins": {("a", "b"): 0.752}}, ("weaker_evidence",)),
        ({"wins": WINS | {("a", "b"): 0.749}}, ("pairwise", "silence", "weaker_evidence")),
        ({"wins": WINS | {("a", "b"): 0.749, ("a", "c"): 0.6}}, ()),
        ({"wins": WINS | {("a", "b"): 0.751, ("a", "c"): 0.9}}, ("pairwise", "silence", "weaker_evidence")),
    ],
)
def test_a_test_is_borderline_within_two_standard_errors_unless_something_else_settles_it(
    changed: dict[str, Any], borderline: tuple[str, ...]
) -> None:
    assert found(**changed).borderline == borderline


def test_an_exact_share_is_never_borderline() -> None:
    exact = run({"a": 0.65, "b": 0.35}, {("a", "b"): 0.75}, error=0)
    half = run({"a": 0.65, "b": 0.35}, {("a", "b"): 0.75}, error=0, test="evidence_half")
    seen = leader((exact, half), TITLES, {}, RULE)
    assert (seen.outcome, seen.borderline) == ("leads", ())


IDS = "abcd"
share = st.one_of(st.sampled_from([0.0, 0.65, 0.75, 1.0]), st.floats(0, 1))


@st.composite
def any_run(draw: st.DrawFn, **fixed: Any) -> Run:
    first = {o: draw(share) for o in IDS}
    wins = {p: draw(share) for p in itertools.combinations(IDS, 2)}
    low = {p: draw(share) for p in itertools.permutations(IDS, 2)}
    return run(
        first,
        wins,
        first_low={o: draw(share) for o in IDS},
        wins_low=low,
        error=draw(st.floats(0, 0.1)),
        **fixed,
    )


@given(any_run(), any_run(test="evidence_half"), any_run(model="group:unions"))
def test_the_words_say_what_the_rule_found_and_no_more(main: Run, half: Run, unions: Run) -> None:
    seen = leader((main, half, unions), TITLES, GROUPS, RULE)
    assert seen.front is not None
    front = {o.option: o for o in main.options}[seen.front]
    at_half = {o.option: o for o in half.options}[seen.front]
    pairs = [p for p in main.pairs if p.option == seen.front]
    passed = all(e.share >= 0.65 - 1e-9 for e in (front.first, front.first_low, at_half.first)) and all(
        e.share >= 0.75 - 1e-9
        for e in (
            *(p.wins for p in pairs),
            *(p.wins_low for p in pairs),
            *(p.wins for p in half.pairs if p.option == seen.front),
        )
    )
    words = seen.words
    assert front.first.share == max(o.first.share for o in main.options)
    assert (seen.outcome == "leads") is passed is (not seen.failed)
    assert words.startswith(f"{TITLES[seen.front]} leads" if passed else "No clear winner")
    assert not re.search(r"\bbest\b|recommend|winner is|\d\.\d", words)
    assert re.search(r"^No clear winner between", words) is not None or not seen.level
    assert all(TITLES[o] in words.partition(":")[0] for o in seen.level)
    sentence = words.partition(". ")[0]
    assert all(f"weights of {GROUPS[g]}, {TITLES[o]} leads" in sentence for g, o in seen.by_group.items())
