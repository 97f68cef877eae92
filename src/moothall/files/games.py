"""Games in files of their own: what each group of partners would pay, and what a cost may be shared by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from string import ascii_uppercase
from typing import Annotated

from msgspec import Meta, Struct
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import CellError, Parse, parser
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.tables import Rows, read_table
from moothall.framework.fields import Amount, Id, Positive, Text
from moothall.project.problems import listed, nearest

TOGETHER, ALSO_TOGETHER = "+", ";"
"""Stand between the partners of a group: in a game, and in a project's coalitions.csv."""


class GroupRow(Struct, frozen=True, kw_only=True):
    """What a group of partners would pay on its own. A project's coalitions.csv has such rows."""

    option: Annotated[
        str, Meta(description="option that the game is about; empty: the file has one game")
    ] = ""
    coalition: Annotated[Text, Meta(description="ids of partners with + or ; between, as north+east")]
    cost: Annotated[Amount, Meta(description="money; the same unit and span in every row")]
    evidence: Annotated[str, Meta(description="what it rests on; not needed for the split")] = ""


class DriverRow(Struct, frozen=True, kw_only=True):
    """How much of a driver is a partner's."""

    id: Annotated[Id, Meta(description="id of a partner")]
    value: Annotated[Positive, Meta(description="how much of the driver is its own: people, cases, staff")]


class GivenGame(Struct, frozen=True):
    """A game as it was given."""

    partners: tuple[str, ...]
    """In the order in which the file first names them."""
    costs: dict[frozenset[str], float]
    notes: tuple[Complaint, ...] = ()
    """Amounts that may not be meant as they were read, or are written otherwise than they were read."""


def read_game(path: Path, option: str | None = None) -> GivenGame:
    """The costs of groups of partners, from CSV or XLSX; ReadError with every fault and its place.

    Each partner alone and the whole must have a row; other groups may be left out.

    option : whose rows count, where the file holds games of several options; None: it holds one
    """
    found = _of_option(read_table(path, GroupRow, currency=""), option)
    groups = [_members(row.coalition) for row in found.rows]
    faults = [*_faults(found, groups)]
    if not faults:
        faults = [*_gaps(found, groups)]
    if faults:
        raise ReadError(faults)
    costs = {frozenset(group): row.cost for group, row in zip(groups, found.rows, strict=True)}
    return GivenGame(_partners(groups), costs, (*found.doubts, *found.notes))


def _of_option(found: Rows, option: str | None) -> Rows:
    """The rows of one option, the only one or the one asked for, with what is noted on them."""
    if not found.rows:
        raise refuse(found.file, "there is no group of partners in it.")
    options = tuple(dict.fromkeys(row.option.strip() for row in found.rows))
    if option is None and len(options) == 1:
        return found
    named = listed(filter(None, options), 40)
    if option is None:
        raise refuse(
            found.file, f"games of several options stand in it; say which: --option ID. It has {named}."
        )
    if option not in options:
        hint = f"{nearest(option, options)} It has {named}." if named else " It has no column option."
        raise refuse(found.file, f'there is no game of an option "{option}" in it.{hint}')
    kept = [n for n, row in enumerate(found.rows) if row.option.strip() == option]
    places = tuple(found.places[n] for n in kept)
    lines = {place.line for place in places}
    return replace(
        found,
        rows=tuple(found.rows[n] for n in kept),
        places=places,
        notes=tuple(note for note in found.notes if _line(note) in lines),
        doubts=tuple(note for note in found.doubts if _line(note) in lines),
    )


def _line(note: Complaint) -> int:
    """The line or, in a sheet, the row that a note is about."""
    return note.line if note.line is not None else int((note.cell or "A0").lstrip(ascii_uppercase))


def _members(written: str) -> tuple[str, ...]:
    """The partners of a group. Semicolons may stand at its end too, as in a project's tables."""
    if ALSO_TOGETHER in written:
        return tuple(part.strip() for part in written.split(ALSO_TOGETHER) if part.strip()) or ("",)
    return tuple(part.strip() for part in written.split(TOGETHER))


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
        between = f"{TOGETHER} or {ALSO_TOGETHER} between, as north+east"
        return f'"{TOGETHER.join(group)}" is no group of ids with {between}: {error}'
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
