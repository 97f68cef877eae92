"""The first sheet of a workbook, as the rows that people see in it.

The reader of sheets hands out plain values: it drops the error of a formula, shows 40% as 0.4, and asks
for as much memory as the farthest cell demands. So the sheet's own text is looked through first.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from moothall.files.cells import written
from moothall.files.columns import Formula
from moothall.files.errors import refuse
from moothall.files.limits import limits
from moothall.files.text import read_bytes

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What an archive that is none, or a damaged one, makes the standard library raise."""

PART = re.compile(rb"""<(?:\w+:)?(row|c)\b((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>""")
"""The start of a row or a cell, with its attributes; a quoted > does not end it, and no < stands in it."""
REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,3})(\d{1,7})\s*["']""")
STYLE = re.compile(rb"""\bs\s*=\s*["'](\d+)["']""")
ERROR = re.compile(rb"""\bt\s*=\s*["']e["']""")
VALUE = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
FORMULA = re.compile(rb"<(?:\w+:)?f\b[^>]*?(?:/>|>([^<]*)<)")
TEXT = re.compile(rb"""\bt\s*=\s*["'](?:str|s|inlineStr)["']""")
END = re.compile(rb"</(?:\w+:)?(?:c|row)\s*>")
PLAIN_WORDS = re.compile(r'"[^"]*"|\\.')
"""Parts of a format that are printed as they stand."""
PERCENT_FORMATS = frozenset({"9", "10"})
"""Built-in formats of numbers that show a percent sign."""

Cell = tuple[int, int]
"""Row and column, both from 0."""


def read_sheet(path: Path) -> Iterator[list[str]]:
    """Every row of the first sheet, each cell as it would stand in a CSV file; ReadError otherwise."""
    from python_calamine import CalamineError, CalamineWorkbook

    read_bytes(path)
    try:
        with zipfile.ZipFile(path) as archive:
            errors, percents = _looked_through(path, archive)
    except BROKEN as error:
        raise refuse(path, f"this is not a workbook that can be read: {error}.") from None
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            rows = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, IndexError) as error:
        raise refuse(path, f"this is not a workbook that can be read: {error}.") from None
    for r, row in enumerate(rows):
        yield [errors.get((r, c)) or written(cell, (r, c) in percents) for c, cell in enumerate(row)]


def _looked_through(path: Path, archive: zipfile.ZipFile) -> tuple[dict[Cell, str], set[Cell]]:
    """Cells of the first sheet that hold an error or a formula without a value, and those shown in percent.

    Refuses sheets that are too large.
    """
    bounds = limits()
    size = sum(part.file_size for part in archive.infolist())
    if size > bounds.sheet_bytes:
        most = bounds.sheet_bytes
        raise refuse(path, f"unpacked, the workbook has {size:,} bytes; at most {most:,} are read.")
    damaged = archive.testzip()  # also: no part is larger than it says
    if damaged:
        raise refuse(path, f"this is not a workbook that can be read: {damaged} is damaged.")
    text = archive.read(_first_sheet(archive))
    percent = _percent_styles(archive)
    errors: dict[Cell, str] = {}
    percents: set[Cell] = set()
    formulas = FORMULA.search(text) is not None
    height = width = 0
    row, column = -1, -1
    for match in PART.finditer(text):
        attributes = match[2]
        reference = REFERENCE.search(attributes)
        if match[1] == b"row":
            row, column = (int(reference[2]) - 1 if reference else row + 1), -1
            continue
        if reference and reference[1]:
            row, column = int(reference[2]) - 1, _column(reference[1].upper())
        else:
            column += 1  # a cell without a reference follows the one before
        cell = row, column
        height, width = max(height, row + 1), max(width, column + 1)
        style = STYLE.search(attributes)
        if ERROR.search(attributes):
            value = VALUE.search(text, match.end(), match.end() + 10_000)
            errors[cell] = value[1].decode() if value else "#ERROR"
        elif formulas and (formula := _without_value(text, match)) is not None:
            errors[cell] = formula
        elif style and style[1] in percent:
            percents.add(cell)
    if height * width > bounds.sheet_cells:
        raise refuse(
            path,
            f"the sheet reaches to row {height:,} and column {width:,}, {height * width:,} cells; at most "
            f"{bounds.sheet_cells:,} are read. Delete all that stands below and beside the table.",
        )
    return errors, percents


def _without_value(text: bytes, cell: re.Match[bytes]) -> Formula | None:
    """The formula of a cell that no program has worked out; one that gives an empty text is worked out."""
    if cell[2].endswith(b"/") or TEXT.search(cell[2]):
        return None
    end = END.search(text, cell.end())
    inside = cell.end(), end.start() + 1 if end else len(text)
    formula = FORMULA.search(text, *inside)
    value = VALUE.search(text, *inside)
    if formula is None or (value and value[1]):
        return None
    return Formula(f"={html.unescape((formula[1] or b'').decode(errors='replace'))}")


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Name of the part that holds the first sheet; KeyError where there is none."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheet = next((e for e in book.iter() if _local(e.tag) == "sheet"), None)
    names = {} if sheet is None else {_local(key): value for key, value in sheet.attrib.items()}
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    for link in links:
        if link.get("Id") == names.get("id", ""):
            target = link.get("Target", "").removeprefix("/")
            return target if target.startswith("xl/") else f"xl/{target}"
    raise KeyError("it has no sheet")


def _percent_styles(archive: zipfile.ZipFile) -> set[bytes]:
    """Numbers of the styles that show a percent sign."""
    if "xl/styles.xml" not in archive.namelist():
        return set()
    styles = ElementTree.fromstring(archive.read("xl/styles.xml"))
    own = [e for e in styles.iter() if _local(e.tag) == "numFmt"]
    formats = {e.get("numFmtId") for e in own if "%" in PLAIN_WORDS.sub("", e.get("formatCode", ""))}
    cells = next((e for e in styles if _local(e.tag) == "cellXfs"), ())
    return {
        str(n).encode() for n, style in enumerate(cells) if style.get("numFmtId") in formats | PERCENT_FORMATS
    }


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
