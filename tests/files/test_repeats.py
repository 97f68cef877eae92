"""A row that repeats an earlier one is told with the line of that one and the key of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.repeats import repeats
from moothall.files.tables import read_table
from moothall.project.coalitions import CoalitionRow
from tests.files.workbooks import sheet
from tests.planted.clean import clean

ROWS = "option,coalition,cost\nlead,north;east,9\nlead,north,6\njoint,north;east,9\nlead,north;east,8\n"
KEY = ("option", "coalition")
SAID = "This row repeats line 2, with the same option lead, coalition north;east."


def test_the_earlier_line_and_the_key_are_named(tmp_path: Path) -> None:
    file = tmp_path / "coalitions.csv"
    file.write_text(ROWS + "lead,north;east,7\n", "utf-8")
    found = repeats(read_table(file, CoalitionRow), KEY)
    assert {at: (c.line, c.message) for at, c in found.items()} == {
        (3, "option"): (5, SAID),
        (4, "option"): (6, SAID),
    }


def test_rows_without_a_key_may_repeat(tmp_path: Path) -> None:
    file = tmp_path / "coalitions.csv"
    file.write_text(ROWS, "utf-8")
    assert repeats(read_table(file, CoalitionRow), ()) == {}


def test_in_a_sheet_the_earlier_row_is_named(tmp_path: Path) -> None:
    cells: list[list[object]] = [line.split(",") for line in ROWS.splitlines()]
    (told,) = repeats(read_table(sheet(tmp_path / "coalitions.xlsx", cells), CoalitionRow), KEY).values()
    assert str(told) == f"coalitions.xlsx cell A5, option: {SAID.replace('line', 'row')}"


def test_a_project_tells_it_once_beside_its_other_faults(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    (folder / "coalitions.csv").write_text(
        ROWS.replace("joint", "nowhere") + "nowhere,north;east,9\n", "utf-8"
    )
    with pytest.raises(ReadError) as error:
        read_folder(folder)
    said = [str(c) for c in error.value.complaints]
    assert f"coalitions.csv line 5, option: {SAID}" in said
    again = SAID.replace("line 2", "line 4").replace("lead", "nowhere")
    assert said.count(f"coalitions.csv line 6, option: {again}") == 1
    assert any('line 4, option: There is no option "nowhere"' in words for words in said)
    assert not any("(" in words and "coalitions" in words for words in said)
