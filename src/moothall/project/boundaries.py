"""boundaries.geojson: outlines of the places, for a map."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.project.fields import PlaceRef

Ring = tuple[tuple[float, float], ...]
"""Points of a closed line: longitude, latitude in degrees, or eastings and northings in metres."""
Polygon = tuple[Ring, ...]
"""The outer line of an area, then those of its holes."""


class Boundary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The outline of a place: its areas, each with its holes."""

    place: PlaceRef
    polygons: Annotated[tuple[Polygon, ...], Meta(description="areas, each a list of closed lines of points")]
