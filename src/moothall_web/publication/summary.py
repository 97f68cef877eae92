"""What the page of an edition tells, taken from what was published and kept as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from moothall.business_case.compared import Side, side
from moothall.papers.bundling import Shown
from moothall_web.publication.reading import CHANGES
from moothall_web.results.public import gap

STANDINGS = ("in_time", "late", "open", "overdue")
"""How a question may stand on the day of an edition."""


class Held(Struct, frozen=True, kw_only=True):
    """A withheld claim as the public sees it."""

    item: str
    kind: str
    bears_on: str
    grade: str
    code: str
    reason: str
    owner: str
    review: str


class Summary(Struct, frozen=True, kw_only=True):
    """What is told of an edition.

    share : of the weight of all evidence that is withheld, 0 to 1; none where there is no evidence
    codes : how many claims are withheld for each reason
    places : of which it is told what changes there
    figures, ranks : how many figures are not those of the whole project, and whether ranks are among them
    questions : how many stand how; none in editions of before there were any
    changed : by part of the project how many rows changed since the edition before; none for the first
    """

    title: str
    as_of: str
    options: dict[str, str]
    answer: Side
    claims: int
    withheld: tuple[Held, ...]
    share: float | None
    codes: dict[str, int]
    figures: int
    ranks: bool
    places: int = 0
    changed: dict[str, int] | None = None
    questions: dict[str, int] | None = None


def summary_of(shown: Shown, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The summary of what is published, as plain values."""
    project, findings, about = shown
    register = {row.item: row for row in project.disclosure}
    held = tuple(
        Held(
            item=e.id, kind=e.kind, bears_on=e.item or "", grade=e.grade or "",
            code=register[e.id].code, reason=register[e.id].reason, owner=register[e.id].owner,
            review=str(register[e.id].review or ""),
        )
        for e in project.evidence
        if e.disclosure == "withheld"
    )  # fmt: skip
    apart = gap(about)
    made = Summary(
        title=project.head.title,
        as_of=project.head.as_of.isoformat(),
        options={o.id: o.title for o in project.options},
        answer=side(findings),
        claims=len(project.evidence),
        withheld=held,
        share=findings.evidence.withheld_share,
        codes=dict(Counter(h.code for h in held)),
        figures=apart.figures,
        ranks=apart.ranks,
        places=len(project.places),
        changed=_changed(files),
        questions={s: getattr(findings.questions, s) for s in STANDINGS},
    )
    plain: dict[str, Any] = msgspec.to_builtins(made)
    return plain


class _Input(Struct, frozen=True):
    path: tuple[str, ...]


class _Changes(Struct, frozen=True):
    inputs: tuple[_Input, ...]


def _changed(files: Mapping[str, bytes]) -> dict[str, int] | None:
    if CHANGES not in files:
        return None
    found = msgspec.json.decode(files[CHANGES], type=_Changes)
    return dict(Counter(one.path[0] for one in found.inputs))
