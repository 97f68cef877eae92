"""A saving held against what comparable cases achieved."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from moothall.engine.evidence.context import Context
from moothall.engine.evidence.saving_checks import reference_class
from moothall.findings.evidence import EvidenceFindings
from moothall.findings.finance import FinanceFindings
from moothall.findings.flags import CannotTell, Seen
from moothall.findings.reference_class import ClaimHeld, ReferenceClassFindings
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project

SAVERS = ("improved", "standards", "lead", "joint")


def seen(*claims: ClaimHeld, chosen: bool = True, **parts: Any) -> Seen:
    made = project(**parts)
    found = ReferenceClassFindings(chosen=chosen, decided=datetime.date(2026, 9, 15), claims=claims)
    return reference_class(
        Context(
            project=made,
            terms=Terms(made),
            evidence=EvidenceFindings(),
            finance=FinanceFindings(currency="GBP", price_base="2026-27"),
            reference_class=found,
        )
    )


def claim(option: str, above: bool | None = False, **more: Any) -> ClaimHeld:
    return ClaimHeld(option=option, **({"claimed": 0.12, "percentile": 75.0, "n": 4, "above": above} | more))


def test_only_what_is_above_is_found_with_its_figures() -> None:
    found = seen(*(claim(o, above=o == "lead") for o in SAVERS))
    assert not isinstance(found, CannotTell)
    assert [s.option for s in found] == ["lead"]
    assert found[0].figures == {
        "option": "North runs it for all (lead)",
        "detail": "it is 12.0% of what the service costs in a year, and 75% of 4 cases achieved no more",
        "claimed": 0.12,
        "percentile": 75.0,
        "n": 4,
    }


def test_nothing_above_is_not_found() -> None:
    assert seen(*(claim(o) for o in SAVERS)) == ()


def test_while_nobody_chose_every_option_with_a_saving_is_found() -> None:
    found = seen(*(claim(o) for o in SAVERS), chosen=False)
    assert not isinstance(found, CannotTell)
    assert tuple(s.option for s in found) == SAVERS


@pytest.mark.parametrize(
    ("open_claim", "needed"),
    [
        (claim("lead", above=None, percentile=None, n=2), "there are 2"),
        (
            claim("lead", above=None, percentile=None, claimed=None),
            "what the service as it is costs in a year",
        ),
    ],
)
def test_what_cannot_be_placed_is_asked_for(open_claim: ClaimHeld, needed: str) -> None:
    found = seen(*(claim(o) for o in SAVERS if o != "lead"), open_claim)
    assert isinstance(found, CannotTell)
    assert len(found.missing) == 1
    assert needed in found.missing[0]


def test_a_saving_without_an_amount_in_any_year_is_not_passed_over() -> None:
    found = seen(*(claim(o) for o in SAVERS if o != "lead"))
    assert isinstance(found, CannotTell)


def test_what_was_found_is_told_even_where_another_is_open() -> None:
    found = seen(claim("lead", above=True), claim("joint", above=None, percentile=None, n=2))
    assert not isinstance(found, CannotTell)
    assert [s.option for s in found] == ["lead"]


def test_without_savings_there_is_nothing_to_hold_and_without_money_nobody_can_tell() -> None:
    costs = tuple(r for r in clean_project().finance if r.kind != "saving")
    zeros = tuple(
        replace(r, amount=0.0, low=None, high=None) for r in clean_project().finance if r.kind == "saving"
    )
    assert seen(finance=costs) == ()
    assert seen(finance=(*costs, *zeros)) == ()
    assert seen(finance=()) == CannotTell(("finance.csv",))
