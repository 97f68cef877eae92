"""The list of a document's figures: each with its place and its path, in reading order."""

from __future__ import annotations

from moothall.business_case.document import (
    Cell,
    Column,
    Details,
    Fact,
    Facts,
    Listing,
    Notice,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
)
from moothall.business_case.whereabouts import whereabouts
from moothall.business_case.woven import Woven, figured
from tests.render.made import document


def line(words: str, figure: str, path: str) -> tuple[Run, ...]:
    return Run(words), Run(figure, path=path)


def test_each_figure_is_told_with_where_it_is() -> None:
    caption = Woven("Sums of {n}").format(n=figured("2 years", "years"))
    row = Row(
        (Cell((Run("Town"),), header=True), Cell((Run("£5m", path="npv"),), (line("of ", "£9m", "all"),)))
    )
    table = Table("t", caption, (Column("Place"), Column("Sum", numeric=True)), (row,))
    empty = Table("e", "None", (Column("Place"),), (), figured("0 rows", "rows"))
    inner = (Paragraph(line("In all ", "7", "project:sum")), empty, table)
    whole = document(
        (
            Section("s", "First", (Notice("stop", figured("3 flags", "flags"), inner),)),
            Section("d", "Second", (Details("More", (Facts((Fact("Term", (line("", "1", "a"),)),)),)),)),
            Section("l", "Third", (Listing((line("x ", "2", "b"),)),)),
        )
    )
    found = list(whereabouts(whole))
    assert [(f.section, f.kind, f.figure, f.path) for f in found] == [
        ("First", "notice", "3 flags", "flags"),
        ("First", "words", "7", "project:sum"),
        ("First", "words", "0 rows", "rows"),
        ("First", "caption", "2 years", "years"),
        ("First", "cell", "£5m", "npv"),
        ("First", "cell", "£9m", "all"),
        ("More", "words", "1", "a"),
        ("Third", "words", "2", "b"),
    ]
    note = found[5]
    assert (note.number, note.of, note.row, note.column) == (1, "Sums of 2 years", 1, 2)
    assert (note.row_name, note.column_name, note.words) == ("Town", "Sum", "of £9m")


def test_a_table_without_rows_is_not_counted() -> None:
    full = Table("t", "Sums", (Column("Sum"),), (Row((Cell((Run("1", path="a"),)),)),))
    empty = Table("e", "None", (Column("Place"),), (), "Nothing.")
    (found,) = whereabouts(document((Section("s", "S", (empty, full)),)))
    assert found.number == 1
