"""A table of a document alone: as CSV for a spreadsheet, or as text for a message."""

from __future__ import annotations

import csv
import re
from io import StringIO

from moothall.business_case.document import Cell, Document, Inline, Notice, Paragraph, Section, Table, walk
from moothall.business_case.formulas import guarded

FIGURE = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?")
"""A cell that holds nothing but a figure."""


def table_csv(table: Table, before: tuple[tuple[str, str], ...] = ()) -> bytes:
    """The table with a header, in UTF-8 that spreadsheets recognise; figures as plain numbers.

    before : columns that hold the same in every row, each with its heading
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([guarded(h) for h, _words in before] + [_headed(c.title, c.unit) for c in table.columns])
    for row in table.rows:
        writer.writerow([guarded(w) for _h, w in before] + [_number(_words_of(c)) for c in row.cells])
    return out.getvalue().encode("utf-8-sig")


def document_text(document: Document) -> bytes:
    """A short document as text: its title, its words, its tables with the columns lined up."""
    parts = [document.title, document.subtitle]
    for thing in walk(document.sections):
        if isinstance(thing, Section):
            parts.append(thing.title.upper())
        elif isinstance(thing, Table):
            parts.append(_lined_up(thing))
        elif isinstance(thing, Notice):
            parts.append(thing.title)
        elif isinstance(thing, Paragraph):
            parts.append(_said(thing.text))
    return ("\n\n".join(str(p) for p in parts) + "\n").encode()


def _lined_up(table: Table) -> str:
    rows = [[_headed(c.title, c.unit) for c in table.columns]]
    rows += [[_words_of(c) for c in row.cells] for row in table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.columns))]
    numeric = [c.numeric for c in table.columns]
    said = [
        "  ".join(
            word.rjust(width) if right else word.ljust(width)
            for word, width, right in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in rows
    ]
    return "\n".join((str(table.caption), "", *said))


def _headed(title: str, unit: str) -> str:
    return guarded(f"{title} ({unit})" if unit else str(title))


def _said(runs: Inline) -> str:
    return "".join(run.text for run in runs)


def _words_of(cell: Cell) -> str:
    """The words of a cell with the smaller lines below."""
    return "; ".join(w for line in (cell.text, *cell.more, *cell.notes) if (w := _said(line)))


def _number(words: str) -> str:
    """A figure as a spreadsheet reads it; words so that it takes none of them for a formula."""
    if FIGURE.fullmatch(words):
        return words.replace(",", "").replace("−", "-").lstrip("+")
    return guarded(words)
