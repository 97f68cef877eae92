"""How wide columns are, and whether a table needs a page that lies on its side.

As browsers do it: no column is narrower than its longest word, and what is left goes to the columns
that want more (CSS 2.1, section 17.5.2.2, as a description of what they do). Words are measured by
classes of letters, since the font is the reader's own in Word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from moothall.business_case.document import Cell, Column, Inline, Table
from moothall.render.paper.page import Page

NARROW, BROAD = frozenset("iljtfrI.,:;|!'’()[]-/ "), frozenset("mwMWŴ@%—…")
LONGEST = 22
"""Letters of a word that a column must hold whole; a longer one may be broken."""
BOLD = 1.12
"""How much wider the bold words of a heading are."""
SHORT = 18
"""Letters of a heading that stand in one line where there is room; a longer one is set in two."""
SLACK = 1.15
"""What a column gets beyond the room that it wants, where there is more than all want."""
FEW = 17
"""Letters of a line that stands unbroken where there is room, as a date does: broken, it would make every row
twice as high."""
BREAKS = re.compile(r"(-(?!\d)|/)")
"""Where a line may break within a word; not in a year as 2026-27, which Word would tear apart too."""
SURE = 1.06
"""What such a line gets beyond its width, which is known only about."""
WANTED = 100
"""Letters of a line beyond which a column asks for no more room."""


class _Letters(dict[str, float]):
    """Width of each letter met so far, in usual letters."""

    def __missing__(self, c: str) -> float:
        width = self[c] = 0.55 if c in NARROW else 1.6 if c in BROAD else 1.2 if c.isupper() else 1.0
        return width


_LETTERS = _Letters()


@lru_cache(maxsize=65536)
def breadth(text: str) -> float:
    """Width of a text, in usual letters."""
    return sum(map(_LETTERS.__getitem__, text))


def plan(table: Table, page: Page) -> tuple[bool, tuple[tuple[int, ...], ...], tuple[float, ...]]:
    """Whether the table lies on its side, which columns stand together, and the width of every column.

    A table too wide even so is cut between columns, and each part begins with the first column again.
    Widths are in points, one for each column of the table; the widths of a part fit its page.
    """
    floors, wants = _measured(table, page)
    wide = sum(floors) > page.upright + page.gap
    room = page.room(wide) + page.gap
    few = page.letter * FEW * 1.06 + page.inset
    if sum(floors) <= room:
        return wide, (tuple(range(len(floors))),), _shared(floors, wants, room, few)
    floors = [min(floor, room / 4) for floor in floors]
    parts = _parts(floors, room)
    widths = [0.0] * len(floors)
    for part in parts:
        given = _shared([floors[n] for n in part], [wants[n] for n in part], room, few)
        for n, width in zip(part, given, strict=True):
            widths[n] = width if n or not widths[0] else min(width, widths[0])
    return wide, parts, tuple(widths)


def _parts(floors: Sequence[float], room: float) -> tuple[tuple[int, ...], ...]:
    parts: list[list[int]] = [[0]]
    for n in range(1, len(floors)):
        if len(parts[-1]) > 1 and sum(floors[m] for m in (*parts[-1], n)) > room:
            parts.append([0])
        parts[-1].append(n)
    return tuple(tuple(part) for part in parts)


def _shared(floors: Sequence[float], wants: Sequence[float], room: float, few: float) -> tuple[float, ...]:
    """Each its floor, the short ones what they want, and of the rest as much as it wants, in proportion."""
    if sum(wants) > room:
        floors = _unbroken(floors, wants, room, few)
    more = [max(want - floor, 0.0) for floor, want in zip(floors, wants, strict=True)]
    rest = room - sum(floors)
    share = 1.0 if sum(more) <= rest else rest / (sum(more) or 1.0)
    given = [floor + extra * share for floor, extra in zip(floors, more, strict=True)]
    slack = min(SLACK, room / (sum(given) or 1.0))
    return tuple(int(10 * width * slack) / 10 for width in given)


def _unbroken(floors: Sequence[float], wants: Sequence[float], room: float, few: float) -> Sequence[float]:
    """The floors, with all that they want for columns of few letters, as long as half of the rest is left."""
    pairs = zip(floors, wants, strict=True)
    raised = [max(floor, want * SURE) if want <= few else floor for floor, want in pairs]
    return raised if sum(raised) - sum(floors) <= (room - sum(floors)) / 2 else floors


def _measured(table: Table, page: Page) -> tuple[list[float], list[float]]:
    """Width of the longest word of each column, and of its longest line, up to a length that reads well."""
    heads = [breadth(_heading(c)) for c in table.columns]
    floors = [BOLD * _longest((c.title, c.unit, c.note)) for c in table.columns]
    wants = [BOLD * max(min(head, SHORT), head / 2) for head in heads]
    for row in table.rows:
        for n, cell in enumerate(row.cells):
            for text in _texts(cell):
                word, line = _widths(text)
                if word > floors[n]:
                    floors[n] = word
                if line > wants[n]:
                    wants[n] = line
    free = _free(table, page)
    return (
        [page.letter * letters + more for letters, more in zip(floors, free, strict=True)],
        [page.letter * letters * 1.06 + more for letters, more in zip(wants, free, strict=True)],
    )


def _free(table: Table, page: Page) -> list[float]:
    """What each column leaves free beside its words."""
    shaded = {n for row in table.rows for n, cell in enumerate(row.cells) if cell.standing}
    beside = before_words([column.numeric for column in table.columns])
    return [
        page.inset + (page.shade if n in shaded else 0.0) + (page.beside if near else 0.0)
        for n, near in enumerate(beside)
    ]


def before_words(numeric: Sequence[bool]) -> list[bool]:
    """Which columns hold figures, set at the right, and have words next to them, set at the left."""
    return [figures and not after for figures, after in zip(numeric, [*numeric[1:], True], strict=True)]


def _heading(column: Column) -> str:
    return " ".join((column.title, column.unit, column.note)).strip()


def _texts(cell: Cell) -> Iterable[str]:
    if not (cell.more or cell.notes or cell.sources):
        return (_plain(cell.text),)
    return *map(_plain, (cell.text, *cell.more, *cell.notes)), *cell.sources


def _plain(line: Inline) -> str:
    return line[0].text if len(line) == 1 else "".join([run.text for run in line])


def _longest(texts: Sequence[str]) -> float:
    return max([_word(text) for text in texts if text], default=0.0)


@lru_cache(maxsize=65536)
def _widths(text: str) -> tuple[float, float]:
    """Width of the longest word of a text, and of the text, up to a length that reads well."""
    return _word(text) if text else 0.0, min(breadth(text), WANTED)


@lru_cache(maxsize=65536)
def _word(text: str) -> float:
    words = BREAKS.sub(r"\1 ", text).split()
    return max([breadth(word[:LONGEST]) for word in words], default=0.0)
