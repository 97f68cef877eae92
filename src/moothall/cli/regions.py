"""A region to which an input-output table is cut down: its jobs beside the nation's, sector by sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct

from moothall.cli.output import counted
from moothall.engine.local_economy.multipliers import Region
from moothall.engine.local_economy.quotients import slq
from moothall.files.errors import refuse
from moothall.files.regional_jobs import (
    RegionalJobs,
    by_division,
    read_regional_jobs,
    read_sectors,
    same_codes,
)
from moothall.project.problems import listed


class Cut(Struct, frozen=True):
    """A region, with what is to be said of it."""

    file: str
    area: str
    year: str
    region: Region
    notes: tuple[str, ...] = ()


def cut(
    codes: Sequence[str], employment: Path, area: str, year: str | None, sectors: Path | None, division: bool
) -> Cut:
    """The region's location quotients for each sector of a table; ReadError where they cannot be told.

    codes : sectors of the table; sectors : file that says the section of each; division : take it from the
    first two digits of their codes. Otherwise both files must use the same codes.
    """
    jobs = read_regional_jobs(employment, area, year)
    sections = list(jobs.nation)
    mapped = _mapped(codes, sections, employment, sectors, division)
    here, there = (np.array([part[s] for s in sections]) for part in (jobs.jobs, jobs.nation))
    by_section = dict(zip(sections, slq(here, there), strict=True))
    simple = np.array([1.0 if (s := mapped[c]) is None else by_section[s] for c in codes])
    region = Region(simple, float(here.sum() / there.sum()))
    return Cut(employment.name, jobs.area, jobs.year, region, tuple(_notes(jobs, mapped, region)))


def _mapped(
    codes: Sequence[str], sections: Sequence[str], employment: Path, sectors: Path | None, division: bool
) -> Mapping[str, str | None]:
    if sectors is not None:
        return read_sectors(sectors, codes, sections)
    if division:
        found = by_division(codes, sections)
        if not any(found.values()):
            raise refuse(employment, "no section says its divisions, as C (10-33); use --sectors.")
        return found
    same = same_codes(codes, sections)
    if same is None:
        raise refuse(
            employment,
            f"its sectors are not those of the table (it has {listed(sections, 4)}; the table "
            f"{listed(codes, 4)}): say which belong together with --sectors, or with --by-division "
            "where both rest on the same classification.",
        )
    return same


def _notes(jobs: RegionalJobs, mapped: Mapping[str, str | None], region: Region) -> list[str]:
    said = [
        f"The nation is all areas of the file together; {jobs.area} has {region.share:.1%} of its jobs.",
    ]
    if jobs.blank:
        said.append(f"The nation is without those that have no figure: {listed(jobs.blank, 10)}.")
    sections = {s for s in mapped.values() if s is not None}
    if len(sections) < len(mapped):
        said.append(
            f"{counted(len(mapped), 'sector')} of the table share {counted(len(sections), 'section')} of "
            "the jobs: within a section all have the same location quotient."
        )
    if alone := [c for c, s in mapped.items() if s is None]:
        said.append(f"In no section, so taken to be as strong as in the nation: {listed(alone, 40)}.")
    return said
