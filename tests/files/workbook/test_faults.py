"""Every fault of a workbook comes at once: sheet and cell, what is allowed, and the nearest name."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.files.errors import ReadError
from moothall.files.projects import read_project, read_project_with_notes
from moothall.files.workbook.reading import read_book
from moothall.project.project import Project
from tests.files.answers import answer
from tests.files.workbook.edited import HEADER, Open, clean_book
from tests.files.workbooks import sheet


def complaints(path: Path) -> list[str]:
    with pytest.raises(ReadError) as error:
        read_book(path)
    return [str(c) for c in error.value.complaints]


def value(sheet_name: str, row: int, column: str, what: object) -> Callable[[Open], Any]:
    def edit(book: Open) -> None:
        book.cell(sheet_name, row, column).value = what

    return edit


def key(sheet_name: str, name: str, what: object) -> Callable[[Open], Any]:
    def edit(book: Open) -> None:
        book.key(sheet_name, name).value = what

    return edit


def header(sheet_name: str, column: str, what: str) -> Callable[[Open], Any]:
    def edit(book: Open) -> None:
        book.book[sheet_name].cell(HEADER, book.column(sheet_name, column)).value = what

    return edit


def row(sheet_name: str, **cells: object) -> Callable[[Open], Any]:
    def edit(book: Open) -> None:
        at = book.filled(sheet_name) + 1
        for name, what in cells.items():
            book.cell(sheet_name, at, name).value = what

    return edit


def renamed(sheet_name: str, name: str) -> Callable[[Open], Any]:
    def edit(book: Open) -> None:
        book.book[sheet_name].title = name

    return edit


TWENTY: tuple[tuple[Callable[[Open], Any], str], ...] = (
    (
        key("project", "first_year", "soon"),
        'project cell B15, first_year: a number is needed; this is "soon".',
    ),
    (
        key("project", "gate", "outlin"),
        'project cell B12, gate: "outlin" is not known. Did you mean "outline"?',
    ),
    (
        value("partners", 2, "agreed_share", 35),
        "partners cell G5, agreed_share: a number from 0 to 1 is needed",
    ),
    (value("aims", 1, "text", None), "aims cell B4, text: this key is needed (the objective)."),
    (
        value("aims.signed", 1, "aim", "a2"),
        'aims.signed cell A4, aim: there is no aim "a2" on the sheet aims.',
    ),
    (
        value("timetable", 1, "date", "01/06/2026"),
        'timetable cell C4, date: a date such as 2026-05-31 is needed; this is "01/06/2026". Did you mean',
    ),
    (
        value("options.facts", 4, "option", "leed"),
        'options.facts cell A7, option: there is no option "leed" on the sheet options. Did you mean "lead"?',
    ),
    (
        value("options.facts", 5, "joint_body", "committee"),
        'options.facts cell K8, joint_body: "committee" is not known. Did you mean "joint_committee"?',
    ),
    (
        value("options.rejected_simpler_forms", 1, "form", "=1/0"),
        "options.rejected_simpler_forms cell B4, form: the formula =1/0 has no value in the file",
    ),
    (value("groups", 1, "voice", "officer"), 'groups cell C4, voice: "officer" is not known. Did you mean'),
    (
        value("groups.assessors", 1, "group", None),
        "groups.assessors cell A4, group: name the group that this row belongs to.",
    ),
    (value("bodies.seats", 1, "votes", -2), "bodies.seats cell F4, votes: a number from 0 to 1,000,000,000"),
    (
        header("bodies.decisions", "call_in_by", "call in bye"),
        'bodies.decisions cell E3: there is no column "call in bye". Did you mean "call_in_by"?',
    ),
    (value("scores", 3, "score", "high"), 'scores cell D6, score: a number is needed; this is "high".'),
    (
        header("weights", "reason", "reasons"),
        'weights cell K3: there is no column "reasons". Did you mean "reason"?',
    ),
    (value("finance", 2, "amount", "=SUM(E1:E2)"), "finance cell G5, amount: the formula =SUM(E1:E2) has no"),
    (value("evidence", 1, "value", "12,00"), 'evidence cell D4, value: a number is needed; this is "12,00".'),
    (row("statements", group=None, text="Nobody."), "statements cell A8, group: name the group."),
    (row("risks", id="x y", option="lead", title="Fog"), 'risks cell A74, id: "x y" does not fit: an id is'),
    (renamed("lessons", "lesson"), 'lesson: a project has no such sheet. Did you mean "lessons"?'),
)
"""An edit, and how the complaint about it begins."""


def test_twenty_planted_faults_are_twenty_complaints(tmp_path: Path) -> None:
    def plant(book: Open) -> None:
        for edit, _ in TWENTY:
            edit(book)

    said = complaints(clean_book(tmp_path, plant))
    for _, words in TWENTY:
        assert sum(s.startswith(f"plan.xlsx sheet {words}") for s in said) == 1, (words, said)
    assert len(said) == len(TWENTY) == 20


def test_a_reference_that_leads_nowhere_is_placed(tmp_path: Path) -> None:
    said = complaints(clean_book(tmp_path, value("scores", 2, "option", "leed")))
    assert said == [
        'plan.xlsx sheet scores cell A5, option: There is no option "leed". Did you mean "lead"? '
        "Known: asis, improved, standards, lead, joint."
    ]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            key("project", "host", "nort"),
            'plan.xlsx sheet project cell B26, host: There is no partner "nort". Did you mean "north"? '
            "Known: north, east, west.",
        ),
        (
            value("options.facts", 4, "lead", "souht"),
            'plan.xlsx sheet options.facts cell J7, lead: There is no partner "souht".',
        ),
        (
            key("project", "framework", "essu_2007@9.9.9"),
            "plan.xlsx sheet project cell B10, framework: the project names essu_2007 in version 9.9.9; ",
        ),
        (
            row("bodies.lead_roles.holders", body="committee", lead_role="2", partner="north"),
            "plan.xlsx sheet bodies.lead_roles.holders cell B6, lead_role: there is no lead_role "
            '"2" on the sheet bodies.lead_roles. Known: 1.',
        ),
        (
            row("options.facts", option="lead"),
            "plan.xlsx sheet options.facts cell A9, option: a second row for this one; keep one.",
        ),
        (
            value("bodies", 1, "title", "=NA()"),
            "plan.xlsx sheet bodies cell B4, title: the formula =NA() has no value in the file",
        ),
        (
            row("aims", id="a1", text="Again."),
            'plan.xlsx sheet aims cell A5, id: The id "a1" is used twice; ids are unique.',
        ),
    ],
    ids=lambda case: case[:60] if isinstance(case, str) else "",
)  # fmt: skip
def test_each_fault_says_where(tmp_path: Path, edit: Callable[[Open], Any], said: str) -> None:
    (one,) = complaints(clean_book(tmp_path, edit))
    assert one.startswith(said)


def test_a_sheet_of_ones_own_is_told_and_not_read(tmp_path: Path) -> None:
    def extra(book: Open) -> None:
        book.book.create_sheet("My sums")["A1"] = "=1+1"
        book.book.create_sheet("Sheet99")

    _, notes = read_project_with_notes(clean_book(tmp_path, extra))
    assert [str(n) for n in notes] == [
        "plan.xlsx sheet My sums: this sheet is no part of a project, and was not read."
    ]


def test_a_workbook_that_is_no_project_says_so(tmp_path: Path) -> None:
    (said,) = complaints(sheet(tmp_path / "finance.xlsx", [["option", "amount"], ["a", 3]]))
    assert said == (
        'finance.xlsx: this is not the workbook of a project: it has no sheet "project"; '
        "'moothall new FILE.xlsx' makes a blank one."
    )


@pytest.mark.parametrize("name", ["plan.xls", "plan.ods", "plan.xlsm"])
def test_other_workbooks_are_refused_in_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(ReadError, match="save it as Excel workbook"):
        read_project(tmp_path / name)


def test_what_programs_make_of_cells_is_understood(tmp_path: Path) -> None:
    """40% for 0.4, a date as a date, a number as text, capitals and blanks around."""

    def typed(book: Open) -> None:
        share = book.cell("partners", 1, "agreed_share")
        share.value, share.number_format = 0.4, "0%"
        book.cell("timetable", 1, "date").value = datetime.datetime(2026, 6, 1)
        book.cell("options", 1, "contract_years").value = "10"
        book.cell("groups", 1, "voice").value = f" {book.cell('groups', 1, 'voice').value} "
        book.key("project", "fictional").value = True
        book.book["scores"].title = "passing"
        book.book["passing"].title = " SCORES"

    before = read_project(clean_book(tmp_path))
    assert read_project(clean_book(tmp_path, typed)) == before


def test_a_header_may_stand_at_the_top(tmp_path: Path) -> None:
    """Without the rows of words above it, as in a sheet made by hand."""

    def cut(book: Open) -> None:
        for name in ("scores", "aims", "project", "statements"):
            book.book[name].delete_rows(1, HEADER - 1)

    assert read_project(clean_book(tmp_path, cut)) == read_project(clean_book(tmp_path))


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="moothall-faults-"))
    yield path
    shutil.rmtree(path)


@given(data=st.data())
@settings(max_examples=max(10, settings.default.max_examples // 3))
def test_a_cell_changed_anywhere_is_read_or_refused(place: Path, data: st.DataObject) -> None:
    def change(book: Open) -> None:
        names = [n for n in book.book.sheetnames if n not in ("Lists", "Instructions")]
        page = book.book[data.draw(st.sampled_from(names))]
        row = data.draw(st.integers(1, max(4, page.max_row)))
        column = data.draw(st.integers(1, max(1, page.max_column)))
        words = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=8)
        given = words | st.sampled_from([None, -1, 1e9, 0.5, True, "no", "", "#REF!", "=1", ";", 'json:"'])
        page.cell(row, column).value = data.draw(given)

    assert isinstance(answer(lambda: read_project(clean_book(place, change))), Project | ReadError)
