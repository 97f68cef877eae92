"""Contracts between public bodies: exempt only if every condition is known to hold."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from moothall.engine.procurement.exemption import exemption
from moothall.findings.procurement import Exemption
from tests.engine.procurement.grounds import contract, ground

OWNED = {
    "party": "controlled_body", "control": True, "private_share": False, "represented": True,
    "against_interests": False, "outside_activity": 5,
}  # fmt: skip
TOGETHER = {
    "party": "public_body", "only_public": True, "common_objectives": True, "public_interest": True,
    "outside_activity": 5,
}  # fmt: skip


def looked_at(place: str = "GB-ENG", joint: bool = True, **fields: Any) -> Exemption:
    found = exemption(contract(**fields), joint, ground(place))
    assert found is not None
    return found


def test_a_contract_with_the_market_is_not_asked() -> None:
    assert exemption(contract(), True, ground()) is None


@pytest.mark.parametrize("fields", [OWNED, TOGETHER])
def test_it_is_exempt_where_every_condition_holds(fields: dict[str, Any]) -> None:
    found = looked_at(**fields)
    assert (found.answer, found.missing) == ("yes", ())
    assert found.act.startswith("Procurement Act 2023, Schedule 2, paragraph")


@pytest.mark.parametrize(
    ("fields", "name"),
    [(OWNED, n) for n in OWNED if n != "party"] + [(TOGETHER, n) for n in TOGETHER if n != "party"],
)
def test_one_that_fails_makes_it_a_procurement_and_one_unknown_leaves_it_open(
    fields: dict[str, Any], name: str
) -> None:
    held = fields[name]
    failed = 90 if name == "outside_activity" else not held
    assert looked_at(**fields | {name: failed}).answer == "no"
    left_open = looked_at(**fields | {name: None})
    assert (left_open.answer, left_open.missing) == ("cannot_tell", (name,))


@pytest.mark.parametrize(
    ("fields", "share", "answer"),
    [
        (OWNED, 19.99, "yes"), (OWNED, 20, "no"), (OWNED, 20.01, "no"),  # more than 80 per cent
        (TOGETHER, 20, "yes"), (TOGETHER, 20.01, "no"), (TOGETHER, 0, "yes"),  # no more than 20 per cent
    ],
)  # fmt: skip
def test_the_limit_of_outside_activity_as_the_schedule_has_it(
    fields: dict[str, Any], share: float, answer: str
) -> None:
    assert looked_at(**fields | {"outside_activity": share}).answer == answer


def test_under_the_directive_a_fifth_on_the_market_is_too_much() -> None:
    assert looked_at("IE", **TOGETHER | {"outside_activity": 20}).answer == "no"
    assert looked_at("IE", **TOGETHER | {"outside_activity": 19}).answer == "yes"


def test_a_single_owner_is_not_asked_about_others() -> None:
    alone = OWNED | {"represented": None, "against_interests": None}
    assert looked_at(joint=False, **alone).answer == "yes"
    assert looked_at(joint=True, **alone).missing == ("represented", "against_interests")


def test_a_utility_has_to_say_whether_it_is_a_public_authority() -> None:
    """Schedule 2 leaves out public undertakings and private utilities."""
    assert looked_at(**OWNED, buyer="utility").missing == ("buyer_is_public_authority",)
    assert looked_at(**OWNED, buyer="utility", buyer_is_public_authority=True).answer == "yes"
    assert looked_at(**OWNED, buyer_is_public_authority=False).answer == "no"


def test_in_scotland_nobody_can_tell() -> None:
    found = looked_at("GB-SCT", **OWNED)
    assert (found.answer, found.missing, found.conditions) == ("cannot_tell", ("law",), ())


def test_every_combination_of_answers_against_a_plain_reading() -> None:
    """All true: exempt; one false: not; else open. Written out apart from the engine."""
    names = ("only_public", "common_objectives", "public_interest")
    for answers in product((True, False, None), repeat=3):
        for share in (10.0, 30.0, None):
            said = [*answers, None if share is None else share <= 20]
            wanted = "no" if False in said else "cannot_tell" if None in said else "yes"
            fields = TOGETHER | dict(zip(names, answers, strict=True)) | {"outside_activity": share}
            assert looked_at(**fields).answer == wanted
