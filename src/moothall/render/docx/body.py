"""What stands in a Word file, piece by piece, as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from xml.sax.saxutils import quoteattr

from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.parts.image import ImagePart

from moothall.render.docx.tables import KEPT, table
from moothall.render.docx.words import Words, field, text
from moothall.render.paper.sheet import (
    Bullets,
    Callout,
    Grid,
    Heading,
    Mark,
    Picture,
    Piece,
    Quote,
    Sheet,
    Terms,
)
from moothall.render.paper.sheet import Words as Paragraph

KINDS = {"stop": "8F1A10", "high": "B4470C", "medium": "594D00", "low": "3B4A54", "info": "1A4F7A"}
FOLDED = 3
"""The highest level of a heading that the contents, two levels deep, shall not list."""
UNITS = 12700
"""English Metric Units in a point."""
NEAR = '<w:spacing w:line="80" w:lineRule="exact"/>'
"""Below a table of a short document stand four points, not a line: it shall keep to its pages."""
FEW = 6
"""Paragraphs up to which what must not be overlooked stands on one page."""


class Body:
    """Writes pieces one after the other; counts tables, and takes a PNG for each picture."""

    def __init__(self, file: File, sheet: Sheet, words: Words, pngs: list[bytes]) -> None:
        self.file, self.sheet, self.words = file, sheet, words
        self._pngs = iter(pngs)
        self._tables = count(1)
        self._headings = count(1)
        self._drawings = count(1)
        self.contents: list[tuple[int, str, str]] = []
        """Level, words and bookmark of every heading that the contents list."""

    def piece(self, piece: Piece) -> Iterator[str]:
        """The blocks of a piece."""
        match piece:
            case Heading():
                yield self._heading(piece)
            case Paragraph():
                yield self._paragraph(piece)
            case Quote():
                yield from self._quote(piece)
            case Bullets():
                style = "List Number" if piece.ordered else "List Bullet"
                yield from (self.words.paragraph(self.words.line(item), style) for item in piece.items)
            case Terms():
                yield from self._terms(piece)
            case Grid():
                yield from self._grid(piece)
            case Picture():
                yield from self._picture(piece)
            case Callout():
                yield from self._callout(piece)

    def _heading(self, heading: Heading) -> str:
        words = self.words
        level = max(heading.level, FOLDED) if heading.folded else heading.level
        mark = words.bookmark(heading.id)
        if level < FOLDED:
            name = f"_Toc{next(self._headings):08d}"
            self.contents.append((level, heading.text, name))
            mark += words.bookmark(name)
        # A chapter begins on a new page, as in the PDF; so the summary is whole.
        apart = "<w:pageBreakBefore/>" if level == 1 and not self.sheet.compact else ""
        return words.paragraph(mark + text(heading.text), f"Heading {level}", apart)

    def _paragraph(self, piece: Paragraph) -> str:
        style = "Moothall lead" if piece.look == "lead" else "Normal"
        return self.words.paragraph(self.words.bookmark(piece.id) + self.words.line(piece.line), style)

    def _quote(self, quote: Quote) -> Iterator[str]:
        mark = self.words.bookmark(quote.id)
        for n, piece in enumerate(quote.marks, 1):
            # who said it stands with the last words of it
            kept = KEPT if n == len(quote.marks) else ""
            yield self.words.paragraph(mark + self._mark(piece), "Quote", kept + _indented(piece.depth))
            mark = ""
        yield self.words.paragraph(mark + text(f"– {quote.by}"), "Normal", _indented(1))

    def _mark(self, mark: Mark) -> str:
        lead = {"bullet": "• ", "number": f"{mark.number}. "}.get(mark.kind, "")
        return (text(lead) if lead else "") + self.words.line(
            mark.line, "<w:b/>" if mark.kind == "heading" else ""
        )

    def _terms(self, terms: Terms, together: bool = False) -> Iterator[str]:
        for n, row in enumerate(terms.rows, 1):
            kept = KEPT if together and n < len(terms.rows) else ""
            yield self.words.paragraph(text(row.term, "<w:b/>"), "Normal", KEPT + '<w:spacing w:after="0"/>')
            yield self.words.paragraph(self.words.lines(row.lines), "Normal", kept + _indented(1))

    def vintage(self) -> Iterator[str]:
        """What made the document, kept on one page; in a short one in small letters, to take little of it."""
        if not self.sheet.compact:
            yield from self._terms(self.sheet.vintage, together=True)
            return
        rows = self.sheet.vintage.rows
        for n, row in enumerate(rows, 1):
            said = text(f"{row.term}: ", "<w:b/>") + text("; ").join(
                self.words.line(line) for line in row.lines
            )
            yield self.words.paragraph(said, "Moothall small", KEPT if n < len(rows) else "")

    def _grid(self, grid: Grid) -> Iterator[str]:
        number = field("SEQ Table \\* ARABIC", str(next(self._tables)))
        named = self.words.bookmark(grid.id) + text(f"{self.sheet.table} ") + number
        yield self.words.paragraph(f"{named}{text(f': {grid.caption}')}", "Caption", KEPT)
        yield table(grid, self.words)
        yield self.words.paragraph("", "Moothall table", NEAR if self.sheet.compact else "")

    def _picture(self, picture: Picture) -> Iterator[str]:
        named = text(f"{self.sheet.figure} ") + field("SEQ Figure \\* ARABIC", str(picture.number))
        mark = self.words.bookmark(picture.id)
        yield self.words.paragraph(mark + named + text(f": {picture.title}"), "Caption", KEPT)
        yield self.words.paragraph(self._drawing(picture), "Normal", KEPT)

    def _drawing(self, picture: Picture) -> str:
        across, high = picture.size
        size = f'cx="{_emu(picture.width)}" cy="{_emu(picture.width * high / across)}"'
        number = next(self._drawings)
        relation = self._added(number, next(self._pngs))
        named = f'id="{number}" name="Picture {number}"'
        return (
            f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
            f"<wp:docPr {named} title={quoteattr(picture.title)} descr={quoteattr(picture.alt)}/>"
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect">'
            "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )

    def _added(self, number: int, png: bytes) -> str:
        """The relation to a picture, which is put in as it is: python-docx would look at all others first."""
        part = ImagePart(PackURI(f"/word/media/moothall{number}.png"), CONTENT_TYPE.PNG, png)
        return self.file.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _callout(self, callout: Callout) -> Iterator[str]:
        edge = f'<w:left w:val="single" w:sz="36" w:space="6" w:color="{KINDS[callout.kind]}"/>'
        bar = f"<w:pBdr>{edge}</w:pBdr>"
        tag = text(f"{callout.tag}: ", f'<w:b/><w:color w:val="{KINDS[callout.kind]}"/>')
        title = self.words.bookmark(callout.id) + tag + text(callout.title, "<w:b/>")
        yield self.words.paragraph(title, "Normal", KEPT + bar)
        blocks = [block for piece in callout.pieces for block in self.piece(piece)]
        for n, block in enumerate(blocks, 1):
            together = callout.whole or len(blocks) <= FEW
            kept = KEPT if together and n < len(blocks) and KEPT not in block else ""
            yield _barred(block, kept + bar)


def _barred(block: str, bar: str) -> str:
    """The paragraph with a bar at its edge, which stands before its spacing and its indent."""
    for place in ("<w:spacing ", "<w:ind ", "<w:jc ", "</w:pPr>"):
        if place in block:
            return block.replace(place, bar + place, 1)
    return block


def _indented(depth: int) -> str:
    return f'<w:ind w:left="{284 * depth}"/>' if depth else ""


def _emu(points: float) -> int:
    return round(points * UNITS)
