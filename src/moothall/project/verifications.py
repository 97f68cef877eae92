"""verifications.csv: what those who checked a claim say of it."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Text
from moothall.project.fields import Date, EvidenceRef


class VerificationRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A claim marked by somebody who checked it. The latest mark of each who checked it counts."""

    evidence: Annotated[EvidenceRef, Meta(description="claim that was checked")]
    verdict: Annotated[
        Literal["verified", "challenged"],
        Meta(description="it holds, or it does not as it stands"),
    ]
    reason: Annotated[Text, Meta(description="what was looked at, and what came of it")]
    by: Annotated[Text, Meta(description="who checked it: a body or a role, not its author")]
    date: Date


def marks(rows: Iterable[VerificationRow]) -> dict[str, tuple[VerificationRow, ...]]:
    """The marks of each claim, oldest first."""
    found: dict[str, list[VerificationRow]] = {}
    for row in sorted(rows, key=lambda r: r.date):
        found.setdefault(row.evidence, []).append(row)
    return {claim: tuple(own) for claim, own in found.items()}


def standing(own: Iterable[VerificationRow]) -> tuple[VerificationRow, ...]:
    """Of the marks of one claim, oldest first, the latest of each who checked it."""
    return tuple({row.by: row for row in own}.values())
