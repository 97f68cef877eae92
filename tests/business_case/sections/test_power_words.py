"""Voting power in plain words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.business_case.sections.power_words import headline, points, power_words, share
from moothall.findings.power import BodyPower
from tests.business_case.sections.briefs import Made
from tests.business_case.sections.test_power import COUNCILS, made


def said(found: BodyPower) -> list[str]:
    return list(power_words(Made(), found))


def test_the_gravest_comes_first() -> None:
    assert said(made(66, north=45, east=35, west=20))[0] == (
        "West has no power: its 20 votes never decide anything."
    )
    assert said(made(2, north=2, east=0, west=1))[0].startswith("West has no power: its vote never")


def test_members_with_other_votes_and_the_same_power() -> None:
    assert "West, with 1 vote, has as much power as East, with 49." in said(COUNCILS)
    assert "A (3 votes), B (3 votes) and C (4 votes) have the same power: 33.3% each." in said(
        made(6, a=3, b=3, c=4)
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (made(3, a=3, b=1, c=1), "A decides alone, whatever the others vote."),
        (made(3, a=1, b=1, c=1), "Nothing passes unless all agree: each member can block."),
        (made(4, a=2, b=2, c=1), "Nothing passes against A or B."),
        (made(2, a=1, b=1, c=1, d=0), "With a seat and no vote: D."),
        (made(2, a=1, b=1, c=1), "All members have the same votes and the same power: 33.3% each."),
    ],
)  # fmt: skip
def test_who_can_block_or_decide(found: BodyPower, words: str) -> None:
    assert words in said(found)


def test_a_quota_of_half_lets_a_motion_and_its_opposite_pass() -> None:
    words = "The quota is no more than half of the votes, so that a motion and its opposite can both pass."
    assert words in said(made(1, a=1, b=1))
    assert words not in said(made(2, a=1, b=1))


def test_no_more_can_be_told_of_a_body_without_a_quota() -> None:
    assert len(said(made(None, a=1, b=1))) == 1
    assert said(made(9, a=1, b=1)) == ["Nothing can pass: 9 votes are needed, of 2 in all."]


def test_the_gap_is_held_against_what_was_declared() -> None:
    (words,) = [w for w in said(COUNCILS) if "largest gap" in w]
    assert words.endswith("That is more than the 10 points that are accepted (declared by the partners).")
    wide = replace(COUNCILS, tolerance=0.5, declared=False)
    (words,) = [w for w in said(wide) if "largest gap" in w]
    assert words.endswith("That is within the 50 points that are accepted (the framework's default).")


def test_power_that_fits_is_said_to() -> None:
    assert "Power matches the agreed shares." in said(made(2, {"a": 0.5, "b": 0.5}, a=1, b=1))


def test_several_seats_of_a_member_are_said_to_be_one_bloc() -> None:
    members = tuple(replace(m, rows=2) if m.member == "north" else m for m in COUNCILS.members)
    assert "The seats of North are counted as one bloc of 50 votes." in said(
        replace(COUNCILS, members=members)
    )


def test_every_body_has_a_headline() -> None:
    assert headline(Made(), made(None, a=1)).startswith("Cannot tell")
    assert headline(Made(), made(3, a=3, b=1)).startswith("B has no power")
    assert headline(Made(), made(4, a=2, b=2, c=2)) == "All members have the same power."
    assert headline(Made(), made(3, a=2, b=1, c=1, d=1)) == "A has the most power: 50%."


def test_figures_have_one_decimal_at_most() -> None:
    assert (share(1 / 3), share(0.6), share(None)) == ("33.3%", "60%", "–")
    assert (points(0.29), points(0.01), points(0.0867)) == ("29 points", "1 point", "8.7 points")
