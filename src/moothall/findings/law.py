"""A dated point of law as it was used: never advice."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.jurisdictions import DatedFact, overdue, started

Standing = Literal["looked up", "unverified default", "constructed"]

STANDINGS: dict[str, Standing] = {
    "looked-up": "looked up",
    "from-memory": "unverified default",
    "constructed": "constructed",
}
"""How a dated fact's certainty is called."""


class LawUsed(Struct, frozen=True, kw_only=True):
    """A dated fact with all that a reader needs to judge it."""

    id: str
    jurisdiction: str
    since: Annotated[str | None, Meta(description="since when it holds")] = None
    coming: Annotated[bool, Meta(description="not yet in force on the project's day")] = False
    source: str
    standing: Annotated[Standing, Meta(description="how sure it is")]
    review_by: str | None = None
    review_overdue: Annotated[
        bool, Meta(description="it had to be looked at again before the day for which it is used")
    ] = False
    note: str = ""


def told_of(fact: DatedFact, as_of: datetime.date, day: datetime.date | None = None) -> dict[str, object]:
    """The fields of `LawUsed` for a fact; one used for a later day than the project's is reviewed by it."""
    return {
        "id": fact.id,
        "jurisdiction": fact.jurisdiction,
        "since": fact.valid_from,
        "coming": not started(fact, as_of),
        "source": fact.source,
        "standing": STANDINGS[fact.sure],
        "review_by": fact.review_by,
        "review_overdue": overdue(fact, max(as_of, day or as_of)),
        "note": fact.note,
    }


def law_used(fact: DatedFact, as_of: datetime.date, day: datetime.date | None = None) -> LawUsed:
    """A dated fact as used for a day."""
    return LawUsed(**told_of(fact, as_of, day))  # type: ignore[arg-type]
