"""How the cells of the workbook of findings look, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from moothall.business_case.wording import SIGNS
from moothall.files.open_data.columns import Column
from moothall.files.workbook.columns import FIGURE, INDENT, apart

INK, SOFT, HEAD, RULE, LINK = "#1d2733", "#4c5967", "#e6ebf1", "#9aa7b5", "#0b4fa0"
NUMBERS: Mapping[str, str] = {
    "share": "0.0%",
    "percent": '0.0"%"',
    "points": "0.00",
    "posts": "#,##0.0",
    "ratio": "0.000",
    "years": "0.0",
    "year": "0",
    "seed": "0",
    "place": "0",
    "step": "0",
    "people": "#,##0",
    "count": "#,##0",
    "votes": "#,##0",
}
"""Formats of numbers by unit."""
FINER: Mapping[str, str] = {
    "share": "0.000%",
    "percent": '0.000"%"',
    "points": "0.0000",
    "posts": "0.000",
    "ratio": "0.00000",
}
"""What they are in a column where all are so small that the usual format would show a digit at most."""
SIZES: Mapping[str, tuple[float, str]] = {
    "thousands": (1_000, "#,##0"),
    "hundreds": (100, "0.0"),
    "ones": (1, "0.00"),
    "parts": (0, "0.0000"),
}
"""Formats of numbers of any other unit, by the least that a number of the size is."""
YEARS = 10_000
"""Where a column holds anything, a whole number below may be a year: it is shown without a comma."""
CODE = re.compile(r"[A-Z]{3}\Z")
"""What may stand in a format as the code of a currency; other letters there would mean something."""
PLAIN, DATE, GENERAL, TRUTH = "text", "date", "number", "truth"
WIDEST, WRAPPED = 60, 30
"""Widest column in letters; a text that is longer than the second is folded."""


def money_format(currency: str) -> str:
    """How an amount is shown: with the sign of its currency in front, or its code behind."""
    sign = SIGNS.get(currency)
    code = f'" {currency}"' if CODE.match(currency) else ""
    amount = f"{sign}#,##0" if sign else f"#,##0{code}"
    return f"{apart(amount)};{apart(f'-{amount}')}"


def looks(book: Any, currency: str) -> dict[str, Any]:
    """The formats of all cells, by what they hold or what they are for."""
    base = {"font_size": 10, "valign": "top", "font_color": INK, **INDENT}
    shown = {name: apart(form) for name, form in NUMBERS.items()}
    shown |= {f"fine {name}": apart(form) for name, form in FINER.items()}
    shown |= {size: apart(form) for size, (_, form) in SIZES.items()}
    shown["money"] = money_format(currency)
    return {
        "title": book.add_format({**base, "bold": True, "font_size": 14}),
        "heading": book.add_format({**base, "bold": True, "font_size": 12}),
        "strong": book.add_format({**base, "bold": True}),
        "strong_wrapped": book.add_format({**base, "bold": True, "text_wrap": True}),
        "header": book.add_format(
            {**base, "bold": True, "bg_color": HEAD, "bottom": 1, "bottom_color": RULE, "text_wrap": True}
        ),
        "soft": book.add_format({**base, "font_color": SOFT}),
        "link": book.add_format({**base, "font_color": LINK, "underline": 1}),
        PLAIN: book.add_format(base),
        "wrapped": book.add_format({**base, "text_wrap": True}),
        TRUTH: book.add_format({**base, "num_format": '"TRUE";"TRUE";"FALSE"', "align": "left"}),
        DATE: book.add_format({**base, "num_format": "yyyy-mm-dd", "align": "left"}),
        **{unit: book.add_format({**base, **FIGURE, "num_format": form}) for unit, form in shown.items()},
    }


def look_of(column: Column) -> str:
    """Which look the cells of a column have; texts are folded or not by what is in them."""
    if column.form == "whole" and "." in NUMBERS.get(column.unit, ""):
        return "place"
    if column.form in ("number", "whole"):
        return column.unit if column.unit in NUMBERS or column.unit == "money" else GENERAL
    return {"date": DATE, "yes_no": TRUTH, "any": GENERAL}.get(column.form, PLAIN)


def look_among(column: Column, values: Collection[float]) -> str:
    """Which look the figures of a column have, GENERAL where that hangs on each: positions are plain, and
    figures that would all come out as naught are shown finer."""
    look = "place" if column.role == "position" else look_of(column)
    if look not in FINER:
        return look
    decimals = NUMBERS[look].count("0") - 1 + 2 * (look == "share")  # of which per cents are hundredths
    return f"fine {look}" if 0 < max(map(abs, values), default=0) < 10.0 ** (1 - decimals) else look


def look_by_size(value: float, years: bool = False) -> str:
    """Which look a figure has of whose unit the column does not tell.

    years : whether it may be one
    """
    size = abs(value)
    if value == round(value):
        return "place" if years and size < YEARS else "count"
    return next(name for name, (least, _) in SIZES.items() if size >= least)
