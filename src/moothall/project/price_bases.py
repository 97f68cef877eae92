"""Price bases as they are written: a calendar year (2024), or a financial year (2024-25)."""

from __future__ import annotations

import re

CALENDAR = re.compile(r"(19|20|21)\d\d|2200")
FINANCIAL = re.compile(r"(\d{4})\s*[-/]\s*(\d{4}|\d{2})")
MONTH = re.compile(r"(\d{4}-\d{2})-01")
"""A financial year that a spreadsheet took for a month."""


def price_base_fault(word: str) -> str | None:
    """What is wrong with a price base, and what may be meant; None: nothing."""
    if CALENDAR.fullmatch(word):
        return None
    needed = f'A price base is a calendar year (2024) or a financial year (2024-25); this is "{word}".'
    found = FINANCIAL.fullmatch(word.strip())
    if found is None:
        month = MONTH.fullmatch(word)
        if month is None or price_base_fault(month[1]) is not None:
            return needed
        return f"{needed} Did a spreadsheet take {month[1]} for a date? Format the cell as text."
    first = int(found[1])
    if not CALENDAR.fullmatch(found[1]) or int(found[2]) % 100 != (first + 1) % 100:
        return f'A financial year ends in the year after it starts, as 2024-25; this is "{word}".'
    right = f"{first}-{(first + 1) % 100:02d}"
    return None if word == right else f'Write the financial year as {right}, not "{word}".'
