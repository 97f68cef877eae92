"""What can be wrong with one claim: the causes for which an evidence rule may cap its grade.

Each predicate looks at one row of evidence.csv. `causes` gathers them under the names that the
framework's `caps_at` uses; which rule caps for which cause, and at what grade, is data.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable

from moothall.project.conflicts import ConflictRow
from moothall.project.evidence import EvidenceRow
from moothall.project.finance import FinanceRow
from moothall.project.terms import Terms
from moothall.project.verifications import VerificationRow, standing

GAINING = frozenset({"adviser", "bidder", "supplier"})
"""Roles in a project that stand to gain from its result."""

COMPARED = tuple(f for f in EvidenceRow.__struct_fields__ if f.startswith("same_"))
"""Columns that say whether a comparison is like for like."""


def causes(
    row: EvidenceRow,
    *,
    savings: frozenset[str],
    interested: frozenset[str],
    as_of: datetime.date,
    terms: Terms,
    marks: tuple[VerificationRow, ...] = (),
) -> frozenset[str]:
    """Every cause that holds for a claim, by the name that `caps_at` uses (method note, M4).

    savings : ids of the claims that a saving rests on, from `saving_claims`
    interested : organisations that stand to gain, from `interested_in`
    as_of : the day at which the age of a source is counted
    marks : of those who checked this claim, oldest first
    """
    holds = {
        "no_source": not sourced(row),
        "unverified": not verified(row, marks),
        "no_independent_source": row.id in savings and not independent(row, interested),
        "not_like_for_like": bool(unlike(row)),
        "stale": stale(row, as_of, terms),
        "interested": undeclared(row, interested),
    }
    return frozenset(name for name, held in holds.items() if held)


def called(organisation: str) -> str:
    """An organisation's name as it is compared: letter case and spaces do not count."""
    return " ".join(organisation.casefold().split())


def interested_in(conflicts: Iterable[ConflictRow]) -> frozenset[str]:
    """Organisations that stand to gain: the advisers, bidders and suppliers of conflicts.csv."""
    return frozenset(called(c.organisation) for c in conflicts if c.role in GAINING)


def saving_claims(
    evidence: Iterable[EvidenceRow], finance: Iterable[FinanceRow], interested: frozenset[str]
) -> frozenset[str]:
    """Ids of the claims that a saving rests on: of that kind, or cited by a saving line.

    A line that also cites an independent source does not rest on its other sources.
    """
    rows = tuple(evidence)
    free = {r.id for r in rows if independent(r, interested)}
    cited = [set(f.evidence) for f in finance if f.kind == "saving"]
    resting = set().union(*(ids for ids in cited if not ids & free))
    return frozenset({r.id for r in rows if r.kind == "saving"} | resting)


def sourced(row: EvidenceRow) -> bool:
    """Whether a source is named."""
    return bool(row.source_title.strip())


def verified(row: EvidenceRow, marks: Iterable[VerificationRow] = ()) -> bool:
    """Whether somebody other than its author checked it, and nobody who checked it challenges it."""
    last, author = standing(marks), called(row.author)
    if any(m.verdict == "challenged" for m in last):
        return False
    checkers = (called(row.verified_by), *(called(m.by) for m in last))
    return any(checker and checker != author for checker in checkers)


def challengers(marks: Iterable[VerificationRow]) -> tuple[str, ...]:
    """Who challenges a claim, by their latest marks."""
    return tuple(m.by for m in standing(marks) if m.verdict == "challenged")


def independent(row: EvidenceRow, interested: frozenset[str]) -> bool:
    """Whether the source is said to be independent, and its author is not one who stands to gain."""
    return row.independent is True and called(row.author) not in interested


def undeclared(row: EvidenceRow, interested: frozenset[str]) -> bool:
    """Whether the author stands to gain and the claim does not say so."""
    return called(row.author) in interested and not row.interest_note.strip()


def unlike(row: EvidenceRow) -> tuple[str, ...]:
    """Questions of comparability that a private source leaves open or answers with no."""
    if row.sector != "private":
        return ()
    return tuple(f for f in COMPARED if getattr(row, f) != "yes")


def stale(row: EvidenceRow, as_of: datetime.date, terms: Terms) -> bool:
    """Whether the source is older than the terms allow; without a date or a limit it is not judged."""
    limit = "stale_years_price" if row.kind == "price" else "stale_years"
    if row.date is None or limit not in terms.thresholds:
        return False
    return age(row.date, as_of) > terms.number(limit)


def age(then: datetime.date, now: datetime.date) -> float:
    """Years between two days: whole years to the last anniversary, and the days since as a share.

    Counted by anniversaries so that a source is not too old on the very day of its limit.
    """
    years = now.year - then.year
    last = _in_year(then, now.year)
    if last > now:
        years, last = years - 1, _in_year(then, now.year - 1)
    return years + (now - last).days / 365.25


def _in_year(day: datetime.date, year: int) -> datetime.date:
    return day.replace(year=year, day=min(day.day, calendar.monthrange(year, day.month)[1]))
