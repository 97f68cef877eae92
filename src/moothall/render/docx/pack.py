"""A package with the body in its place, and nothing in it that changes from run to run."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx.oxml import parse_xml
from docx.oxml.ns import nsmap
from lxml import etree

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that such a package can hold."""
HERE = "moothall-here"
"""Name of the mark in the document where the next stretch of the body belongs."""


def steady(package: bytes, document: str, body: Sequence[str]) -> bytes:
    """The same parts in the same order, all dated alike; `body` goes where `document` has its marks.

    The body is set in as text: as a tree of a million elements it would be built, and written, for nothing.
    """
    out = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(out, "w") as made:
        for part in given.infolist():
            entry = ZipInfo(part.filename, EARLIEST)
            entry.compress_type = ZIP_STORED if part.filename.endswith(".png") else ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            data = given.read(part)
            made.writestr(entry, _filled(data, body) if part.filename == document else data)
    return out.getvalue()


def _filled(document: bytes, body: Sequence[str]) -> bytes:
    """The document with the stretches of its body in the place of its marks, in their order."""
    root = parse_xml(document)
    known = {prefix: nsmap[prefix] for prefix in ("w", "r", "wp", "a", "pic")}
    whole = etree.Element(root.tag, dict(root.attrib), nsmap=root.nsmap | known)
    whole.extend(list(root))
    mark = etree.tostring(etree.ProcessingInstruction(HERE))
    around = etree.tostring(whole, xml_declaration=True, encoding="UTF-8", standalone=True).split(mark)
    parts = [around[0]]
    for stretch, after in zip(body, around[1:], strict=True):
        parts += [stretch.encode(), after]
    return b"".join(parts)
