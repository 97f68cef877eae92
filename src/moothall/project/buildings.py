"""buildings.csv: what becomes of each building and desk under each option."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Positive, Text
from moothall.project.fields import OptionRef, PlaceRef, Sources


class BuildingRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A building under an option: its size, energy and hours of a staffed desk."""

    option: OptionRef
    id: Annotated[Id, Meta(description="short id of the building, the same under every option")]
    title: Annotated[Text, Meta(description="name of the building")]
    place: Annotated[PlaceRef | None, Meta(description="where")] = None
    fate: Annotated[Literal["kept", "closed", "opened", "reduced"], Meta(description="what becomes of it")]
    floor_area: Annotated[Positive | None, Meta(description="square metres in use")] = None
    energy: Annotated[Positive | None, Meta(description="energy, kWh a year")] = None
    desk_hours: Annotated[Positive | None, Meta(description="hours a week of a staffed desk")] = None
    evidence: Sources = ()
    note: Annotated[str, Meta(description="a remark")] = ""
