"""The challenge to bundling, at each limit and with each field unknown."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.region.bundling import ANSWERS, bundling
from moothall.findings.region import BundlingAnswer
from moothall.project.terms import Terms
from tests.engine.made import clean_project
from tests.engine.procurement.grounds import contract

WHOLE: dict[str, Any] = {
    "value": 100.0, "largest_managed": 100.0, "client_posts": 2, "client_posts_needed": 2,
    "in_house_possible": True, "bidders": 3, "local_now": 4, "local_after": 3, "remote": "barred", "lots": 2,
}  # fmt: skip


def answers(**fields: Any) -> dict[str, BundlingAnswer]:
    asked = clean_project().framework.region.questions
    found = bundling([contract(**WHOLE | fields)], asked, Terms(clean_project()))
    return {a.looks_at: a for a in found}


def worries(**fields: Any) -> set[str]:
    return {k for k, a in answers(**fields).items() if a.outcome == "concern"}


def test_every_question_of_the_framework_has_an_answer() -> None:
    assert set(answers()) == set(ANSWERS)
    assert {a.outcome for a in answers().values()} == {"fine"}


@pytest.mark.parametrize(
    ("fields", "worry"),
    [
        ({"value": 100.01}, "size"), ({"client_posts": 1.9}, "client_side"),
        ({"in_house_possible": False}, "in_house"),
        ({"bidders": 2}, "bidders"), ({"bidders": 0}, "bidders"), ({"local_after": 2}, "local_firms"),
        ({"remote": "possible"}, "remote"), ({"remote": "planned"}, "remote"), ({"lots": 1}, "lots"),
        ({"largest_managed": 0}, "size"),
    ],
)  # fmt: skip
def test_each_concern_stands_alone(fields: dict[str, Any], worry: str) -> None:
    assert worries(**fields) == {worry}


@pytest.mark.parametrize(
    "fields",
    [
        {"value": 99.99}, {"client_posts": 2.1}, {"bidders": 4}, {"local_after": 5},
        {"local_now": 0, "local_after": 0}, {"client_posts_needed": 0, "client_posts": 0}, {"lots": 3},
    ],
)  # fmt: skip
def test_what_comes_near_is_none(fields: dict[str, Any]) -> None:
    assert worries(**fields) == set()


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_what_is_not_recorded_is_named_and_never_fine(name: str) -> None:
    (open_,) = [a for a in answers(**{name: None}).values() if a.outcome != "fine"]
    assert (open_.outcome, open_.missing, open_.figures) == ("cannot_tell", (name,), {})


def test_between_public_bodies_the_market_is_not_asked_unless_a_private_body_has_a_part() -> None:
    market = {"bidders", "local_firms", "lots"}
    assert set(answers(party="public_body")) == set(ANSWERS) - market
    assert set(answers(party="controlled_body", private_share=True)) == set(ANSWERS)


def test_figures_stand_beside_the_answer() -> None:
    assert answers(value=650, largest_managed=100)["size"].figures == {
        "value": 650,
        "largest": 100,
        "times": 6.5,
    }
    assert answers(local_after=1)["local_firms"].figures == {"now": 4, "after": 1, "lost": 3}
