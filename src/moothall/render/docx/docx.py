"""A document as a Word file: real headings, captions, header rows, alternative texts, contents.

A template of the council's own gives the look: its styles, its margins, its header and footer. What else
stands in the template is not taken over.
"""

from __future__ import annotations

import datetime
from io import BytesIO

import docx
from docx.document import Document as File
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Emu, Mm
from lxml import etree

from moothall.business_case.document import Document
from moothall.render.docx import styles
from moothall.render.docx.body import Body
from moothall.render.docx.carried import carry
from moothall.render.docx.contents import contents
from moothall.render.docx.pack import HERE, steady
from moothall.render.docx.pictures import pngs
from moothall.render.docx.tables import BESIDE
from moothall.render.docx.words import NAMESPACES, Words, field, text
from moothall.render.paper.figures import figures_csv
from moothall.render.paper.laying import lay
from moothall.render.paper.letters import safe
from moothall.render.paper.page import Page
from moothall.render.paper.sheet import Sheet
from moothall.render.pdf.fonts import Fonts

LETTER, INSET = 4.9, 8.0
"""Width of a usual letter in Arial at 8 points, and what a cell leaves free; both in points."""
HOME = "GB"
"""The country whose spelling is meant where the document names a language alone."""


def render_docx(document: Document, template: bytes | None = None, figures: str | None = None) -> bytes:
    """The Word file; the same document gives the same bytes.

    figures : the list of its figures that it carries; none: it is made here

    MissingStyles where the template lacks a style; what python-docx raises where it is no Word file.
    """
    file = docx.Document(BytesIO(template) if template is not None else None)
    styles.check(file)
    if template is None:
        styles.dress(file, document.compact)
        _a4(file.sections[0], document.compact)
    styles.add_own(file)
    fonts = Fonts()
    sheet = lay(document, _page(file.sections[-1]), safe, fonts.shown)
    body = _written(file, sheet, pngs(sheet, fonts), own_look=template is None)
    _properties(file, sheet, document.vintage.fingerprint)
    carry(file, figures_csv(document) if figures is None else figures)
    out = BytesIO()
    file.save(out)
    return steady(out.getvalue(), file.part.partname.membername, body)


def _a4(section: Section, compact: bool) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(14 if compact else 16)
    section.top_margin, section.bottom_margin = Mm(11 if compact else 18), Mm(14 if compact else 18)
    # well apart from the words above: the last row of a table would else touch it
    section.header_distance = section.footer_distance = Mm(8)


def _page(section: Section) -> Page:
    """The room that the template's margins leave."""
    width, height = section.page_width or Mm(210), section.page_height or Mm(297)
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    short, long = sorted((width, height))
    return Page(
        upright=Emu(short - sides).pt, wide=Emu(long - sides).pt, letter=LETTER, inset=INSET, beside=BESIDE
    )


def _written(file: File, sheet: Sheet, pictures: list[bytes], own_look: bool) -> list[str]:
    """The body in stretches, and a mark for each in the file; the contents come last, when all is counted."""
    kept = file.element.body.sectPr
    for element in list(file.element.body):
        if element is not kept:
            file.element.body.remove(element)
    words = Words(styles.ids(file), lambda to: file.part.relate_to(to, RELATIONSHIP_TYPE.HYPERLINK, True))
    body = Body(file, sheet, words, pictures)
    if own_look:
        _footer(file, sheet)
    opening = [words.paragraph(text(sheet.title), "Title")]
    if sheet.subtitle:
        opening.append(words.paragraph(text(sheet.subtitle), "Moothall lead"))
    opening += [block for notice in sheet.notices for block in body.piece(notice)]
    made: list[list[str]] = [[]]
    wide = False
    for stretch in sheet.stretches:
        if stretch.wide != wide:
            _mark(file)
            _turn(file.add_section(WD_SECTION.NEW_PAGE), stretch.wide)
            made.append([])
            wide = stretch.wide
        made[-1] += [block for piece in stretch.pieces for block in body.piece(piece)]
    made[-1] += body.vintage()
    _mark(file)
    if sheet.contents:
        opening += contents(sheet.contents, body.contents, words)
    made[0] = [*opening, *made[0]]
    return ["".join(blocks) for blocks in made]


def _mark(file: File) -> None:
    """Mark where the next stretch of the body belongs."""
    file.element.body.sectPr.addprevious(etree.ProcessingInstruction(HERE))


def _parsed(block: str) -> etree._Element:
    return parse_xml(f"<w:body {NAMESPACES}>{block}</w:body>")[0]


def _turn(section: Section, wide: bool) -> None:
    width, height = section.page_width or Mm(210), section.page_height or Mm(297)
    short, long = sorted((width, height))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if wide else (short, long)


def _footer(file: File, sheet: Sheet) -> None:
    footer = file.sections[0].footer
    line = f"{text(f'{sheet.title}  ')}{field('PAGE', '1')}{text(' / ')}{field('NUMPAGES', '1')}"
    paragraph = footer.paragraphs[0]._p
    paragraph.addprevious(_parsed(f"<w:p>{line}</w:p>"))
    paragraph.getparent().remove(paragraph)


def _properties(file: File, sheet: Sheet, fingerprint: str) -> None:
    """Title and language, for those who have it read aloud; no date but that of the appraisal."""
    language = f"{sheet.language}-{sheet.region or HOME}"
    day = datetime.datetime.combine(sheet.as_of, datetime.time())
    told = file.core_properties
    told.title, told.subject, told.language = sheet.title[:255], sheet.subtitle[:255], language
    told.author = told.last_modified_by = told.category = told.comments = ""
    told.keywords, told.version, told.identifier = "", "", fingerprint[:255]
    told.created = told.modified = told.last_printed = day
    told.revision = 1
    defaults = file.styles.element.find(qn("w:docDefaults"))
    for found in file.styles.element.iter(qn("w:lang")) if defaults is not None else ():
        found.set(qn("w:val"), language)
