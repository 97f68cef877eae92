"""A sheet written column by column has the bytes that xlsxwriter gives it cell by cell."""

import datetime
import io
from zipfile import ZipFile

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.worksheet import Worksheet

from moothall.files.open_data.page import Page

TEXTS = st.dictionaries(st.integers(1, 70), st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
FIGURES = st.dictionaries(st.integers(1, 70), st.floats(allow_nan=False, allow_infinity=False))


class CellByCell(Worksheet):  # type: ignore[misc]
    """The same columns, in xlsxwriter's own way."""

    def texts(self, at, texts, look):
        for row, text in texts.items():
            self.write_string(row, at, text, look)

    def figures(self, at, figures, look):
        for row, figure in figures.items():
            self.write_number(row, at, figure, look)


def book(kind, columns, heights=()):
    """A workbook of one such sheet: a heading, the columns by turns, and a column of anything else."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        made.set_properties({"created": datetime.datetime(2026, 1, 1)})
        plain, bold = made.add_format({"font_size": 10}), made.add_format({"bold": True})
        page = made.add_worksheet("Sheet", worksheet_class=kind)
        for at, cells in enumerate(columns):
            page.write_string(0, at, f"column {at}", bold)
            figures = any(isinstance(value, float) for value in cells.values())
            (page.figures if figures else page.texts)(at, cells, plain)
        page.write_boolean(3, len(columns), True, plain)
        page.write_datetime(5, len(columns), datetime.datetime(2026, 5, 31), plain)
        page.write_number(7, len(columns), 0.1)
        for row in heights:
            page.set_row(row, 40)
    with ZipFile(out) as read:
        return {name: read.read(name) for name in read.namelist()}


def test_rows_with_gaps_and_heights():
    columns = [{1: "a", 2: "b & <c>", 40: "a"}, {2: 0.1, 3: -1e300, 40: 2.0**53}, {}, {17: " kept ", 33: "a"}]
    assert book(Page, columns, (2, 20, 41)) == book(CellByCell, columns, (2, 20, 41))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS | FIGURES, max_size=4))
def test_any_columns(columns):
    assert book(Page, columns) == book(CellByCell, columns)
