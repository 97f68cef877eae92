"""A project folder with a fault in it, appraised, and what its checks answered.

Hundreds of faults are planted in the same project: what an edit leaves alone is read once for all of them.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner
from msgspec import Struct

from moothall.cli.main import main
from moothall.engine.appraise import appraise
from moothall.files.findings import plain
from moothall.files.folder import Reading
from moothall.project.tables import Table
from tests.planted.clean import clean

Edit = Callable[[Path], object]

ASK_THE_RANKING = {"AB4", "AB15"}
"""Checks that cannot tell without the robust ranking; every other one says the same without a simulation."""


class Fault(NamedTuple):
    """One fault as a sentence: the rule that finds it, what was planted, and what is said of it."""

    rule: str
    planted: str
    edit: Edit
    subject: str
    figures: Mapping[str, Any] = {}
    also: frozenset[str] = frozenset()
    """Other rules that the same edit rightly sets off."""

    def __str__(self) -> str:
        return f"{self.rule}: {self.planted}"


class Near(NamedTuple):
    """What comes near a fault of a rule and is none."""

    rule: str
    planted: str
    edit: Edit
    outcome: str = "not_found"

    def __str__(self) -> str:
        return f"{self.rule}: {self.planted}"


def appraised(folder: Path, out: Path) -> dict[str, Any]:
    """The findings of a folder, as `moothall appraise` writes them."""
    words = ["appraise", str(folder), "-o", str(out), "--formats", "json", "--draws", "1000"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code in (0, 1), (done.output, done.exception)
    findings: dict[str, Any] = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    return findings


class Spoiled(Reading):
    """The clean project after an edit: only the files that were changed are read."""

    def document(self, file: Path, part: str, kind: type[Struct]) -> None:
        known = _read_once()
        if _as_it_was(file):
            self.trees[part], self.parts[part] = known.trees[part], known.parts[part]
        else:
            super().document(file, part, kind)

    def table(self, file: Path, table: Table) -> None:
        known = _read_once()
        if _as_it_was(file):
            self.rows[table.name], self.parts[table.name] = known.rows[table.name], known.parts[table.name]
        else:
            super().table(file, table)


@cache
def _read_once() -> Reading:
    reading = Reading(clean(Path(tempfile.mkdtemp(prefix="moothall-clean-"))))
    reading.whole()
    return reading


def _as_it_was(file: Path) -> bool:
    was = _read_once().path / file.name
    return was.exists() and was.read_bytes() == file.read_bytes()


def checked(
    tmp_path: Path, edit: Edit = lambda _: None, *, simulate: bool = True
) -> dict[str, dict[str, Any]]:
    """Every check of the clean project after an edit, by its id, as it stands in findings.json.

    simulate : false where one rule is asked for that needs no simulation; those that do cannot tell then
    """
    folder = clean(tmp_path / "project")
    edit(folder)
    project, _notes = Spoiled(folder).whole()
    return {c["rule"]: c for c in plain(appraise(project, simulate=simulate).checks)}


def found(checks: Mapping[str, Mapping[str, Any]]) -> set[str]:
    """Ids of the checks that found something."""
    return {rule for rule, check in checks.items() if check["outcome"] == "found"}


def assert_found(fault: Fault, tmp_path: Path, *, simulate: bool) -> None:
    """The fault is flagged on its subject with its figures, in whole words, and nothing else is.

    simulate : false leaves out the simulation where neither the fault nor what it sets off asks for it
    """
    asks = not ASK_THE_RANKING.isdisjoint({fault.rule, *fault.also})
    checks = checked(tmp_path, fault.edit, simulate=simulate or asks)
    check = checks[fault.rule]
    flags = {f["subject"]: f for f in check.get("flags", [])}
    assert fault.subject in flags, (check["outcome"], check.get("missing"), sorted(flags))
    flag = flags[fault.subject]
    for name, expected in fault.figures.items():
        wanted = pytest.approx(expected) if isinstance(expected, float) else expected
        assert flag["figures"][name] == wanted, name
    assert "?" not in flag["message"] or check["family"] == "strategy", flag["message"]
    assert found(checks) - {fault.rule} == fault.also
