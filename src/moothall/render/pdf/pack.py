"""The PDF made small: its tens of thousands of tags are packed together, and none of them is changed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

SWIFT: Final = 3
"""How hard zlib tries, from 1 to 9: its usual 6 takes half as long again, to save a fifteenth."""


def packed(made: Path) -> bytes:
    """The same PDF with its objects in compressed streams; the same bytes from the same bytes.

    typst writes every tag out in full: of a document with many tables, four fifths. Read from a file, since
    that takes half the time that it takes from memory.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(SWIFT)
    out = BytesIO()
    with pikepdf.open(made) as read:
        read.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
