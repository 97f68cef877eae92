"""findings.json: nine digits, and the same bytes wherever and whenever it is worked out."""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.appraise import appraise
from moothall.files.findings import _rounded, findings_json
from moothall.files.folder import read_folder
from tests.planted.clean import clean

ROOT = Path(__file__).parents[2]


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from numbers(part)
    elif isinstance(value, list):
        for part in value:
            yield from numbers(part)


def test_every_figure_has_nine_digits_at_most(three_valleys: Path) -> None:
    figures = list(numbers(json.loads((three_valleys / "findings.json").read_text(encoding="utf-8"))))
    assert len(figures) > 1000
    assert any(f != round(f, 3) for f in figures)
    assert all(f == float(f"{f:.9g}") for f in figures)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_figure_is_rounded_to_nine_digits_and_zero_has_no_sign(figure: float) -> None:
    (rounded,) = _rounded((figure,))
    assert math.isclose(rounded, figure, rel_tol=5.0000001e-9, abs_tol=5e-324)
    assert rounded == float(f"{figure:.9g}")
    assert math.copysign(1, rounded) == (1 if rounded == 0 else math.copysign(1, figure))


def test_it_is_json_that_people_can_read_and_compare(three_valleys: Path) -> None:
    data = (three_valleys / "findings.json").read_bytes()
    assert data.endswith(b"}\n")
    assert data.count(b"\n") > 10_000
    assert max(len(line) for line in data.splitlines()) < 5_000


PLACES = [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"},
]


def test_the_same_project_gives_the_same_bytes_in_any_place(tmp_path: Path, three_valleys: Path) -> None:
    """Another order of hashes, another time zone, another language, another folder, another path."""
    names = ("findings.json", "index.html", "leaflet.html", "members-sheet.html")
    found = {name: {digest(three_valleys / name)} for name in names}
    for n, place in enumerate(PLACES):
        here = tmp_path / f"place {n}"
        here.mkdir()
        folder = (
            ROOT / "examples/three-valleys"
            if n
            else Path(os.path.relpath(ROOT / "examples/three-valleys", here))
        )
        environment = {**os.environ, **place, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
        done = subprocess.run(
            [sys.executable, "-m", "moothall", "appraise", str(folder), "-o", "out"],
            cwd=here, env=environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        for name, digests in found.items():
            digests.add(digest(here / "out" / name))
    assert {name: len(digests) for name, digests in found.items()} == dict.fromkeys(names, 1)


def digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_it_names_what_made_it(three_valleys: Path) -> None:
    findings = json.loads((three_valleys / "findings.json").read_text(encoding="utf-8"))
    project = read_folder(ROOT / "examples/three-valleys")
    assert findings["engine"]["name"] == "moothall"
    assert findings["framework"]["sha256"] == project.framework.sha256
    assert len(findings["project"]["fingerprint"]) == 64
    assert {"draws", "seed", "as_of"} <= findings["project"].keys()
    assert {t["id"] for t in findings["thresholds"]} == {t.id for t in project.framework.thresholds}


@pytest.mark.parametrize("change", ["a score", "a reason", "the day"])
def test_another_project_gives_other_bytes(tmp_path: Path, change: str) -> None:
    from tests.planted.clean import edit_csv, edit_yaml

    folder = clean(tmp_path / "project")
    before = read_folder(folder)
    if change == "the day":
        edit_yaml(folder, "project.yaml", lambda head: head.update(as_of="2026-09-02"))
    else:
        cell = {"option": "joint", "criterion": "E1", "assessor": "unions-1"}
        edit_csv(
            folder, "scores.csv", cell, {"score": 0} if change == "a score" else {"reason": "We asked them."}
        )
    after = read_folder(folder)
    one, two = (appraise(project, simulate=False) for project in (before, after))
    assert one.project.fingerprint != two.project.fingerprint
    assert findings_json(one) != findings_json(two)
