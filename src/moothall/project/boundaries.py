"""boundaries.geojson: outlines of the places, for a map."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.project.fields import PlaceRef

Ring = tuple[tuple[float, float], ...]
"""Points of a closed line: longitude, latitude in degrees, or eastings and northings in metres."""


class Boundary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outline of a place: its rings, filled by the even-odd rule."""

    place: PlaceRef
    rings: Annotated[tuple[Ring, ...], Meta(description="closed lines of points")]
