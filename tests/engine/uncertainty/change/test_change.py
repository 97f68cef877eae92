"""The story from points to findings."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from msgspec.structs import replace

from moothall.engine.uncertainty.change.change import change
from moothall.engine.uncertainty.change.points import Points, totals
from moothall.findings.ranking import Change
from tests.engine.uncertainty.change.made import front_of, plain, points_of

TWO = plain({"x": (4, 0, 2), "y": (0, 2, 2)}, (0.5, 0.3, 0.2), {"staff": (0.2, 0.6, 0.2)})


def test_with_fewer_than_two_options_there_is_nothing_to_change() -> None:
    assert change(replace(TWO, options=("x",))) is None
    assert change(replace(TWO, options=())) is None


@given(points_of())
def test_the_front_leads_the_next_and_every_part_is_about_it(points: Points) -> None:
    found = change(points)
    assert found is not None
    assert found.front == front_of(points)
    now = sorted(totals(points).values(), reverse=True)
    assert found.lead == pytest.approx(now[0] - now[1], abs=2e-9)
    assert found.lead >= 0
    assert len(found.crossovers) == len(points.sections) + len(points.criterion_weights)
    named = [c.option for x in found.crossovers for c in (x.below, x.above) if c is not None]
    assert found.front not in named + [c.option for c in found.smallest]
    assert found.rules[0].order[0] == found.front


def test_level_options_stand_as_listed_even_where_the_sums_differ_in_the_last_digit() -> None:
    level = plain({"x": (0.3,), "y": (0.1 + 0.2,), "z": (0,)}, (1.0,))
    found = change(level)
    assert found is not None
    assert (found.front, found.lead) == ("x", 0.0)


def test_it_can_be_written_down_and_read_back() -> None:
    found = change(TWO)
    assert found is not None
    assert msgspec.json.decode(msgspec.json.encode(found), type=Change) == found
    assert (found.front, len(found.lines), len(found.rules)) == ("x", 6, 4)


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import msgspec;from moothall.engine.uncertainty.change.change import change;"
        "from tests.engine.uncertainty.change.test_change import TWO;"
        "print(msgspec.json.encode(change(TWO)).decode())"
    )
    found = {_run(code, seed) for seed in ("1", "2")}
    assert len(found) == 1
    assert json.loads(found.pop())["front"] == "x"


def _run(code: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
