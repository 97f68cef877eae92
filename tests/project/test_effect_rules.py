"""Two cells of a row that say two things are refused, in words."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.project.buildings import BuildingRow
from moothall.project.effect_rules import faults
from moothall.project.emissions import EmissionRow
from moothall.project.measures import MeasureRow
from tests.engine.made import clean_project, row

ROW: dict[str, dict[str, Any]] = {
    "measures": {"criterion": "Q3", "before": 91, "after": 78},
    "emissions": {"scope": "1", "source": "it", "item": "hosting"},
    "buildings": {"fate": "closed"},
}
KIND = {"measures": MeasureRow, "emissions": EmissionRow, "buildings": BuildingRow}


class Parts:
    """The three tables that the rules look at."""

    measures: tuple[Any, ...] = ()
    emissions: tuple[Any, ...] = ()
    buildings: tuple[Any, ...] = ()


def found(table: str, **fields: Any) -> list[str]:
    parts = Parts()
    setattr(parts, table, (row(KIND[table], **ROW[table] | fields),))
    return [p.message for p in faults(parts)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("table", "fields", "says"), [
    ("measures", {"likely": 13}, "The change (13) is not after less before (78 - 91 = -13)"),
    ("measures", {"low": -10, "high": -5}, "(-13) lies outside low to high (-10 to -5)"),
    ("emissions", {"year": 2030, "until": 2029}, "The last year (2029) is before the first (2030)."),
    ("buildings", {"desk_hours": 12}, "A closed building has no desk hours"),
])  # fmt: skip
def test_a_contradiction_is_said(table: str, fields: dict[str, Any], says: str) -> None:
    (message,) = found(table, **fields)
    assert says in message


@pytest.mark.parametrize(("table", "fields"), [
    ("measures", {"likely": -13}), ("measures", {"low": -14, "high": -12}), ("measures", {"after": None}),
    ("emissions", {"year": 2030, "until": 2030}), ("emissions", {"until": 2029}),
    ("buildings", {"desk_hours": 0}), ("buildings", {"fate": "reduced", "desk_hours": 12}),
])  # fmt: skip
def test_what_agrees_passes(table: str, fields: dict[str, Any]) -> None:
    assert found(table, **fields) == []


def test_the_clean_project_passes() -> None:
    assert list(faults(clean_project())) == []
