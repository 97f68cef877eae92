"""Dated rates and law of a jurisdiction: each with its source, its date and how sure it is."""

import datetime
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text


class DatedFact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rate or point of law, as of a date; never advice."""

    id: Annotated[Id, Meta(description="fact id")]
    value: Annotated[Any, Meta(description="the value, in the shape that its kind has")]
    unit: Annotated[str, Meta(description="unit, or 'text'")] = ""
    jurisdiction: Annotated[Text, Meta(description="where it holds")]
    valid_from: Annotated[str | None, Meta(description="since when: a year, month or day")] = None
    source: Annotated[Text, Meta(description="where it was found")]
    sure: Annotated[
        Literal["looked-up", "from-memory", "constructed"],
        Meta(description="from-memory shows as 'unverified default'"),
    ]
    review_by: Annotated[
        str | None, Meta(description="when it must be looked at again; a past date warns")
    ] = None
    note: str = ""


SAME = {"UK": "GB", "WAL": "WLS", "SCO": "SCT", "NI": "NIR"}
"""Codes that facts and projects write in more than one way, with the one that ISO 3166 has."""
TOGETHER = {"GB-GBN": ("GB-ENG", "GB-WLS", "GB-SCT")}
"""Great Britain, which dated facts write as UK-GB, by its nations."""
ANYWHERE = "any"


def holds_in(place: str, jurisdiction: str) -> bool:
    """Whether what is dated for a place holds in a project's jurisdiction: the same, or a part of it.

    place : as a fact writes it, such as any, UK, UK-GB, GB-ENG or UK-ENG/WAL/NI
    jurisdiction : as a project writes it, such as GB-ENG; what holds in GB-ENG alone does not in all of GB
    """
    if place == ANYWHERE:
        return True
    own = _code(jurisdiction)
    return any(own == code or own.startswith(f"{code}-") for code in _codes(place))


def _codes(place: str) -> tuple[str, ...]:
    """Every place that a code names, one by one: UK-ENG/WAL is GB-ENG and GB-WLS."""
    country, _, parts = place.partition("-")
    written = [f"{country}-{part}" for part in parts.split("/")] if parts else [country]
    known = ["GB-GBN" if code == "UK-GB" else _code(code) for code in written]
    return tuple(code for k in known for code in TOGETHER.get(k, (k,)))


def _code(place: str) -> str:
    return "-".join(SAME.get(part, part) for part in place.strip().upper().split("-"))


def in_force(facts: Iterable[DatedFact], jurisdiction: str, day: datetime.date) -> tuple[DatedFact, ...]:
    """The facts that hold in a jurisdiction and began by the day; one without a beginning counts."""
    return tuple(f for f in facts if holds_in(f.jurisdiction, jurisdiction) and _begun(f.valid_from, day))


def _begun(since: str | None, day: datetime.date) -> bool:
    return since is None or since <= day.isoformat()[: len(since)]


def overdue(fact: DatedFact, day: datetime.date) -> bool:
    """Whether a fact had to be looked at again before the day; 'now' always; a month or year ends with it."""
    by = fact.review_by
    if by is None:
        return False
    if by == "now":
        return True
    last = {4: f"{by}-12-31", 7: f"{by}-31"}.get(len(by), by)
    return by[:4].isdigit() and last < day.isoformat()
