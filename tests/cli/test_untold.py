"""Counts that were given and are not told are named by `check`, on standard error."""

from __future__ import annotations

from pathlib import Path

from moothall.cli.untold import untold
from moothall.engine.appraise import appraise
from moothall.project.impacts import ImpactRow
from moothall.project.measures import MeasureRow
from tests.cli.running import call
from tests.engine.made import project, row
from tests.planted.clean import clean


def notes(**parts: object) -> list[str]:
    made = project(**parts)
    return [str(note) for note in untold(made, appraise(made, simulate=False))]


def test_a_project_whose_counts_are_all_told_has_no_note() -> None:
    assert notes() == []


def test_each_count_of_impacts_that_is_left_out_is_named() -> None:
    rows = (
        row(ImpactRow, group="staff", effect="loss", people=3),
        row(ImpactRow, group="staff", effect="loss", people=30),
        row(ImpactRow, group="area", effect="loss", amount=2, unit="posts"),
    )
    found = notes(impacts=rows)
    assert [n.split(": not told")[0] for n in found] == [
        "impacts.csv, people: option lead, group staff",
        "impacts.csv, amount: option lead, group area",
    ]
    assert not any(digit in n for n in found for digit in "23")


def test_so_is_a_row_of_measures_that_stands_for_few() -> None:
    measured = "Q3"
    of = row(MeasureRow, criterion=measured, group="carers", before=80, after=79, people=4)
    (note,) = notes(measures=(of,))
    assert note.startswith(f"measures.csv, people: option lead, criterion {measured}, group carers: not told")


def test_check_says_so_beside_its_result(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    with (folder / "impacts.csv").open("a", encoding="utf-8") as file:
        file.write(_line(folder / "impacts.csv", option="lead", group="staff", effect="loss", people="3"))
    done = call("check", folder)
    assert "impacts.csv, people: option lead, group staff: not told" in done.stderr
    assert "not told in any document" not in done.stdout


def _line(file: Path, **cells: str) -> str:
    head = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    return ",".join(cells.get(name, "") for name in head) + "\n"
