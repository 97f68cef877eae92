"""The games of a project: given or from its lines, and what one lacks."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.sharing.of_project import games
from moothall.project.coalitions import CoalitionRow
from tests.engine.made import clean_project, project, row

PARTNERS = ("north", "east", "west")
OPTION = "joint"
COSTS = {("north",): 6.0, ("east",): 5.0, ("west",): 4.0, PARTNERS: 12.0}


def given(costs: dict[tuple[str, ...], float]) -> Any:
    rows = tuple(row(CoalitionRow, option=OPTION, coalition=c, cost=x) for c, x in costs.items())
    return project(coalitions=rows)


def worked(costs: dict[tuple[str, ...], float]) -> Any:
    (found,) = games(given(costs), {}, {OPTION: PARTNERS})
    return found


def test_given_costs_make_a_game_with_the_agreed_shares_proposed() -> None:
    found = worked(COSTS)
    assert (found.source, found.total, found.lacks) == ("given", 12.0, ())
    shares = found.by("proposed").shares
    agreed = {p.id: p.agreed_share for p in clean_project().head.partners}
    assert shares == pytest.approx({p: 12 * agreed[p] for p in PARTNERS})


def test_a_game_that_lacks_a_cost_says_which_and_shares_nothing() -> None:
    found = worked({c: x for c, x in COSTS.items() if c not in {("east",), PARTNERS}})
    assert found.lacks == (("east",), PARTNERS)
    assert found.allocations == ()


def test_given_costs_go_before_those_of_the_lines() -> None:
    lines = {frozenset(c): 2 * x for c, x in COSTS.items()}
    (one,) = games(given(COSTS), {OPTION: lines}, {OPTION: PARTNERS})
    assert (one.source, one.total) == ("given", 12.0)
    (two,) = games(project(), {OPTION: lines}, {OPTION: PARTNERS})
    assert (two.source, two.total) == ("lines", 24.0)


def test_one_partner_alone_shares_with_nobody() -> None:
    assert games(project(), {OPTION: {frozenset(["north"]): 1.0}}, {OPTION: ("north",)}) == ()


@pytest.mark.parametrize(("factor", "unit"), [(1e3, 1.0), (1e6, 1.0), (1e9, 100.0)])
def test_shares_are_rounded_so_that_nine_digits_can_hold_them(factor: float, unit: float) -> None:
    found = worked({c: x * factor for c, x in COSTS.items()})
    for allocation in found.allocations:
        assert all(x % unit == 0 for x in allocation.rounded.values())
        assert sum(allocation.rounded.values()) == 12 * factor
