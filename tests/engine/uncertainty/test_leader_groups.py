"""Other options that come first under a group's own weights: named in the same sentence."""

from __future__ import annotations

import pytest

from moothall.findings.ranking import Run

from .written_runs import FIRST, WINS, found, own, run

FOR_B = ({"a": 0.1, "b": 0.8, "c": 0.1}, {("b", "a"): 0.85, ("b", "c"): 0.9, ("a", "c"): 0.5})
AHEAD_B = ({"a": 0.2, "b": 0.5, "c": 0.3}, {("b", "a"): 0.786, ("b", "c"): 0.6, ("a", "c"): 0.4})
NEARLY_B = ({"a": 0.4, "b": 0.5, "c": 0.1}, {("b", "a"): 0.6, ("b", "c"): 0.9, ("a", "c"): 0.9})
LEADS = "A leads: it comes first in about 81% of draws and beats each other option in at least 78%"


@pytest.mark.parametrize(
    ("groups", "by_group", "words"),
    [
        ((own("unions", *FOR_B),), {"unions": "b"}, "; but under the own weights of Unions, B leads."),
        (
            (own("unions", *FOR_B), own("users", *FOR_B)),
            {"unions": "b", "users": "b"},
            "; but under the own weights of Unions and Users, B leads.",
        ),
        (
            (own("unions", *AHEAD_B),),
            {},
            "; but under the own weights of Unions, B comes first most often and beats A in at least 78%.",
        ),
        (
            (own("unions", *FOR_B), own("users", *AHEAD_B)),
            {"unions": "b"},
            "; but under the own weights of Unions, B leads; under the own weights of Users, "
            "B comes first most often and beats A in at least 78%.",
        ),
        (
            (own("unions", *FOR_B, first_low={"b": 0.3}),),
            {},
            "; but under the own weights of Unions, B comes first most often and beats A in at least 84%.",
        ),
        (
            (own("unions", *AHEAD_B), own("users", AHEAD_B[0], AHEAD_B[1] | {("b", "a"): 0.95})),
            {},
            "; but under the own weights of Unions and Users, "
            "B comes first most often and beats A in at least 78%.",
        ),
        ((own("unions", *NEARLY_B),), {}, "."),
        ((own("unions", FIRST, WINS),), {}, "."),
        (
            (own("strangers", *FOR_B),),
            {"strangers": "b"},
            "; but under the own weights of strangers, B leads.",
        ),
        ((run(*FOR_B, model="own:unions"), run(*FOR_B, model="group:users", test="weights_exact")), {}, "."),
    ],
)
def test_another_option_under_a_groups_own_weights_stands_in_the_same_sentence(
    groups: tuple[Run, ...], by_group: dict[str, str], words: str
) -> None:
    seen = found(groups=groups)
    assert (seen.by_group, seen.words) == (by_group, LEADS + words)


def test_it_stands_beside_no_clear_winner_too() -> None:
    first, wins = {"a": 0.47, "b": 0.44, "c": 0.09}, WINS | {("a", "b"): 0.52}
    assert found(first, wins, groups=(own("unions", *FOR_B),)).words == (
        "No clear winner between A and B: A comes first in about 47% of draws and B in about 44%; "
        "under the own weights of Unions, B leads."
    )
