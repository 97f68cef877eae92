"""The project's own entry for the library of past cases, good or bad (method note, M16).

Plan and outturn are summed over the same lines only: those of which both are on record, in the same
prices. What is missing is said, and never taken for nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Literal

from msgspec import Struct

from moothall.engine.follow_up.followed import middle
from moothall.findings.follow_up import CaseFigure, Decided, Followed, ForecastMade
from moothall.framework.reference_cases import ReferenceCase
from moothall.project.evidence import EvidenceRow
from moothall.project.outturn_items import ITEMS, What, money_size
from moothall.project.project import Project

Lacks = Literal["no_line", "no_forecast", "after_decision", "no_outturn", "other_prices", "unit"]
Reported = Literal["audited", "independent", "self_reported"]
IN_ORDER: tuple[What, ...] = ("cost", "saving", "delay")
MOST_MONTHS = 1200


class Held(Struct, frozen=True, kw_only=True):
    """A line of plan and outturn, in whole units of the currency, or months."""

    line: Followed
    planned: float | None
    actual: float | None
    lacks: Lacks | None


def entry(
    project: Project,
    decided: Decided | None,
    found: Sequence[Followed],
    kind: str | None,
    grades: Mapping[str, str | None],
) -> tuple[ReferenceCase | None, tuple[CaseFigure, ...]]:
    """The entry with the figures that it rests on; no entry where no option is chosen.

    kind : type of the option chosen, where it can be told
    grades : evidence id to its grade after all caps
    """
    if decided is None or decided.option is None:
        return None, ()
    own = [f for f in found if f.option == decided.option]
    held = {what: _held(own, what, project.head.currency, decided.date) for what in IN_ORDER}
    figures = {what: _figure(what, rows) for what, rows in held.items()}
    used = [h.line for rows in held.values() for h in rows if h.actual is not None and h.lacks is None]
    return _case(project, decided, held, figures, used, kind, grades), tuple(figures.values())


def _held(own: Iterable[Followed], what: What, currency: str, day: datetime.date) -> list[Held]:
    lines = [f for f in own if ITEMS.get(f.item.partition(":")[0].strip().casefold()) == what]
    return [_line(f, what, currency, day) for f in sorted(lines, key=lambda f: (f.year, f.item))]


def _line(line: Followed, what: What, currency: str, day: datetime.date) -> Held:
    if what == "delay":
        size = 1.0 if line.unit.strip().casefold() in ("month", "months") else None
    else:
        size = money_size(line.unit, currency)
    made = as_decided(line.forecasts, day)
    planned, actual = middle(made), line.outturn
    lacks: Lacks | None = None
    if size is None:
        return Held(line=line, planned=None, actual=None, lacks="unit")
    if what != "delay" and planned is None:
        lacks = "after_decision" if made is None and line.forecasts else "no_forecast"
    elif actual is None:
        lacks = "no_outturn"
    elif what != "delay" and made is not None and made.prices != line.outturn_prices:
        lacks = "other_prices"
    return Held(
        line=line,
        planned=None if planned is None else planned * size,
        actual=None if actual is None else actual * size,
        lacks=lacks,
    )


def as_decided(made: Sequence[ForecastMade], day: datetime.date) -> ForecastMade | None:
    """The forecast that was decided on: the latest one by the day of the decision; none from later.

    One without a day is none either: nobody can say that it was there by then.
    """
    by_then = [f for f in made if f.on is not None and f.on <= day]
    return by_then[-1] if by_then else None


def _figure(what: What, held: Sequence[Held]) -> CaseFigure:
    both = [h for h in held if h.lacks is None]
    if what == "delay":
        late = max((h.actual for h in both if h.actual is not None), default=None)
        return CaseFigure(
            what=what, actual=late, lines=len(both), of=len(held), lacks=None if both else _why(held)
        )
    if not both:
        plans = [h.planned for h in held if h.planned is not None]
        planned = fsum(plans) if plans else None
        return CaseFigure(what=what, planned=planned, of=len(held), lacks=_why(held))
    planned, actual = fsum(h.planned or 0.0 for h in both), fsum(h.actual or 0.0 for h in both)
    return CaseFigure(
        what=what,
        planned=planned,
        actual=actual,
        ratio=actual / planned if planned > 0 else None,
        lines=len(both),
        of=len(held),
        lacks=None if planned > 0 else "no_forecast",
    )


def _why(held: Sequence[Held]) -> Lacks:
    return next((h.lacks for h in held if h.lacks is not None), "no_line")


def _case(
    project: Project,
    decided: Decided,
    held: Mapping[What, Sequence[Held]],
    figures: Mapping[What, CaseFigure],
    used: Sequence[Followed],
    kind: str | None,
    grades: Mapping[str, str | None],
) -> ReferenceCase:
    head = project.head
    late = figures["delay"].actual
    cited = tuple(dict.fromkeys(s for line in used for s in line.sources))
    weakest = [g for s in cited if (g := grades.get(s)) is not None]
    return ReferenceCase(
        id=head.id,
        name=head.title,
        country=head.jurisdiction.partition("-")[0],
        type=kind,
        start=decided.date.year,
        partners=len(head.partners) or None,
        unit=head.currency,
        cost_planned=figures["cost"].planned,
        cost_actual=figures["cost"].actual,
        cost_basis=_basis(held["cost"], figures["cost"], decided.date),
        saving_planned=figures["saving"].planned,
        saving_actual=figures["saving"].actual,
        saving_basis=_basis(held["saving"], figures["saving"], decided.date),
        delay_months=None if late is None else min(max(late, 0.0), MOST_MONTHS),
        reported_by=_reported_by([e for e in project.evidence if e.id in cited]) if used else None,
        status="outturn" if used else None,
        published=head.as_of,
        source=f"{head.title} ({head.id}), worked out as of {head.as_of}",
        grade=max(weakest, default=None),
        note="" if used else "No outturn is on record.",
    )


def _basis(held: Sequence[Held], figure: CaseFigure, day: datetime.date) -> str:
    """What the two sums count: items with their years, the prices that they are in, and what was left out."""
    both = [h.line for h in held if h.lacks is None] or [h.line for h in held if h.planned is not None]
    items: dict[str, list[int]] = {}
    for line in both:
        items.setdefault(line.item, []).append(line.year)
    said = [f"{item} ({', '.join(map(str, sorted(years)))})" for item, years in items.items()]
    prices = dict.fromkeys(made.prices for line in both for made in line.forecasts if made.prices)
    said += [f"prices of {p}" for p in prices]
    if both and figure.lines and figure.lines < figure.of:
        said.append(f"{figure.lines} of {figure.of} lines, those with plan and outturn")
    return "; ".join(said)


def _reported_by(cited: Sequence[EvidenceRow]) -> Reported:
    """Who says what came: no better than the least of those cited; a party itself where nobody is cited."""
    if cited and all(e.sector == "audit" for e in cited):
        return "audited"
    return "independent" if cited and all(e.independent for e in cited) else "self_reported"
