"""Heights of rows that are told in advance, held against those that the typesetter finds itself."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.business_case.document import Cell, Column, Row, Run, Section, Table
from moothall.render.paper.laying import lay
from moothall.render.paper.sheet import Grid, Sheet
from moothall.render.pdf import pdf
from moothall.render.pdf.fonts import Fonts
from moothall.render.pdf.heights import with_heights
from tests.render.made import document, text

MEASURED = """
#set page(width: 3000pt, height: auto)
#set text(size: measures.size, ..room)
#set par(leading: measures.leading)
#context {
  let found = ()
  for stretch in sheet.stretches { for grid in stretch.pieces.filter(p => p.type == "grid") {
    for (high, row) in grid.heights.zip(grid.rows).filter(((high, _)) => high > 0) {
      let tallest = 0
      for (width, box) in grid.widths.zip(row) {
        let body = cells((((..box.slice(0, 4), ""),),)).first()
        if box.at(2) != "" { body = body.body }
        let room = width * 1pt - measures.gap - if box.at(2) != "" { measures.shade } else { 0pt }
        tallest = calc.max(tallest, measure(block(width: room, body)).height.pt())
      }
      found.push((high, tallest))
    }
  } }
  [#metadata(found) <found>]
}
"""
"""In place of the page: for each row of a known height that height, and the one of its tallest cell."""


def laid(*tables: Table) -> tuple[Sheet, Fonts]:
    fonts = Fonts()
    sheet = lay(document((Section("s", "S", tables),)), pdf.PAGE, fonts.shown, fonts.shown, cut=True)
    return with_heights(sheet, pdf.PAGE), fonts


def measured(sheet: Sheet, fonts: Fonts, folder: Path) -> list[tuple[float, float]]:
    whole = files("moothall.render.pdf").joinpath("sheet.typ").read_text("utf-8")
    start, _, _ = whole.partition("#title(")
    start = start.replace("link(label(to), shown)", "shown")
    (folder / "measured.typ").write_text(start + MEASURED, "utf-8")
    fonts.lay_out(folder)
    given = pdf._given(sheet, fonts)
    told = typst.query(
        str(folder / "measured.typ"), "<found>", field="value", one=True,
        font_paths=[str(folder)], ignore_system_fonts=True, sys_inputs=given.inputs,
    )  # fmt: skip
    return json.loads(told)


def certain(sheet: Sheet) -> list[bool]:
    grids = [p for stretch in sheet.stretches for p in stretch.pieces if isinstance(p, Grid)]
    return [high > 0 for grid in grids for high in grid.heights]


def told(*cells: Cell, columns: int = 0) -> Table:
    names = tuple(Column(f"C{n}") for n in range(max(columns, len(cells))))
    return Table("t", "T", names, (Row(cells),))


LONG = text(
    "Many plain words that no column of a table holds in one line, whatever it is that they say. " * 2
)
CELLS = {
    "short": Cell(text("12,345")),
    "long": Cell(LONG),
    "name of its row": Cell(LONG, header=True),
    "notes": Cell(text("One line"), notes=(LONG, text("and one more"))),
    "lines": Cell(text("One line"), more=(LONG, text("and one more"))),
    "shaded": Cell(LONG, standing="part"),
    "sources": Cell(text("words"), sources=("EV1", "EV2")),
    "code in bold words": Cell((Run("EP12", code=True), Run(" Bold words and more", strong=True), *LONG)),
    "a year": Cell(text("From 2026-27 to 2031-32, for the years 2027-28 and 2028-29 " * 3)),
    "signs": Cell(text("a / b (c) – d “e f” £ 5 % − 3 × 2: w, x; y! z? " * 5)),
    "hyphens": Cell(text("well-kept long-standing in-house single-tier county-wide " * 4)),
    "notes alone": Cell((), notes=(LONG,)),
    "notes alone of a row": Cell((), notes=(LONG,), header=True),
    "nothing": Cell(()),
}


def test_rows_are_as_high_as_the_typesetter_finds_or_a_line_higher(tmp_path: Path) -> None:
    many = [told(cell, *[Cell(text("x"))] * others) for cell in CELLS.values() for others in (1, 5, 9)]
    sheet, fonts = laid(*many)
    known = certain(sheet)
    found = measured(sheet, fonts, tmp_path)
    assert len(found) == sum(known) > 0.8 * len(known)
    assert all(high - needed > -0.01 for high, needed in found)
    assert sum(abs(high - needed) < 0.01 for high, needed in found) > 0.8 * len(found)


@pytest.mark.parametrize(
    "word", ["emoji 😀", "of Hebrew שלום", "broken " + "x" * 60, "two\nlines", "a\u00a0b"]
)
def test_a_row_with_anything_uncommon_in_it_is_left_to_the_typesetter(word: str) -> None:
    sheet, _ = laid(told(Cell(text(word)), Cell(text("12"))))
    assert certain(sheet) == [False]


def test_a_row_that_may_break_is_left_to_the_typesetter() -> None:
    sheet, _ = laid(told(Cell(text("words " * 2000)), columns=4))
    assert certain(sheet) == [False]


MARKS = "abcdeABC 0123456789      .,;:!?()[]{}/\\-–—−+×%£€$&'’“”…·°ŵâ\u2060"


@settings(max_examples=15, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=60), st.text(MARKS, max_size=200)), min_size=30, max_size=30))
def test_no_text_needs_more_than_was_told(texts: list[str]) -> None:
    beside = [Cell(text("x"))] * 9
    sheet, fonts = laid(*(told(Cell(text(said)), *beside[: n % 9]) for n, said in enumerate(texts)))
    with TemporaryDirectory() as folder:
        assert all(high - needed > -0.01 for high, needed in measured(sheet, fonts, Path(folder)))
