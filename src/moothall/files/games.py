"""Games in files of their own: what each group of partners would pay, and what a cost may be shared by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct
from msgspec import inspect as mi

from moothall.files.cells import CellError, Parse, parser
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.tables import Rows, read_table
from moothall.framework.fields import Amount, Id, Positive, Text
from moothall.project.problems import listed, nearest

TOGETHER = "+"
"""Stands between the partners of a group."""


class GroupRow(Struct, frozen=True, kw_only=True):
    """What a group of partners would pay on its own."""

    coalition: Annotated[Text, Meta(description="ids of partners with + between, as north+east")]
    cost: Annotated[Amount, Meta(description="money; the same unit and span in every row")]


class DriverRow(Struct, frozen=True, kw_only=True):
    """How much of a driver is a partner's."""

    id: Annotated[Id, Meta(description="id of a partner")]
    value: Annotated[Positive, Meta(description="how much of the driver is its own: people, cases, staff")]


class GivenGame(Struct, frozen=True):
    """A game as it was given."""

    partners: tuple[str, ...]
    """In the order in which the file first names them."""
    costs: dict[frozenset[str], float]


def read_game(path: Path) -> GivenGame:
    """The costs of groups of partners, from CSV or XLSX; ReadError with every fault and its place.

    Each partner alone and the whole must have a row; other groups may be left out.
    """
    found = read_table(path, GroupRow)
    if not found.rows:
        raise refuse(path, "there is no group of partners in it.")
    groups = [tuple(part.strip() for part in row.coalition.split(TOGETHER)) for row in found.rows]
    faults = [*_faults(found, groups)]
    if not faults:
        faults = [*_gaps(found, groups)]
    if faults:
        raise ReadError(faults)
    costs = {frozenset(group): row.cost for group, row in zip(groups, found.rows, strict=True)}
    return GivenGame(_partners(groups), costs)


def read_driver(path: Path, partners: Sequence[str]) -> dict[str, float]:
    """What a cost may be shared by, as partner to value; ReadError with every fault and its place."""
    found = read_table(path, DriverRow)
    ids = [row.id for row in found.rows]
    faults = []
    for n, id in enumerate(ids):
        if id not in partners:
            message = f'"{id}" is no partner of the game.{nearest(id, partners)} Known: {listed(partners)}.'
            faults.append(found.complaint(n, "id", message))
        elif id in ids[:n]:
            faults.append(found.complaint(n, "id", f'"{id}" stands twice.'))
    missing = [p for p in partners if p not in ids]
    if missing:
        message = f"there is no row for {listed(missing, 40)}; a blank is not zero."
        faults.append(Complaint(file=path.name, message=message))
    elif not faults and not any(row.value for row in found.rows):
        faults.append(Complaint(file=path.name, message="every value is 0; nothing can be shared by it."))
    if faults:
        raise ReadError(faults)
    return {row.id: row.value for row in found.rows}


def _partners(groups: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p for group in groups for p in group))


def _faults(found: Rows, groups: Sequence[tuple[str, ...]]) -> Iterator[Complaint]:
    """What is wrong with single rows."""
    lines: dict[frozenset[str], int] = {}
    for n, group in enumerate(groups):
        message = _group_fault(group)
        whole = frozenset(group)
        if message is None and whole in lines:
            place = found.places[lines[whole]].line
            message = f"this group stands twice; the first time in line {place}."
        if message is not None:
            yield found.complaint(n, "coalition", message)
        lines.setdefault(whole, n)


def _group_fault(group: tuple[str, ...]) -> str | None:
    try:
        for member in group:
            _id()(member)
    except CellError as error:
        return f'"{TOGETHER.join(group)}" is no group of ids with {TOGETHER} between, as north+east: {error}'
    twice = [p for n, p in enumerate(group) if p in group[:n]]
    return f'"{twice[0]}" stands twice in this group.' if twice else None


@cache
def _id() -> Parse:
    return parser(mi.type_info(Id))


def _gaps(found: Rows, groups: Sequence[tuple[str, ...]]) -> Iterator[Complaint]:
    """Groups that must be there and are not, with the row that first needs them."""
    given = {frozenset(group) for group in groups}
    partners = _partners(groups)
    alone = [p for p in partners if frozenset([p]) in given]
    for p in partners:
        if p not in alone:
            first = next(n for n, group in enumerate(groups) if p in group)
            message = f'"{p}" has no row of its own: what it would pay alone is needed.{nearest(p, alone)}'
            yield found.complaint(first, "coalition", message)
    if frozenset(partners) not in given:
        message = f"the row for all together is missing: {TOGETHER.join(partners)}."
        yield Complaint(file=found.file, message=message)
