"""`moothall share`: a cost split between partners by every rule, and the groups that would object."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from moothall.business_case.sections.sharing_words import (
    Voice,
    accepted_words,
    core_words,
    missing_words,
    partner_words,
    rule,
)
from moothall.cli.failures import refuse_use
from moothall.cli.notes import as_rows, tell
from moothall.cli.output import counted, table, wrapped, write_json
from moothall.cli.places import Folder
from moothall.engine.sharing.errors import GameError
from moothall.engine.sharing.game import game as worked_out
from moothall.files.errors import Complaint, ReadError
from moothall.files.games import read_driver, read_game
from moothall.findings.sharing import Game

DRIVER = {"population": "driver"}
"""What a rule of the engine is called here."""


@click.command()
@click.argument("game", type=Folder(), metavar="GAME")
@click.option(
    "--option", metavar="ID", help="Option whose game it is, where the file has games of several options."
)
@click.option("--driver", type=Folder(), metavar="FILE", help="Also in proportion to a driver: id, value.")
@click.option(
    "--rounding",
    type=click.FloatRange(min=1e-6, max=1e9),
    default=0.01,
    show_default=True,
    metavar="UNIT",
    help="Unit of the rounded shares.",
)
@click.option(
    "--seed", type=click.IntRange(min=0), default=1, show_default=True, metavar="S", help="Seed of a sample."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: shares, rounded, core, notes.")
def share(
    game: Path, option: str | None, driver: Path | None, rounding: float, seed: int, as_json: bool
) -> None:
    """Split a cost between partners by every rule, and name the groups that would object.

    GAME is a table, CSV or XLSX, with the columns coalition (ids with + or ; between, as north+east) and
    cost. A project's coalitions.csv is one; where it has games of several options, say which with --option.
    Amounts may stand as £1,200 or 1.2m, and how they were read is said. Each partner alone and all together
    must have a row; a group without one costs the cheapest way to make it up of groups that have one.
    Exit code 0: done; 2: errors, each with its place.
    """
    if not math.isfinite(rounding):
        refuse_use("--rounding needs a number above 0, as 0.01.")
    given = read_game(game, option)
    by = read_driver(driver, given.partners) if driver is not None else None
    try:
        found = worked_out(
            given.costs,
            given.partners,
            source="given",
            population=by,
            rounding=rounding,
            seed=seed,
            objections=None,
        )
    except GameError as error:
        raise ReadError(Complaint(file=game.name, message=fault) for fault in error.faults) from None
    if as_json:
        write_json({**_as_json(found), "notes": as_rows(given.notes)})
    else:
        tell(given.notes)
        click.echo("\n".join(_told(found, rounding, driver)))


def _as_json(found: Game) -> dict[str, Any]:
    named = [(DRIVER.get(a.method, a.method), a) for a in found.allocations]
    return {
        **{name: a.shares for name, a in named},
        "rounded": {name: a.rounded for name, a in named},
        "core": {
            "empty": found.core_empty,
            "objections": {
                name: [{"coalition": list(o.coalition), "excess": o.excess} for o in a.objections]
                for name, a in named
            },
        },
    }


def _told(found: Game, rounding: float, driver: Path | None) -> Iterator[str]:
    voice = _voice(rounding, driver)
    yield f"{voice.amount(found.total)} to share between {counted(len(found.partners), 'partner')}"
    yield ""
    yield _shares(found, voice)
    yield ""
    unit = f"{Decimal(str(rounding)):f}"
    yield wrapped(f"Rounded to {unit}; what is left over goes to the largest payer, then by id.")
    for words in missing_words(found):
        yield wrapped(words)
    yield from ("", "WHO WOULD OBJECT")
    if words := core_words(found):
        yield wrapped(words)
    for one in found.allocations:
        yield wrapped(f"{rule(one.method, voice)}: {accepted_words(one, voice)}", "    ", "  ")
    yield from ("", "EACH PARTNER")
    for partner in found.partners:
        yield wrapped(f"{partner}: {partner_words(found, partner, voice)}", "    ", "  ")


def _voice(rounding: float, driver: Path | None) -> Voice:
    decimals = max(0, -int(Decimal(str(rounding)).normalize().as_tuple().exponent))

    def amount(value: float) -> str:
        return f"{round(value, decimals) + 0.0:,.{decimals}f}"

    def alike(values: Sequence[float]) -> list[str]:
        """With as few decimals as none of them needs more, within those of the unit."""
        small = min((abs(v) for v in values if v), default=1.0)
        most = decimals if round(small, decimals) else 12
        needed = max(max(0, -int(Decimal(f"{v:.{most}f}").normalize().as_tuple().exponent)) for v in values)
        return [f"{v:,.{needed}f}" for v in values]

    titles = {"population": f"In proportion to {driver.stem}"} if driver is not None else {}
    return Voice(str, amount, alike, titles)


def _shares(found: Game, voice: Voice) -> str:
    """The table: a row for each rule, a column for each partner, figures under each other."""
    names = list(found.partners)
    rows = [("Alone", [voice.amount(found.alone[p]) for p in names])]
    for one in found.allocations:
        rows.append((rule(one.method, voice), [voice.amount(one.rounded[p]) for p in names]))
        if one.errors is not None:
            rows.append(("  standard error", [voice.amount(one.errors[p]) for p in names]))
    wide = [max(len(name), *(len(row[n]) for _, row in rows)) for n, name in enumerate(names)]

    def filled(cells: Sequence[str]) -> list[str]:
        return [cell.rjust(width) for cell, width in zip(cells, wide, strict=True)]

    return table(["", *filled(names)], ([title, *filled(cells)] for title, cells in rows))
