"""What must hold of the public copy of a project: nothing that is withheld stands in it.

A public copy says so in project.yaml (`public_copy: true`). Of evidence that is withheld it keeps the id,
what it bears on, the grade that it keeps and why it is withheld; no count of people or posts in it is small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from moothall.project.evidence import EvidenceRow
from moothall.project.problems import Problem
from moothall.project.questions import QuestionRow
from moothall.project.small_counts import small
from moothall.project.verifications import VerificationRow

if TYPE_CHECKING:
    from moothall.project.project import Project

TAKEN_OUT = "(withheld)"
"""What stands in place of a claim that is withheld."""
SAME = tuple(f for f in EvidenceRow.__struct_fields__ if f.startswith("same_"))
KEPT = ("id", "kind", "option", "item", "stage", "sector", "independent", *SAME, "disclosure")
"""Columns of a withheld claim that are told: which it is, what it bears on, what is asked of its source."""
NAMED = ("source_title", "author", "verified_by")
"""Columns of which it is told that something stands in them, so that the same questions stay open."""
COUNTS = {
    "workforce": ("fte", "headcount"),
    "jobs": ("low", "posts", "high", "filled_by_displaced"),
    "places": ("posts_in_scope",),
    "measures": ("people",),
    "impacts": ("people",),
}
"""Columns that count people or posts, by table."""
SMALL = "small_count"
"""Threshold of the framework, or of the project, below which a count is not told."""


def outlined(project: Project, row: EvidenceRow) -> bool:
    """Whether only the outline of a claim stands in this copy of the project."""
    return project.head.public_copy and row.disclosure == "withheld"


def outline(row: EvidenceRow, grade: str | None) -> EvidenceRow:
    """What the public is told of a claim that is withheld.

    grade : the grade that it keeps after every cap, since some of what the caps look at is taken out
    """
    kept = {field: getattr(row, field) for field in KEPT}
    kept |= {field: TAKEN_OUT for field in NAMED if getattr(row, field).strip()}
    if called(row.verified_by) != called(row.author):
        kept.pop("author", None)  # else somebody else who checked it would look like its author
    return EvidenceRow(**kept | {"statement": TAKEN_OUT, "grade": grade})


def marked(claim: EvidenceRow, mark: VerificationRow) -> VerificationRow | None:
    """What the public is told of a mark on a claim that is withheld: all but the reason.

    None for "verified" by the claim's author, which counts for nothing: the copy does not name the author.
    """
    if mark.verdict == "verified" and called(mark.by) == called(claim.author):
        return None
    return replace(mark, reason=TAKEN_OUT)


def unsaid(row: QuestionRow, hidden: frozenset[str]) -> QuestionRow:
    """What the public is told of a question or a reply: its words only where they are not withheld.

    hidden : ids of the questions that are withheld; so are their replies
    """
    withheld = row.withheld.strip() or row.id in hidden or row.replies_to in hidden
    return replace(row, text=TAKEN_OUT) if withheld else row


def hidden_questions(rows: Iterable[QuestionRow]) -> frozenset[str]:
    """Ids of the questions whose words are withheld."""
    return frozenset(row.id for row in rows if row.withheld.strip())


def called(organisation: str) -> str:
    """An organisation's name as it is compared: letter case and spaces do not count."""
    return " ".join(organisation.casefold().split())


def least_told(project: Project) -> float:
    """The smallest count that may be told; 0 where the framework sets none."""
    values = {t.id: t.value for t in project.framework.thresholds if t.id == SMALL}
    for entry in sorted(project.head.thresholds, key=lambda t: t.date):
        if entry.id == SMALL:
            values[SMALL] = entry.value
    value = values.get(SMALL, 0.0)
    return 0.0 if isinstance(value, tuple) else float(value)


def counted_units(project: Project) -> frozenset[str]:
    """Units that count people or posts, as the threshold for small counts names them: 'people or posts'."""
    named = next((t.unit for t in project.framework.thresholds if t.id == SMALL), "")
    return frozenset(word.strip().casefold() for word in named.split(" or ") if word.strip())


def faults(project: Project) -> Iterator[Problem]:
    """Whatever a public copy holds that it may not; nothing of any other project."""
    if project.head.public_copy:
        yield from _claims(project)
        yield from _marks(project)
        yield from _questions(project)
        yield from _assessors(project)
        yield from _counts(project)


def _claims(project: Project) -> Iterator[Problem]:
    for n, row in enumerate(project.evidence):
        if not outlined(project, row) or row == outline(row, row.grade):
            continue
        bare = outline(row, row.grade)
        for field in row.__struct_fields__:
            if getattr(row, field) != getattr(bare, field):
                message = f"{row.id} is withheld, so a public copy may not hold its {field}."
                yield Problem("evidence", (n, field), message)


def _marks(project: Project) -> Iterator[Problem]:
    held = {row.id for row in project.evidence if outlined(project, row)}
    for n, row in enumerate(project.verifications):
        if row.evidence in held and row.reason != TAKEN_OUT:
            message = f"{row.evidence} is withheld, so a public copy may not hold what is said of it."
            yield Problem("verifications", (n, "reason"), message)


def _questions(project: Project) -> Iterator[Problem]:
    hidden = hidden_questions(project.questions)
    for n, row in enumerate(project.questions):
        if row != unsaid(row, hidden):
            message = f"The words of {row.id} are withheld, so a public copy may not hold them."
            yield Problem("questions", (n, "text"), message)


def _assessors(project: Project) -> Iterator[Problem]:
    for g, group in enumerate(project.stakeholders.groups):
        for a, assessor in enumerate(group.assessors):
            if assessor.role:
                message = f"{assessor.id}: in a public copy assessors are codes, without a role."
                yield Problem("stakeholders", ("groups", g, "assessors", a, "role"), message)


def _counts(project: Project) -> Iterator[Problem]:
    least = least_told(project)
    for table, fields in COUNTS.items():
        for n, row in enumerate(getattr(project, table)):
            for field in fields:
                count = getattr(row, field)
                if count is not None and small(count, least):
                    message = f"In a public copy no count is below {least:g}; leave it out, or add rows up."
                    yield Problem(table, (n, field), message)
    for o, option in enumerate(project.options):
        for s, strain in enumerate(option.pension_strain):
            if small(strain.people, least):
                message = f"In a public copy no count is below {least:g}; put it in finance.csv, as money."
                yield Problem("options", (o, "pension_strain", s, "people"), message)
