"""Which pages stand upright and which lie on their side, so that few are turned and few are half empty."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.render.paper.sheet import Bullets, Callout, Heading, Line, Piece, Stretch, Terms, Words

Laid = tuple[bool, Piece]
"""A piece, and whether it needs a page that lies on its side."""
LITTLE = 900
"""Letters between two wide pieces up to which they are set on the same page as these."""


def stretches(chapters: list[list[Laid]]) -> Iterator[Stretch]:
    """Pieces of every chapter on pages of one kind; a chapter begins on a new page."""
    for chapter in chapters:
        yield from _stretches(_turned(chapter))


def _stretches(laid: list[Laid]) -> Iterator[Stretch]:
    first = 0
    for n in range(1, len(laid) + 1):
        if n == len(laid) or laid[n][0] != laid[first][0]:
            yield Stretch(laid[first][0], tuple(piece for _, piece in laid[first:n]))
            first = n


def _turned(laid: list[Laid]) -> list[Laid]:
    """Headings go with what follows them, and a little between two wide pieces goes with these."""
    turned = list(laid)
    for n in range(len(turned) - 2, -1, -1):
        if turned[n + 1][0] and isinstance(turned[n][1], Heading):
            turned[n] = (True, turned[n][1])
    start: int | None = None
    for n, (wide, _) in enumerate(turned):
        if not wide:
            continue
        if start is not None and sum(_letters(piece) for _, piece in turned[start:n]) <= LITTLE:
            turned[start:n] = [(True, piece) for _, piece in turned[start:n]]
        start = n + 1
    return turned


def _letters(piece: Piece) -> int:
    match piece:
        case Heading():
            return len(piece.text)
        case Words():
            return _of_line(piece.line)
        case Bullets():
            return sum(_of_line(item) + 20 for item in piece.items)
        case Terms():
            return sum(_of_line(line) + 40 for row in piece.rows for line in row.lines)
        case Callout():
            return len(piece.title) + sum(_letters(inner) for inner in piece.pieces)
        case _:
            return LITTLE


def _of_line(line: Line) -> int:
    return sum(len(part if isinstance(part, str) else part.text) for part in line)
