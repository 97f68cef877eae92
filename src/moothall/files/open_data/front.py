"""The first two sheets of the workbook of findings: what it is, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothall.business_case.wording import _
from moothall.files.open_data.about import about_table
from moothall.files.open_data.dictionary import said
from moothall.files.open_data.guide import about_the_book, how_to_read
from moothall.files.open_data.layout import tables
from moothall.files.open_data.names import FIRST, LEFT_OUT
from moothall.files.open_data.rows import Plain
from moothall.files.open_data.sheets import Looks, finish, fit, fitting
from moothall.files.open_data.table import Table
from moothall.files.open_data.words import title_of, unit_words
from moothall.files.workbook.columns import lines
from moothall.files.workbook.paper import A4, print_name

FRONT, DICTIONARY = "Read me", "Dictionary"
"""Names of the sheets; those of the tables are all in small letters."""
WIDE = 110
HEIGHT, TITLE = 14, 21
"""In points: of a line of text, and of the title."""
LETTERS = 1.15
"""Letters of ordinary text that stand in the room of one figure."""
WIDTHS = (34, WIDE - 34, 10)
COLUMNS = ("table", "column", "type", "unit", "description", "path", "suffix")
DICTIONARY_WIDTHS = (30, 28, 15, 15, 55, 48, 29)


def draw_front(page: Any, plain: Plain, shown: Mapping[str, int], looks: Looks) -> None:
    """What the file is, from what it was made, how to read it, and what is on which sheet.

    shown : rows of each table that has a sheet, by its name
    """
    for at, width in enumerate(WIDTHS):
        page.set_column(at, at, width)
    page.hide_gridlines(2)
    project = plain["project"]
    page.write_string(0, 0, fitting(project["title"] or project["id"], FRONT), looks["title"])
    page.set_row(0, TITLE)
    page.write_string(1, 0, _("Findings of the appraisal, as tables"), looks["soft"])
    row = _notice(page, 3, project, looks)
    for name, value in _facts(plain):
        page.write_string(row, 0, name, looks["strong"])
        _folded(page, row, 1, value, WIDTHS[1], looks)
        row += 1
    row = _heading(page, row + 1, _("How to read it"), looks)
    for text in (*how_to_read(), *about_the_book()):
        page.merge_range(row, 0, row, 2, "", looks["wrapped"])
        _folded(page, row, 0, text, WIDE, looks)
        row += 1
    _contents(page, row + 1, shown, looks)
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    print_name(page)


def _notice(page: Any, row: int, project: Mapping[str, Any], looks: Looks) -> int:
    """What must be known first: that it is fictional, and the project's own notice. Returns the next row."""
    fictional = _("This is a fictional project.") if project["fictional"] else ""
    told = [text for text in (fictional, project["notice"]) if text]
    for text in told:
        page.merge_range(row, 0, row, 2, "", looks["wrapped"])
        _folded(page, row, 0, text, WIDE, looks, "strong_wrapped")
        row += 1
    return row + bool(told)


def _facts(plain: Plain) -> Iterator[tuple[str, str]]:
    project, framework, engine = plain["project"], plain["framework"], plain["engine"]
    yield _("As of"), project["as_of"]
    yield _("Project"), project["id"]
    yield _("Framework"), f"{framework['title']} ({framework['id']} {framework['version']})"
    yield _("Framework, SHA-256"), framework["sha256"]
    yield _("Worked out by"), f"{engine['name']} {engine['version']}"
    yield _("Fingerprint of all inputs"), project["fingerprint"]
    yield _("Money"), ", ".join(filter(None, [project["currency"], project["price_base"]]))
    yield _("Licence"), _("None is recorded in the project; ask whoever publishes this file.")


def _heading(page: Any, row: int, text: str, looks: Looks) -> int:
    page.write_string(row, 0, text, looks["heading"])
    return row + 1


def _folded(page: Any, row: int, at: int, text: str, width: int, looks: Looks, look: str = "wrapped") -> None:
    """A text over several lines: not every program finds the height of a row itself."""
    page.write_string(row, at, fitting(text, FRONT), looks[look])
    page.set_row(row, HEIGHT * min(25, lines(text, round(width * LETTERS))))


def _contents(page: Any, row: int, shown: Mapping[str, int], looks: Looks) -> None:
    """Every table: those that most look for first, then by the part of the findings that they are from."""
    row = _heading(page, row, _("Sheets"), looks)
    for at, name in enumerate((_("Sheet"), _("What a row is"), _("Rows"))):
        page.write_string(row, at, name, looks["header"])
    page.repeat_rows(row)
    row += 1
    for group, found in _groups(shown):
        page.write_string(row, 0, group, looks["strong"])
        row += 1
        for table in found:
            page.write_url(row, 0, f"internal:'{table.name}'!A1", looks["link"], table.name)
            _folded(page, row, 1, table.says, WIDTHS[1], looks)
            if table.name in shown:
                page.write_number(row, 2, shown[table.name], looks["count"])
            row += 1
    row = _heading(page, row + 1, _("Not on a sheet"), looks)
    for text in _absent(shown):
        page.merge_range(row, 0, row, 2, "", looks["wrapped"])
        _folded(page, row, 0, text, WIDE, looks)
        row += 1


def _absent(shown: Mapping[str, int]) -> Iterator[str]:
    """What makes no table, with the reason, and which tables have no rows."""
    for path, why in LEFT_OUT.items():
        yield _("{path}: {reason}.").format(path=path, reason=why)
    empty = [table.name for table in tables() if table.name not in shown]
    if empty:
        yield _("Tables without a row in these findings: {names}.").format(names=", ".join(empty))


def _groups(shown: Mapping[str, int]) -> Iterator[tuple[str, Sequence[Table]]]:
    first = [t for t in tables() if t.name in FIRST and t.name in shown]
    yield _("First"), (about_table(), *first)
    rest: dict[str, list[Table]] = {}
    for table in tables():
        if table.name in shown and table.name not in FIRST:
            rest.setdefault(table.subject, []).append(table)
    for subject, found in rest.items():
        yield title_of(subject), found


def draw_dictionary(page: Any, shown: Sequence[Table], currency: str, looks: Looks) -> None:
    """What every column of every sheet holds."""
    for at, (name, width) in enumerate(zip(COLUMNS, DICTIONARY_WIDTHS, strict=True)):
        page.set_column(at, at, width)
        page.write_string(0, at, name, looks["header"])
    row, heights = 0, dict[int, int]()
    for table in shown:
        for column in table.columns:
            row += 1
            unit = unit_words(column, table.columns, currency) if column.unit else ""
            way = column.suffix if column.role == "value" else ""
            paths = " or ".join(column.patterns)
            told = (table.name, column.name, column.kind, unit, said(column), paths, way)
            for at, text in enumerate(told):
                if text:
                    page.write_string(row, at, text, looks["wrapped"])
            high = [lines(text, width) for text, width in zip(told, DICTIONARY_WIDTHS, strict=True) if text]
            heights |= {row: max(high)} if max(high) > 1 else {}
    fit(page, heights)
    finish(page, row, DICTIONARY_WIDTHS)
