"""Shares of what is everybody's: the option's own, else those agreed."""

from __future__ import annotations

import pytest

from moothall.project.cost_shares import joint_shares, taking_part
from moothall.project.head import Partner
from moothall.project.options import CostShare, Facts, Option


def partners(**shares: float | None) -> tuple[Partner, ...]:
    return tuple(Partner(id=p, title=p, agreed_share=s) for p, s in shares.items())


def option(*bodies: str, **own: float) -> Option:
    shares = tuple(CostShare(partner=p, share=s) for p, s in own.items())
    return Option(id="A", title="A", facts=Facts(bodies=bodies), cost_shares=shares)


def test_shares_that_add_up_but_for_rounding_are_made_to() -> None:
    found = joint_shares(partners(a=0.3333333, b=0.3333333, c=0.3333333), option())
    assert sum(found.values()) == pytest.approx(1, abs=1e-15)
    assert joint_shares(partners(a=0.333, b=0.333, c=0.333), option()) == {}
    assert joint_shares((), option()) == {}


def test_shares_of_the_option_go_before_those_agreed() -> None:
    agreed = partners(a=0.4, b=0.35, c=0.25)
    assert joint_shares(agreed, option()) == {"a": 0.4, "b": 0.35, "c": 0.25}
    assert joint_shares(agreed, option(a=0.8, b=0.1, c=0.1)) == {"a": 0.8, "b": 0.1, "c": 0.1}
    assert joint_shares(agreed, option(a=0.8, b=0.2)) == {}


def test_only_those_who_take_part_share() -> None:
    agreed = partners(a=0.4, b=0.35, c=0.25)
    assert joint_shares(agreed, option("a", "b")) == {}
    assert joint_shares(agreed, option("a", "b", a=0.5, b=0.5)) == {"a": 0.5, "b": 0.5}
    assert joint_shares(agreed, option("b")) == {"b": 1.0}
    assert taking_part(agreed, option()) == ("a", "b", "c")


def test_a_share_that_is_missing_leaves_none() -> None:
    assert joint_shares(partners(a=1.0, b=None), option()) == {}
