"""Texts that may be longer than a cell: they go on in the rows below, under the same name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.files.cells import CellError
from moothall.files.columns import sound
from moothall.files.errors import Complaint
from moothall.files.workbook.columns import lines
from moothall.files.workbook.flat import Row
from moothall.files.workbook.grid import Grid, Spot
from moothall.files.workbook.words import chunks, sealed

TEXT, ENDS = "text", "line_ends"
TEXT_COLUMNS = (TEXT, ENDS)
WINDOWS = "crlf"
"""What `line_ends` says of a text whose lines all end in two letters, as Windows writes them."""
OUTLINES = "boundaries"
PAGE_WIDTH, PAGE_LINES = 100, 28
"""Letters and lines of a cell of text: a row is 409 points high at most, which is Excel's rule."""
PLACE, SHAPE = "place", "geometry"


class LongText(Struct, frozen=True):
    """A text put together, and where it begins."""

    text: str
    spot: Spot


def long_rows(texts: Mapping[str, str], with_ends: bool = True) -> Iterator[Row]:
    """Rows of (name, piece, line ends) for each text; `long_texts` puts them together again."""
    for name, text in texts.items():
        windows = with_ends and "\n" in text and text.count("\n") == text.count("\r\n") == text.count("\r")
        body = text.replace("\r\n", "\n") if windows else text
        for piece in chunks(body):
            if not with_ends:
                yield name, sealed(piece)
                continue
            for shown in _pages(piece):
                yield name, sealed(shown), WINDOWS if windows else None


def _pages(text: str) -> Iterator[str]:
    """A text in pieces that are seen whole in a cell, cut behind a line; a longer line is one piece."""
    piece, high = "", 0
    for line in re.split(r"(?<=\n)", text):
        more = lines(line.removesuffix("\n"), PAGE_WIDTH)
        if piece and high + more > PAGE_LINES:
            yield piece
            piece, high = "", 0
        piece, high = piece + line, high + more
    if piece:
        yield piece


def long_texts(
    file: str, found: Grid, name: str, column: str = TEXT
) -> tuple[dict[str, LongText], list[Complaint]]:
    """Each text of a sheet by its name, and what is wrong; rows of one name are pieces of one text."""
    pieces: dict[str, list[str]] = {}
    starts: dict[str, Spot] = {}
    windows: set[str] = set()
    faults: list[Complaint] = []
    for record in found.records:
        word = record.cells.get(name, "").strip()
        try:
            for cell in record.cells.values():
                sound(cell)
        except CellError as error:
            faults.append(found.spot(record.row, column).complaint(file, str(error)))
            continue
        if not word:
            faults.append(found.spot(record.row, name).complaint(file, f"name the {name}."))
            continue
        starts.setdefault(word, found.spot(record.row, name))
        pieces.setdefault(word, []).append(record.cells.get(column, ""))
        if record.cells.get(ENDS, "").strip().casefold() == WINDOWS:
            windows.add(word)
    made: dict[str, LongText] = {}
    for word, parts in pieces.items():
        text = "".join(parts)
        if not text.strip():
            faults.append(starts[word].complaint(file, "the text is empty."))
            continue
        made[word] = LongText(text.replace("\n", "\r\n") if word in windows else text, starts[word])
    return made, faults
