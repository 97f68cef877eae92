"""Dated rates and law of a jurisdiction: each with its source, its date and how sure it is."""

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
