"""A document as a PDF that can be read aloud: tagged (PDF/UA-1), with bookmarks, from one template.

All that is said goes to the template as data, never as commands of the typesetter; so nothing in a
project can become one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec

from moothall.business_case.document import Document
from moothall.business_case.wording import _
from moothall.render.paper.figures import FILE, KIND, figures_csv
from moothall.render.paper.laying import lay
from moothall.render.paper.page import Page
from moothall.render.pdf import heights
from moothall.render.pdf.fonts import Fonts
from moothall.render.pdf.pack import Carried
from moothall.render.pdf.setting import Given, set_in

if TYPE_CHECKING:
    from moothall.render.paper.sheet import Sheet

PAGE = Page(upright=515.0, wide=755.0, letter=4.15, inset=6.0, gap=6.0, beside=4.0, shade=3.5)
"""A4 with margins of 14 mm, tables at 8.5 points."""
CELLS = {
    "gap": PAGE.gap,
    "beside": PAGE.beside,
    "shade": PAGE.shade,
    "size": heights.SIZE,
    "small": heights.SMALL,
    "above": heights.ABOVE,
    "above_small": heights.ABOVE_SMALL,
    "below": heights.BELOW,
    "leading": heights.LEADING,
}
"""Measures of the cells of a table, in points."""


def render_pdf(document: Document) -> bytes:
    """The PDF. The same document gives the same bytes. NotSet where the typesetter has a complaint."""
    return begun(document)()


def begun(document: Document, figures: Callable[[], str] | None = None) -> Callable[[], bytes]:
    """The document laid out, and a long one given to the typesetter; to be called for the PDF, on a thread
    where other work can go on meanwhile.

    The typesetter takes seconds for hundreds of pages, and does not hold Python up.

    figures : gives the list of its figures that it carries, asked for when the pages are being set; none: it
        is made then
    """
    fonts = Fonts()
    sheet = lay(document, PAGE, fonts.shown, fonts.shown, cut=True)
    given = _given(heights.with_heights(sheet, PAGE), fonts)
    says = _("Every figure of this document: where it is, and its path to where it stands in findings.json.")

    def carried() -> Carried:
        listed = figures_csv(document) if figures is None else figures()
        return Carried(name=FILE, kind=KIND, says=says, data=listed.encode())

    place = TemporaryDirectory()
    fonts.lay_out(Path(place.name))
    ended = set_in(Path(place.name), given)

    def made() -> bytes:
        with place:
            return ended(carried)

    return made


def _given(sheet: Sheet, fonts: Fonts) -> Given:
    day = sheet.as_of
    inputs = {
        # a sentence that knows the paths of its figures is set as it reads
        "sheet": msgspec.json.encode(sheet, enc_hook=str).decode(),
        "fonts": json.dumps(fonts.families()),
        "day": json.dumps({"year": day.year, "month": day.month, "day": day.day}),
        "cells": json.dumps(CELLS),
    }
    return Given(inputs, day)
