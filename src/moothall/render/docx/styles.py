"""The styles of a Word file: those of the template, a few of our own for what templates do not know."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from docx import Document as open_file
from docx.document import Document as File
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from moothall.business_case.wording import listed

PARAGRAPHS = (
    "Normal", "Title", *(f"Heading {n}" for n in range(1, 7)),
    "Caption", "List Bullet", "List Number", "Quote",
)  # fmt: skip
TABLE = "Table Grid"
OWN = {"Moothall table": 8.0, "Moothall small": 7.0, "Moothall lead": 12.0, "Moothall contents": 10.0}
"""Styles that are added where the template has none of that name, with the size of their letters."""
FONT = "Arial"
TIGHT = 3
"""Points below a paragraph of a short document, which shall keep to two pages."""
INK, SECOND = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x48, 0x4B, 0x4D)


class MissingStyles(Exception):
    """A template lacks styles that the document needs; the message names them and says how to add them."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(
            f"the template lacks the styles {listed(names)}. Word keeps a style in a file once it was used "
            "there: open the template, set a line in each of these styles, and save it."
        )


class NotWord(Exception):
    """The template is no Word file that can be used; the message says why."""


def look_at(data: bytes, most: int) -> None:
    """NotWord or MissingStyles where the template cannot be used; `most` bytes are what it may unpack to."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if sum(part.file_size for part in archive.infolist()) > most or archive.testzip():
                raise NotWord(f"the template is damaged, or unpacks to more than {most:,} bytes.")
        file = open_file(BytesIO(data))
    except NotWord:
        raise
    except Exception as error:  # the library raises errors of many kinds on what is not a Word file
        raise NotWord(
            "this is not a Word file (.docx) that can be read; save the template as .docx."
        ) from error
    check(file)


def check(file: File) -> None:
    """MissingStyles where the template lacks any that is needed; all are named at once."""
    there = {(style.type, style.name) for style in file.styles}
    missing = [name for name in PARAGRAPHS if (WD_STYLE_TYPE.PARAGRAPH, name) not in there]
    missing += [] if (WD_STYLE_TYPE.TABLE, TABLE) in there else [TABLE]
    if missing:
        raise MissingStyles(missing)


def add_own(file: File) -> None:
    """Add our own styles, based on the template's usual one, where there are none of that name."""
    known = {style.name for style in file.styles}
    for name, size in OWN.items():
        if name in known:
            continue
        style = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        style.base_style = file.styles["Normal"]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(6 if name == "Moothall lead" else 0)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.line_spacing = 1.0
        if name == "Moothall small":
            style.font.color.rgb = SECOND


def dress(file: File, compact: bool) -> None:
    """The look of a file that comes from no template: one plain font, dark headings, tight if it is short."""
    sizes = {"Title": 22, "Heading 1": 17, "Heading 2": 14, "Heading 3": 12}
    if compact:
        sizes |= {"Title": 19, "Heading 1": 14, "Heading 2": 12}
    for name in PARAGRAPHS:
        style = file.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.name = FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(f"{{{fonts.nsmap['w']}}}{kind}", None)
        fonts.set(f"{{{fonts.nsmap['w']}}}cs", FONT)
        style.font.color.rgb = INK
        if compact:
            style.paragraph_format.line_spacing = 1.0
            style.paragraph_format.space_before = Pt(8 if name.startswith("Heading") else 0)
            style.paragraph_format.space_after = Pt(TIGHT)
        if name not in ("List Bullet", "List Number", "Quote"):
            style.font.size = Pt(sizes.get(name, 10))
        if name in ("Caption", *(f"Heading {n}" for n in range(1, 7))):
            style.font.bold = True
        if name.startswith("Heading"):
            style.font.italic = False
        if name == "Caption":
            style.paragraph_format.space_before = Pt(10)
            style.paragraph_format.space_after = Pt(4)
            style.paragraph_format.keep_with_next = True


def ids(file: File) -> dict[str, str]:
    """The id of every style that is used, by its name."""
    return {name: file.styles[name].style_id for name in (*PARAGRAPHS, TABLE, *OWN)}
