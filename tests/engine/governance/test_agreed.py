"""Agreed shares of those who sit on a body."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine.governance.agreed import agreed_shares
from moothall.project.options import CostShare
from moothall.project.project import Project
from tests.engine.made import clean_project, head, project

ALL = ("north", "east", "west")
LEAD = next(o for o in clean_project().options if o.id == "lead")


def agreed(*shares: float | None) -> Project:
    partners = clean_project().head.partners
    return head(partners=tuple(replace(p, agreed_share=s) for p, s in zip(partners, shares, strict=True)))


def test_shares_are_those_of_the_partners() -> None:
    assert agreed_shares(clean_project(), None, ALL) == pytest.approx(
        {"north": 0.4, "east": 0.35, "west": 0.25}
    )


def test_of_a_few_partners_they_keep_their_proportion() -> None:
    assert agreed_shares(clean_project(), LEAD, ("north", "west", "A firm")) == pytest.approx(
        {"north": 0.4 / 0.65, "west": 0.25 / 0.65}
    )


def test_shares_that_are_missing_or_all_nothing_are_none() -> None:
    assert agreed_shares(agreed(None, None, None), None, ALL) == {}
    assert agreed_shares(agreed(1.0, 0.0, 0.0), None, ("east", "west")) == {}
    assert agreed_shares(agreed(0.5, 0.5, 0.0), None, ALL) == {"north": 0.5, "east": 0.5, "west": 0.0}


def test_an_option_may_have_shares_of_its_own() -> None:
    own = tuple(CostShare(partner=p, share=s) for p, s in zip(ALL, (0.2, 0.3, 0.5), strict=True))
    option = replace(LEAD, cost_shares=own)
    made = project(options=tuple(option if o.id == "lead" else o for o in clean_project().options))
    assert agreed_shares(made, option, ALL) == pytest.approx({"north": 0.2, "east": 0.3, "west": 0.5})
    assert agreed_shares(made, option, ("north", "east")) == {}
