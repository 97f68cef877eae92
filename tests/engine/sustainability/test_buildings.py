"""Buildings and desks: what is not said is unknown, and hours lost and gained are told apart."""

from __future__ import annotations

from typing import Any

from moothall.engine.sustainability.buildings import buildings
from moothall.findings.sustainability import OptionBuildings
from moothall.project.buildings import BuildingRow
from tests.engine.made import row


def stands(id: str, fate: str = "kept", **more: Any) -> BuildingRow:
    return row(BuildingRow, **{"id": id, "title": id.title(), "place": id, "fate": fate, **more})


NOW = [
    stands("hall", option="asis", floor_area=900, energy=70, desk_hours=35),
    stands("hut", option="asis", floor_area=100, energy=9, desk_hours=20),
]


def lead(*rows: BuildingRow, now: list[BuildingRow] | None = None) -> OptionBuildings:
    return buildings([*(NOW if now is None else now), *rows], ["asis", "lead"], "asis")[-1]


def test_hours_lost_in_one_place_are_not_made_good_in_another() -> None:
    found = lead(stands("hut", "closed"), stands("hall", floor_area=900, energy=80, desk_hours=55))
    assert (found.hours_lost, found.hours_gained) == (20, 20)
    assert {d.place: d.change for d in found.desks} == {"hut": -20, "hall": 20}
    assert (found.closed, found.floor_area_change, found.energy_change) == (1, -100, 1)


def test_a_building_that_the_option_does_not_name_is_unknown_and_never_kept() -> None:
    found = lead(stands("hall", floor_area=900, energy=70, desk_hours=35))
    assert {b.id: b.fate for b in found.buildings} == {"hall": "kept", "hut": "unknown"}
    assert found.unknown == 1
    assert {d.place: d.change for d in found.desks} == {"hall": 0, "hut": None}
    assert (found.floor_area_change, found.energy_change) == (None, None)


def test_a_blank_is_not_zero_hours() -> None:
    found = lead(stands("hall", desk_hours=30), stands("hut"))
    assert {d.place: d.change for d in found.desks} == {"hall": -5, "hut": None}
    assert found.hours_lost == 5


def test_a_new_building_was_nothing_before() -> None:
    kept = (stands("hall", floor_area=900, energy=70, desk_hours=35),
            stands("hut", floor_area=100, energy=9, desk_hours=20))  # fmt: skip
    found = lead(*kept, stands("hub", "opened", floor_area=400, energy=50, desk_hours=0))
    assert (found.opened, found.floor_area_change, found.energy_change) == (1, 400, 50)
    assert "hub" not in {d.place for d in found.desks}


def test_without_the_service_as_it_is_nothing_can_be_compared() -> None:
    found = lead(stands("hall", desk_hours=35), now=[])
    assert [d.change for d in found.desks] == [None]
    assert found.hours_lost == 0
