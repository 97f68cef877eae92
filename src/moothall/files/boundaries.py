"""boundaries.geojson: outlines of places, taken from any GeoJSON whose features name the places."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits
from moothall.files.text import read_text
from moothall.project.boundaries import Boundary, Polygon, Ring
from moothall.project.places import PlaceRow
from moothall.project.problems import listed, nearest

FILE = "boundaries.geojson"
PLACE = "place"
"""Property that holds a place's id, where the file was made for the project."""
FEWEST = 4
"""Points of a closed line: three corners, and the first again."""
NEAR = 0.8
"""How alike two names are, 0 to 1, of which one may be the other misspelt."""
AREAS = ("Polygon", "MultiPolygon")


def read_boundaries(
    path: Path, places: Sequence[PlaceRow], unread: Collection[str] = ()
) -> tuple[tuple[Boundary, ...], tuple[Complaint, ...]]:
    """The outlines in a file, and a note on those that are of no place; ReadError with every fault.

    A feature is a place's where one of its properties, or its id, is the place's id, code or title.

    unread : ids of places that are there, of which nothing else is known
    """
    return boundaries_of(read_text(path), path.name, places, unread)


def boundaries_of(
    text: str, name: str, places: Sequence[PlaceRow], unread: Collection[str] = ()
) -> tuple[tuple[Boundary, ...], tuple[Complaint, ...]]:
    """The outlines in the text of a GeoJSON file; `name` stands in complaints, `unread` as above."""
    reading = _Reading(name, places, unread)
    for n, feature in enumerate(_features(text, name), 1):
        reading.feature(n, feature)
    if not reading.found and not reading.complaints and not unread:
        names = listed([p.id for p in places], 40)
        reading.fault(f"no feature is one of the places; name them in a property {PLACE}. Places: {names}.")
    if reading.complaints:
        raise ReadError(reading.complaints)
    return tuple(reading.found.values()), tuple(reading.notes())


def _features(text: str, path: str) -> list[Any]:
    try:
        whole = msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        found = re.search(r"byte (\d+)", str(error))
        line = text.encode()[: int(found.group(1))].count(b"\n") + 1 if found else None
        raise refuse(path, f"this is not JSON: {error}.", line) from None
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise refuse(path, 'this is no GeoJSON with areas: its type must be "FeatureCollection".')
    features = whole.get("features")
    if not isinstance(features, list) or not features:
        raise refuse(path, "there is no feature in it.")
    return features


