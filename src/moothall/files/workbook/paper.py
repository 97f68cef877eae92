"""How a sheet is printed: every page readable, with what it is a page of, and no column cut off."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

A4 = 9
"""Excel's number of the size of paper."""
SIDES, ENDS = 0.4, 0.6
"""Margins in inches: left and right, above and below."""
READABLE, SCALE = 220, 65
"""Letters of column width up to which a sheet is fitted into one page across, and the size in percent at
which a wider one is printed: text of 6.5 points."""
FIRST_PAGE = 150
"""Letters of column width that surely stand on the first page of a wider sheet; LibreOffice, where columns
are wider than in Excel, shows 152."""
LONGEST_HEADER = 250
"""Most letters of what stands above or below a page."""


def print_sheet(page: Any, widths: Sequence[int], heading: int | None = None, says: str = "") -> None:
    """Set a sheet up for the printer.

    widths  : of its columns, in letters
    heading : row that every page repeats, from 0; none: no row
    says    : what the sheet holds, printed above each page behind its name

    A sheet that would be too small to read goes on over pages beside each other, printed one after another.
    None of them repeats the first column: LibreOffice takes six times as long to open a book that asks so.
    """
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=SIDES, right=SIDES, top=ENDS, bottom=ENDS)
    if heading is not None:
        page.repeat_rows(heading)
    if sum(widths) > READABLE:
        page.set_print_scale(SCALE)
        page.print_across()
    else:
        page.fit_to_pages(1, 0)
    print_name(page, says)


def print_name(page: Any, says: str = "") -> None:
    """Above each page the name of the sheet and what it holds, below it which page it is."""
    told = says.replace("&", "&&")
    page.set_header(f"&L&8&A: {told}"[:LONGEST_HEADER] if told else "&L&8&A", {"margin": SIDES / 2})
    page.set_footer("&R&8&P", {"margin": SIDES / 2})
