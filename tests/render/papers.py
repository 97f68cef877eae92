"""A PDF and a Word file taken apart: words in reading order, tables cell by cell, the list of figures.

Read from the file's own structure with other libraries than those that wrote it, as far as there are any.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import docx
import pikepdf
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from moothall.business_case.formulas import unguarded
from tests.render.reading import W, squeezed
from tests.render.rows import kids, marked, words_in

HEADING = "\n¶"
"""Stands before a heading among the words, so that no line of the contents can be taken for it."""
PART = re.compile(r"\(part(\d+)of(\d+)\)$")


class Piece(NamedTuple):
    """A stretch of text of one kind; a cell of a table has several."""

    text: str
    quoted: bool = False
    """Somebody's own words"""
    code: bool = False
    """An id"""
    field: bool = False
    """The number of a table or picture, which Word counts itself"""
    table: str = ""
    """Caption of the table that it stands in"""


class Paper(NamedTuple):
    """What stands in a file."""

    words: str
    """All that stands outside of tables, without white space, in reading order"""
    tables: list[list[list[str]]]
    """Rows of cells without white space, the heading first; a table that was cut is whole again"""
    figures: list[dict[str, str]]
    """The list that the file carries"""


def pdf_paper(data: bytes) -> Paper:
    """A tagged PDF, by its structure and not by where things stand on the page."""
    words = marked(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = {page.objgen: n for n, page in enumerate(opened.pages)}

        def said(node: object) -> str:
            return squeezed("".join(words_in(node, None, pages, words)))

        found: list[str | tuple[str, list[list[str]]]] = []
        _walk(opened.Root.StructTreeRoot, said, found)
        carried = opened.attachments["figures.csv"].get_file().read_bytes().decode()
    texts = [part for part in found if isinstance(part, str)]
    return Paper("".join(texts), list(_whole(t for t in found if not isinstance(t, str))), _list(carried))


def _walk(node: object, said, found: list) -> None:  # type: ignore[no-untyped-def, type-arg]
    for kid in kids(node):
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        name = str(kid.S)
        if name == "/Table":
            caption = [said(part) for part in kids(kid) if str(part.get("/S", "")) == "/Caption"]
            found += caption
            rows = [row for part in kids(kid) for row in _rows(part)]
            cells = [[said(cell) for cell in kids(row)] for row in rows]
            found.append((next((t for t in reversed(found) if isinstance(t, str)), ""), cells))
        elif re.fullmatch(r"/H\d", name):
            found.append(HEADING + said(kid))
        elif name in ("/P", "/Caption", "/LI", "/Title", "/Span", "/Strong", "/Em", "/Link", "/Code"):
            found.append(said(kid))
        else:
            _walk(kid, said, found)


def _rows(part: object) -> Iterator[object]:
    name = str(part.get("/S", "")) if isinstance(part, pikepdf.Dictionary) else ""
    if name == "/TR":
        yield part
    elif name in ("/THead", "/TBody"):
        yield from (row for kid in kids(part) for row in _rows(kid))


def word_paper(data: bytes) -> Paper:
    """A Word file, its paragraphs and tables in the order of its body."""
    opened = docx.Document(io.BytesIO(data))
    words: list[str] = []
    tables: list[tuple[str, list[list[str]]]] = []
    for part in opened.iter_inner_content():
        if isinstance(part, Table):
            caption = part._tbl.find(f".//{W}tblCaption")
            cells = [[_text(cell) for cell in row.iter(f"{W}tc")] for row in part._tbl.iter(f"{W}tr")]
            tables.append((squeezed("" if caption is None else caption.get(f"{W}val", "")), cells))
        else:
            words.append((HEADING if _is_heading(part) else "") + _text(part._p))
    (held,) = [
        rel.target_part.blob
        for rel in opened.part.rels.values()
        if rel.reltype.endswith("/customXml") and b"urn:moothall:figures" in rel.target_part.blob
    ]
    return Paper("".join(words), list(_whole(tables)), _list(etree.fromstring(held).text or ""))


def word_pieces(data: bytes) -> Iterator[Piece]:
    """Every run of a Word file, one after the other."""
    body = docx.Document(io.BytesIO(data)).element.body
    for paragraph in body.iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        quoted = style is not None and style.get(f"{W}val") == "Quote"
        caption = next(
            (
                c.get(f"{W}val", "")
                for t in paragraph.iterancestors(f"{W}tbl")
                for c in t.iterfind(f"{W}tblPr/{W}tblCaption")
            ),
            "",
        )
        for run in paragraph.iter(f"{W}r"):
            text = "".join(t.text or "" for t in run.iter(f"{W}t"))
            counted = run.getparent().tag == f"{W}fldSimple"
            if text:
                yield Piece(text, quoted, run.find(f"{W}rPr/{W}rFonts") is not None, counted, caption)


def _is_heading(paragraph: Paragraph) -> bool:
    return bool(re.match(r"Heading \d", paragraph.style.name if paragraph.style else ""))


def _text(part: etree._Element) -> str:
    return squeezed("".join(t.text or "" for t in part.iter(f"{W}t")))


def _list(carried: str) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(carried, newline=""))
    return [{name: unguarded(cell) for name, cell in row.items()} for row in rows]


def _whole(found: Iterable[tuple[str, list[list[str]]]]) -> Iterator[list[list[str]]]:
    """Tables whole again where they were cut between columns; each part begins with the first column."""
    held: list[list[str]] = []
    for caption, rows in found:
        part = PART.search(caption)
        if part is None or part[1] == "1":
            held = rows
        else:
            held = [[*row, *more[1:]] for row, more in zip(held, rows, strict=True)]
        if part is None or part[1] == part[2]:
            yield held
