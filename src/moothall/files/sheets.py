"""The sheets of a workbook, as the rows that people see in them.

The reader of sheets hands out plain values: it drops the error of a formula, shows 40% as 0.4, and asks
for as much memory as the farthest cell demands. So the sheet's own text is looked through first.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

from msgspec import Struct

from moothall.files.cells import written
from moothall.files.columns import Broken, Formula, Percent
from moothall.files.errors import Complaint, ReadError, refuse
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


class _Marks(Struct):
    """What the reader of sheets would not tell of one sheet."""

    errors: dict[Cell, str] = {}
    """Cells that hold an error, or a formula without a value"""
    percents: set[Cell] = set()
    """Cells whose number is shown with a percent sign"""
    height: int = 0
    width: int = 0


def read_sheet(path: Path) -> Iterator[list[str]]:
    """Every row of the first sheet, each cell as it would stand in a CSV file; ReadError otherwise."""
    for _, rows in _read(path, first_only=True):
        yield from rows


def read_sheets(path: Path) -> dict[str, list[list[str]]]:
    """Every sheet by its name, in order, each as rows of cells; ReadError where it cannot be read."""
    return dict(_read(path, first_only=False))


def _read(path: Path, first_only: bool) -> Iterator[tuple[str, list[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    read_bytes(path)
    try:
        with zipfile.ZipFile(path) as archive:
            marks = _looked_through(path, archive, first_only)
    except BROKEN as error:
        raise refuse(path, f"this is not a workbook that can be read: {error}.") from None
    try:
        with CalamineWorkbook.from_path(str(path)) as workbook:
            names = workbook.sheet_names[:1] if first_only else workbook.sheet_names
            found = [
                (name, workbook.get_sheet_by_index(n).to_python(skip_empty_area=False))
                for n, name in enumerate(names)
                if first_only or name in marks
            ]
    except (CalamineError, OSError, IndexError) as error:
        raise refuse(path, f"this is not a workbook that can be read: {error}.") from None
    for name, rows in found:
        yield name, list(_seen(rows, next(iter(marks.values())) if first_only else marks[name]))


def _seen(rows: Sequence[Sequence[object]], marks: _Marks) -> Iterator[list[str]]:
    """Rows with each cell as it is seen, or as what is wrong with it."""
    height = max((row + 1 for row, _ in marks.errors), default=0)
    width = max((column + 1 for _, column in marks.errors), default=0)
    for r in range(max(len(rows), height)):  # the reader leaves out what has no value, at the ends
        row = rows[r] if r < len(rows) else ()
        wide = max(len(row), width) if r < height else len(row)
        cells = (*row, *[None] * (wide - len(row)))
        yield [
            marks.errors.get((r, c)) or _cell(cell, (r, c) in marks.percents) for c, cell in enumerate(cells)
        ]


def _cell(cell: object, percent: bool) -> str:
    if percent and isinstance(cell, float):
        return Percent.of(written(cell, percent=True), cell)
    return written(cell)


def _looked_through(path: Path, archive: zipfile.ZipFile, first_only: bool) -> dict[str, _Marks]:
    """What stands in each sheet, or in the first only; refuses workbooks that are too large."""
    bounds = limits()
    _permit(path, archive)
    percent = _percent_styles(archive)
    found: dict[str, _Marks] = {}
    cells = 0
    faults: list[Complaint] = []
    for name, part in _sheets(archive, first_only):
        marks = _marks(archive.read(part), percent)
        found[name] = marks
        cells += marks.height * marks.width
        if cells > bounds.sheet_cells:
            message = (
                f"the sheet reaches to row {marks.height:,} and column {marks.width:,}, "
                f"{marks.height * marks.width:,} cells; at most "
                f"{bounds.sheet_cells:,} are read. Delete all that stands below and beside the table."
            )
            faults.append(Complaint(file=path.name, sheet=None if first_only else name, message=message))
            cells -= marks.height * marks.width
    if faults:
        raise ReadError(faults)
    return found


def _permit(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that unpacks to too much, is damaged, or holds two parts of one name."""
    bounds = limits()
    parts = archive.infolist()
    size = sum(part.file_size for part in parts)
    if size > bounds.sheet_bytes:
        most = bounds.sheet_bytes
        raise refuse(path, f"unpacked, the workbook has {size:,} bytes; at most {most:,} are read.")
    if len({part.filename.casefold() for part in parts}) < len(parts):
        raise refuse(path, "this is not a workbook that can be read: it holds two parts of one name.")
    damaged = archive.testzip()  # also: no part is larger than it says
    if damaged:
        raise refuse(path, f"this is not a workbook that can be read: {damaged} is damaged.")


def _marks(text: bytes, percent: set[bytes]) -> _Marks:
    """What stands in a sheet's own text.

    percent : numbers of the styles that show a percent sign
    """
    found = _Marks(errors={}, percents=set())
    formulas = FORMULA.search(text) is not None
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
        found.height, found.width = max(found.height, row + 1), max(found.width, column + 1)
        style = STYLE.search(attributes)
        if ERROR.search(attributes):
            value = VALUE.search(text, match.end(), match.end() + 10_000)
            found.errors[row, column] = Broken(value[1].decode() if value else "#ERROR")
        elif formulas and (formula := _without_value(text, match)) is not None:
            found.errors[row, column] = formula
        elif style and style[1] in percent:
            found.percents.add((row, column))
    return found


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


def _sheets(archive: zipfile.ZipFile, first_only: bool) -> Iterator[tuple[str, str]]:
    """Name and part of each sheet of cells; KeyError where there is none."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    parts = {link.get("Id"): (link.get("Type", ""), link.get("Target", "")) for link in links}
    seen: set[str] = set()
    for sheet in (e for e in book.iter() if _local(e.tag) == "sheet"):
        names = {_local(key): value for key, value in sheet.attrib.items()}
        kind, target = parts.get(names.get("id", ""), ("", ""))
        if not target and first_only:
            break
        if not first_only and (not target or (kind and not kind.endswith("/worksheet"))):
            continue  # a sheet of a chart, say
        name = names.get("name", "")
        if name.casefold() in seen:
            raise ValueError(f'two sheets are called "{name}"')
        seen.add(name.casefold())
        target = target.removeprefix("/")
        yield name, target if target.startswith("xl/") else f"xl/{target}"
        if first_only:
            return
    if not seen:
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
