"""`moothall case`: a decided project as a past case, which another project can take as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import call
from tests.planted.clean import add_row, clean, drop_rows, edit_yaml, read_rows

CHOICE = {
    "id": "d1",
    "kind": "decision",
    "option": "lead",
    "body": "Full council",
    "reason": "The lead authority is chosen.",
    "date": "2024-09-01",
    "by": "Full council",
}
LINES = (
    {"year": 2025, "item": "one-off cost: systems", "forecast": 400_000, "outturn": 600_000},
    {"year": 2025, "item": "saving a year", "forecast": 1_000_000, "outturn": 250_000},
    {"year": 2026, "item": "saving a year", "forecast": 1_000_000},
    {"year": 2025, "item": "delay: start", "outturn": 7, "unit": "months"},
)


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    folder = clean(tmp_path / "old")
    edit_yaml(folder, "project.yaml", lambda data: data.update(id="old", title="The one before"))
    add_row(folder, "decisions.csv", CHOICE)
    for line in LINES:
        on = {} if line["item"] == "delay: start" else {"forecast_on": "2024-08-01"}
        add_row(folder, "outturn.csv", {"option": "lead", **line, **on})
    return folder


def test_it_goes_into_another_project_as_it_is_and_enters_its_class(decided: Path, tmp_path: Path) -> None:
    other = clean(tmp_path / "new")
    (other / "reference_cases.csv").unlink()
    drop = ("reference_classes",)
    edit_yaml(other, "project.yaml", lambda data: [data.pop(k) for k in drop] and None)
    done = call("case", decided, "-o", other / "reference_cases.csv")
    assert done.exit_code == 0, done.output
    assert "one-off cost: 600,000 came of 400,000 planned (150%)." in done.output
    assert "saving: 250,000 came of 1,000,000 planned (25%)." in done.output
    assert "delay: 7 months." in done.output
    (row,) = read_rows(other, "reference_cases.csv")
    assert (row["id"], row["published"], row["status"]) == ("old", "2026-09-01", "outturn")
    assert row["saving_basis"] == "saving a year (2025); 1 of 2 lines, those with plan and outturn"
    found = call("appraise", other, "-o", tmp_path / "out", "--formats", "json", "--draws", "1000")
    assert found.exit_code in (0, 1), found.output
    past = json.loads((tmp_path / "out" / "findings.json").read_text("utf-8"))["reference_class"]
    (used,) = [c for c in past["used"] if c["id"] == "old"]
    assert (used["own"], used["overrun"], used["shortfall"], used["delay"]) == (True, 1.5, 0.25, 7)
    assert used["type"] == "T3"


def test_what_is_missing_is_said(decided: Path, tmp_path: Path) -> None:
    drop_rows(decided, "outturn.csv", {"item": "saving a year", "year": "2025"})
    drop_rows(decided, "outturn.csv", {"item": "delay: start"})
    done = call("case", decided, "-o", tmp_path / "case.csv")
    assert done.exit_code == 0
    assert "saving: what came is not on record." in done.output
    assert "delay: nothing is recorded." in done.output


def test_before_a_choice_there_is_no_case(tmp_path: Path) -> None:
    folder = clean(tmp_path / "old")
    done = call("case", folder, "-o", tmp_path / "case.csv")
    assert done.exit_code == 2
    assert "no option is chosen yet" in done.output
    assert not (tmp_path / "case.csv").exists()


def test_nothing_is_written_over(decided: Path, tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text("mine", "utf-8")
    done = call("case", decided, "-o", file)
    assert done.exit_code == 2
    assert "something is already there" in done.output
    assert file.read_text("utf-8") == "mine"


def test_another_kind_of_file_is_refused(decided: Path, tmp_path: Path) -> None:
    done = call("case", decided, "-o", tmp_path / "case.xlsx")
    assert done.exit_code == 2
    assert "ends in .csv" in done.output
