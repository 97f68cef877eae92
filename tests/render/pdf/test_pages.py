"""Every page of every example, looked at by machine: nothing runs off, overlaps, or stands alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pytest

from moothall.business_case.compose import compose
from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.files.methods import library_methods
from moothall.render.pdf.pdf import render_pdf
from tests.business_case.reading import told

pytestmark = pytest.mark.slow
EDGE = 14 / 25.4 * 72
"""The margin of a page, in points."""
HANGING = 4
"""A full stop may hang out of the column."""
FOOT = 46
"""What lies lower is the footer."""
LEAST = 4
"""Lines that a page holds at least."""


class Box(NamedTuple):
    """A line of words on a page, in points from its lower left corner."""

    left: float
    low: float
    right: float
    high: float
    text: str


class Page(NamedTuple):
    number: int
    width: float
    height: float
    lines: list[Box]


@pytest.fixture(
    scope="module",
    params=[
        ("three-valleys", "en"),
        ("three-valleys", "cy"),
        ("clyde-valley-2011", "en"),
        ("lancashire-revenues", "en"),
        ("publica-2014-2025", "en"),
    ],
    ids="-".join,
)
def pages(request) -> list[Page]:
    folder, code = request.param
    project, findings, _document = told(folder)
    with speaking(language(code)):
        document = compose(project, findings, library_methods())
        made = render_pdf(document)
    with pypdfium2.PdfDocument(made) as read:
        return [Page(n, *page.get_size(), list(_boxes(page))) for n, page in enumerate(read, 1)]


def _boxes(page: pypdfium2.PdfPage) -> Iterator[Box]:
    words = page.get_textpage()
    for n in range(words.count_rects()):
        left, low, right, high = words.get_rect(n)
        text = words.get_text_bounded(left, low, right, high).strip()
        if text and high - low > 2:
            yield Box(left, low, right, high, text)


def test_no_words_run_off_the_page(pages):
    for page in pages:
        for box in page.lines:
            assert box.left >= EDGE - 1, (page.number, box.text)
            assert box.right <= page.width - EDGE + HANGING, (page.number, box.text)


def test_no_words_lie_on_others(pages):
    for page in pages:
        ordered = sorted(page.lines)
        for n, one in enumerate(ordered):
            for other in ordered[n + 1 :]:
                if other.left > one.right - 1:
                    break
                across = min(one.right, other.right) - other.left
                high = min(one.high, other.high) - max(one.low, other.low)
                assert across < 2 or high < 2.5, (page.number, one.text, other.text)


def test_no_page_is_nearly_empty(pages):
    for page in pages:
        assert len({round(b.low) for b in page.lines if b.low > FOOT}) >= LEAST, page.number


def test_a_table_that_goes_on_has_its_header_again(pages):
    """The evidence register is long in every example: each of its pages begins with the columns' names."""
    tops = [[b.text for b in sorted(page.lines, key=lambda b: -b.high)[:8]] for page in pages]
    heads = {text for top in tops for text in top if text in ("Claim", "Honiad")}
    assert sum(bool(heads & set(top)) for top in tops) >= 5


def test_no_heading_stands_alone_at_the_foot(pages):
    """The lowest line of a page is not set as a heading; in the contents, headings are set small."""
    assert sum(len(_large(page)) for page in pages) > 20
    for page in pages:
        lowest = min((b for b in page.lines if b.low > FOOT), key=lambda b: b.low)
        assert lowest.text not in _large(page), (page.number, lowest.text)


def _large(page: Page) -> list[str]:
    return [b.text for b in page.lines if b.high - b.low > 11.5 and b.low > FOOT]
