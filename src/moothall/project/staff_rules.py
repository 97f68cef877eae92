"""What must hold of the terms of staff: whose pay all get, and ranges that rise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from moothall.project.options import HIGHEST, Harmonisation, PensionStrain
from moothall.project.problems import Problem, listed, nearest

if TYPE_CHECKING:
    from moothall.project.project import Project


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction in what the options say of pay and pensions."""
    jobs = {r.occupation.strip().casefold(): r.occupation for r in project.workforce}
    partners = [p.id for p in project.head.partners]
    for n, option in enumerate(project.options):
        if option.harmonisation is not None:
            for field, message in _harmonisation(option.harmonisation, partners, jobs):
                yield Problem("options", (n, "harmonisation", field), message)
        for k, strain in enumerate(option.pension_strain):
            if _falls(strain.low, strain.amount, strain.high):
                yield Problem("options", (n, "pension_strain", k), _rising(strain))


def _harmonisation(
    found: Harmonisation, partners: list[str], jobs: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    if found.to != HIGHEST and found.to not in partners:
        known = [HIGHEST, *partners]
        yield "to", f'There is no partner "{found.to}".{nearest(found.to, known)} Allowed: {listed(known)}.'
    for job in found.occupations if jobs else ():
        if job.strip().casefold() not in jobs:
            known = list(jobs.values())
            yield "occupations", f'No staff are a "{job}".{nearest(job, known)} Known: {listed(known)}.'
    if _falls(found.on_costs_low, found.on_costs, found.on_costs_high):
        yield "on_costs", "The on-costs must rise from on_costs_low to on_costs to on_costs_high."


def _rising(strain: PensionStrain) -> str:
    return f"The strain ({strain.source}) must rise from low to amount to high."


def _falls(*ends: float | None) -> bool:
    known = [end for end in ends if end is not None]
    return known != sorted(known)
