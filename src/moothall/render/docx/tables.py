"""Tables as WordprocessingML: columns of a fixed width, a header row that is repeated, shaded cells."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from moothall.render.docx.words import Words, text
from moothall.render.paper.sheet import Box, Grid, Head
from moothall.render.paper.widths import before_words

SHADES = {
    "good": ("E4F1E8", "single", 18, "00603A"),
    "part": ("FFF4D6", "dashed", 18, "7A5B00"),
    "bad": ("FBE3E1", "double", 12, "8F1A10"),
    "open": ("EEF0F1", "dotted", 18, "484B4D"),
    "apart": ("F3F2F1", "single", 4, "B1B4B6"),
    "zero": ("FFFFFF", "thick", 24, "8F1A10"),
}
"""Fill, and the line at the left edge: kind, eighths of a point, colour. The words of a cell say the same."""
LINE = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>'
NO = '<w:{0} w:val="nil"/>'
BORDERS = (
    NO.format("top") + NO.format("left") + LINE.format("bottom") + NO.format("right") + LINE.format("insideH")
)
BORDERS += NO.format("insideV")
MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", 20), ("left", 70), ("bottom", 30), ("right", 70))
)
"""Room between the words of a cell and its edges, in twentieths of a point."""
LOOK = (
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" '
    'w:noHBand="1" w:noVBand="1"/>'
)
KEPT = "<w:keepNext/>"
"""Stays with what follows: in all rows but the last it keeps a low table on one page."""
WHOLE = 900
"""Letters of a row up to which it is kept on one page."""
TWENTIETHS = 20
BESIDE = 4.0
"""Points that a column of figures leaves free beyond its margin where words stand next to it."""


def table(grid: Grid, words: Words) -> str:
    """The table, without its caption."""
    widths = [round(width * TWENTIETHS) for width in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    kept = KEPT if grid.together else ""
    numeric = [head.numeric for head in grid.heads]
    aligned = [_aligned(*how) for how in zip(numeric, before_words(numeric), strict=True)]
    each = zip(grid.heads, widths, aligned, strict=True)
    heads = "".join([_head(head, width, words, kept + side) for head, width, side in each])
    last = len(grid.rows) - 1
    rows = "".join(
        [_row(r, widths, aligned, words, kept if n < last else "") for n, r in enumerate(grid.rows)]
    )
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{words.styles["Table Grid"]}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{MARGINS}</w:tblCellMar>{LOOK}'
        f"<w:tblCaption w:val={quoteattr(grid.caption)}/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{rows}</w:tbl>"
    )


def _head(head: Head, width: int, words: Words, aligned: str) -> str:
    title = text(head.title, "<w:b/>")
    title = words.link(head.to, title) if head.to else title
    unit = text(f" {head.unit}") if head.unit else ""
    shading = '<w:shd w:val="clear" w:color="auto" w:fill="F3F2F1"/><w:vAlign w:val="bottom"/>'
    lines = words.paragraph(title + unit, "Moothall table", aligned)
    if head.note:
        lines += words.paragraph(text(head.note), "Moothall small", aligned)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}</w:tcPr>{lines}</w:tc>'


def _row(row: tuple[Box, ...], widths: list[int], aligned: list[str], words: Words, kept: str) -> str:
    letters = sum([_letters(box) for box in row])
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if letters <= WHOLE else ""
    cells = [_cell(box, widths[n], kept + aligned[n], words) for n, box in enumerate(row)]
    cells += [_cell(Box(((),)), width, kept, words) for width in widths[len(row) :]]
    return f"<w:tr>{whole}{''.join(cells)}</w:tr>"


def _letters(box: Box) -> int:
    lines = (*box.lines, *box.notes) if box.notes else box.lines
    return sum([len(part if isinstance(part, str) else part.text) for line in lines for part in line])


def _cell(box: Box, width: int, aligned: str, words: Words) -> str:
    mark = words.bookmark(box.id) if box.id else ""
    said = ""
    if any(box.lines) or not box.notes:
        inside = mark + words.lines(box.lines, "<w:b/>" if box.header else "")
        said, mark = words.paragraph(inside, "Moothall table", aligned), ""
    if box.notes:
        said += words.paragraph(mark + words.lines(box.notes), "Moothall small", aligned)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(box.standing)}</w:tcPr>{said}</w:tc>'


def _aligned(numeric: bool, near: bool) -> str:
    """How a column stands. Figures leave more room before words: both lean to each other."""
    apart = f'<w:ind w:right="{round(BESIDE * TWENTIETHS)}"/>' if near else ""
    return f'{apart}<w:jc w:val="right"/>' if numeric else ""


def _shade(standing: str) -> str:
    if not standing:
        return ""
    fill, kind, size, colour = SHADES[standing]
    edge = f'<w:left w:val="{kind}" w:sz="{size}" w:space="0" w:color="{colour}"/>'
    return f'<w:tcBorders>{edge}</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
