"""places.csv: places with the facts that local questions need."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Count, Id, Positive, Text
from moothall.project.fields import (
    PartnerRef,
    Sources,
)


class PlaceRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place with the facts that the local questions need."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="name of the place")]
    partner: Annotated[PartnerRef | None, Meta(description="body whose area it is")] = None
    population: Annotated[Count | None, Meta(description="residents")] = None
    posts_in_scope: Annotated[Positive | None, Meta(description="posts in scope there, FTE")] = None
    local_employment: Annotated[Positive | None, Meta(description="all jobs there")] = None
    median_pay: Annotated[Positive | None, Meta(description="median yearly pay, money")] = None
    deprivation_fifth: Annotated[
        Annotated[int, Meta(ge=1, le=5)] | None, Meta(description="1 most deprived fifth to 5 least deprived")
    ] = None
    code: Annotated[str, Meta(description="official code, as E07000117 or TLG2")] = ""
    evidence: Sources = ()
