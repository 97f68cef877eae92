"""Cost lines from a spreadsheet, at three price bases, against the sum of a ledger: by CSV and by XLSX.

Worked by hand. The deflator given stands at 80 in 2019, 90 in 2022, 94 in 2023 and 100 in 2026-27. A
financial year lies three quarters in its first calendar year, so 2022-23 stands at 91. Moved to 2026-27:

    £400,000 at 2019      x 100/80 = 500,000
    91,000 at 2022-23     x 100/91 = 100,000, in each of the years 2027 to 2029 = 300,000
    £0.2m at 2026-27               = 200,000
    all of north's costs           = 1,000,000
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from moothall.engine.appraise import appraise
from moothall.files.folder import read_with_notes
from moothall.findings.financial_case import ControlTotal
from tests.files.workbooks import sheet
from tests.planted.clean import clean, edit_yaml

INDEX = {"2019": 80, "2022": 90, "2023": 94, "2026-27": 100}
FINANCE: list[list[object]] = [
    ["option", "partner", "category", "kind", "year", "until", "amount", "price_base", "reason"],
    ["joint", "north", "capital", "cost", 2026, None, "£400,000", "2019", "Systems, as tendered"],
    ["joint", "north", "operating", "cost", 2027, 2029, 91_000, "2022-23", "Licences"],
    ["joint", "north", "TC4", "cost", 2027, None, "£0.2m", None, "Client side"],
    ["joint", "east", "operating", "cost", 2027, None, 5_000, "2026-27", "Somebody else's"],
    ["joint", "north", "saving", "saving", 2028, None, 300, "2026-27", "Not a cost"],
]
TOTALS: list[list[object]] = [
    ["id", "title", "option", "partner", "kind", "year", "price_base", "total", "tolerance"],
    ["all", "Ledger of north, all years", "joint", "north", "cost", None, None, "£1,000,000", 0.5],
    ["then", "The same at prices of 2019", "joint", "north", "cost", None, "2019", "800 000", 0.5],
    ["one", "Ledger of north, 2027-28", "joint", "north", "cost", 2027, None, "£310k", 0.5],
]


@pytest.fixture(params=["csv", "xlsx"])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The clean project with the lines and totals above, as files or as sheets."""
    path = clean(tmp_path / "project")
    edit_yaml(path, "project.yaml", lambda data: data.update(deflator={"index": INDEX, "source": "By hand"}))
    (path / "finance.csv").unlink()
    (path / "control_totals.csv").unlink()
    for name, rows in (("finance", FINANCE), ("control_totals", TOTALS)):
        if request.param == "xlsx":
            sheet(path / f"{name}.xlsx", rows)
        else:
            with (path / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                csv.writer(file).writerows(rows)
    return path


def totals(path: Path) -> dict[str, ControlTotal]:
    project, _ = read_with_notes(path)
    case = appraise(project, simulate=False).financial_case
    assert case is not None
    return {t.id: t for t in case.control_totals}


def test_lines_at_three_price_bases_come_to_the_sum_of_the_ledger(folder: Path) -> None:
    found = totals(folder)["all"]
    assert found.found == pytest.approx(1_000_000)
    assert found.gap == pytest.approx(0, abs=1e-6)
    assert found.agrees
    assert (found.lines, found.left_out) == (3, 0)
    assert set(found.bases) == {"2019", "2022-23", "2026-27"}


def test_a_sum_at_other_prices_is_moved_too(folder: Path) -> None:
    found = totals(folder)["then"]
    assert found.total == pytest.approx(1_000_000)
    assert found.agrees


def test_a_sum_that_they_do_not_come_to_says_by_how_much(folder: Path) -> None:
    found = totals(folder)["one"]
    assert found.found == pytest.approx(300_000)
    assert found.gap == pytest.approx(-10_000)
    assert not found.agrees
    assert found.lines == 2


def test_what_was_read_as_meant_is_said_with_its_place(folder: Path) -> None:
    _, notes = read_with_notes(folder)
    read: list[Any] = [n.message for n in notes]
    assert read == [
        '"£400,000" was read as 400000.',
        '"£0.2m" was read as 200000.',
        '"£1,000,000" was read as 1000000.',
        '"800 000" was read as 800000.',
        '"£310k" was read as 310000.',
    ]
    places = [n.cell or n.line for n in notes]
    assert places == (["G2", "G4", "H2", "H3", "H4"] if notes[0].cell else [2, 4, 2, 3, 4])
