"""Is one option favoured before it was compared, or painted in kinder colours than its rivals?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from statistics import fmean

from msgspec import Struct

from moothall.engine.bias.above_alone import above_alone
from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.finance import Line
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.project import Project

NEVER = "no date so far"
OWN_ENTRY = "options.yaml, preferred since"
ALIKE = 1e-9
"""Means closer than this are the same; they differ by rounding only."""


class Naming(Struct, frozen=True):
    """An option called preferred, where and when."""

    option: str
    paper: str
    date: datetime.date


def preselected_option(results: Results) -> Seen:
    """An option called preferred before the weights were fixed (method note, M8).

    Looks at dated papers and at `preferred_since`. While no weights are in, none are fixed, and
    any naming came before.
    """
    project, fixed = results.project, results.terms.weights_fixed
    early = [n for n in namings(project) if fixed is None or n.date < fixed]
    if not early and not project.documents:
        return CannotTell(("dated documents (documents.csv)",))
    return tuple(_preselected(project, n, fixed) for n in early)


def namings(project: Project) -> tuple[Naming, ...]:
    """Every time that an option was called preferred, oldest first."""
    papers = [Naming(d.names_preferred, d.title, d.date) for d in project.documents if d.names_preferred]
    entries = [Naming(o.id, OWN_ENTRY, o.preferred_since) for o in project.options if o.preferred_since]
    return tuple(sorted((*papers, *entries), key=lambda n: n.date))


def _preselected(project: Project, naming: Naming, fixed: datetime.date | None) -> Sighting:
    return Sighting(
        subject=naming.option,
        option=naming.option,
        figures={
            "option": option_name(project, naming.option),
            "paper": naming.paper,
            "paper_date": naming.date.isoformat(),
            "weights_date": fixed.isoformat() if fixed else NEVER,
        },
    )


class Money(Struct, frozen=True):
    """How far an option's money can be trusted, and how wide its ranges are."""

    option: str
    grade: float | None
    """Mean place of its lines' grades; the best grade is 0."""
    spread: float | None
    """Mean of (high - low) / |amount| over its lines that have a range."""


def optimism_on_favourite(results: Results) -> Seen:
    """A favoured option with weaker money evidence than its rivals, yet narrower ranges (M8); or one
    that alone claims a saving above what comparable cases achieved.

    Lines count alike within an option, and rivals alike.
    """
    favourites = favoured(results)
    if not favourites:
        return CannotTell(("a favoured option (options.yaml, documents.csv or scores.csv)",))
    kept = [o.id for o in results.project.kept_options if o.baseline != "as_is"]
    money = [_money(results, o) for o in kept]
    pairs = [(m, [r for r in money if r.option != m.option]) for m in money if m.option in favourites]
    missing = tuple(dict.fromkeys(w for own, rivals in pairs for w in _missing(results, own, rivals)))
    found = tuple(s for own, rivals in pairs for s in _optimism(results, own, rivals))
    alone = above_alone(results, [own.option for own, _ in pairs], kept)
    if isinstance(alone, CannotTell):
        missing += alone.missing
    else:
        seen = {s.option for s in found}
        found += tuple(s for s in alone if s.option not in seen)
    return CannotTell(missing) if missing and not found else found


def favoured(results: Results) -> tuple[str, ...]:
    """Options called preferred by an entry, else by a paper, else the one ranked first."""
    project = results.project
    entered = tuple(o.id for o in project.options if o.preferred_since)
    papers = tuple(dict.fromkeys(d.names_preferred for d in project.documents if d.names_preferred))
    return entered or papers or results.scoring.ranked[:1]


def _money(results: Results, option: str) -> Money:
    letters = [g.label for g in results.project.framework.evidence.grades]
    lines = [line for line in results.finance.lines if line.option == option]
    places = [letters.index(line.grade) for line in lines if line.grade in letters]
    spreads = list(_spreads(lines))
    return Money(option, fmean(places) if places else None, fmean(spreads) if spreads else None)


def _spreads(lines: Sequence[Line]) -> Iterator[float]:
    for line in lines:
        if line.amount and line.low is not None and line.high is not None:
            yield (line.high - line.low) / abs(line.amount)


def _missing(results: Results, own: Money, rivals: Sequence[Money]) -> Iterator[str]:
    name = option_name(results.project, own.option)
    for who, group in ((name, [own]), (f"the rivals of {name}", rivals)):
        if all(m.grade is None for m in group):
            yield f"grades on the money lines of {who} (finance.csv)"
        if all(m.spread is None for m in group):
            yield f"low and high on the money lines of {who} (finance.csv)"


def _optimism(results: Results, own: Money, rivals: Sequence[Money]) -> Iterator[Sighting]:
    grades = [m.grade for m in rivals if m.grade is not None]
    spreads = [m.spread for m in rivals if m.spread is not None]
    if own.grade is None or own.spread is None or not grades or not spreads:
        return
    grade, spread = fmean(grades), fmean(spreads)
    if own.grade > grade + ALIKE and own.spread < spread - ALIKE:
        yield _optimistic(results, own, own.grade, grade, own.spread, spread)


def _optimistic(
    results: Results, own: Money, grade: float, rivals_grade: float, spread: float, rivals_spread: float
) -> Sighting:
    letters = [g.label for g in results.project.framework.evidence.grades]
    places = {"own_grade": grade, "rivals_grade": rivals_grade}
    ranges = {"own_spread": spread, "rivals_spread": rivals_spread}
    words = f"{letters[round(grade)]} on average, place {grade:.1f} against {rivals_grade:.1f} from the best"
    spreads = f"{spread:.0%} of the amount against {rivals_spread:.0%}"
    return Sighting(
        subject=own.option,
        option=own.option,
        figures={
            "option": option_name(results.project, own.option),
            "detail": f"the evidence for it is weaker than that of its rivals (grade {words}), "
            f"yet its ranges are narrower (spread {spreads})",
            "grade": words,
            "spread": spreads,
            **places,
            **ranges,
        },
    )
