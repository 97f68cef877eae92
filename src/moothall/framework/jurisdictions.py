"""Dated rates and law of a jurisdiction: each with its source, its date and how sure it is.

Which of them hold in a place on a day is settled here and nowhere else. Codes are those of ISO 3166
(GB-ENG, IE, AU-NSW). UK and GB are the United Kingdom, UK-GB is Great Britain, UK-ENG/WAL/NI some of its
nations, EU every member state, any everywhere.
"""

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


NATIONS = {
    "ENG": "GB-ENG", "WAL": "GB-WLS", "WLS": "GB-WLS", "SCT": "GB-SCT", "SCO": "GB-SCT",
    "NI": "GB-NIR", "NIR": "GB-NIR",
}  # fmt: skip
"""Codes of the nations of the United Kingdom, as facts and projects write them."""
KINGDOM = frozenset(NATIONS.values())
UNION = frozenset(
    {
        "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE",
        "IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
    }
)  # fmt: skip
"""Member states of the European Union, as of 2020."""
WHOLES = {"UK": KINGDOM, "GB": KINGDOM, "UK-GB": KINGDOM - {"GB-NIR"}, "EU": UNION}


def parts(code: str) -> frozenset[str]:
    """The countries and nations that a code takes in: 'UK-ENG/WAL' is England and Wales."""
    if code in WHOLES:
        return WHOLES[code]
    country, _, rest = code.partition("-")
    if country in ("UK", "GB") and rest:
        return frozenset(NATIONS.get(n, f"GB-{n}") for n in rest.split("/"))
    return frozenset({code})


def holds_in(where: str, place: str) -> bool:
    """Whether what holds in `where` holds in the whole of `place`: what holds in UK does in GB-ENG."""
    if where == "any" or place.startswith(f"{where}-"):
        return True
    mine = parts(where)
    return all(p in mine or any(p.startswith(f"{m}-") for m in mine) for p in parts(place))


def first_day(text: str | None) -> datetime.date | None:
    """The first day of a year, month or day as facts write it; None where it is none of them."""
    try:
        return datetime.date.fromisoformat(f"{text}-01-01"[: len("2026-01-01")]) if text else None
    except ValueError:
        return None


def last_day(text: str | None) -> datetime.date | None:
    """The last day of a year, month or day as facts write it; None where it is none of them."""
    first = first_day(text)
    if first is None or text is None or len(text) > len("2026-01"):
        return first
    following = first.replace(day=28) + datetime.timedelta(days=4) if len(text) > len("2026") else None
    return (
        following - datetime.timedelta(days=following.day) if following else first.replace(month=12, day=31)
    )


def started(fact: DatedFact, day: datetime.date) -> bool:
    """Whether a fact is in force on a day; one without a date always is."""
    since = first_day(fact.valid_from)
    return since is None or since <= day


def overdue(fact: DatedFact, day: datetime.date) -> bool:
    """Whether a fact had to be looked at again before the day; of words only 'now' says so."""
    due = last_day(fact.review_by)
    return fact.review_by == "now" or (due is not None and due < day)


def on(facts: Iterable[DatedFact], subject: str, place: str) -> list[DatedFact]:
    """Facts on a subject (their id is it, or begins with it and a dot) that hold in a place, oldest first."""
    found = [f for f in facts if f"{f.id}.".startswith(f"{subject}.") and holds_in(f.jurisdiction, place)]
    return sorted(found, key=lambda f: first_day(f.valid_from) or datetime.date.min)


def in_force(facts: Iterable[DatedFact], subject: str, place: str, day: datetime.date) -> DatedFact | None:
    """The fact on a subject in force in a place on a day: of several the narrowest place, then the latest."""
    found = [f for f in on(facts, subject, place) if started(f, day)]
    return max(reversed(found), key=lambda f: -len(parts(f.jurisdiction)), default=None)
