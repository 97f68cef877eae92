"""Checks on the rows of finance.csv: outside the years, with gaps between years, and entered twice."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import fsum
from typing import Protocol

from moothall.engine.finance import basis as grounds
from moothall.engine.finance.window import Window, central, some
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.finance import RUNNING, FinanceRow, WorkedOutRow
from moothall.project.options import Option
from moothall.project.project import Project

KINDS = ("cost", "saving", "income")


class Context(Protocol):
    """What the checks on rows look at."""

    @property
    def project(self) -> Project:
        """The project."""


def lines_in_the_years(context: Context) -> Seen:
    """Options with rows of which a part, or all, falls outside the years appraised."""
    project = context.project
    if not project.finance:
        return CannotTell(("finance.csv",))
    window = _window(project)
    found = ((o, _outside(project.finance, o, window)) for o in project.kept_options)
    return tuple(_sighted(option, rows, window) for option, rows in found if rows)


def _window(project: Project) -> Window:
    head = project.head
    return Window(first_year=head.first_year, horizon=head.horizon_years, prices=grounds.prices(project))


def _outside(rows: Iterable[FinanceRow], option: Option, window: Window) -> list[FinanceRow]:
    return [r for r in rows if r.option == option.id and some(r) and window.outside(r)]


def _sighted(option: Option, rows: Sequence[FinanceRow], window: Window) -> Sighting:
    cut = {y for r in rows for start, end in window.outside(r) for y in range(start, end + 1)}
    sums = {kind: _cut(rows, kind, window) for kind in KINDS}
    known = [f"{sums[kind]:,.0f} of {kind}" for kind in KINDS if sums[kind]]
    rest = sum(_cut_of(r, window) is None for r in rows)
    if rest:
        known.append(f"{_counted(rest)} that cannot be told at the project's prices")
    return Sighting(
        subject=option.id,
        option=option.id,
        figures={
            "option": _named(option),
            "rows": _counted(len(rows)),
            "n": len(rows),
            "first": window.first_year,
            "last": window.last_year,
            "years": spans(cut),
            "sums": ", ".join(known) or "nothing",
            **{kind: round(sums[kind]) for kind in KINDS},
        },
        sources=tuple(dict.fromkeys(e for r in rows for e in r.evidence)),
    )


def _cut(rows: Iterable[FinanceRow], kind: str, window: Window) -> float:
    amounts = (_cut_of(r, window) for r in rows if r.kind == kind)
    return fsum(a for a in amounts if a is not None)


def _cut_of(row: FinanceRow, window: Window) -> float | None:
    """What a row comes to outside the years, at the project's prices; None where it cannot be told."""
    amount, factor = central(row), window.prices.factor(row.price_base)
    if amount is None or factor is None:
        return None
    return amount * factor * sum(end - start + 1 for start, end in window.outside(row))


def running_cost_every_year(context: Context) -> Seen:
    """Options that record what it costs to run the service in some years appraised and not in others.

    A zero is a record; a row without an amount is none.
    """
    project = context.project
    if not project.finance:
        return CannotTell(("finance.csv",))
    window = _window(project)
    recorded: dict[str, set[int]] = {}
    for row in project.finance:
        if row.category == RUNNING and row.kind == "cost" and central(row) is not None:
            recorded.setdefault(row.option, set()).update(window.inside(row))
    missing = ((o, _missing(recorded.get(o.id, set()), window)) for o in project.kept_options)
    return tuple(
        Sighting(
            subject=option.id,
            option=option.id,
            figures={"option": _named(option), "years": spans(years), "n": len(years)},
        )
        for option, years in missing
        if years
    )


def _missing(recorded: set[int], window: Window) -> set[int]:
    """The other years appraised, where there is any record at all."""
    return set(window.years) - recorded if recorded else set()


def no_row_twice(context: Context) -> Seen:
    """Rows of finance.csv that say the same in every field, by their lines; the heading is line 1."""
    project = context.project
    if not project.finance:
        return CannotTell(("finance.csv",))
    options = {o.id: o for o in project.kept_options}
    places: dict[FinanceRow, list[int]] = {}
    for n, row in enumerate(project.finance, 2):
        if isinstance(row, WorkedOutRow):  # stands in no file
            continue
        places.setdefault(row, []).append(n)
    return tuple(
        Sighting(
            subject=f"{row.option}/{lines[0]}",
            option=row.option,
            figures={
                "option": _named(options[row.option]),
                "lines": " and ".join(map(str, lines)),
                "category": row.category,
                "n": len(lines),
            },
            sources=row.evidence,
        )
        for row, lines in places.items()
        if len(lines) > 1 and row.option in options
    )


def spans(years: Iterable[int]) -> str:
    """Years in words, those that follow each other together: 2024 to 2026, 2030."""
    return ", ".join(f"{a} to {b}" if b > a else str(a) for a, b in _runs(years))


def _runs(years: Iterable[int]) -> Iterator[tuple[int, int]]:
    for _, run in itertools.groupby(enumerate(sorted(years)), lambda pair: pair[1] - pair[0]):
        found = [year for _, year in run]
        yield found[0], found[-1]


def _counted(n: int) -> str:
    return f"{n} row" if n == 1 else f"{n} rows"


def _named(option: Option) -> str:
    return f"{option.title} ({option.id})"


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "lines_in_the_years": lines_in_the_years,
    "running_cost_every_year": running_cost_every_year,
    "no_row_twice": no_row_twice,
}
"""Checks by the name that the framework's rules give."""
