"""How to read the tables, in sentences for people."""

from __future__ import annotations

from moothall.business_case.wording import _


def how_to_read() -> tuple[str, ...]:
    """What must be known of every table, in the dictionary and in the workbook alike."""
    return (
        _(
            "Each row is one item of the findings. The column “path” says where it stands in findings.json; "
            "the dictionary gives the way from there to the value of each column."
        ),
        _(
            "The column “parent” is the path of the row of another table to which a row belongs. The "
            "columns in front repeat what names that row."
        ),
        _(
            "An empty cell is not known, or nothing is there; where a description says “none”, the cell "
            "is empty. It never stands for zero or for an average."
        ),
        _(
            "Figures are those of findings.json, to nine significant digits. Shares run from 0 to 1, "
            "percentages from 0 to 100."
        ),
        _(
            "Several texts in one cell have semicolons between them; one that holds a semicolon itself, or "
            "is a number or empty, is in double quotes. A lone semicolon is a list that is known to be empty."
        ),
    )


def apostrophes() -> str:
    """How texts that look like formulas are kept in CSV files."""
    return _(
        "In the CSV files, a text that a spreadsheet might take for a formula has an apostrophe in front,"
        " and so has one that begins with an apostrophe: take one away to have the text as it was."
    )


def about_the_book() -> tuple[str, ...]:
    """What must be known of the workbook alone."""
    return (
        _(
            "Every sheet after the dictionary is one table. Nothing here is a formula: what you change "
            "changes nothing else, and nothing is read back."
        ),
        _("Percentages and sums are shown rounded; the cells hold the figures in full."),
        _("A text that begins with “json:” holds letters that a cell cannot keep, written as JSON."),
    )


def cut(start: str, letters: int, table: str) -> str:
    """The beginning of a text that is too long for a cell, with where the rest is."""
    return _("{start} … [cut: the whole text has {letters} letters and is in {table}.csv]").format(
        start=start, letters=f"{letters:,}", table=table
    )
