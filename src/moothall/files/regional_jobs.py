"""Jobs by area and sector: a plain layout of ours, and that of official tables by section."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from moothall.files.errors import Complaint, ReadError
from moothall.files.grids import Grid, Record, read_grid
from moothall.files.tables import read_table
from moothall.framework.fields import Positive, Text
from moothall.project.problems import listed, nearest

NAMES = {
    "area": ("area", "itl1_code", "itl2_code", "itl3_code"),
    "area_name": ("area_name", "itl1_name", "itl2_name", "itl3_name"),
    "year": ("year",),
    "sector": ("sector", "sic_section_code"),
    "jobs": ("jobs", "full_time_employee_jobs"),
}
"""What each column may be called."""
NEEDED = ("area", "sector", "jobs")
DIVISION = re.compile(r"(?:[A-Z]+_)?(\d{2})")
"""Division of a sector's code: its first two digits, as 62, 10-1 or NM_84."""
SECTION = re.compile(r"([A-Z])(?: *\((\d+)(?:-(\d+))?\))?")
"""A section, with the divisions that belong to it: C (10-33)."""


class RegionalJobs(Struct, frozen=True, kw_only=True):
    """Jobs of one area and of the nation, by sector, in one year."""

    area: str
    year: str
    jobs: dict[str, float]
    nation: dict[str, float]
    blank: tuple[str, ...] = ()
    """Cells of other areas without a figure, so that the nation is without them."""


class SectorRow(Struct, frozen=True, kw_only=True):
    """Which sector of the table of jobs a sector of the input-output table belongs to."""

    sector: Text
    section: Text


class JobsRow(Struct, frozen=True, kw_only=True):
    """Jobs of a sector of the input-output table."""

    sector: Text
    jobs: Positive


def read_regional_jobs(path: Path, area: str, year: str | None) -> RegionalJobs:
    """Jobs of an area, and of all areas of the file together; ReadError with every fault and its place.

    area : its code or name; year : may be left out where the file has one
    """
    grid = read_grid(path, len(NEEDED))
    columns = _columns(grid)
    year = _year(grid, columns, year)
    dated = columns.get("year")
    rows = [r for r in grid.records if dated is None or r.cells[dated] == year]
    code = _area(grid, columns, rows, area)
    here, nation, faults, blank = _summed(grid, columns, rows, code)
    faults += [
        Complaint(
            file=grid.file, message=f'{area} has no row for "{s}" in {year or "it"}; a blank is not zero.'
        )
        for s in nation
        if s not in here
    ]
    if not faults and not sum(here.values()):
        faults.append(Complaint(file=grid.file, message=f"{area} has no jobs at all."))
    if faults:
        raise ReadError(faults)
    return RegionalJobs(area=code, year=year, jobs=here, nation=nation, blank=tuple(blank))


def _columns(grid: Grid) -> dict[str, int]:
    header = [h.casefold() for h in grid.header]
    found = {w: n for w, names in NAMES.items() for n, h in enumerate(header) if h in names}
    missing = [f'the column "{NAMES[w][0]}" (or {listed(NAMES[w][1:])})' for w in NEEDED if w not in found]
    if missing:
        raise ReadError([grid.complaint(None, None, f"{m} is missing.") for m in missing])
    return found


def _year(grid: Grid, columns: Mapping[str, int], year: str | None) -> str:
    place = columns.get("year")
    years = list(dict.fromkeys(r.cells[place] for r in grid.records)) if place is not None else []
    if place is None or year in years or (year is None and len(years) == 1):
        return year or (years[0] if years else "")
    told = f"it has {listed(years, 40)}."
    message = f"several years stand in it; say which: --year Y. {told}" if year is None else ""
    message = message or f"there is no year {year} in it; {told}"
    raise ReadError([Complaint(file=grid.file, field="year", message=message)])


def _area(grid: Grid, columns: Mapping[str, int], rows: Sequence[Record], area: str) -> str:
    places = [columns[w] for w in ("area", "area_name") if w in columns]
    names = {r.cells[n].casefold(): r.cells[columns["area"]] for r in rows for n in places}
    if area.strip().casefold() not in names:
        said = list(dict.fromkeys(r.cells[n] for n in places for r in rows))
        message = f'there is no area "{area}" in it.{nearest(area, said)} It has {listed(said, 40)}.'
        raise ReadError([Complaint(file=grid.file, message=message)])
    return names[area.strip().casefold()]


