"""Input-output tables: a plain layout of ours, and those of the official United Kingdom and Scottish files.

The first two columns hold a sector's code and name; then comes a column for each sector, named by its code
(or sec1, sec2, ... in the order of the rows), then final demand. A row for each sector, then pay, output and
the like. Totals may stand as rows or as columns; they are known by their names.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.grids import Grid, Record, read_grid
from moothall.project.problems import nearest

LABELS = 2
"""Columns before those of the sectors: code and name."""
NUMBERED = re.compile(r"sec(\d+)", re.IGNORECASE)
"""Columns that stand for the rows by number."""
NAMES = {
    "output": ("output", "total output", "total.output"),
    "pay": ("pay", "compensation of employees", "gva.wages"),
    "jobs": ("jobs", "employment"),
    "households": ("households", "hhold.demand"),
    "between": ("total intermediate demand",),
    "final": ("final demand", "total final demand", "final.demand"),
    "demand": ("total demand", "total.demand"),
    "inputs": ("total consumption",),
}
"""What a row or column that is no sector may be called, by what it holds."""
KNOWN = frozenset(name for names in NAMES.values() for name in names)
NEAR = 1e-6
"""Part of a total that a sum may miss it by, beside the rounding of its cells."""


class InputOutput(Struct, frozen=True, kw_only=True):
    """A table: what each sector sold to each, and what each made; money of one unit throughout."""

    file: str
    codes: tuple[str, ...]
    titles: tuple[str, ...]
    flows: tuple[tuple[float, ...], ...]
    """Row sells, column buys."""
    output: tuple[float, ...]
    pay: tuple[float, ...] | None = None
    jobs: tuple[float, ...] | None = None
    households: tuple[float, ...] | None = None
    others: tuple[str, ...] = ()
    """Rows and columns that were taken for no sector, and not used."""


def read_input_output(path: Path) -> InputOutput:
    """A table; ReadError with every label, cell and sum that is wrong, each with its place."""
    grid = read_grid(path, LABELS + 1)
    places = _sectors(grid)
    reading = _Reading(grid, places)
    output = reading.along("output")
    if output is None:
        wanted = ", ".join(NAMES["output"])
        raise refuse(path, f"there is no row and no column for total output; name it one of: {wanted}.")
    found = InputOutput(
        file=grid.file,
        codes=tuple(r.cells[0] for r in reading.rows),
        titles=tuple(r.cells[1] or r.cells[0] for r in reading.rows),
        flows=reading.flows(),
        output=output,
        pay=reading.along("pay"),
        jobs=reading.along("jobs"),
        households=reading.column("households"),
        others=tuple(dict.fromkeys((*_other_columns(grid, places), *_other_rows(reading.others)))),
    )
    if not reading.complaints:
        reading.complaints += [*reading.unbalanced_rows(found), *reading.unbalanced_columns(found)]
        reading.complaints += _negative(grid, reading.rows, found)
    if reading.complaints:
        raise ReadError(reading.complaints)
    return found


def _sectors(grid: Grid) -> list[int]:
    """The column of each sector, in the order of the rows; ReadError where labels do not match."""
    names = grid.header[LABELS:]
    numbered = [n for n, name in enumerate(names) if NUMBERED.fullmatch(name)]
    if numbered:
        return _by_number(grid, numbered)
    rows = {r.cells[0]: r for r in reversed(grid.records)}
    columns = {name: n for n, name in enumerate(names) if name in rows}
    if not columns:
        message = (
            "no column is named by the code of a row, so nobody can tell which are the sectors; "
            "the columns after the second carry the codes of the first."
        )
        raise ReadError([grid.complaint(None, None, message)])
    ends = max(columns.values()) + 1
    last = max(n for n, r in enumerate(grid.records) if r.cells[0] in columns) + 1
    faults = [*_strangers(grid, names[:ends], last), *_nearly(grid, names[ends:], last)]
    if faults:
        raise ReadError(faults)
    return [LABELS + columns[r.cells[0]] for r in grid.records[:last]]


def _by_number(grid: Grid, numbered: Sequence[int]) -> list[int]:
    wanted = list(range(1, len(numbered) + 1))
    if [int(grid.header[LABELS + n][3:]) for n in numbered] != wanted or len(grid.records) < len(numbered):
        message = f"columns sec1 to sec{len(numbered)} must stand in order, with a row for each."
        raise ReadError([grid.complaint(None, None, message)])
    return [LABELS + n for n in numbered]


def _strangers(grid: Grid, names: Sequence[str], last: int) -> Iterator[Complaint]:
    """Columns without a row, rows without a column, and codes that stand twice."""
    codes = [r.cells[0] for r in grid.records[:last]]
    for n, name in enumerate(names):
        if name not in codes:
            hint = nearest(name, codes)
            yield grid.complaint(None, LABELS + n, f'there is no row "{name}" for this column.{hint}')
        elif name in names[:n]:
            yield grid.complaint(None, LABELS + n, f'the column "{name}" stands twice.')
    for n, (record, code) in enumerate(zip(grid.records, codes, strict=False)):
        if code not in names:
            message = f'there is no column "{code}" for this row.{nearest(code, names)}'
            yield grid.complaint(record, None, message)
        elif code in codes[:n]:
            yield grid.complaint(record, None, f'the row "{code}" stands twice.')


def _nearly(grid: Grid, names: Sequence[str], last: int) -> Iterator[Complaint]:
    """Columns after the sectors that a row after them is called too, but for capitals, blanks and zeros."""
    codes = {_bare(c): c for c in _other_rows(grid.records[last:])}
    for n, name in enumerate(names, len(grid.header) - len(names)):
        if name.casefold() not in KNOWN and _bare(name) in codes:
            message = f'there is no row "{name}" for this column. Did you mean "{codes[_bare(name)]}"?'
            yield grid.complaint(None, n, message)


def _bare(code: str) -> str:
    return re.sub(r"[\W_]", "", code.casefold()).lstrip("0")


def _other_rows(records: Sequence[Record]) -> list[str]:
    return [r.cells[0] for r in records if not {c.casefold() for c in r.cells[:LABELS]} & KNOWN]


def _other_columns(grid: Grid, places: Sequence[int]) -> list[str]:
    found = (name for n, name in enumerate(grid.header) if n >= LABELS and n not in places)
    return [name for name in found if name.casefold() not in KNOWN]


class _Reading:
    """A table whose sectors are known, with what is wrong in its cells."""

    def __init__(self, grid: Grid, places: list[int]) -> None:
        self.grid, self.places = grid, places
        self.rows, self.others = grid.records[: len(places)], grid.records[len(places) :]
        self.complaints: list[Complaint] = []

    def flows(self) -> tuple[tuple[float, ...], ...]:
        return tuple(self.cells(record, self.places) for record in self.rows)

    def cells(self, record: Record, columns: Sequence[int]) -> tuple[float, ...]:
        return tuple(self.grid.number(record, n, self.complaints) for n in columns)

    def along(self, what: str) -> tuple[float, ...] | None:
        """A figure of each sector, from a row or else from a column; none where there is neither."""
        record = self.record(what)
        return self.column(what) if record is None else self.cells(record, self.places)

    def record(self, what: str) -> Record | None:
        names = NAMES[what]
        return next((r for r in self.others if {c.casefold() for c in r.cells[:LABELS]} & set(names)), None)

    def place(self, what: str) -> int | None:
        found = (n for n, name in enumerate(self.grid.header) if name.casefold() in NAMES[what])
        return next((n for n in found if n not in self.places and n >= LABELS), None)

    def column(self, what: str) -> tuple[float, ...] | None:
        place = self.place(what)
        if place is None:
            return None
        return tuple(self.grid.number(record, place, self.complaints) for record in self.rows)

    def unbalanced_rows(self, found: InputOutput) -> Iterator[Complaint]:
        """Sectors whose sales do not add up to the totals beside them."""
        between, demand = self.place("between"), self.place("demand")
        if between is not None:
            for record, sold in zip(self.rows, found.flows, strict=True):
                yield from self.sum(record, between, (*self.places, between), math.fsum(sold))
        if demand is not None:
            parts = self.final(demand)
            for record, sold in zip(self.rows, found.flows, strict=True):
                told = math.fsum((*sold, *self.cells(record, parts)))
                yield from self.sum(record, demand, (*self.places, *parts, demand), told)

    def final(self, demand: int) -> list[int]:
        """Columns that add up to final demand."""
        whole = self.place("final")
        if whole is not None:
            return [whole]
        known = {*self.places, self.place("between")}
        return [n for n in range(LABELS, demand) if n not in known]

    def sum(self, record: Record, total: int, cells: Sequence[int], told: float) -> Iterator[Complaint]:
        wanted = self.grid.number(record, total, self.complaints)
        if abs(told - wanted) > _rounding(record.cells[n] for n in cells) + NEAR * abs(wanted):
            message = f"the row adds up to {told:,.6g}, not to {wanted:,.6g} as it says."
            yield self.grid.complaint(record, total, message)

    def unbalanced_columns(self, found: InputOutput) -> Iterator[Complaint]:
        """Sectors whose purchases and other inputs do not add up to the totals below them."""
        inputs, output = self.record("inputs"), self.record("output")
        if inputs is None:
            return
        others = [r for r in self.others if r not in (inputs, output, self.record("jobs"))]
        for n, place in enumerate(self.places):
            bought = math.fsum(row[n] for row in found.flows)
            yield from self.column_sum(place, [*self.rows], inputs, bought)
            if output is not None:
                rest = math.fsum(self.grid.number(r, place, self.complaints) for r in others)
                yield from self.column_sum(place, [*self.rows, *others], output, bought + rest)

    def column_sum(
        self, place: int, summed: Sequence[Record], total: Record, told: float
    ) -> Iterator[Complaint]:
        wanted = self.grid.number(total, place, self.complaints)
        if abs(told - wanted) > _rounding(r.cells[place] for r in summed) + NEAR * abs(wanted):
            message = f"the column adds up to {told:,.6g}, not to {wanted:,.6g} as it says."
            yield self.grid.complaint(total, place, message)


def _rounding(cells: Iterator[str]) -> float:
    """What cells can miss a total by, each rounded to the decimals that the roughest of them has."""
    words = list(cells)
    decimals = max((len(w.partition(".")[2]) for w in words), default=0)
    return 0.5 * len(words) * 10.0**-decimals


def _negative(grid: Grid, rows: Sequence[Record], found: InputOutput) -> Iterator[Complaint]:
    """Output, pay or jobs below zero, which no sector can have."""
    for record, n in zip(rows, range(len(found.codes)), strict=True):
        for what, values in (("output", found.output), ("pay", found.pay), ("jobs", found.jobs)):
            if values is not None and values[n] < 0:
                message = f"its {what} is {values[n]:,.6g}; it cannot be below zero."
                yield grid.complaint(record, None, message)
