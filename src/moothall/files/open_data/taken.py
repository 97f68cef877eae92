"""Findings taken apart for all tables at once, so that a workbook and CSV files need it done once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from moothall.files.findings import plain_findings
from moothall.files.open_data.layout import tables
from moothall.files.open_data.rows import Plain, Row, table_rows
from moothall.findings.findings import Findings


class Taken(NamedTuple):
    """The findings as findings.json has them, and the rows of each table by its name."""

    plain: Plain
    rows: Mapping[str, Sequence[Row]]


def taken(findings: Findings, plain: Plain | None = None) -> Taken:
    """The findings taken apart; `plain` are they as findings.json has them, where that is known."""
    plain = plain_findings(findings) if plain is None else plain
    return Taken(plain, table_rows(plain, tables()))
