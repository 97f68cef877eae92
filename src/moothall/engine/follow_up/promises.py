"""Conditions and reviews: what was to be done after the decision, and whether it was (method note, M16)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from moothall.engine.follow_up.calendar import months_after
from moothall.findings.follow_up import Condition, Decided, Review
from moothall.project.decisions import DecisionRow
from moothall.project.documents import DocumentRow
from moothall.project.head import Milestone

DAYS_A_YEAR = 365.25
Due = tuple[datetime.date, str, int | None]
"""Day, title in the timetable, and years after the decision where the framework asks for it."""


def conditions(rows: Iterable[DecisionRow], as_of: datetime.date) -> tuple[Condition, ...]:
    """Every condition of decisions.csv with what became of it."""
    return tuple(
        Condition(
            id=r.id,
            text=r.reason,
            option=r.option,
            owner=r.owner,
            due=r.due,
            state=_state(r, as_of),
            on=r.outcome_on,
            note=r.outcome_note,
            sources=r.evidence,
        )
        for r in rows
        if r.kind == "condition"
    )


def _state(
    row: DecisionRow, as_of: datetime.date
) -> Literal["met", "met_late", "partly_met", "not_met", "not_yet_due", "overdue", "no_date"]:
    if row.outcome == "met":
        late = row.due is not None and row.outcome_on is not None and row.outcome_on > row.due
        return "met_late" if late else "met"
    if row.outcome is not None:
        return row.outcome
    if row.due is None:
        return "no_date"
    return "not_yet_due" if row.due >= as_of else "overdue"


def reviews(
    timetable: Iterable[Milestone],
    papers: Iterable[DocumentRow],
    decided: Decided | None,
    years: Sequence[int],
    as_of: datetime.date,
) -> tuple[Review, ...]:
    """The timetable's reviews, and those that the framework asks for so many years after the decision.

    A review of the timetable is that of the anniversary that it is nearest to. Papers of the kind review
    that the public can read count, each for the review whose day is nearest, and of several the earliest.
    """
    due = sorted(_due(timetable, decided, years))
    after = decided.date if decided else datetime.date.min
    out = sorted(
        (p.released, p.id)
        for p in papers
        if p.kind == "review" and p.released is not None and after < p.released <= as_of
    )
    taken: dict[datetime.date, tuple[datetime.date, str]] = {}
    for released, paper in out:
        nearest = min((day for day, _, _ in due), key=lambda day: abs(day - released), default=None)
        if nearest is not None:
            taken.setdefault(nearest, (released, paper))
    return tuple(_review(one, taken.get(one[0]), as_of) for one in due)


def _due(timetable: Iterable[Milestone], decided: Decided | None, years: Sequence[int]) -> Iterator[Due]:
    planned = [m for m in timetable if m.kind == "review"]
    if decided is None:
        yield from ((m.date, m.title, None) for m in planned)
        return
    near = {m.id: round((m.date - decided.date).days / DAYS_A_YEAR) for m in planned}
    yield from ((m.date, m.title, near[m.id] if near[m.id] in years else None) for m in planned)
    held = set(near.values())
    yield from ((months_after(decided.date, 12 * n), "", n) for n in years if n not in held)


def _review(due: Due, found: tuple[datetime.date, str] | None, as_of: datetime.date) -> Review:
    day, title, years = due
    if found is not None:
        state: Literal["published", "published_late"] = "published_late" if found[0] > day else "published"
        return Review(due=day, title=title, years=years, state=state, paper=found[1], published=found[0])
    return Review(due=day, title=title, years=years, state="overdue" if day < as_of else "not_yet_due")
