"""On what the financial case stands: years, rates, prices and the baseline, each with its source (M9).

What the project says of itself comes first, then what the dated facts say for its jurisdiction. Without
either there is no schedule: nothing is discounted, and the project is asked for its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moothall.engine.finance.prices import Prices
from moothall.engine.finance.schedules import FROM_MEMORY, own_schedule, schedules
from moothall.findings.financial_case import Assumed, Basis, Schedule
from moothall.framework.jurisdictions import DatedFact
from moothall.project.project import Project

AS_IS = "as_is"
"""What an option calls itself that is the service as it is (options.yaml)."""
SETTINGS = "finance.settings"
"""Dated fact that says which facts a jurisdiction uses."""


def basis(project: Project) -> Basis:
    """Years, schedules, inflation, source of the deflator and the baseline of a project.

    The rates to test with are those that the settings name, the others in the fact that is used, and the
    jurisdiction's usual schedule where the project uses one of its own choice.
    """
    head = project.head
    schedule, sensitivity = _schedules(project)
    return Basis(
        currency=head.currency,
        price_base=head.price_base,
        first_year=head.first_year,
        years=tuple(range(head.first_year, head.first_year + head.horizon_years + 1)),
        schedule=schedule,
        sensitivity=sensitivity,
        inflation=_inflation(project),
        deflator=prices(project).source,
        baseline=baseline(project),
    )


def prices(project: Project) -> Prices:
    """The index of prices: the project's own, else the jurisdiction's, else none."""
    own, base = project.head.deflator, project.head.price_base
    if own is not None:
        return Prices(base=base, index=own.index, source=own.source)
    fact = _fact(project, _settings(project).get("deflator"))
    if fact is None:
        return Prices(base=base)
    index = {str(year): float(level) for year, level in fact.value.items()}
    return Prices(base=base, index=index, source=fact.source)


def baseline(project: Project) -> str | None:
    """The option that is the service as it is: the baseline that stands beside and is not ranked.

    A framework that lists no baselines leaves it to the option's own word.
    """
    listed = project.framework.typology.baselines
    keys = {b.key for b in listed if not b.ranked} if listed else {AS_IS}
    return next((o.id for o in project.kept_options if o.baseline in keys), None)


def settings_of(entries: Mapping[str, Any], jurisdiction: str) -> Mapping[str, Any]:
    """The entry whose code the jurisdiction is or begins with, the longest first; GB-ENG takes GB."""
    fits = [c for c in entries if jurisdiction == c or jurisdiction.startswith(f"{c}-")]
    return entries[max(fits, key=len)] if fits else {}


def _settings(project: Project) -> Mapping[str, Any]:
    fact = _fact(project, SETTINGS)
    return {} if fact is None else settings_of(fact.value, project.head.jurisdiction)


def _fact(project: Project, key: str | None) -> DatedFact | None:
    return next((f for f in project.facts if f.id == key), None)


def _schedules(project: Project) -> tuple[Schedule | None, tuple[Schedule, ...]]:
    settings, chosen = _settings(project), project.head.discounting
    usual, named = settings.get("discounting"), chosen.schedule if chosen else None
    if chosen is not None and chosen.bands:
        main = own_schedule(chosen.bands, chosen.source, project.head.horizon_years)
        tests = _read(project, usual)[:1]
    else:
        main, *others = _read(project, named or usual)
        tests = [*(_read(project, usual)[:1] if named else ()), *others]
    tests += [_read(project, key)[0] for key in settings.get("sensitivity", ())]
    unlike = {s.id: s for s in tests if s is not None and (main is None or s.id != main.id)}
    return main, tuple(unlike.values())


def _read(project: Project, key: str | None) -> list[Schedule | None]:
    """The main schedule of a fact first, None where there is none, then its others."""
    fact = _fact(project, key)
    if fact is None:
        return [None]
    main, others = schedules(fact, project.head.horizon_years, project.head.as_of)
    return [main, *others]


def _inflation(project: Project) -> Assumed | None:
    own = project.head.inflation
    if own is not None:
        return Assumed(value=own.rate, source=own.source)
    fact = _fact(project, _settings(project).get("inflation"))
    if fact is None:
        return None
    return Assumed(value=float(fact.value), source=fact.source, unverified=fact.sure == FROM_MEMORY)
