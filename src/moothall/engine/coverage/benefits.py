"""The benefits register: which benefits are hopes, and which are counted twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.follow_up import FollowUpFindings
from moothall.findings.registers import BenefitFinding
from moothall.project.benefits import BenefitRow
from moothall.project.project import Project


def benefits(project: Project) -> tuple[BenefitFinding, ...]:
    """Every benefit as claimed."""
    return tuple(
        BenefitFinding(
            id=b.id,
            option=b.option,
            benefit=b.benefit,
            title=b.title,
            hope=b.hope,
            for_users=b.for_users,
            owner=b.owner,
            baseline=b.baseline,
            target=b.target,
            unit=b.unit,
            received_by=b.received_by,
            grade=b.grade,
            sources=b.evidence,
        )
        for b in project.benefits
    )


class Context(Struct, frozen=True, kw_only=True):
    """What the checks on benefits look at."""

    project: Project
    follow_up: FollowUpFindings

    @property
    def rows(self) -> tuple[BenefitRow, ...]:
        """Benefits of options that are still on the list."""
        kept = {o.id for o in self.project.kept_options}
        return tuple(b for b in self.project.benefits if b.option in kept)


def hope_without_baseline(context: Context) -> Seen:
    """Benefits without a baseline or an owner."""
    if not context.project.benefits:
        return CannotTell(("benefits.csv",))
    return tuple(
        Sighting(subject=b.id, option=b.option, figures={"benefit": _named(b)}, sources=b.evidence)
        for b in context.rows
        if b.hope
    )


def benefit_overlap(context: Context) -> Seen:
    """Pairs of benefits of one option that stand in one budget line."""
    if not context.project.benefits:
        return CannotTell(("benefits.csv",))
    lines: dict[tuple[str, str], list[BenefitRow]] = {}
    for row in context.rows:
        if _line(row):
            lines.setdefault((row.option, _line(row)), []).append(row)
    return tuple(_overlap(a, b) for rows in lines.values() for a, b in combinations(rows, 2))


def _overlap(a: BenefitRow, b: BenefitRow) -> Sighting:
    return Sighting(
        subject=f"{a.id}/{b.id}",
        option=a.option,
        figures={"benefit": _named(a), "other": _named(b), "line": a.budget_line},
        sources=tuple(dict.fromkeys((*a.evidence, *b.evidence))),
    )


def _line(row: BenefitRow) -> str:
    return " ".join(row.budget_line.casefold().split())


def _named(row: BenefitRow) -> str:
    return f"{row.title} ({row.id})"


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "hope_without_baseline": hope_without_baseline,
    "benefit_overlap": benefit_overlap,
}
"""Checks by the name that the framework's rules give."""
