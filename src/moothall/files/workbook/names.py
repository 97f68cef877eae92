"""What the sheets of a workbook are called."""

from __future__ import annotations

from functools import cache

from moothall.files.folder import TEXTS
from moothall.files.workbook.layout import pages
from moothall.files.workbook.longtexts import OUTLINES
from moothall.project.tables import TABLES

INSTRUCTIONS = "Instructions"
LISTS = "Lists"


@cache
def known_sheets() -> tuple[str, ...]:
    """Names of all sheets that hold what people put in, in reading order."""
    tables = (t.file.partition(".")[0] for t in TABLES)
    return (*(page.name for page in pages()), *tables, *TEXTS, OUTLINES)
