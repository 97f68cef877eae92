"""Which tier decides what, and whether that is a move up."""

from __future__ import annotations

import pytest

from moothall.engine.region.functions import functions
from moothall.project.functions import FunctionRow
from tests.engine.made import clean_project, row

REACH = {t.id: t.reach for t in clean_project().framework.region.tiers}


@pytest.mark.parametrize(
    ("now", "tier", "move"),
    [
        ("district", "sub_region", "up"), ("district", "locality", "down"), ("district", "district", "stays"),
        ("locality", "national", "up"), ("national", "regional", "down"), (None, "regional", None),
    ],
)  # fmt: skip
def test_a_move_is_told_by_the_reach_of_the_tiers(now: str | None, tier: str, move: str | None) -> None:
    (found,) = functions([row(FunctionRow, function="Billing", tier=tier, now=now)], REACH)
    assert found.move == move


def test_tiers_are_in_order_and_none_twice() -> None:
    assert list(REACH.values()) == list(range(len(REACH)))
