"""How high the rows of a table are, where that is certain, so that the typesetter need not try.

Of any other row it sets every cell twice: first to see how high the row must be. The fonts are set without
kerning and ligatures, so that words are as wide as their letters one after the other; and a line takes the
words that fit. Lines are broken here at blanks between words alone. The typesetter knows more places, as
behind a hyphen; so it never needs more lines than are counted here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from fontTools.ttLib import TTFont
from msgspec.structs import replace

from moothall.render.paper.page import Page
from moothall.render.paper.sheet import Box, Grid, Line, Piece, Sheet, Span, Stretch
from moothall.render.paper.widths import before_words
from moothall.render.pdf.fonts import face_path

SIZE, SMALL = 8.5, 7.31
"""Letters of a cell and of its notes, in points."""
ABOVE, ABOVE_SMALL, BELOW = 8.6, 7.8, 3.0
"""What a line takes above and below where its letters stand, with the room around the words."""
LEADING = -2.17
"""From one line of a cell to the next: that room is wanted only once."""
SPARE = 0.05
"""Points that a line must leave free to be certain."""
CODE = dict.fromkeys(map(chr, range(32, 127)), 0.6021 * 0.82)
"""Letters of DejaVu Sans Mono are all as wide; they are set smaller than the words around them."""
UNSEEN = "\u2060"
BEFORE, AFTER = frozenset(".,;:!?)%"), frozenset("(£€$")
"""Marks before and after a blank that a line surely breaks at, beside letters (UAX 14, LB13 to LB18)."""
UNSURE = float("inf")
NEAR = 1e-6
"""Letters by which sums may differ that were taken in another order."""


def with_heights(sheet: Sheet, page: Page) -> Sheet:
    """The sheet with the height of every row that is certain."""
    high = _Heights(page)
    stretches = (Stretch(s.wide, tuple(high.known(piece) for piece in s.pieces)) for s in sheet.stretches)
    return replace(sheet, stretches=tuple(stretches))


class _Heights:
    """Knows the widths of the words that it has met."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._faces: dict[str, _Face] = {}

    def known(self, piece: Piece) -> Piece:
        """The piece, with the heights of its rows where it is a table; a row that may break has none."""
        if not isinstance(piece, Grid):
            return piece
        gap, beside = self._page.gap, before_words([head.numeric for head in piece.heads])
        room = [
            width - gap - SPARE - (self._page.beside if near else 0.0)
            for width, near in zip(piece.widths, beside, strict=True)
        ]
        tall = frozenset(piece.tall)
        heights = [0.0 if n in tall else self._row(row, room) for n, row in enumerate(piece.rows)]
        return replace(piece, heights=tuple(heights))

    def _row(self, row: tuple[Box, ...], room: list[float]) -> float:
        """Height of a row in points; nought where it is not certain."""
        shade = self._page.shade
        cells = [self._cell(box, w - shade if box.standing else w) for box, w in zip(row, room, strict=False)]
        high = max(cells, default=UNSURE)
        return round(high, 3) if high < UNSURE else 0.0

    def _cell(self, box: Box, width: float) -> float:
        said = box.lines if any(box.lines) or not box.notes else ()
        lines = sum([self._lines(line, width / SIZE, box.header) for line in said])
        notes = sum([self._lines(line, width / SMALL, False) for line in box.notes])
        if lines + notes == UNSURE:
            return UNSURE
        return lines * (ABOVE + BELOW) + notes * (ABOVE_SMALL + BELOW) + (lines + notes - 1) * LEADING

    def _lines(self, line: Line, width: float, bold: bool) -> float:
        """The most lines that the words take; endless where that is not certain. The width is in letters."""
        if sum([self._face(part, bold)[_words(part)] for part in line]) < width - NEAR:
            return 1
        lines, used = 1, 0.0
        for blank, chunk in self._chunks(line, bold):
            if chunk > width:
                return UNSURE
            if used + blank + chunk <= width:
                used += blank + chunk
            else:
                lines, used = lines + 1, chunk
        return lines

    def _chunks(self, line: Line, bold: bool) -> Iterator[tuple[float, float]]:
        """What is never divided, with the blank before it: their widths, in letters."""
        said = "".join([_words(part) for part in line])
        at, blank, chunk = -1, 0.0, 0.0
        for part in line:
            face = self._face(part, bold)
            for n, word in enumerate(_words(part).split(" ")):
                if n and _breaks(said, at):
                    yield blank, chunk
                    blank, chunk = face[" "], 0.0
                elif n:
                    chunk += face[" "]
                chunk += face[word]
                at += len(word) + bool(n)
        yield blank, chunk

    def _face(self, part: str | Span, bold: bool) -> _Face:
        """Widths of words in the face that they are set in."""
        name = "Bold" if bold else "Regular"
        if not isinstance(part, str):
            bold = bold or part.strong
            name = ("BoldIt" if bold else "It") if part.italic else "Bold" if bold else "Regular"
            name = "" if part.code else name
        if name not in self._faces:
            self._faces[name] = _Face(_letters(name) if name else CODE)
        return self._faces[name]


def _words(part: str | Span) -> str:
    return part if isinstance(part, str) else part.text


def _breaks(said: str, at: int) -> bool:
    """Whether a line surely breaks at the blank behind that letter, where the next word does not fit."""
    before, after = said[at : at + 1], said[at + 2 : at + 3]
    return (before.isalnum() or before in BEFORE) and (after.isalnum() or after in AFTER)


class _Face(dict[str, float]):
    """Widths of words in one face, in its size; endless where a letter of another font is in one."""

    def __init__(self, letters: Mapping[str, float]) -> None:
        self._letters = letters

    def __missing__(self, word: str) -> float:
        try:
            width = sum(map(self._letters.__getitem__, word))
        except KeyError:
            width = UNSURE
        self[word] = width
        return width


@cache
def _letters(face: str) -> dict[str, float]:
    """Width of every letter of a face, in its size."""
    with TTFont(face_path(face), lazy=True) as font:
        widths, unit = font["hmtx"].metrics, font["head"].unitsPerEm
        found = {chr(code): widths[name][0] / unit for code, name in font.getBestCmap().items()}
    return {letter: width for letter, width in found.items() if letter.isprintable()} | {UNSEEN: 0.0}
