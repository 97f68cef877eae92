"""targets.csv: targets that several bodies or places share across their boundaries."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Id, Text, Year
from moothall.project.fields import OptionRef, PartnerRef, PlaceRef, Sources


class TargetRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A target across boundaries, with who owns it and where it stands now."""

    id: Annotated[Id, Meta(description="short id")]
    option: Annotated[OptionRef | None, Meta(description="empty: the whole project")] = None
    title: Annotated[Text, Meta(description="what is to be reached")]
    partners: Annotated[tuple[PartnerRef, ...], Meta(description="partners that share it")] = ()
    places: Annotated[tuple[PlaceRef, ...], Meta(description="places that it covers; empty: all")] = ()
    measure: Annotated[str, Meta(description="how anyone will know")] = ""
    unit: Annotated[str, Meta(description="unit")] = ""
    baseline: Annotated[Amount | None, Meta(description="value now")] = None
    target: Annotated[Amount | None, Meta(description="value aimed for")] = None
    due: Annotated[Year | None, Meta(description="year by which")] = None
    owner: Annotated[str, Meta(description="who answers for it")] = ""
    evidence: Sources = ()
