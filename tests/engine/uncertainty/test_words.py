"""Every branch of the words on who leads."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from moothall.engine.uncertainty.leader import leader
from moothall.findings.ranking import Leader, Run

from .written_runs import FIRST, RULE, TITLES, WINS, found, run


def test_no_clear_winner_is_said_plainly() -> None:
    """Acceptance scenario ACC08: its shares, and the words that it asks for."""
    seen = found({"a": 0.47, "b": 0.44, "c": 0.09}, {("a", "b"): 0.52, ("a", "c"): 0.88, ("b", "c"): 0.86})
    assert (seen.front, seen.level) == ("a", ("b",))
    assert (
        seen.words
        == "No clear winner between A and B: A comes first in about 47% of draws and B in about 44%."
    )


EVEN = dict.fromkeys(itertools.combinations("abcd", 2), 0.5)
THREE = {("a", "b"): 0.6, ("a", "c"): 0.65, ("b", "c"): 0.55}

WORDS: list[tuple[dict[str, Any], str]] = [
    (
        {"first": {"a": 0.8, "b": 0.2}, "wins": {("a", "b"): 0.8}},
        "A leads: it comes first in about 80% of draws, ahead of B.",
    ),
    (
        {"first": {"a": 1.0, "b": 0.0, "c": 0.0}, "wins": WINS | {("a", "b"): 1.0, ("a", "c"): 1.0}},
        "A leads: it comes first in all draws and beats each other option in all draws.",
    ),
    (
        {"first": {"a": 0.5, "b": 0.3, "c": 0.2}, "wins": THREE},
        "No clear winner between A, B and C: "
        "A comes first in about 50% of draws, B in about 30% and C in about 20%.",
    ),
    (
        {"titles": {"a": "Joint", "b": "Lead", "c": "Improved"},
         "first": {"b": 0.2, "a": 0.5, "c": 0.3}, "wins": THREE},
        "No clear winner between Joint (a), Improved (c) and Lead (b): "
        "Joint comes first in about 50% of draws, Improved in about 30% and Lead in about 20%.",
    ),
    (
        {"titles": {"a": "Joint", "b": "Joint"}, "first": {"a": 0.6, "b": 0.4}, "wins": {("a", "b"): 0.6}},
        "No clear winner between Joint (a) and Joint (b): "
        "Joint (a) comes first in about 60% of draws and Joint (b) in about 40%.",
    ),
    (
        {"first": dict.fromkeys("abcd", 0.25), "wins": EVEN},
        "No clear winner between A, B, C and D: each comes first in about 25% of draws.",
    ),
    (
        {"first": {"a": 0.7, "b": 0.3}, "wins": {("a", "b"): 0.7}},
        "No clear winner between A and B: A comes first in about 70% of draws and B in about 30%, "
        "but a leader must beat each other option in at least 75%.",
    ),
    (
        {"first": FIRST | {"a": 0.6}},
        "No clear winner: A comes first more often than any other option, "
        "but in too few draws (about 60%; a leader needs 65%).",
    ),
    (
        {"first": {"a": 0.45, "b": 0.45, "c": 0.1}},
        "No clear winner: A comes first as often as any other option, "
        "but in too few draws (about 45%; a leader needs 65%).",
    ),
    (
        {"first_low": {"a": 0.52}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but its lead rests on cells that nobody scored or backed with evidence: "
        "with these at 0 it comes first in about 52% of draws (a leader needs 65%).",
    ),
    (
        {"wins_low": {("a", "b"): 0.7, ("a", "c"): 0.6}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but its lead rests on cells that nobody scored or backed with evidence: "
        "with these at 0 it beats C in about 60% of draws (a leader needs 75%).",
    ),
    (
        {"first_low": {"a": 0.64}, "wins_low": {("a", "b"): 0.5}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but its lead rests on cells that nobody scored or backed with evidence: "
        "with these at 0 it comes first in about 64% of draws (a leader needs 65%).",
    ),
    (
        {"half_first": {"a": 0.61}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but this is not robust to weaker evidence: "
        "at half the evidence it comes first in about 61% of draws (a leader needs 65%).",
    ),
    (
        {"first_low": {"a": 0.0}, "half_first": {"a": 0.61}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but its lead rests on cells that nobody scored or backed with evidence: "
        "with these at 0 it comes first in no draws (a leader needs 65%), "
        "nor is the result robust to weaker evidence: "
        "at half the evidence it comes first in about 61% of draws (a leader needs 65%).",
    ),
    (
        {"first": FIRST | {"a": 0.651}},
        "A leads: it comes first in about 65% of draws and beats each other option in at least 78%. "
        "This is borderline: its share of first places, "
        "its result with its missing and unevidenced cells at 0 "
        "and its result at half the evidence lie so close to what a leader needs "
        "that the simulation's own error may decide; more draws may settle it.",
    ),
    (
        {"half_first": {"a": 0.649}},
        "No clear winner: A comes first in about 81% of draws and beats each other option in at least 78%, "
        "but this is not robust to weaker evidence: "
        "at half the evidence it comes first in just under 65% of draws (a leader needs 65%). "
        "This is borderline: its result at half the evidence lies so close to what a leader needs "
        "that the simulation's own error may decide; more draws may settle it.",
    ),
    (
        {"wins": WINS | {("a", "b"): 0.7501}, "wins_low": WINS, "half_wins": WINS},
        "A leads: it comes first in about 81% of draws and beats each other option in at least 74%. "
        "This is borderline: its share of wins over B lies so close to what a leader needs "
        "that the simulation's own error may decide; more draws may settle it.",
    ),
    (
        {"undecided": ("b",), "first": {"a": 0.5, "b": 0.5}, "wins": {("a", "b"): 0.5}},
        "No clear winner between A and B (undecided at stage 1): each comes first in about 50% of draws.",
    ),
    (
        {"titles": {"a": "Joint service", "b": "In-house"}, "first": {"a": 0.9, "b": 0.1},
         "wins": {("a", "b"): 0.9}, "undecided": ("a",)},
        "Joint service (a, undecided at stage 1) leads: "
        "it comes first in about 90% of draws, ahead of In-house (b).",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "words"), WORDS)
def test_the_result_in_words(changed: dict[str, Any], words: str) -> None:
    assert found(**changed).words == words


def test_one_clear_failure_leaves_nothing_borderline_to_say() -> None:
    seen = found(half_first={"a": 0.649}, first_low={"a": 0.1})
    assert seen.borderline == ("weaker_evidence",)
    assert "borderline" not in seen.words


@pytest.mark.parametrize("runs", [(), (run({}),), (run(FIRST, WINS, model="free"),)])
def test_where_nothing_is_ranked_none_can_lead(runs: tuple[Run, ...]) -> None:
    assert leader(runs, TITLES, {}, RULE) == Leader(
        outcome="nothing_ranked", words="No option is ranked, so none can lead."
    )


def test_one_option_alone_leads_nothing() -> None:
    assert leader((run({"a": 1.0}),), TITLES, {}, RULE) == Leader(
        outcome="only_one",
        front="a",
        words="Only A is ranked, so there is nothing to compare it with.",
    )
