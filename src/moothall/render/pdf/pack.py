"""The PDF made small, its tens of thousands of tags packed and none of them changed; and what it carries."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from msgspec import Struct

SWIFT: Final = 3
"""How hard zlib tries, from 1 to 9: its usual 6 takes half as long again, to save a fifteenth."""


class Carried(Struct, frozen=True, kw_only=True):
    """A file within the PDF, which a reader finds among its attachments."""

    name: str
    kind: str
    """Its media type"""
    says: str
    """What it is, in a sentence"""
    data: bytes


def packed(made: Path, carried: Carried | None = None) -> bytes:
    """The same PDF with its objects in compressed streams; the same bytes from the same bytes.

    `carried` becomes an associated file of the whole document (ISO 32000-2, section 14.13): data that stands
    behind what is seen. It has no date, for it was made with the PDF.

    typst writes every tag out in full: of a document with many tables, four fifths. Read from a file, since
    that takes half the time that it takes from memory.
    """
    import pikepdf

    pikepdf.settings.set_flate_compression_level(SWIFT)
    out = BytesIO()
    with pikepdf.open(made) as read:
        if carried is not None:
            held = pikepdf.AttachedFileSpec(
                read,
                carried.data,
                filename=carried.name,
                mime_type=carried.kind,
                description=carried.says,
                relationship=pikepdf.Name.Supplement,
            )
            read.attachments[carried.name] = held
            read.Root.AF = pikepdf.Array([held.obj])
        read.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()
