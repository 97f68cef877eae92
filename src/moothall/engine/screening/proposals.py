"""Verdicts that recorded facts propose; they count only where nobody has judged."""

from __future__ import annotations

import datetime

from moothall.engine.screening.cells import Proposals
from moothall.findings.employment import ModelComparison, TwoTiers
from moothall.findings.registers import Access
from moothall.framework.principles import Verdict


def union_access(
    access: tuple[Access, ...], first_paper: datetime.date | None, decided: datetime.date | None
) -> Proposals:
    """The verdict on early involvement of unions that the dates propose, for the project.

    access : first access of every group; the earliest of the unions counts
    first_paper : day of the first project paper
    decided : day of the decision, if the timetable has one
    """
    unions = [a.first_access for a in access if a.voice == "unions" and a.first_access]
    if not unions or first_paper is None:
        return {}
    return {("union_access", None): _judged(min(unions), first_paper, decided)}


def _judged(first: datetime.date, paper: datetime.date, decided: datetime.date | None) -> tuple[Verdict, str]:
    weeks = (first - paper).days / 7
    if decided is not None and first >= decided:
        return "fails", f"unions had access on {first}, when the decision ({decided}) was taken"
    if weeks <= 0:
        return "meets", f"unions had access on {first}, with the first project paper ({paper})"
    because = f"unions had access on {first}, {weeks:.0f} weeks after the first project paper ({paper})"
    return "partly_meets", f"involved after options were listed: {because}"


def employment_comparison(
    comparisons: tuple[ModelComparison, ...], two_tiers: tuple[TwoTiers, ...] = ()
) -> Proposals:
    """The verdict on the employment principle that each option's own comparison proposes.

    A new starter who would get less counts as a policy that is worse, also where only figures show it.
    """
    tiers = {t.option: t.answer for t in two_tiers}
    found: dict[tuple[str, str | None], tuple[Verdict, str]] = {}
    for own in comparisons:
        if own.option is not None and own.proposed is not None:
            because = f"{own.title}: {own.points} of {own.out_of} risk points in the employment comparison"
            because += _counted(own)
            tier = tiers.get(own.option) if own.own else None
            if tier in TIERS:
                because += f"; {TIERS[tier]}"
            proposed = _with_tiers(own, own.proposed, tier)
            found.setdefault(("employment_comparison", own.option), (proposed, because))
    return found


def _counted(own: ModelComparison) -> str:
    """What the points are made of: '; 2 worse, 1 unknown'."""
    said = ", ".join(f"{n} {a}" for a in ("worse", "unknown") if (n := own.counts.get(a, 0)))
    return f"; {said}" if said else ""


TIERS = {
    "yes": "a new starter would get less than staff of today",
    "cannot_tell": "whether a new starter would get less cannot be told",
}


def _with_tiers(own: ModelComparison, verdict: Verdict, tier: str | None) -> Verdict:
    """The verdict with the two-tier test: a floor fails, or stays open; 'meets' becomes 'partly meets'."""
    if own.floor and tier == "yes":
        return "fails"
    if own.floor and tier == "cannot_tell" and verdict != "fails":
        return "not_assessed"
    return "partly_meets" if tier == "yes" and verdict == "meets" else verdict
