"""`moothall multipliers`: what demand for each sector sets off, from an input-output table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from moothall.cli.failures import refuse_use
from moothall.cli.output import counted, table, wrapped, write_json
from moothall.cli.places import Folder
from moothall.cli.regions import Cut, cut
from moothall.engine.local_economy.leontief import NotProductiveError
from moothall.engine.local_economy.multipliers import Economy, Ranged, national, regional
from moothall.engine.local_economy.quotients import METHODS, WITH_DELTA, Method
from moothall.files.errors import refuse
from moothall.files.input_output import InputOutput, read_input_output
from moothall.files.regional_jobs import read_jobs
from moothall.files.tables import write_table
from moothall.framework.multipliers import Kind
from moothall.project.multipliers import MultiplierRow

TITLES: Mapping[Kind, str] = {
    "output_type_1": "output I",
    "output_type_2": "output II",
    "income_type_1": "income I",
    "income_type_2": "income II",
    "jobs_type_1": "jobs I",
    "jobs_type_2": "jobs II",
}
DIGITS = 6
"""Decimals in a table that is written: more than anybody knows, few enough to read."""
LONG = 40
"""Letters of a sector's name that are shown."""


@click.command()
@click.argument("table_file", type=Folder(), metavar="TABLE")
@click.option(
    "--employment", type=Folder(), metavar="FILE", help="Jobs by area and sector: cut down to --area."
)
@click.option("--area", metavar="CODE", help="Area of --employment, by code or name.")
@click.option("--year", metavar="Y", help="Year of --employment, where it has several.")
@click.option(
    "--method",
    type=click.Choice(METHODS),
    default="flq",
    show_default=True,
    help="Location quotients that cut the table down.",
)
@click.option(
    "--delta", type=click.FloatRange(0, 1), metavar="D", help="Of flq and aflq; else its usual range."
)
@click.option(
    "--sectors", type=Folder(), metavar="FILE", help="Section of each sector: columns sector, section."
)
@click.option("--by-division", is_flag=True, help="Sections by the first two digits of each sector's code.")
@click.option("--jobs", type=Folder(), metavar="FILE", help="Jobs of each sector: columns sector, jobs.")
@click.option("--household-income", type=float, metavar="X", help="All income of households, for type II.")
@click.option("--source", metavar="TEXT", help="Where the table comes from, for the file that is written.")
@click.option("-o", "--output", type=Folder(), metavar="FILE", help="Write multipliers.csv for a project.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: sectors, region, notes.")
def multipliers(
    table_file: Path,
    employment: Path | None,
    area: str | None,
    year: str | None,
    method: Method,
    delta: float | None,
    sectors: Path | None,
    by_division: bool,
    jobs: Path | None,
    household_income: float | None,
    source: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    """Multipliers of each sector, from an input-output table.

    TABLE is CSV: code and name of a sector, a column for each sector named by its code, final demand; a row
    for each sector, then rows for pay (compensation of employees), jobs and total output. The official United
    Kingdom and Scottish tables are read as they are. Type I counts the chain of suppliers, type II (where the
    table has pay and a column for households) what households spend as well. With --employment and --area the
    table is cut down to a region by location quotients, for which each of its sectors needs a section of the
    employment file: the same codes, --sectors or --by-division.
    Exit code 0: done; 2: errors, each with its place.
    """
    _agree(employment, area, household_income, sectors is not None or by_division)
    if output is not None and output.exists():
        raise refuse(output, "something is already there; name a new file.")
    given = read_input_output(table_file)
    if jobs is not None:
        given = replace(given, jobs=read_jobs(jobs, given.codes))
    region = cut(given.codes, employment, area or "", year, sectors, by_division) if employment else None
    deltas = _deltas(method, delta)
    found = _worked_out(given, region, method, deltas, household_income)
    said = source or _source(table_file, region, method, deltas)
    notes = [*(region.notes if region else ()), *_notes(given, found, household_income)]
    if output is not None:
        output.write_bytes(write_table(list(_rows(given, found, said)), MultiplierRow))
    if as_json:
        write_json(_as_json(given, found, said, region, notes))
    else:
        click.echo("\n".join(_told(given, found, said, notes, output)))


def _agree(employment: Path | None, area: str | None, income: float | None, mapped: bool) -> None:
    """Refuse options that say nothing without each other."""
    if (employment is None) != (area is None):
        refuse_use("--employment and --area belong together: which area of which file.")
    if employment is None and mapped:
        refuse_use("--sectors and --by-division need --employment: they say which of its sections is meant.")
    if income is not None and not (math.isfinite(income) and income > 0):
        refuse_use("--household-income needs a number above 0, in the unit of the table.")


def _deltas(method: Method, delta: float | None) -> tuple[float, ...]:
    """The delta asked for; else the middle of its usual range, with both ends."""
    if method not in WITH_DELTA:
        return (0.0,)
    if delta is not None:
        return (delta,)
    from moothall.files.frameworks import jurisdiction_facts

    low, high = next(f.value for f in jurisdiction_facts() if f.id == "flq.delta")
    return ((low + high) / 2, low, high)


def _worked_out(
    given: InputOutput, region: Cut | None, method: Method, deltas: tuple[float, ...], income: float | None
) -> dict[Kind, Ranged]:
    import numpy as np

    def array(values: Sequence[Any] | None) -> Any:
        return None if values is None else np.array(values, dtype=float)

    economy = Economy(
        flows=array(given.flows),
        output=array(given.output),
        pay=array(given.pay),
        jobs=array(given.jobs),
        households=array(given.households),
        household_income=income,
    )
    try:
        return national(economy) if region is None else regional(economy, region.region, method, deltas)
    except NotProductiveError:
        message = (
            "sectors need more than a unit of output to make a unit, so that their needs never add up; are "
            "rows what is sold and columns what is bought, and is output in the unit of the rest?"
        )
        raise refuse(given.file, message) from None


def _source(file: Path, region: Cut | None, method: Method, deltas: tuple[float, ...]) -> str:
    if region is None:
        return f"{file.name}, worked out by moothall multipliers"
    by = method.upper()
    if method in WITH_DELTA:
        by += f", delta {deltas[0]:g}" + (f" ({deltas[1]:g} to {deltas[2]:g})" if len(deltas) > 1 else "")
    when = f" {region.year}" if region.year else ""
    return f"{file.name}, cut down to {region.area} by {by} from {region.file}{when}"


def _notes(given: InputOutput, found: Mapping[Kind, Ranged], income: float | None) -> Iterator[str]:
    if given.others:
        yield f"Taken for no sector: {', '.join(given.others)}."
    none = [t for t, made in zip(given.titles, given.output, strict=True) if not made]
    if none:
        yield f"No output, so no multiplier: {', '.join(none)}."
    if given.pay is None or given.households is None:
        wanted = (("pay", given.pay), ("column for households", given.households))
        lacks = [word for word, values in wanted if values is None]
        yield f"No type II multipliers: the table has no {' and no '.join(lacks)}."
    elif "output_type_2" not in found:
        yield (
            "No type II multipliers: households buy more of the table than the income they are given. "
            "--household-income gives all of it."
        )
    elif income is None:
        yield (
            "Type II takes all pay of the table for the income of households; they have other income too, so "
            "these multipliers are high. --household-income gives it."
        )
    if given.jobs is None:
        yield "No jobs multipliers: the table has no row for jobs. --jobs gives them."


def _rows(given: InputOutput, found: Mapping[Kind, Ranged], source: str) -> Iterator[MultiplierRow]:
    for n, (code, title) in enumerate(zip(given.codes, given.titles, strict=True)):
        for kind, values in found.items():
            value, low, high = (round(float(x[n]), DIGITS) for x in values)
            if math.isfinite(value):
                wide = low < high
                yield MultiplierRow(
                    sector=code,
                    title=title,
                    kind=kind,
                    low=low if wide else None,
                    value=value,
                    high=high if wide else None,
                    source=source,
                )


def _as_json(
    given: InputOutput, found: Mapping[Kind, Ranged], source: str, region: Cut | None, notes: list[str]
) -> dict[str, Any]:
    def ends(values: Ranged, n: int) -> dict[str, float] | None:
        value, low, high = (float(x[n]) for x in values)
        return {"value": value, "low": low, "high": high} if math.isfinite(value) else None

    quotients = None if region is None else region.region.simple
    return {
        "source": source,
        "region": None
        if region is None
        else {"area": region.area, "year": region.year, "share_of_jobs": region.region.share},
        "sectors": [
            {
                "sector": code,
                "title": title,
                "location_quotient": None if quotients is None else float(quotients[n]),
                "multipliers": {kind: ends(values, n) for kind, values in found.items()},
            }
            for n, (code, title) in enumerate(zip(given.codes, given.titles, strict=True))
        ],
        "notes": notes,
    }


def _told(
    given: InputOutput, found: Mapping[Kind, Ranged], source: str, notes: list[str], output: Path | None
) -> Iterator[str]:
    yield f"{counted(len(given.codes), 'sector')}. {source}"
    yield ""
    header = ["sector", *(TITLES[kind].rjust(11) for kind in found), "  name"]
    yield table(
        header,
        (
            [code, *(_said(values, n).rjust(11) for values in found.values()), f"  {title[:LONG]}"]
            for n, (code, title) in enumerate(zip(given.codes, given.titles, strict=True))
        ),
    )
    yield ""
    yield from (wrapped(note) for note in notes)
    if output is not None:
        yield f"Written: {output}"


def _said(values: Ranged, n: int) -> str:
    value, low, high = (float(x[n]) for x in values)
    if not math.isfinite(value):
        return "none"
    return f"{value:.2f}" if f"{low:.2f}" == f"{high:.2f}" else f"{low:.2f}–{high:.2f}"
