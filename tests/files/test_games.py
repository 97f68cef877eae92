"""Games and drivers from files: read as meant, or refused with every fault and its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.games import read_driver, read_game
from tests.files.workbooks import sheet

COFFEE = "coalition,cost\nA,6\nB,5\nC,4\nA+B,9\nA + C,8\nB+C,7.5\nA+B+C,12\n"


def game(place: Path, text: str) -> Path:
    file = place / "game.csv"
    file.write_text(text, "utf-8")
    return file


def complaints(place: Path, text: str) -> str:
    with pytest.raises(ReadError) as error:
        read_game(game(place, text))
    return "\n".join(map(str, error.value.complaints))


def test_groups_are_read_with_their_costs(tmp_path: Path) -> None:
    found = read_game(game(tmp_path, COFFEE))
    assert found.partners == ("A", "B", "C")
    assert found.costs[frozenset("AC")] == 8
    assert found.costs[frozenset("ABC")] == 12
    assert len(found.costs) == 7


def test_a_workbook_reads_the_same(tmp_path: Path) -> None:
    rows = [line.split(",") for line in COFFEE.splitlines()]
    typed: list[list[object]] = [[r[0], float(r[1])] for r in rows[1:]]
    file = sheet(tmp_path / "game.xlsx", [["Coalition", "Cost"], *typed])
    assert read_game(file) == read_game(game(tmp_path, COFFEE))


def test_partners_called_by_a_number(tmp_path: Path) -> None:
    found = read_game(game(tmp_path, "coalition,cost\n1,6\n2,5\n2+1,9\n"))
    assert found.partners == ("1", "2")
    assert found.costs[frozenset("12")] == 9


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A+B,9", "game.csv line 9, coalition: this group stands twice; the first time in line 5."),
        ("B+A,9", "line 9, coalition: this group stands twice; the first time in line 5."),
        ("A+A,9", 'line 9, coalition: "A" stands twice in this group.'),
        ("A++B,9", "line 9, coalition: "),
        ("A+,9", "with + between, as north+east"),
        ("A;B,9", "line 9, coalition: "),
        (",9", "line 9, coalition: this cell must not be empty"),
        ("A+B,", "line 9, cost: this cell must not be empty"),
        ("A+B,nine", 'line 9, cost: a number is needed; this is "nine".'),
        ('A+B,"1,200"', "line 9, cost: write the number plainly, without signs or separators: 1200"),
        ("A+B,£9", "line 9, cost: a number is needed"),
        ("A+B,1e99", "line 9, cost: "),
        ("A+B,nan", "line 9, cost: "),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    assert said in complaints(tmp_path, COFFEE + row + "\n")


def test_all_bad_rows_come_at_once(tmp_path: Path) -> None:
    said = complaints(tmp_path, COFFEE + "A+A,9\nB+B,9\n")
    assert "line 9" in said
    assert "line 10" in said


def test_all_that_is_missing_comes_at_once_with_the_row_that_needs_it(tmp_path: Path) -> None:
    said = complaints(tmp_path, "coalition,cost\nnorth,6\neast+north,9\nwest+noth,8\n").splitlines()
    assert len(said) == 4
    assert said[0].startswith('game.csv line 3, coalition: "east" has no row of its own')
    assert said[1].startswith('game.csv line 4, coalition: "west" has no row of its own')
    assert said[2].startswith('game.csv line 4, coalition: "noth" has no row of its own')
    assert 'Did you mean "north"?' in said[2]
    assert said[3] == "game.csv: the row for all together is missing: north+east+west+noth."


def test_a_file_without_rows(tmp_path: Path) -> None:
    assert "no group of partners" in complaints(tmp_path, "coalition,cost\n")
    assert "empty" in complaints(tmp_path, "")
    assert '"cost" is missing' in complaints(tmp_path, "coalition\nA\n")
    with pytest.raises(ReadError, match="no such file"):
        read_game(tmp_path / "nowhere.csv")


def driver(place: Path, text: str) -> dict[str, float]:
    file = place / "staff.csv"
    file.write_text(text, "utf-8")
    return read_driver(file, ("north", "east"))


def test_a_driver_is_read(tmp_path: Path) -> None:
    assert driver(tmp_path, "id,value\neast,0\nnorth,120.5\n") == {"east": 0, "north": 120.5}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("north,1\nnroth,2\neast,3\n", 'staff.csv line 3, id: "nroth" is no partner'),
        ("north,1\nnroth,2\neast,3\n", 'Did you mean "north"?'),
        ("north,1\neast,2\nnorth,3\n", 'staff.csv line 4, id: "north" stands twice.'),
        ("north,1\n", "staff.csv: there is no row for east; a blank is not zero."),
        ("north,1\neast,\n", "staff.csv line 3, value: this cell must not be empty"),
        ("north,-1\neast,2\n", "staff.csv line 2, value: "),
        ("north,0\neast,0\n", "staff.csv: every value is 0"),
    ],
)
def test_a_bad_driver_is_named_with_its_line(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(ReadError) as error:
        driver(tmp_path, "id,value\n" + rows)
    assert said in "\n".join(map(str, error.value.complaints))
