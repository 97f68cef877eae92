"""The tables that docs/how-to/after-the-decision.md shows give what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import call
from tests.planted.clean import add_row, clean, drop_rows, edit_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "after-the-decision.md").read_text("utf-8")
TABLES = dict(re.findall(r"```csv (\w+\.csv)\n(.*?)```", PAGE, re.S))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = clean(tmp_path / "project")
    edit_yaml(made, "project.yaml", lambda data: data.update(as_of="2029-06-01"))
    wait = {
        "id": "wait",
        "option": "joint",
        "title": "Days to see an adviser",
        "owner": "Head",
        "baseline": 9,
    }
    add_row(made, "benefits.csv", wait | {"target": 4, "unit": "days", "due": "2028-03-31"})
    for file, text in TABLES.items():
        (made / file).write_text(text, "utf-8")
    return made


def test_the_tables_of_the_page_give_what_it_says(folder: Path, tmp_path: Path) -> None:
    done = call("appraise", folder, "-o", tmp_path / "out", "--formats", "json", "--draws", "1000")
    assert done.exit_code in (0, 1), done.output
    findings: dict[str, Any] = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))
    found = findings["follow_up"]
    assert [(c["id"], c["state"]) for c in found["conditions"]] == [("desks", "met"), ("exit", "overdue")]
    lowered = next(f for f in found["followed"] if len(f["forecasts"]) == 2)
    assert (lowered["year"], lowered["moved"]) == (2028, -60_000)
    (moving,) = [f for f in found["followed"] if f["item"].startswith("one-off cost")]
    assert moving["gap_first"] == 85_000
    (wait,) = [b for b in found["benefits"] if b["benefit"] == "wait"]
    assert (wait["kept"], wait["years"][0]["share"]) == ("partly", pytest.approx(0.6))
    assert [(r["years"], r["state"]) for r in found["reviews"]] == [(1, "overdue"), (3, "not_yet_due")]


def test_the_command_of_the_page_says_what_it_quotes(folder: Path, tmp_path: Path) -> None:
    drop_rows(folder, "outturn.csv", {"outturn": "90000"})
    (quoted,) = re.findall(r"^> (.*)$", PAGE, re.M)
    (name,) = re.findall(r"^    moothall case my-project -o (\S+)$", PAGE, re.M)
    done = call("case", folder, "-o", tmp_path / name)
    assert done.exit_code == 0, done.output
    assert quoted in done.output


def test_every_threshold_that_the_page_names_is_there(folder: Path) -> None:
    said = re.findall(r"`((?:benefit|outturn_m|review)_?[a-z_]+)`", PAGE.partition("thresholds:")[2])
    edit_yaml(
        folder,
        "project.yaml",
        lambda data: data.update(
            thresholds=[
                {"id": t, "value": ["2"] if t == "review_years" else 1, "date": "2026-06-01", "by": "Board"}
                for t in said
            ]
        ),
    )
    assert len(said) == 4
    assert call("check", folder).exit_code in (0, 1)
