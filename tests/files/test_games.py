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
        ("A+,9", "with + or ; between, as north+east"),
        ("A;B;,9", "line 9, coalition: this group stands twice; the first time in line 5."),
        (
            "A;B+C,9",
            'line 9, coalition: "A+B+C" is no group of ids with + or ; between, as north+east: "B+C"',
        ),
        (";,9", "line 9, coalition: "),
        (",9", "line 9, coalition: this cell must not be empty"),
        ("A+B,", "line 9, cost: this cell must not be empty"),
        ("A+B,nine", 'line 9, cost: a number is needed; this is "nine".'),
        ('A+B,"1,20"', 'line 9, cost: "1,20" may be 1.20 or 120'),
        ("A+B,9%", "line 9, cost: an amount of money is needed, not a percentage"),
        ("A+B,1e99", "line 9, cost: "),
        ("A+B,nan", "line 9, cost: "),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    assert said in complaints(tmp_path, COFFEE + row + "\n")


OWN = """option,coalition,cost,evidence
lead,north,£6m,EV1
lead,east,"5,000,000",
lead,north;east,9m,EV1;EV2
joint,north,1.200,
joint,east,2,
joint,north;east,2.5,
"""


def test_the_table_of_a_project_is_a_game_for_each_option(tmp_path: Path) -> None:
    found = read_game(game(tmp_path, OWN), "lead")
    assert found.partners == ("north", "east")
    assert found.costs == {
        frozenset(["north"]): 6e6,
        frozenset(["east"]): 5e6,
        frozenset(found.partners): 9e6,
    }
    assert [(n.line, n.message) for n in found.notes] == [
        (2, '"£6m" was read as 6000000.'),
        (3, '"5,000,000" was read as 5000000.'),
        (4, '"9m" was read as 9000000.'),
    ]
    other = read_game(game(tmp_path, OWN), "joint")
    assert other.costs[frozenset(["north"])] == 1.2
    assert [n.line for n in other.notes] == [5]


def test_a_fault_in_one_of_several_games_has_its_own_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as error:
        read_game(game(tmp_path, OWN + "joint,east;north,3,\n"), "joint")
    assert "game.csv line 8, coalition: this group stands twice; the first time in line 7." in str(
        error.value
    )


def test_a_workbook_of_a_project_keeps_its_notes(tmp_path: Path) -> None:
    rows: list[list[object]] = [line.split(",") for line in OWN.replace('"5,000,000"', "£5m").splitlines()]
    found = read_game(sheet(tmp_path / "coalitions.xlsx", rows), "lead")
    assert [n.cell for n in found.notes] == ["C2", "C3", "C4"]


def test_of_several_games_one_must_be_named(tmp_path: Path) -> None:
    assert complaints(tmp_path, OWN) == (
        "game.csv: games of several options stand in it; say which: --option ID. It has lead, joint."
    )
    with pytest.raises(
        ReadError, match=r'of an option "joit" in it. Did you mean "joint"\? It has lead, joint'
    ):
        read_game(game(tmp_path, OWN), "joit")
    with pytest.raises(ReadError, match="It has no column option"):
        read_game(game(tmp_path, COFFEE), "lead")
    alone = "\n".join(OWN.splitlines()[:4]) + "\n"
    assert read_game(game(tmp_path, alone)) == read_game(game(tmp_path, OWN), "lead")


def test_rows_without_an_option_beside_others_are_a_game_of_their_own(tmp_path: Path) -> None:
    assert "several options" in complaints(tmp_path, OWN + ",north,3,\n")


def test_amounts_stand_in_one_currency(tmp_path: Path) -> None:
    said = complaints(tmp_path, "coalition,cost\nA,£6\nB,GBP 5\nA+B,€9\n")
    assert said == 'game.csv line 4, cost: "€9" is in another currency than "£6" above it.'


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
