"""evidence.csv: claims, with their source, their grade and what is known of both."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.project.fields import Date, GradeRef, OptionRef, Stage

Answer = Literal["yes", "no"]


class EvidenceRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One claim."""

    id: Annotated[Id, Meta(description="evidence id")]
    statement: Annotated[Text, Meta(description="what is claimed, in a sentence")]
    kind: Annotated[
        Literal["cost", "saving", "price", "quality", "staff", "user", "governance", "other"],
        Meta(description="what the claim is about"),
    ] = "other"
    value: Annotated[float | None, Meta(description="the figure, if it is one")] = None
    unit: Annotated[str, Meta(description="unit of the figure")] = ""
    price_base: Annotated[str, Meta(description="price base of a money figure")] = ""
    period: Annotated[str, Meta(description="period that the figure covers")] = ""
    option: Annotated[OptionRef | None, Meta(description="option; empty: the whole project")] = None
    item: Annotated[
        Id | None,
        Meta(
            extra={"ref": "claim_items"},
            description="criterion, principle, cost category, risk or benefit that it bears on",
        ),
    ] = None
    stage: Annotated[Stage | None, Meta(description="stage of the project that it serves")] = None
    source_title: Annotated[str, Meta(description="title of the source; empty: no source")] = ""
    source_address: Annotated[str, Meta(description="where the source can be read")] = ""
    locator: Annotated[str, Meta(description="place within the source")] = ""
    author: Annotated[str, Meta(description="organisation that wrote the source")] = ""
    sector: Annotated[
        Literal["public", "private", "academic", "audit", "union", "community", "press"] | None,
        Meta(description="sector of the author"),
    ] = None
    independent: Annotated[
        bool | None, Meta(description="the author has no stake in the result: yes or no")
    ] = None
    verified_by: Annotated[str, Meta(description="who checked it, other than its author")] = ""
    interest_note: Annotated[str, Meta(description="what the author stands to gain, if declared")] = ""
    date: Annotated[Date | None, Meta(description="date of the source")] = None
    grade: Annotated[GradeRef | None, Meta(description="grade letter; empty: none")] = None
    same_scope: Annotated[Answer | None, Meta(description="same scope as ours: yes or no")] = None
    same_volume: Annotated[Answer | None, Meta(description="same volume: yes or no")] = None
    same_quality: Annotated[Answer | None, Meta(description="same quality: yes or no")] = None
    same_terms: Annotated[Answer | None, Meta(description="same terms: yes or no")] = None
    same_price_base: Annotated[Answer | None, Meta(description="same price base: yes or no")] = None
    same_period: Annotated[Answer | None, Meta(description="same period: yes or no")] = None
    disclosure: Annotated[
        Literal["public", "withheld"], Meta(description="public, or withheld with a reason")
    ] = "public"
    note: Annotated[str, Meta(description="a remark")] = ""
