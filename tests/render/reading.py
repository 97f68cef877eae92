"""What a PDF and a Word file say, read by other libraries; and what a document says."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from zipfile import ZipFile

import pikepdf
import pypdfium2
from lxml import etree

from moothall.business_case.document import (
    Details,
    Document,
    Facts,
    Figure,
    Listing,
    Notice,
    Paragraph,
    Row,
    Section,
    Table,
    walk,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
UNSEEN = re.compile("[\u200b\u2060\u00ad\ufffe\x02]")


def squeezed(text: str) -> str:
    """Without white space, hyphens and what is not seen: lines break anywhere."""
    return re.sub(r"[\s\-]+", "", UNSEEN.sub("", text))


def said(document: Document) -> Iterator[str]:
    """Every text of a document, but somebody's own words, which carry marks."""
    yield from (document.title, document.subtitle)
    notices = Section(id="", title="", blocks=document.notices)
    for thing in walk((notices, *document.sections)):
        yield from (text for text in _said(thing) if text.strip())


def _said(thing: object) -> Iterator[str]:
    lines = []
    match thing:
        case Section() | Notice():
            yield thing.title
        case Details():
            yield thing.summary
        case Paragraph():
            lines = [thing.text]
        case Listing():
            lines = list(thing.items)
        case Facts():
            yield from (row.term for row in thing.rows)
            lines = [line for row in thing.rows for line in row.text]
        case Figure():
            yield from (thing.title, thing.reading)
        case Table():
            yield thing.caption
            yield from (part for c in thing.columns for part in (c.title, c.unit, c.note) if thing.rows)
        case Row():
            for cell in thing.cells:
                lines += [cell.text, *cell.more, *cell.notes]
                yield from cell.sources
    yield from ("".join(run.text for run in line) for line in lines)


def figures(text: str) -> Counter[str]:
    """Every figure with its sign, as often as it is said."""
    return Counter(re.findall(r"[−<]?[£€]?\d[\d,.]*\d%?|[−<]?[£€]?\d%?", UNSEEN.sub("", text)))


def pdf_text(data: bytes) -> str:
    """The words of a PDF."""
    with pypdfium2.PdfDocument(data) as opened:
        pages = [page.get_textpage() for page in opened]
        return "\n".join(page.get_text_range() for page in pages)


class Tag(NamedTuple):
    """An element of the structure of a PDF."""

    name: str
    alternative: str
    scopes: frozenset[str]


def tags(data: bytes) -> list[Tag]:
    """The elements of the structure of a PDF, in their order."""
    found: list[Tag] = []

    def into(node: object) -> None:
        if isinstance(node, pikepdf.Array):
            for inner in node:
                into(inner)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node and "/P" in node:
                attributes = node.get("/A", [])
                many = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
                scopes = frozenset(str(a.get("/Scope")) for a in many if isinstance(a, pikepdf.Dictionary))
                found.append(Tag(str(node.S)[1:], str(node.get("/Alt", "")), scopes))
            if "/K" in node:
                into(node.K)

    with pikepdf.open(io.BytesIO(data)) as opened:
        into(opened.Root.StructTreeRoot)
    return found


def word_xml(data: bytes, part: str = "word/document.xml") -> etree._Element:
    """A part of a Word file."""
    with ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(part))


def word_text(data: bytes) -> str:
    """The words of a Word file, a paragraph a line."""
    paragraphs = word_xml(data).iter(f"{W}p")
    return "\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs)