def _summed(
    grid: Grid, columns: Mapping[str, int], rows: Sequence[Record], code: str
) -> tuple[dict[str, float], dict[str, float], list[Complaint], list[str]]:
    """Jobs here and in all areas by sector, what is wrong, and the cells of other areas that are empty."""
    here: dict[str, float] = {}
    nation: dict[str, float] = {}
    faults: list[Complaint] = []
    blank: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for record in rows:
        area, sector = record.cells[columns["area"]], record.cells[columns["sector"]]
        nation.setdefault(sector, 0.0)
        if not record.cells[columns["jobs"]] and area != code:
            blank.append(f"{area} {sector}")
            continue
        jobs = grid.number(record, columns["jobs"], faults)
        faults += _row_faults(grid, columns, record, jobs, seen)
        nation[sector] += jobs
        if area == code:
            here[sector] = jobs
    return here, nation, faults, blank


def _row_faults(
    grid: Grid, columns: Mapping[str, int], record: Record, jobs: float, seen: dict[tuple[str, str], int]
) -> Iterator[Complaint]:
    area, sector = record.cells[columns["area"]], record.cells[columns["sector"]]
    if jobs < 0:
        yield grid.complaint(record, columns["jobs"], f"{jobs:g} jobs: they cannot be below zero.")
    first = seen.setdefault((area, sector), record.line)
    if first != record.line:
        message = f"{area} has {sector} twice; the first time in line {first}."
        yield grid.complaint(record, columns["sector"], message)


def read_sectors(path: Path, codes: Sequence[str], sections: Sequence[str]) -> dict[str, str]:
    """The section of each sector, from a table of two columns; ReadError with every fault and its place."""
    found = read_table(path, SectorRow)
    letters = _letters(sections)
    faults = []
    for n, row in enumerate(found.rows):
        if row.sector not in codes:
            message = f'there is no sector "{row.sector}".{nearest(row.sector, codes)}'
            faults.append(found.complaint(n, "sector", message))
        if row.section not in letters:
            message = f'there is no section "{row.section}".{nearest(row.section, letters)}'
            faults.append(found.complaint(n, "section", message))
    named = [row.sector for row in found.rows]
    faults += [
        found.complaint(n, "sector", f'"{code}" stands twice.')
        for n, code in enumerate(named)
        if code in named[:n]
    ]
    if missing := [c for c in codes if c not in named]:
        faults.append(Complaint(file=path.name, message=f"there is no row for {listed(missing, 40)}."))
    if faults:
        raise ReadError(faults)
    return {row.sector: letters[row.section] for row in found.rows}


def read_jobs(path: Path, codes: Sequence[str]) -> tuple[float, ...]:
    """Jobs of each sector, from a table of two columns; ReadError with every fault and its place."""
    found = read_table(path, JobsRow)
    named = [row.sector for row in found.rows]
    faults = []
    for n, code in enumerate(named):
        if code not in codes:
            faults.append(found.complaint(n, "sector", f'there is no sector "{code}".{nearest(code, codes)}'))
        elif code in named[:n]:
            faults.append(found.complaint(n, "sector", f'"{code}" stands twice.'))
    if missing := [c for c in codes if c not in named]:
        message = f"there is no row for {listed(missing, 40)}; a blank is not zero."
        faults.append(Complaint(file=path.name, message=message))
    if faults:
        raise ReadError(faults)
    jobs = {row.sector: row.jobs for row in found.rows}
    return tuple(jobs[c] for c in codes)


def _letters(sections: Sequence[str]) -> dict[str, str]:
    """Sections by what they may be called: as they stand, and by their letter."""
    found = {s: s for s in sections}
    for section in sections:
        if parts := SECTION.fullmatch(section):
            found.setdefault(parts.group(1), section)
    return found


def same_codes(codes: Sequence[str], sections: Sequence[str]) -> dict[str, str] | None:
    """The section of each sector where both files use the same codes or letters; else none."""
    letters = _letters(sections)
    return {c: letters[c] for c in codes} if all(c in letters for c in codes) else None


def by_division(codes: Sequence[str], sections: Sequence[str]) -> dict[str, str | None]:
    """The section of each sector by the division that its code begins with; none where no section has it."""
    spans = []
    for section in sections:
        parts = SECTION.fullmatch(section)
        if parts and parts.group(2):
            spans.append((int(parts.group(2)), int(parts.group(3) or parts.group(2)), section))

    def of(code: str) -> str | None:
        division = DIVISION.match(code)
        number = int(division.group(1)) if division else -1
        return next((s for low, high, s in spans if low <= number <= high), None)

    return {code: of(code) for code in codes}
