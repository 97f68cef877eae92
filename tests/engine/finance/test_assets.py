"""Joint assets: who could afford each alone, and who uses one without owning a part."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.assets import assets
from moothall.findings.financial_case import Asset
from moothall.project.options import JointAsset, Option

RESERVES: dict[str, float | None] = {"alder": 9.0, "birch": 5.0, "cedar": 1.0}


def only(reserves: dict[str, float | None] = RESERVES, **facts: Any) -> Asset:
    option = Option(id="hub", title="Hub", joint_assets=(JointAsset(id="it", title="System", **facts),))
    (found,) = assets(option, reserves)
    return found


def test_an_asset_is_told_as_it_is_recorded() -> None:
    found = only(value=4.0, funded_by=("alder",), owned_by=("Newco Ltd",), used_by=("birch",))
    assert (found.id, found.title, found.value) == ("it", "System", 4.0)
    assert (found.funded_by, found.owned_by, found.used_by) == (("alder",), ("Newco Ltd",), ("birch",))


@pytest.mark.parametrize(
    ("value", "reserves", "able"),
    [
        (5.0, RESERVES, ("alder", "birch")),
        (9.5, RESERVES, ()),
        (None, RESERVES, None),
        (5.0, {"alder": 9.0, "birch": None}, ("alder",)),
        (9.5, {"alder": 9.0, "birch": None}, None),
        (5.0, {"alder": None, "birch": None}, None),
        (5.0, {}, None),
    ],
)
def test_nobody_affords_it_only_where_every_reserve_is_known(
    value: float | None, reserves: dict[str, float | None], able: tuple[str, ...] | None
) -> None:
    assert only(reserves, value=value).affordable_by == able


@pytest.mark.parametrize(
    ("owned", "without"),
    [(("alder",), ("birch", "cedar")), (("Newco Ltd",), ("alder", "birch", "cedar")), ((), ())],
)
def test_users_without_a_part_are_named_where_an_owner_is(
    owned: tuple[str, ...], without: tuple[str, ...]
) -> None:
    assert only(owned_by=owned, used_by=("alder", "birch", "cedar")).used_not_owned == without


def test_an_option_without_assets_has_none() -> None:
    assert assets(Option(id="hub", title="Hub"), RESERVES) == ()
