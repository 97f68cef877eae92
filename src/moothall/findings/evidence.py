"""Evidence: each claim with the grade it was given, the grade it keeps, and why."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Observations, OwnUnit, Share


class Cap(Struct, frozen=True, kw_only=True):
    """A rule that lowered a grade."""

    rule: str
    cause: str
    from_grade: str | None
    to_grade: str | None


class Verification(Struct, frozen=True, kw_only=True):
    """What one who checked a claim says of it."""

    verdict: Annotated[Literal["verified", "challenged"], Meta(description="it holds, or it does not")]
    reason: str
    by: str
    date: datetime.date


class EvidenceItem(Struct, frozen=True, kw_only=True):
    """One claim as it counts."""

    id: str
    statement: str
    kind: str
    value: OwnUnit | None = None
    unit: str = ""
    price_base: str = ""
    period: str = ""
    option: str | None = None
    item: str | None = None
    stage: str | None = None
    source_title: str = ""
    source_address: str = ""
    locator: str = ""
    author: str = ""
    sector: str | None = None
    independent: bool | None = None
    verified_by: str = ""
    verifications: Annotated[
        tuple[Verification, ...], Meta(description="marks of those who checked it, oldest first")
    ] = ()
    date: datetime.date | None = None
    declared_grade: Annotated[str | None, Meta(description="grade as entered")] = None
    grade: Annotated[str | None, Meta(description="grade after caps; none: worth nothing")] = None
    observations: Annotated[Observations, Meta(description="observations that it is worth (M4)")] = 0.0
    caps: tuple[Cap, ...] = ()
    cited_by: Annotated[tuple[str, ...], Meta(description="where it is used, as table:key")] = ()
    disclosure: str = "public"
    note: str = ""


class Withheld(Struct, frozen=True, kw_only=True):
    """An item that the public cannot see: counted, with its reason."""

    item: str
    code: str
    reason: str
    owner: str
    review: datetime.date | None = None


class OptionEvidence(Struct, frozen=True, kw_only=True):
    """How well an option is studied."""

    option: str
    items: Annotated[Count, Meta(description="evidence items on the option")]
    independent: Count = 0
    by_grade: Annotated[dict[str, Count], Meta(description="after caps; '-' is none")] = {}
    low_grade_share: Annotated[
        Share | None, Meta(description="share of its items on the low grades, after caps")
    ] = None
    depth: Annotated[Share | None, Meta(description="items, as a share of the best-evidenced option")] = None


class EvidenceFindings(Struct, frozen=True, kw_only=True):
    """The register as a whole."""

    items: Annotated[dict[str, EvidenceItem], Meta(description="by evidence id")] = {}
    by_grade: Annotated[dict[str, Count], Meta(description="after caps; '-' is none")] = {}
    worth: Annotated[dict[str, Observations], Meta(description="observations by grade letter, in force")] = {}
    options: tuple[OptionEvidence, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    withheld_share: Annotated[
        Share | None, Meta(description="share of the register withheld, by observations")
    ] = None
