"""The first table: what the findings hold once, a row for each value, with what it means beside it."""

from __future__ import annotations

from functools import cache

from moothall.files.open_data.columns import KINDS, Column
from moothall.files.open_data.layout import singles
from moothall.files.open_data.names import ABOUT
from moothall.files.open_data.rows import Plain, Row, dig
from moothall.files.open_data.table import PATH, Place, Table
from moothall.files.open_data.words import unit_words

VALUE = "value"
"""The column that holds in each row what that row is about."""
COLUMNS = (
    Column(name="name", form="text", says="what it is called: its path with underscores", required=True),
    Column(name=VALUE, form="text", says="the value, as the column kind says; empty: not known"),
    Column(name="kind", form="text", says="what the value is", words=tuple(KINDS.values()), required=True),
    Column(name="unit", form="text", says="unit of a number"),
    Column(name="meaning", form="text", says="what it means"),
    PATH,
)


@cache
def about_table() -> Table:
    """The table itself."""
    place = Place(
        sources=(), mapping=False, which=False, labelled=False, patterns=("",), says="",
        columns=COLUMNS[:-1], values=(), identity=(), children=(),
    )  # fmt: skip
    said = "What the findings hold once: project, framework, engine and single figures, one in each row."
    return Table(name=ABOUT, says=said, columns=COLUMNS, place=place, parent=None)


def about_rows(plain: Plain) -> list[Row]:
    """A row for each single value, in the order of `singles`, the value as findings.json has it."""
    currency = plain["project"]["currency"]
    return [
        (c.name, dig(plain, c.steps), c.kind, _unit(c, currency), c.says, c.patterns[0]) for c in singles()
    ]


def _unit(column: Column, currency: str) -> str:
    return unit_words(column, singles(), currency) if column.unit else ""
