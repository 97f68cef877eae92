"""Short ways to put words, cells and tables together."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from moothall.business_case.document import (
    Cell,
    Column,
    Fact,
    Inline,
    Listing,
    Paragraph,
    Row,
    Run,
    Standing,
    Table,
)
from moothall.business_case.wording import DASH
from moothall.business_case.woven import Woven, parts

Words = str | Run | Inline


def say(*words: Words) -> Inline:
    """Text from strings, runs and texts, one after the other; empty ones are left out.

    Figures in a string that carry their paths become runs of their own.
    """
    runs: list[Run] = []
    for word in words:
        if isinstance(word, Woven):
            runs.extend([Run(text, path=path) for text, path in parts(word)])
        elif isinstance(word, str):
            if word:
                runs.append(Run(word))
        elif isinstance(word, Run):
            runs.append(word)
        else:
            runs += word
    return tuple(runs)


def strong(text: str) -> Inline:
    """Words that stand out."""
    return tuple(Run(said, strong=True, path=path) for said, path in parts(text))


def link(text: str, to: str) -> Inline:
    """Words that lead to an id of the document."""
    return tuple(Run(said, to=to, path=path) for said, path in parts(text))


def code(text: str, to: str = "") -> Run:
    """An id of the framework or the project, with where it leads."""
    return Run(text, to=to, code=True)


def joined(parts: Iterable[Words], by: str = ", ") -> Inline:
    """Texts one after the other, with something between."""
    said: list[Words] = []
    for part in parts:
        said += [by, part] if said else [part]
    return say(*said)


def para(*words: Words) -> Paragraph:
    """A paragraph."""
    return Paragraph(say(*words))


def lead(*words: Words) -> Paragraph:
    """A paragraph to read first."""
    return Paragraph(say(*words), lead=True)


def bullets(items: Iterable[Words]) -> Listing:
    """A list."""
    return Listing(tuple(say(item) for item in items))


def fact(term: str, *lines: Words) -> Fact:
    """A term with lines on it; empty lines are left out."""
    return Fact(term, tuple(said for line in lines if (said := say(line))))


def cell(
    *words: Words,
    notes: Iterable[Words] = (),
    sources: tuple[str, ...] = (),
    standing: Standing | None = None,
) -> Cell:
    """A cell; empty notes are left out."""
    return Cell(say(*words), tuple(said for n in notes if (said := say(n))), sources, standing)


def lines(said: Iterable[Words], *, sources: tuple[str, ...] = (), standing: Standing | None = None) -> Cell:
    """A cell of several lines that weigh the same; empty lines are left out."""
    kept = [line for s in said if (line := say(s))]
    return Cell(kept[0] if kept else (), (), sources, standing, more=tuple(kept[1:]))


def head(*words: Words, notes: Iterable[Words] = ()) -> Cell:
    """The cell that names its row."""
    return Cell(say(*words), tuple(said for n in notes if (said := say(n))), header=True)


def row(*cells: Cell | Words, id: str = "") -> Row:
    """A row; words become plain cells, and one that says nothing holds a dash: it is empty on purpose."""
    return Row(tuple(_said(c if isinstance(c, Cell) else cell(c)) for c in cells), id)


def _said(found: Cell) -> Cell:
    if any(run.text for run in found.text) or found.more or found.notes or found.sources:
        return found
    return replace(found, text=(Run(DASH),))


def used(table: Table) -> Table:
    """The table without the columns in which no row says anything."""
    kept = [
        n
        for n in range(len(table.columns))
        if not table.rows or any(row.cells[n : n + 1] != (Cell((Run(DASH),)),) for row in table.rows)
    ]
    rows = (Row(tuple(row.cells[n] for n in kept if n < len(row.cells)), row.id) for row in table.rows)
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=tuple(rows))


def columns(*titles: str | Column) -> tuple[Column, ...]:
    """Columns; a string is a heading without more."""
    return tuple(t if isinstance(t, Column) else Column(t) for t in titles)


def number(title: str, unit: str = "") -> Column:
    """A column of figures."""
    return Column(title, unit, numeric=True)
