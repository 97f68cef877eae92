"""workforce.csv: staff in aggregate, never a person."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Positive, Text
from moothall.project.fields import (
    PartnerRef,
    PlaceRef,
    Sources,
)


class WorkforceRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Staff of one partner, place, occupation and grade, in aggregate; never a person."""

    partner: PartnerRef
    place: Annotated[PlaceRef | None, Meta(description="where they work")] = None
    occupation: Annotated[Text, Meta(description="occupation")]
    pay_grade: Annotated[str, Meta(description="pay grade")] = ""
    characteristic: Annotated[
        str, Meta(description="protected characteristic that the row counts; empty: all staff")
    ] = ""
    fte: Annotated[Positive | None, Meta(description="posts, full-time equivalent")] = None
    headcount: Annotated[Count | None, Meta(description="people")] = None
    pay: Annotated[Positive | None, Meta(description="average yearly pay, money")] = None
    pension: Annotated[str, Meta(description="pension scheme")] = ""
    terms: Annotated[str, Meta(description="terms and conditions")] = ""
    evidence: Sources = ()
