"""Tables of a PDF and of a Word file, row by row, as other libraries read them."""

from __future__ import annotations

import ctypes
import io
from collections import defaultdict
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from lxml import etree

from tests.render.reading import W, squeezed, word_xml

Rows = list[str]
"""The words of each row of a table, its heading among them, without white space."""


def word_tables(data: bytes) -> list[Rows]:
    """Every table of a Word file."""
    return [[_words(row) for row in table.findall(f"{W}tr")] for table in word_xml(data).iter(f"{W}tbl")]


def _words(part: etree._Element) -> str:
    return squeezed("".join(t.text or "" for t in part.iter(f"{W}t")))


def pdf_tables(data: bytes) -> list[Rows]:
    """Every table of a tagged PDF, by its structure and not by where it stands on the page."""
    words = marked(data)
    with pikepdf.open(io.BytesIO(data)) as opened:
        pages = {page.objgen: n for n, page in enumerate(opened.pages)}
        root = opened.Root.StructTreeRoot
        return [
            [squeezed("".join(words_in(row, None, pages, words))) for row in _tagged(table, "TR")]
            for table in _tagged(root, "Table")
        ]


def _tagged(node: object, name: str) -> Iterator[pikepdf.Dictionary]:
    """Elements with this tag below a node, in their order."""
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) == f"/{name}":
                yield kid
            else:
                yield from _tagged(kid, name)


def kids(node: object) -> list[object]:
    if not isinstance(node, pikepdf.Dictionary) or "/K" not in node:
        return []
    return list(node.K) if isinstance(node.K, pikepdf.Array) else [node.K]


def words_in(
    node: pikepdf.Dictionary,
    page: int | None,
    pages: dict[tuple[int, int], int],
    words: dict[int, dict[int, str]],
) -> Iterator[str]:
    """The words that an element holds: its marked contents, each on its page."""
    here = pages[node.Pg.objgen] if "/Pg" in node else page
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary):
            if "/MCID" in kid:
                at = pages[kid.Pg.objgen] if "/Pg" in kid else here
                yield words[at][int(kid.MCID)]
            else:
                yield from words_in(kid, here, pages, words)
        else:
            yield words[here][int(kid)]


def marked(data: bytes) -> dict[int, dict[int, str]]:
    """For each page the words of each marked content."""
    found: dict[int, dict[int, str]] = {}
    with pypdfium2.PdfDocument(data) as opened:
        for n, page in enumerate(opened):
            text = page.get_textpage()
            held: defaultdict[int, str] = defaultdict(str)
            for place in range(pdfium.FPDFPage_CountObjects(page)):
                thing = pdfium.FPDFPage_GetObject(page, place)
                if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_TEXT:
                    held[pdfium.FPDFPageObj_GetMarkedContentID(thing)] += _said(thing, text)
            found[n] = held
    return found


def _said(thing: object, text: pypdfium2.PdfTextPage) -> str:
    size = pdfium.FPDFTextObj_GetText(thing, text, None, 0)
    held = ctypes.create_string_buffer(size * 2)
    pdfium.FPDFTextObj_GetText(thing, text, ctypes.cast(held, ctypes.POINTER(ctypes.c_ushort)), size)
    return held.raw[: max(0, size - 1) * 2].decode("utf-16-le", "replace").rstrip("\0")