class _Reading:
    """What is known while features are read."""

    def __init__(self, file: str, places: Sequence[PlaceRow], unread: Collection[str] = ()) -> None:
        self.unread = unread
        self.file = file
        self.names = _names(places)
        self.ids = [p.id for p in places]
        self.found: dict[str, Boundary] = {}
        self.complaints: list[Complaint] = []
        self.strangers = 0
        self.near: list[str] = []
        """What is said of features whose names are nearly those of places."""
        self.points = 0

    def fault(self, message: str) -> None:
        self.complaints.append(Complaint(file=self.file, message=message))

    def notes(self) -> Iterator[Complaint]:
        if self.strangers:
            words = "feature is" if self.strangers == 1 else "features are"
            message = f"{self.strangers:,} {words} of no place of the project, and left out."
            yield Complaint(file=self.file, message=message)
        yield from (Complaint(file=self.file, message=message) for message in self.near)

    def feature(self, n: int, feature: Any) -> None:
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            return self.fault(f'feature {n}: its type must be "Feature".')
        place = self.place(n, {"id": feature.get("id"), **(properties or {})})
        if place is None:
            return None
        if place in self.found:
            return self.fault(f'feature {n}: "{place}" is drawn twice; make it one MultiPolygon.')
        try:
            polygons = tuple(self.polygons(feature.get("geometry")))
        except ValueError as error:
            return self.fault(f'feature {n} ("{place}"): {error}')
        self.found[place] = Boundary(place=place, polygons=polygons)
        return None

    def place(self, n: int, properties: Mapping[str, Any]) -> str | None:
        """The place that a feature is of; none where it is of no place."""
        given = properties.get(PLACE)
        if given is not None and str(given) in self.unread:
            return None
        if given is not None and str(given) not in self.ids:
            known = f"{nearest(str(given), self.ids)} Known: {listed(self.ids, 40)}."
            self.fault(f'feature {n}: there is no place "{given}".{known}')
            return None
        if given is not None:
            return str(given)
        words = (str(v).strip().casefold() for v in properties.values() if isinstance(v, str | int))
        found = list(dict.fromkeys(self.names[w] for w in words if w in self.names))
        if len(found) > 1:
            self.fault(f"feature {n} could be {listed(found)}; say which in a property {PLACE}.")
            return None
        if not found:
            self.stranger(n, properties)
        return found[0] if found else None

    def stranger(self, n: int, properties: Mapping[str, Any]) -> None:
        """A feature of no place; where its name is nearly that of one, somebody may have misspelt it."""
        self.strangers += 1
        for word in properties.values():
            near = difflib.get_close_matches(str(word).strip().casefold(), self.names, n=1, cutoff=NEAR)
            if isinstance(word, str) and near:
                self.near.append(
                    f'feature {n} ("{word}") is of no place of the project. Did you mean "{near[0]}"?'
                )
                return

    def polygons(self, geometry: Any) -> Iterator[Polygon]:
        """The areas of a geometry; ValueError with what is wrong."""
        kind = geometry.get("type") if isinstance(geometry, dict) else None
        if kind not in AREAS:
            raise ValueError(f"its geometry must be a Polygon or a MultiPolygon, not {kind or 'nothing'}.")
        found = geometry.get("coordinates")
        areas = [found] if kind == AREAS[0] else found
        if not isinstance(areas, list) or not areas:
            raise ValueError("its geometry has no coordinates.")
        for area in areas:
            if not isinstance(area, list) or not area:
                raise ValueError("an area has no line around it.")
            yield tuple(self.ring(line) for line in area)

    def ring(self, line: Any) -> Ring:
        if not isinstance(line, list) or len(line) < FEWEST:
            raise ValueError(f"a closed line needs at least {FEWEST} points, the last the first again.")
        self.points += len(line)
        if self.points > (most := limits().boundary_points):
            raise ValueError(f"the file has more than {most:,} points; use generalised boundaries.")
        ring = tuple(_point(p) for p in line)
        if ring[0] != ring[-1]:
            raise ValueError("a line is not closed: its last point must be its first.")
        return ring


def _names(places: Sequence[PlaceRow]) -> dict[str, str]:
    """What a feature may call a place, in small letters; ids go before codes, codes before titles."""
    names: dict[str, str] = {}
    for said in ([p.id for p in places], [p.code for p in places], [p.title for p in places]):
        for place, word in zip(places, said, strict=True):
            if word.strip():
                names.setdefault(word.strip().casefold(), place.id)
    return names


def _point(found: Any) -> tuple[float, float]:
    numbers: list[Any] = found if isinstance(found, list) else []
    good = len(numbers) >= 2 and all(
        isinstance(x, int | float) and not isinstance(x, bool) and math.isfinite(x) for x in numbers
    )
    if not good:
        raise ValueError(f"a point must be two numbers, not {str(found)[:60]}.")
    return float(numbers[0]), float(numbers[1])


def boundaries_file(found: Sequence[Boundary]) -> bytes:
    """Outlines as GeoJSON; reading it gives them back."""
    features = [
        {
            "type": "Feature",
            "properties": {PLACE: b.place},
            "geometry": geometry(b),
        }
        for b in found
    ]
    lines = b",\n".join(msgspec.json.encode(f) for f in features)
    return b'{"type":"FeatureCollection","features":[\n' + lines + b"\n]}\n"


def geometry(found: Boundary) -> dict[str, Any]:
    """An outline as the geometry of a GeoJSON feature."""
    single = len(found.polygons) == 1
    return {"type": AREAS[not single], "coordinates": found.polygons[0] if single else found.polygons}
