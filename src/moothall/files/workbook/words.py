"""Texts that a cell of a workbook would lose or change, and how they are kept.

Tried with Excel's format through xlsxwriter, calamine and LibreOffice 7.4: control characters, blanks at the
ends and texts that look like numbers, dates or formulas survive as they are. What does not is written as a
quoted text of JSON behind `json:`, which says by its look that it is no ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from moothall.files.cells import MAYBE_NUMBER

LONGEST = 32_767
"""Letters that a cell holds, as Excel counts them: those beyond U+FFFF count twice."""
CHUNK = 30_000
"""Letters of a long text that go into one cell, if each counts once."""
LONGEST_ESCAPE = 6
"""Letters that JSON may make of one."""
SEAL = "json:"
ODD = re.compile("\r\n|[\ufffe\uffff]|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
"""What a re-save changes: two-letter ends of lines, letters that are none, and doubled escapes of XML."""


def length(text: str) -> int:
    """Letters of a text as Excel counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sealed(text: str) -> str:
    """A text as it is written into a cell; `opened` gives it back."""
    # Most texts cannot hold anything odd, which is seen faster than it is sought.
    odd = (not text.isascii() or "\r\n" in text or "_x" in text) and ODD.search(text)
    if text.strip() and not odd and not text.startswith(f'{SEAL}"'):
        return text
    letters = msgspec.json.encode(text).decode()
    return SEAL + "".join(c if c < "\ufff0" else f"\\u{ord(c):04x}" if c <= "\uffff" else c for c in letters)


def opened(cell: str) -> str:
    """The text that a cell stands for."""
    if not cell.startswith(f'{SEAL}"'):
        return cell
    try:
        found = msgspec.json.decode(cell.removeprefix(SEAL).strip())
    except (msgspec.DecodeError, ValueError):
        return cell
    return found if isinstance(found, str) else cell


ITEM = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;\n]|$)|([^;\n]*))(?:[;\n]|$)')
"""One item of a list, in quotes or not, with what ends it."""


def joined(items: Iterable[str], or_number: bool = False) -> str:
    """A list of texts in one cell: divided by semicolons, in quotes where an item asks for them.

    or_number : a number may stand there instead, so that an item that looks like one stands in quotes
    """
    parts = [
        _quoted(item) if _needs_quotes(item) or (or_number and MAYBE_NUMBER.match(item)) else item
        for item in items
    ]
    return "; ".join(parts) or ";"


def _quoted(item: str) -> str:
    return '"' + item.replace('"', '""') + '"'


def _needs_quotes(item: str) -> bool:
    special = item != item.strip() or item.startswith('"') or any(c in item for c in ";\n\r")
    return not item or special


def divided(cell: str) -> Iterator[str]:
    """The items of a list in a cell, divided by semicolons or ends of lines; `joined` writes them."""
    at = 0
    while at < len(cell):
        match = ITEM.match(cell, at)
        assert match is not None  # the second way matches anything
        if match[1] is not None:
            yield match[1].replace('""', '"')
        elif match[2].strip():
            yield match[2].strip()
        at = match.end()


def chunks(text: str) -> Iterator[str]:
    """A text in pieces that a cell can hold, sealed or not; together they are the text."""
    piece = CHUNK // 2 if ODD.search(text) is None else CHUNK // LONGEST_ESCAPE
    for start in range(0, len(text), piece):
        yield text[start : start + piece]
