"""Tables as typed rows: nothing lost on the way out and back, every fault with its row and column."""

from __future__ import annotations

import csv
import datetime
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import unwrapped
from moothall.files.errors import ReadError
from moothall.files.limits import limits
from moothall.files.tables import columns, read_table, write_table
from moothall.project.evidence import EvidenceRow
from moothall.project.finance import FinanceRow
from moothall.project.lessons import LessonRow
from moothall.project.scores import ScoreRow
from moothall.project.tables import TABLES, Table
from tests.files.answers import answer
from tests.files.workbooks import sheet
from tests.project.generated import table

HEAD = "option,criterion,assessor,score,standing,reason,evidence,date\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tables")


def read(place: Path, text: str | bytes, kind: Any = ScoreRow) -> tuple[Any, ...]:
    file = place / "scores.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_table(file, kind).rows


def complaints(place: Path, text: str, kind: Any = ScoreRow) -> list[str]:
    with pytest.raises(ReadError) as error:
        read(place, text, kind)
    return [str(c) for c in error.value.complaints]


# Nothing is lost


@pytest.mark.parametrize("asked", TABLES, ids=lambda t: t.name)
@given(data=st.data())
@settings(max_examples=max(10, settings.default.max_examples // 3))
def test_rows_written_and_read_are_the_same_rows(place: Path, asked: Table, data: st.DataObject) -> None:
    rows = data.draw(table(asked.name))
    (place / asked.file).write_bytes(write_table(rows, asked.row))
    assert read_table(place / asked.file, asked.row).rows == rows


@pytest.mark.parametrize("asked", TABLES, ids=lambda t: t.name)
@given(data=st.data())
@settings(max_examples=max(5, settings.default.max_examples // 8))
def test_a_table_as_a_sheet_reads_the_same(place: Path, asked: Table, data: st.DataObject) -> None:
    """Texts hold letters, digits, signs and blanks: Excel cannot keep every control character."""
    rows = data.draw(table(asked.name, plain=True))
    (place / asked.file).write_bytes(write_table(rows, asked.row))
    text = (place / asked.file).read_text(encoding="utf-8")
    sheet(place / "x.xlsx", typed(list(csv.reader(io.StringIO(text, newline=""))), asked.row))
    assert (
        read_table(place / "x.xlsx", asked.row).rows == read_table(place / asked.file, asked.row).rows == rows
    )


def typed(cells: list[list[str]], kind: Any) -> list[list[object]]:
    """Rows of a CSV file as Excel makes them when it opens one: numbers and dates become such."""
    head, *rest = cells
    fields = {f.name: unwrapped(f.type)[0] for f in mi.type_info(kind).fields}  # type: ignore[attr-defined]

    def value(name: str, cell: str) -> object:
        match fields[name]:
            case _ if not cell:
                return None
            case mi.DateType() if cell >= "1900-03-01":
                return datetime.date.fromisoformat(cell)
            case mi.FloatType() if len(cell) < 15:
                return float(cell)
            case mi.IntType() if len(cell) < 15:
                return int(cell)
            case mi.BoolType():
                return cell == "yes"
        return cell

    return [list(head), *([value(n, c) for n, c in zip(head, row, strict=True)] for row in rest)]


def test_a_header_alone_is_a_table_without_rows(place: Path) -> None:
    assert read(place, HEAD) == ()


def test_columns_may_stand_in_any_order_and_the_unneeded_may_be_left_out(place: Path) -> None:
    (row,) = read(place, "date,score,assessor,criterion,option\n2026-05-01,3,o1,E1,A\n")
    assert row == ScoreRow(option="A", criterion="E1", assessor="o1", score=3, date=datetime.date(2026, 5, 1))


def test_what_a_spreadsheet_adds_is_passed_over(place: Path) -> None:
    """A byte-order mark, line ends of Windows, empty columns at the end, empty rows between."""
    text = "\ufeffoption,criterion,assessor,score,date,,\r\n\r\nA,E1,o1,3,2026-05-01,,\r\n"
    text += ",,,,,,\r\n  A , E2,o1,4,2026-05-01\r\n"
    rows = read(place, text)
    assert [(r.option, r.criterion, r.score) for r in rows] == [("A", "E1", 3), ("A", "E2", 4)]


def test_a_row_with_more_cells_than_the_header_is_told_even_if_the_last_are_empty(place: Path) -> None:
    """Else a cell written for a column that is not there would move all others by one."""
    text = "option,criterion,assessor,score,date,reason\nA,E1,o1,x,3,2026-05-01,\n"
    assert complaints(place, text) == ["scores.csv line 2: this row has 7 cells, the header 6 columns."]


def test_leading_zeros_are_kept_in_ids_and_texts(place: Path) -> None:
    (row,) = read(place, "id,title,lesson\n007,0012,+44 20\n", LessonRow)
    assert (row.id, row.title, row.lesson) == ("007", "0012", "+44 20")


def test_an_empty_cell_is_the_default_and_never_zero(place: Path) -> None:
    (row,) = read(place, HEAD + "A,E1,o1,,,,,2026-05-01\n")
    assert row.score is None
    assert row.standing == "scored"
    assert row.evidence == ()


def test_a_text_over_several_lines_does_not_move_the_places(place: Path) -> None:
    text = HEAD + 'A,E1,o1,3,,"two\nlines",,2026-05-01\nA,E2,o1,x,,,,2026-05-01\n'
    assert complaints(place, text) == ['scores.csv line 4, score: a number is needed; this is "x".']


def test_only_columns_that_hold_something_are_written() -> None:
    row = LessonRow(id="a", title="b", lesson="c")
    assert write_table([row], LessonRow) == b"id,title,lesson\na,b,c\n"
    assert write_table([], LessonRow) == b"id,title,lesson\n"


def test_a_required_cell_has_no_default() -> None:
    assert columns(ScoreRow)["option"].required
    assert not columns(ScoreRow)["score"].required
    assert columns(ScoreRow)["evidence"].default == ()


# Every fault with its place, all at once


def test_every_faulty_cell_is_told_at_once(place: Path) -> None:
    text = HEAD + (
        ",E1,o1,3,,,,2026-05-01\n"
        "A,E 1,o1,3.5,scored?,,a b,1 May\n"
        "A,E1,o1,3,,,,\n"
        "A,E1,o1\n"
        "A,E1,o1,3,,why,,2026-05-01,more\n"
    )
    assert complaints(place, text) == [
        "scores.csv line 2, option: this cell must not be empty: id of an option.",
        'scores.csv line 3, criterion: "E 1" does not fit: an id is at most 64 letters, digits, dots, dashes '
        "or "
        "underscores, without spaces.",
        "scores.csv line 3, score: a whole number is needed; this is 3.5.",
        'scores.csv line 3, standing: "scored?" is not known. Did you mean "scored"? Allowed: abstain, '
        "conflict, "
        "no_evidence, not_applicable, scored.",
        'scores.csv line 3, evidence: divide several with semicolons: a;b, not "a b".',
        'scores.csv line 3, date: a date such as 2026-05-31 is needed; this is "1 May".',
        "scores.csv line 4, date: this cell must not be empty: a date as 2026-05-31.",
        "scores.csv line 5: this row has 3 cells, the header 8 columns.",
        "scores.csv line 6: this row has 9 cells, the header 8 columns.",
    ]


def test_every_fault_of_the_header_is_told_at_once(place: Path) -> None:
    assert complaints(place, "option,criterium,assessor,score,score,,reason\nA,E1,o1,3,3,,x\n") == [
        'scores.csv line 1: there is no column "criterium". Did you mean "criterion"? Known: option, '
        "criterion, "
        "assessor, score, standing, reason, evidence, date.",
        'scores.csv line 1: the column "score" stands twice.',
        "scores.csv line 1: column 6 has no name.",
        'scores.csv line 1: the column "criterion" is missing (id of a criterion of the framework).',
        'scores.csv line 1: the column "date" is missing (a date as 2026-05-31).',
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "",
            "the file is empty; the first line names the columns: option, criterion, assessor, score, "
            "standing, "
            "reason, evidence, date.",
        ),
        (
            "\n\n",
            "the file is empty; the first line names the columns: option, criterion, assessor, score, "
            "standing, "
            "reason, evidence, date.",
        ),
        (
            "\n" + HEAD,
            "the first line is empty; the first line names the columns: option, criterion, assessor, score, "
            "standing, reason, evidence, date.",
        ),
        (
            "option;criterion;assessor;score;date\nA;E1;o1;3;2026-05-01\n",
            "line 1: the columns are divided by semicolons; save the file with commas between columns.",
        ),
        (HEAD + 'A,"E1,o1,3\n', "line 2: this line is not CSV: unexpected end of data."),
    ],
)
def test_a_file_of_another_shape_is_told(place: Path, text: str, said: str) -> None:
    (told,) = complaints(place, text)
    assert told in (f"scores.csv: {said}", f"scores.csv {said}")


def test_what_was_found_before_a_line_that_cannot_be_read_is_told_too(place: Path) -> None:
    text = HEAD + 'A,E1,o1,x,,,,2026-05-01\nA,"E1"x,o1,3,,,,2026-05-01\n'
    assert complaints(place, text) == [
        'scores.csv line 2, score: a number is needed; this is "x".',
        "scores.csv line 3: this line is not CSV: ',' expected after '\"'.",
    ]


def test_a_table_with_too_many_rows_is_refused(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moothall.files.tables.limits", lambda: replace(limits(), table_rows=2))
    line = "A,E1,o1,3,,,,2026-05-01\n"
    assert len(read(place, HEAD + line * 2)) == 2
    assert complaints(place, HEAD + line * 3) == [
        "scores.csv line 4: the table has more than 2 rows; split it."
    ]


def test_faults_of_a_sheet_name_the_cell(tmp_path: Path) -> None:
    rows = [["id", "statement", "value", "independent", "date"], ["a", "x", "1,000", "maybe", "31.5.2026"]]
    with pytest.raises(ReadError) as error:
        read_table(sheet(tmp_path / "evidence.xlsx", rows), EvidenceRow)
    assert [str(c) for c in error.value.complaints] == [
        "evidence.xlsx cell C2, value: write the number plainly, without signs or separators: 1000, not "
        '"1,000".',
        'evidence.xlsx cell D2, independent: write yes or no; this is "maybe".',
        'evidence.xlsx cell E2, date: a date such as 2026-05-31 is needed; this is "31.5.2026". Did you mean '
        "2026-05-31?",
    ]


def test_a_formula_without_a_value_is_refused_in_any_column(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["option", "category", "kind", "year", "amount", "reason"])
    page.append(["joint", "saving", "saving", 2027, "=SUM(E3:E9)", '="as "&B1'])
    book.save(tmp_path / "finance.xlsx")
    with pytest.raises(ReadError) as error:
        read_table(tmp_path / "finance.xlsx", FinanceRow, "GBP")
    remedy = "has no value in the file; open it in a spreadsheet program and save it, or write the value."
    assert [str(c) for c in error.value.complaints] == [
        f"finance.xlsx cell E2, amount: the formula =SUM(E3:E9) {remedy}",
        f'finance.xlsx cell F2, reason: the formula ="as "&B1 {remedy}',
    ]


def test_columns_after_z_have_two_letters(tmp_path: Path) -> None:
    names = [c.name for c in columns(EvidenceRow).values()]
    rows = [[*names[:26], names[26]], ["a", "x", *[None] * 24, "perhaps"]]
    with pytest.raises(ReadError, match="cell AA2"):
        read_table(sheet(tmp_path / "evidence.xlsx", rows), EvidenceRow)


# Nothing but a ReadError


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_a_table_or_refused(place: Path, data: bytes) -> None:
    read_or_refused(place, data)


CSVISH = st.lists(
    st.sampled_from(
        [
            "A",
            "E1",
            "o1",
            "3",
            "7",
            "2026-05-01",
            ",",
            ",",
            "\n",
            "\r\n",
            "\r",
            '"',
            '""',
            ";",
            "é",
            " ",
            "\t",
        ]
    ),
    max_size=60,
).map("".join)


@given(CSVISH)
def test_anything_under_a_right_header_is_a_table_or_refused(place: Path, text: str) -> None:
    read_or_refused(place, (HEAD + text).encode())


def read_or_refused(place: Path, data: bytes) -> None:
    rows = answer(lambda: read(place, data))
    assert isinstance(rows, ReadError) or all(isinstance(row, ScoreRow) for row in rows)
