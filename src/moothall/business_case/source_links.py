"""Evidence ids as links into the register."""

from __future__ import annotations

from moothall.business_case.anchors import anchor
from moothall.business_case.document import Inline, Run
from moothall.business_case.phrases import code, joined, say


def source(id: str) -> Run:
    """One evidence id, leading to its row in the register."""
    return code(id, anchor("evidence", id))


def cited(ids: tuple[str, ...]) -> tuple[Run, ...]:
    """Evidence ids in brackets behind a sentence; nothing where there is none."""
    return say(" [", joined(source(i) for i in ids), "]") if ids else ()


def cited_only(ids: tuple[str, ...]) -> Inline:
    """Evidence ids alone."""
    return joined(source(i) for i in ids)
