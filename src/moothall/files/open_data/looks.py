"""How the cells of the workbook of findings look, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from moothall.business_case.wording import SIGNS
from moothall.files.open_data.columns import Column
from moothall.files.workbook.columns import INDENT

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
"""Formats of numbers by unit; one of no such unit is shown as it is."""
FIGURE = {"align": "right"}
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
    return f"{amount};-{amount}"


def looks(book: Any, currency: str) -> dict[str, Any]:
    """The formats of all cells, by what they hold or what they are for."""
    base = {"font_size": 10, "valign": "top", "font_color": INK, **INDENT}
    shown = {**NUMBERS, "money": money_format(currency)}
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
        GENERAL: book.add_format({**base, **FIGURE}),
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
