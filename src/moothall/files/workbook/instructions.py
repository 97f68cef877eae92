"""The first sheet of a workbook: how to fill it in, and what every other sheet holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from moothall.files.workbook.columns import lines
from moothall.files.workbook.paper import A4, print_name
from moothall.project.project import Project

HOW = (
    "Each sheet holds one table. Fill in what you know, and leave the rest empty: an empty cell is never "
    "taken for zero or for the average. Sheets that you do not need stay as they are.",
    "Begin with project, partners, options and options.facts. What belongs to a row of another sheet names "
    "it in its first column: the seats of a body stand on bodies.seats.",
    "The second row of a sheet says what each column asks; a click on a cell says it again. Headings with a "
    "darker ground and a thick line must be filled in every row. A cell with an arrow offers what is "
    "allowed; the framework's own ids stand with their titles on the sheet Lists.",
    "Headings are protected, so that nothing shifts by accident. There is no password: Review, Unprotect "
    "Sheet.",
    "Dates are written 2026-05-31, shares 0.4 (40% is understood), several ids in one cell with semicolons "
    "between them: north; east. Where an item holds a semicolon itself, put it in double quotes.",
    "Scores, weights, verdicts and what was adopted are never changed: add a new row with a later date. The "
    "latest counts, the earlier stay as history.",
    "A text longer than a cell goes on in the next row, under the same name (statements, case). A text that "
    "begins with “json:” holds letters that a cell cannot keep; leave it as it is.",
    "Formulas may be used; what counts is the value that was saved with them. Sheets of your own are not "
    "read, and that is said.",
    "Check the workbook as often as you like with: moothall check FILE.xlsx. Every fault comes with its "
    "sheet and cell. To turn it into a folder of plain files: moothall convert FILE.xlsx FOLDER",
)
WIDTH = 110


class Listed(Struct, frozen=True):
    """A sheet as the instructions name it."""

    name: str
    says: str
    rows: int | None
    """None: it has keys, not rows"""
    must: bool = False


def draw_instructions(
    page: Any, project: Project, sheets: Sequence[Listed], looks: Mapping[str, Any]
) -> None:
    """Fill the sheet."""
    page.set_column(0, 0, 34, looks["locked"])
    page.set_column(1, 1, WIDTH - 34, looks["locked"])
    page.set_column(2, 2, 12, looks["locked"])
    page.write_string(0, 0, project.head.title, looks["title"])
    framework = project.framework.head
    page.write_string(
        1,
        0,
        f"A Moothall project. Framework: {framework.title}, version {framework.version}.",
        looks["aside"],
    )
    row = 3
    for n, text in enumerate(HOW, 1):
        page.merge_range(row, 0, row, 2, f"{n}. {text}", looks["locked"])
        page.set_row(row, 14 * lines(text, WIDTH))
        row += 1
    row += 1
    for n, name in enumerate(("sheet", "what it holds", "rows filled")):
        page.write_string(row, n, name, looks["header"])
    for at, sheet in enumerate(sheets, row + 1):
        page.write_url(at, 0, f"internal:'{sheet.name}'!A1", looks["link"], sheet.name)
        must = " Must be filled." if sheet.must else ""
        page.write_string(at, 1, f"{sheet.says}{must}", looks["locked"])
        page.set_row(at, 13 * lines(f"{sheet.says}{must}", WIDTH - 34))
        if sheet.rows is not None:
            page.write_number(at, 2, sheet.rows, looks["locked"])
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(row)
    print_name(page)
    page.protect("", {"format_columns": True})
