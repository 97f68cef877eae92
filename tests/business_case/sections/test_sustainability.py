"""What the section on buildings and emissions says, and how it words what nobody knows."""

from __future__ import annotations

from moothall.business_case.sections.equality_words import changed, figure, levels, side, signed
from moothall.business_case.sections.sustainability_emissions import change
from moothall.findings.equality import Level, Side
from moothall.findings.sustainability import Change


def test_a_change_is_told_with_its_range_or_its_bound() -> None:
    assert change(Change(value=-10.9, low=-15.8, high=-5.3)) == "−10.9% (−15.8 to −5.3)"
    assert change(Change(value=4, low=4, high=4)) == "+4%"
    assert change(Change(value=4, low=1, high=6, bound="at_least")) == "can't be told; at the least +1%"
    assert change(Change(value=4, low=1, high=6, bound="at_most")) == "can't be told; at the most +6%"
    assert change(Change(bound="open")) == change(None) == "can't be told"


def test_levels_are_told_with_their_sign_and_no_more_digits_than_they_have() -> None:
    level = Level(before=71.04, after=53.0, change=-18.04, low=-20, high=-16)
    assert levels(level, "% of residents") == "71% to 53%"
    assert changed(level, " points") == "−18 points (−20 to −16)"
    assert (signed(2.04), signed(-0.04), signed(None)) == ("+2", "0", "not known")
    assert (figure(12.34, "minutes"), figure(None, "%")) == ("12.3", "–")
    assert changed(Level(low=-3, high=2)) == "−3 to +2"
    assert changed(Level()) == "not measured"


def test_people_are_told_only_where_they_are_known() -> None:
    assert side(Side(places=2, people=49_600)) == "2 places, 49,600 people"
    assert side(Side(places=1, people=None)) == "1 place"
    assert side(Side()) == "0 places"
