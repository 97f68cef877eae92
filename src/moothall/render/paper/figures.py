"""The list of figures that a paper carries within it: where each is, and the path to where it stands."""

from __future__ import annotations

import csv
from functools import cache
from io import StringIO

from moothall.business_case.document import Document
from moothall.business_case.formulas import guarded
from moothall.business_case.whereabouts import Whereabouts, whereabouts
from moothall.render.paper.letters import safe

FILE, KIND = "figures.csv", "text/csv"
"""What the list is called inside a PDF, and what it is."""


def figures_csv(document: Document) -> str:
    """The list as CSV, a row for each figure in reading order; its columns are those of `Whereabouts`.

    What a spreadsheet might take for a formula has an apostrophe in front, as in the tables of findings.
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Whereabouts._fields)
    shown = cache(_shown)  # captions and names come back in every row
    writer.writerows([[shown(value) for value in row] for row in whereabouts(document)])
    return out.getvalue()


def _shown(value: str | int | None) -> str | int | None:
    return guarded(safe(value)) if isinstance(value, str) else value
