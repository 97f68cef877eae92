"""What drop-downs offer: the framework's ids, on a sheet of their own, and those that the project defines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from moothall.files.tables import letter
from moothall.files.workbook.columns import OWN_SHEETS, in_a_book, lines
from moothall.files.workbook.names import LISTS
from moothall.files.workbook.paper import A4, SIDES, print_name
from moothall.project.project import Project
from moothall.project.references import NOUNS, known

FIRST = 4
"""Row of the first value on every sheet of rows, from 1."""
ROWS = 10_000
"""Rows below the header that drop-downs and notes reach over."""


WIDTHS = (20, 52)
"""Widths of the two columns that each kind of reference has, in letters."""
LINE = 13
"""Height of a line in points."""
SAYS = "The ids that the framework knows, for the drop-downs of the other sheets."
BESIDE = 2
"""Kinds of reference on one printed page."""
SCALE = 70
"""Size of the print in percent, so that these fit on A4."""


class Source(Struct, frozen=True):
    """A name in the workbook for a range of cells."""

    name: str
    cells: str


def sources(project: Project, id_columns: Mapping[str, int]) -> dict[str, Source]:
    """For each kind of reference, and each sheet with ids (as `sheet:options`), where its ids stand.

    id_columns : by sheet, the column of its ids, from 0
    """
    found = {
        f"sheet:{sheet}": Source(f"ids_{sheet.replace('.', '_')}", _growing(sheet, letter(column)))
        for sheet, column in id_columns.items()
    }
    for kind, sheet in OWN_SHEETS.items():
        found[kind] = found[f"sheet:{sheet}"]
    for n, (kind, ids) in enumerate(framework_ids(project).items()):
        column = letter(2 * n)
        cells = f"={LISTS}!${column}${FIRST}:${column}${FIRST + max(len(ids), 1) - 1}"
        found[kind] = Source(f"list_{kind}", cells)
    return found


def _growing(sheet: str, column: str) -> str:
    """The filled cells of a column, however many they become."""
    start = f"'{sheet}'!${column}${FIRST}"
    return f"=OFFSET({start},0,0,MAX(1,COUNTA({start}:${column}${FIRST + ROWS})),1)"


def framework_ids(project: Project) -> dict[str, Mapping[str, str]]:
    """Ids of the framework with their titles, by kind of reference; lists of a length beside each other."""
    found = [(kind, ids) for kind, ids in known(project).items() if kind not in OWN_SHEETS]
    return dict(sorted(found, key=lambda pair: len(pair[1])))


def draw_lists(page: Any, project: Project, formats: Mapping[str, Any]) -> None:
    """Fill the sheet of lists: two columns a kind of reference, id and title."""
    heights: dict[int, int] = {}
    page.write_string(0, 0, SAYS, formats["title"])
    for n, (kind, ids) in enumerate(framework_ids(project).items()):
        page.write_string(1, 2 * n, in_a_book(NOUNS[kind]), formats["aside"])
        page.write_string(2, 2 * n, "id", formats["header"])
        page.write_string(2, 2 * n + 1, "title", formats["header"])
        for at, width in enumerate(WIDTHS, 2 * n):
            page.set_column(at, at, width, formats["locked"])
        if not ids:
            page.write_string(FIRST - 1, 2 * n + 1, "none yet", formats["aside"])
        for row, (key, title) in enumerate(ids.items(), FIRST - 1):
            told = title or key.replace("_", " ")
            page.write_string(row, 2 * n, key, formats["locked"])
            page.write_string(row, 2 * n + 1, told, formats["locked"])
            heights[row] = max(heights.get(row, 1), *map(lines, (key, told), WIDTHS))
    for row, most in heights.items():
        page.set_row(row, LINE * most)
    page.freeze_panes(3, 0)
    _print(page, 2 * len(framework_ids(project)))
    page.protect("", {"format_columns": True, "autofilter": True})


def _print(page: Any, columns: int) -> None:
    """On paper, some kinds of reference beside each other, and none torn from its titles."""
    step = 2 * BESIDE
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=SIDES, right=SIDES)
    page.set_print_scale(SCALE)
    page.set_v_pagebreaks(list(range(step, columns, step)))
    page.repeat_rows(1, 2)
    print_name(page)
