"""Pictures for Word as PNG: from the same drawings as everywhere, in one go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

from moothall.render.paper.sheet import Picture, Piece, Sheet
from moothall.render.pdf.fonts import Fonts

SHARP = 150.0
"""Pixels an inch: sharp on paper, and small enough for a file with fifty pictures."""


def pngs(sheet: Sheet, fonts: Fonts) -> list[bytes]:
    """A PNG for every picture of the sheet, in its order. The same drawing gives the same bytes."""
    drawings = list(_pictures([piece for stretch in sheet.stretches for piece in stretch.pieces]))
    if not drawings:
        return []
    import typst

    given = {
        "fonts": json.dumps(fonts.families()),
        "pictures": json.dumps([{"svg": drawing.svg, "size": drawing.size} for drawing in drawings]),
    }
    with TemporaryDirectory() as folder, as_file(files("moothall.render.docx") / "picture.typ") as template:
        fonts.lay_out(Path(folder))
        made: bytes | list[bytes] = typst.compile(
            str(template),
            font_paths=[folder],
            ignore_system_fonts=True,
            sys_inputs=given,
            format="png",
            ppi=SHARP,
        )
    return made if isinstance(made, list) else [made]


def _pictures(pieces: Sequence[Piece]) -> Iterator[Picture]:
    return (piece for piece in pieces if isinstance(piece, Picture))
