"""A document as a PDF that can be read aloud: tagged (PDF/UA-1), with bookmarks, from one template.

All that is said goes to the template as data, never as commands of the typesetter; so nothing in a
project can become one.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

import msgspec

from moothall.business_case.document import Document
from moothall.business_case.wording import _
from moothall.render.paper.figures import FILE, KIND, figures_csv
from moothall.render.paper.laying import lay
from moothall.render.paper.page import Page
from moothall.render.pdf.fonts import Fonts
from moothall.render.pdf.pack import Carried, packed

if TYPE_CHECKING:
    from moothall.render.paper.sheet import Sheet

PAGE = Page(upright=515.0, wide=755.0, letter=4.15, inset=7.0)
"""A4 with margins of 14 mm, tables at 8.5 points."""
STANDARD: Literal["ua-1"] = "ua-1"


class NotSet(RuntimeError):
    """The typesetter warned of something, so that the PDF might not be whole. A fault of ours."""


def render_pdf(document: Document) -> bytes:
    """The PDF. The same document gives the same bytes. NotSet where the typesetter has a complaint."""
    return begun(document)()


def begun(document: Document, figures: str | None = None) -> Callable[[], bytes]:
    """The document laid out; to be called for the PDF, on a thread where other work can go on meanwhile.

    The typesetter takes seconds for hundreds of pages, and does not hold Python up.

    figures : the list of its figures that it carries; none: it is made here
    """
    fonts = Fonts()
    sheet = lay(document, PAGE, fonts.shown, fonts.shown, cut=True)
    carried = _carried(figures_csv(document) if figures is None else figures)
    return lambda: _set(sheet, fonts, carried)


def _carried(figures: str) -> Carried:
    says = _("Every figure of this document: where it is, and its path to where it stands in findings.json.")
    return Carried(name=FILE, kind=KIND, says=says, data=figures.encode())


def _set(sheet: Sheet, fonts: Fonts, carried: Carried) -> bytes:
    import typst

    day = sheet.as_of
    given = {
        # a sentence that knows the paths of its figures is set as it reads
        "sheet": msgspec.json.encode(sheet, enc_hook=str).decode(),
        "fonts": json.dumps(fonts.families()),
        "day": json.dumps({"year": day.year, "month": day.month, "day": day.day}),
    }
    with TemporaryDirectory() as place, as_file(files("moothall.render.pdf") / "sheet.typ") as template:
        folder, made = Path(place), Path(place) / "made.pdf"
        fonts.lay_out(folder)
        _, warnings = typst.compile_with_warnings(
            str(template),
            output=str(made),
            font_paths=[place],
            ignore_system_fonts=True,
            sys_inputs=given,
            pdf_standards=[STANDARD],
            timestamp=datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.UTC),
        )
        if warnings:
            raise NotSet("; ".join(str(warning) for warning in warnings))
        return packed(made, carried)
