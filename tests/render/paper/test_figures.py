"""The list of figures as CSV: one row each, and no text in it acts as a formula."""

from __future__ import annotations

import csv
import io

from moothall.business_case.document import Paragraph, Run, Section
from moothall.business_case.whereabouts import Whereabouts
from moothall.render.paper.figures import figures_csv
from tests.render.made import document


def test_a_row_for_each_figure_and_none_that_acts() -> None:
    words = Paragraph(
        (Run("=cmd|x\x07 "), Run("+20%", path="a.b"), Run(" and "), Run("£1,200", path='c["d e"]'))
    )
    head, *rows = csv.reader(io.StringIO(figures_csv(document((Section("s", "@S", (words,)),)))))
    assert tuple(head) == Whereabouts._fields
    assert [row[-2:] for row in rows] == [["'+20%", "a.b"], ["£1,200", 'c["d e"]']]
    assert rows[0][0] == "'@S"
    assert rows[0][-3] == "'=cmd|x[U+0007] +20% and £1,200"


def test_a_document_without_figures_has_the_heading_alone() -> None:
    assert figures_csv(document()) == ",".join(Whereabouts._fields) + "\n"
