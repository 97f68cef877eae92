"""What must hold of the terms on which money is worked out: prices, discount rates, shares, past cases."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from moothall.project.cost_shares import ADDS_UP
from moothall.project.head import Discounting, Head, Partner
from moothall.project.price_bases import price_base_fault
from moothall.project.problems import Path, Problem, listed, nearest

if TYPE_CHECKING:
    from moothall.project.project import Project

RATES = "discount."
"""Beginning of the dated facts that hold discount rates."""
LEAST_RATE = -0.1
"""Below it a far year would count for more than money can be told in; a real rate is hardly below zero."""
WORDS = "text"
"""Unit of a dated fact that holds no figures."""

Band = tuple[int, int | None, float]


def faults(project: Project) -> Iterator[Problem]:
    """Every contradiction in the terms of money."""
    head = project.head
    fault = price_base_fault(head.price_base)
    if fault:
        yield Problem("head", ("price_base",), fault)
    if head.deflator is not None:
        for base in head.deflator.index:
            fault = price_base_fault(base)
            if fault:
                yield Problem("head", ("deflator", "index", base), fault)
    if head.discounting is not None:
        yield from _discounting(project, head.discounting)
    yield from _agreed_shares(head.partners)
    yield from _named_cases(project)


def _agreed_shares(partners: Sequence[Partner]) -> Iterator[Problem]:
    """Shares that some partners lack while others have one, or that do not add up; none at all is right."""
    missing = [n for n, p in enumerate(partners) if p.agreed_share is None]
    if len(missing) == len(partners):
        return
    for n in missing:
        message = f'"{partners[n].id}" has no agreed share, while others have one; give all, or none.'
        yield Problem("head", ("partners", n, "agreed_share"), message)
    total = math.fsum(s for s in {p.id: p.agreed_share for p in partners}.values() if s is not None)
    if not missing and not math.isclose(total, 1, abs_tol=ADDS_UP):
        message = f"The agreed shares of the partners add to {total:g}; they must add to 1."
        yield Problem("head", ("partners",), message)


def _discounting(project: Project, chosen: Discounting) -> Iterator[Problem]:
    at = ("discounting",)
    if chosen.schedule is not None and chosen.bands:
        yield Problem("head", at, "A schedule by name and own bands stand side by side; keep one of the two.")
    if chosen.schedule is None and not chosen.bands:
        message = "Name a schedule or give bands; for the jurisdiction's usual one leave discounting out."
        yield Problem("head", at, message)
    if chosen.schedule is not None:
        yield from _schedule(project, chosen.schedule)
    if chosen.bands and not chosen.source.strip():
        yield Problem("head", (*at, "source"), "Own bands need a source: say where the rates come from.")
    for n, message in _bands(chosen.bands, project.head):
        yield Problem("head", (*at, "bands", n), message)


def _schedule(project: Project, name: str) -> Iterator[Problem]:
    known = [f.id for f in project.facts if f.id.startswith(RATES) and f.unit != WORDS]
    if name not in known:
        near = nearest(name, known) or nearest(RATES + name, known)
        hint = f"{near} Known: {listed(known)}." if known else " None is known."
        message = f'There is no schedule of discount rates "{name}".{hint}'
        yield Problem("head", ("discounting", "schedule"), message)


def _bands(bands: Sequence[Band], head: Head) -> Iterator[tuple[int, str]]:
    """Faults of the project's own bands, each with the number of the band."""
    for n, (first, last, rate) in enumerate(bands):
        if last is not None and last < first:
            yield n, f"The band ends in year {last}, before it starts in year {first}."
        if not LEAST_RATE <= rate < 1:
            yield n, f"A rate is a share a year: write 3.5% as 0.035; this is {rate:g}."
        if n == 0 and first not in (0, 1):
            yield n, f"The first band starts in year {first}; it must start in year 0 or 1."
        elif n > 0:
            yield from _joined(n, bands[n - 1], first)
    if bands:
        yield from _reaching(len(bands) - 1, bands[-1], head.horizon_years)


def _joined(n: int, before: Band, first: int) -> Iterator[tuple[int, str]]:
    """A band that does not begin in the year after the one before ends."""
    _, last, _ = before
    if last is None:
        yield n, "The band before runs for ever; only the last may."
    elif first > last + 1:
        gap = f"year {last + 1} has" if first == last + 2 else f"years {last + 1} to {first - 1} have"
        yield n, f"The {gap} no rate: the band before ends in year {last}, this starts in year {first}."
    elif first <= last:
        yield n, f"Bands overlap: the one before ends in year {last}, this starts in year {first}."


def _reaching(n: int, band: Band, horizon: int) -> Iterator[tuple[int, str]]:
    _, last, _ = band
    if last is not None and last < horizon:
        yield n, f"The schedule ends in year {last}, the appraisal runs to year {horizon} (horizon_years)."


def _named_cases(project: Project) -> Iterator[Problem]:
    """Past cases that nobody knows, named as the project's own or as its reference class."""
    known = sorted({c.id for c in (*project.library_cases, *project.reference_cases)})
    for n, case in enumerate(project.head.own_cases):
        if case not in known:
            yield no_case("head", ("own_cases", n), case, known)
    for n, chosen in enumerate(project.head.reference_classes):
        for k, case in enumerate(chosen.cases):
            if case not in known:
                yield no_case("head", ("reference_classes", n, "cases", k), case, known)


def no_case(table: str, path: Path, case: str, known: Sequence[str]) -> Problem:
    """That nobody knows a past case, with the nearest that somebody does."""
    hint = f"{nearest(case, known)} Known: {listed(known)}." if known else " None is known."
    return Problem(table, path, f'There is no past case "{case}".{hint}', "reference_cases")
