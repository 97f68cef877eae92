"""Targets across boundaries: what each lacks. Nought is a value."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.region.targets import NEEDED, targets
from moothall.project.targets import TargetRow
from tests.engine.made import row

WHOLE = {
    "partners": ("north", "east"), "measure": "Days", "baseline": 33, "target": 15, "due": 2029,
    "owner": "Heads",
}  # fmt: skip


def lacks(**fields: Any) -> tuple[str, ...]:
    (found,) = targets([row(TargetRow, **(WHOLE | fields))])
    return found.lacks


def test_a_whole_target_lacks_nothing() -> None:
    assert lacks() == lacks(baseline=0) == lacks(target=0) == ()


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_missing_is_named(name: str) -> None:
    empty: Any = () if name == "partners" else " " if name in ("measure", "owner") else None
    assert lacks(**{name: empty}) == (name,)
