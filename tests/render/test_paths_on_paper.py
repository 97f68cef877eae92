"""A figure that carries its path on the page stands in the same row of the same table on paper.

A PDF and a Word file hold no paths: who wants to follow a figure there finds its row in the page, and the
path with it. `tests/business_case/test_paths.py` follows each path and compares.
"""

from collections.abc import Iterator

import pytest

from moothall.business_case.compose import compose
from moothall.business_case.document import Cell, Column, Document, Row, Run, Section, Table, walk
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.render.docx.docx import render_docx
from moothall.render.pdf.pdf import render_pdf
from tests.render.made import EXAMPLES, document, shortened
from tests.render.reading import squeezed
from tests.render.rows import Rows, pdf_tables, word_tables

WAYS = {"pdf": (render_pdf, pdf_tables), "docx": (render_docx, word_tables)}


@pytest.fixture(scope="module")
def past() -> Document:
    project = read_folder(EXAMPLES / "lancashire-revenues")
    return compose(project, appraise(project))


@pytest.mark.parametrize("way", WAYS)
def test_every_figure_stands_in_its_row(way: str, three_valleys: Document, past: Document) -> None:
    render, read = WAYS[way]
    for told in (shortened(three_valleys), past):
        assert _held(told, read(render(told))) > 500


def _held(document: Document, found: list[Rows]) -> int:
    """How many figures of tables stand in their rows; fails at the first that does not."""
    paper, held = iter(found), 0
    for table in _tables(document):
        rows = _whole(table, paper)
        for row, words in zip(table.rows, rows, strict=True):
            for figure in _figures(row):
                assert figure in words, (table.id, figure, words)
                words = words.replace(figure, "|", 1)
                held += 1
    assert next(paper, None) is None
    return held


def _whole(table: Table, paper: Iterator[Rows]) -> Rows:
    """The rows of a table, put together again where it was cut between its columns; without the heading."""
    missing = {squeezed(column.title) for column in table.columns}
    whole = [""] * len(table.rows)
    while missing:
        heading, *rows = next(paper)
        missing = {title for title in missing if title not in heading}
        whole = [f"{before}|{more}" for before, more in zip(whole, rows, strict=True)]
    return whole


def _tables(document: Document) -> list[Table]:
    notices = Section(id="", title="", blocks=document.notices)
    return [t for t in walk((notices, *document.sections)) if isinstance(t, Table) and t.rows]


def _figures(row: Row) -> list[str]:
    """Figures with a path, the longest first: none is found within another."""
    lines = [line for cell in row.cells for line in (cell.text, *cell.more, *cell.notes)]
    return sorted((squeezed(run.text) for line in lines for run in line if run.path), key=len, reverse=True)


def test_a_figure_in_another_row_would_be_seen() -> None:
    def row(name: str, figure: str) -> Row:
        return Row((Cell((Run(name),), header=True), Cell((Run(figure, path="a.b"),))))

    table = Table(
        "t", "T", (Column("What"), Column("Sum", numeric=True)), (row("One", "£5m"), row("Two", "£7m"))
    )
    paper = [["WhatSum", "One£5m", "Two£7m"]]
    swapped = [["WhatSum", "One£7m", "Two£5m"]]
    whole = document((Section("s", "S", (table,)),))
    assert _held(whole, paper) == 2
    with pytest.raises(AssertionError):
        _held(whole, swapped)
