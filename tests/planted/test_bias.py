"""Every appraisal-bias check on planted folders, through the command line: found, and not in the twin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from moothall.cli.main import main
from tests.planted import bias_options, bias_scores, bias_terms
from tests.planted.bias_plant import Edit, Plant
from tests.planted.clean import clean

PLANTS: list[Plant] = [*bias_options.PLANTS, *bias_scores.PLANTS, *bias_terms.PLANTS]
LATER = {"AB4", "AB15"}
"""Checks that need the robust ranking."""


def appraised(folder: Path, out: Path) -> dict[str, Any]:
    """The findings of a folder, as `moothall appraise` writes them."""
    done = CliRunner().invoke(main, ["appraise", str(folder), "-o", str(out), "--formats", "json"])
    assert done.exit_code in (0, 1), done.output
    findings: dict[str, Any] = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    return findings


def checked(tmp_path: Path, edit: Edit) -> dict[str, dict[str, Any]]:
    """Every check of the clean project after an edit, by its id."""
    folder = clean(tmp_path / "project")
    edit(folder)
    return {c["rule"]: c for c in appraised(folder, tmp_path / "out")["checks"]}


def found(checks: dict[str, dict[str, Any]]) -> set[str]:
    return {rule for rule, check in checks.items() if check["outcome"] == "found"}


@pytest.mark.parametrize("plant", PLANTS, ids=str)
def test_the_fault_is_found_with_its_figures_and_sets_off_nothing_else(plant: Plant, tmp_path: Path) -> None:
    checks = checked(tmp_path, plant.edit)
    flags = {f["subject"]: f for f in checks[plant.check].get("flags", [])}
    assert plant.subject in flags, (checks[plant.check]["outcome"], sorted(flags))
    figures = flags[plant.subject]["figures"]
    for name, expected in plant.figures.items():
        wanted = expected if isinstance(expected, str) else pytest.approx(expected)
        assert figures[name] == wanted, name
    assert "?" not in flags[plant.subject]["message"]
    assert found(checks) - {plant.check} <= plant.also


@pytest.mark.parametrize("plant", PLANTS, ids=lambda p: f"{p.check}: {p.near_miss}")
def test_the_near_miss_is_not_found(plant: Plant, tmp_path: Path) -> None:
    assert plant.check not in found(checked(tmp_path, plant.twin))


def test_every_check_that_can_be_found_has_a_plant() -> None:
    assert {p.check for p in PLANTS} | LATER == {f"AB{n}" for n in range(1, 21)}
