"""Rooms: pages that tell of one thing alone, of parts of the document that belong together.

A room is where people look first who come with one question: what becomes of staff, of jobs, of my area, of
the promises. Its parts stand in the document too; here they stand with what can be done about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.brief import Brief
from moothall.business_case.document import Document, Section, walk
from moothall.business_case.sections.effect_scores import effect_scores

ROOMS: dict[str, tuple[str, ...]] = {
    "employment": ("option-models", "models", "questions", "red-flags", "clauses", "two-tiers"),
    "workforce": ("staff",),
    "posts": ("jobs-options", "jobs-places"),
    "effects": ("effects-", "impacts", "measures"),
    "after": ("benefits-progress", "outturn", "reviews", "conditions-met", "forecasts-moved", "own-case"),
}
"""Each room with ids of its sections in their order; one that ends in a dash stands for all that begin so."""


SCORED = "effects"
"""The room that tells what effects come to as scores."""


def sections(document: Document, brief: Brief, room: str) -> tuple[Section, ...]:
    """The sections of a room: those of the document, and what the room alone has."""
    own = effect_scores(brief) if room == SCORED else None
    return (*_sections(document, ROOMS[room]), *((own,) if own else ()))


def _sections(document: Document, wanted: tuple[str, ...]) -> Iterator[Section]:
    found = [s for s in walk(document.sections) if isinstance(s, Section)]
    for id in wanted:
        for section in found:
            if section.id == id or (id.endswith("-") and section.id.startswith(id)):
                yield section
