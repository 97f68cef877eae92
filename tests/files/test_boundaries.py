"""Outlines of places: read from files as offices publish them, written without loss, or refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from moothall.files import boundaries
from moothall.files.boundaries import boundaries_file, read_boundaries
from moothall.files.errors import ReadError
from moothall.files.folder import folder_files, read_with_notes
from moothall.project.boundaries import Boundary
from moothall.project.places import PlaceRow
from tests.planted.clean import clean

PLACES = (
    PlaceRow(id="town", title="The Town", code="E07000117"),
    PlaceRow(id="moor", title="High Moor", code="E07000118"),
)
SQUARE = [[0.0, 0.0], [0.0, 1.0], [1.0, 1.0], [0.0, 0.0]]


def feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    shape = geometry or {"type": "Polygon", "coordinates": [SQUARE]}
    return {"type": "Feature", "properties": properties, "geometry": shape}


def written(folder: Path, *features: Any, **more: Any) -> Path:
    file = folder / "boundaries.geojson"
    whole = {"type": "FeatureCollection", "features": list(features), **more}
    file.write_text(json.dumps(whole), "utf-8")
    return file


def said(file: Path) -> list[str]:
    with pytest.raises(ReadError) as error:
        read_boundaries(file, PLACES)
    return [str(c) for c in error.value.complaints]


@pytest.mark.parametrize(
    "named",
    [{"place": "moor"}, {"LAD23CD": "E07000118"}, {"LAD23NM": "high moor", "OBJECTID": 4}, {"id": "moor"}],
)
def test_a_feature_is_found_by_id_code_or_title(tmp_path, named):
    found, notes = read_boundaries(written(tmp_path, feature(**named)), PLACES)
    assert found == (Boundary(place="moor", polygons=((tuple(map(tuple, SQUARE)),),)),)
    assert notes == ()


def test_the_id_of_a_feature_itself_counts_too(tmp_path):
    one = feature() | {"id": "E07000117", "properties": None}
    assert [b.place for b in read_boundaries(written(tmp_path, one), PLACES)[0]] == ["town"]


def test_features_of_other_places_are_left_out_and_that_is_said(tmp_path):
    file = written(tmp_path, feature(name="Elsewhere"), feature(name="The Town"), feature(name="Far"))
    found, notes = read_boundaries(file, PLACES)
    assert [b.place for b in found] == ["town"]
    (note,) = notes
    assert note.message == "2 features are of no place of the project, and left out."


def test_areas_holes_and_heights(tmp_path):
    hole = [[0.1, 0.2], [0.2, 0.4], [0.3, 0.4], [0.1, 0.2]]
    high = [[x, y, 120.5] for x, y in SQUARE]
    shape = {"type": "MultiPolygon", "coordinates": [[SQUARE, hole], [high]]}
    ((one,), _notes) = read_boundaries(written(tmp_path, feature(shape, place="town")), PLACES)
    assert [len(area) for area in one.polygons] == [2, 1]
    assert one.polygons[1][0] == tuple(map(tuple, SQUARE))


def test_every_fault_at_once(tmp_path):
    open_line = {"type": "Polygon", "coordinates": [[[0, 0], [0, 1], [1, 1], [1, 0]]]}
    short = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}
    words = {"type": "Polygon", "coordinates": [[[0, "north"], [0, 1], [1, 1], [0, 0]]]}
    file = written(
        tmp_path,
        feature(open_line, place="town"),
        feature(short, place="moor"),
        feature(words, name="The Town"),
        feature({"type": "Point", "coordinates": [0, 0]}, name="High Moor"),
        feature(place="moore"),
        feature(a="town", b="moor"),
        {"type": "Thing"},
    )
    found = said(file)
    wanted = ["not closed", "at least 4", "[0, 'north']", "not Point", "Did you mean", "could be", "Feature"]
    assert len(found) == len(wanted)
    for message, word in zip(found, wanted, strict=True):
        assert word in message
        assert message.startswith("boundaries.geojson: feature ")


def test_a_place_is_drawn_once(tmp_path):
    (message,) = said(written(tmp_path, feature(place="town"), feature(name="The Town")))
    assert '"town" is drawn twice' in message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('{"type": "FeatureCollection",\n "features": [}', "line 2"),
        ('{"type": "Topology"}', "FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "no feature"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_what_is_no_geojson(tmp_path, text, word):
    file = tmp_path / "boundaries.geojson"
    file.write_text(text, "utf-8")
    assert word in said(file)[0]


def test_a_file_of_other_places_only_is_refused(tmp_path):
    (message,) = said(written(tmp_path, feature(name="Elsewhere")))
    assert "no feature is one of the places" in message
    assert "town" in message


def test_too_many_points_are_refused(tmp_path, monkeypatch):
    few = replace(boundaries.limits(), boundary_points=7)
    monkeypatch.setattr(boundaries, "limits", lambda: few)
    file = written(tmp_path, feature(place="town"), feature(place="moor"))
    assert "more than 7 points" in said(file)[0]


def test_written_and_read_is_the_same(tmp_path):
    fine = ((0.1, 52.123456789), (1e-9, 3.0), (2.0, 1.0), (0.1, 52.123456789))
    square = tuple(map(tuple, SQUARE))
    found = (
        Boundary(place="moor", polygons=((fine, square),)),
        Boundary(place="town", polygons=((square,), (fine,))),
    )
    file = tmp_path / "boundaries.geojson"
    file.write_bytes(boundaries_file(found))
    assert read_boundaries(file, PLACES) == (found, ())
    kinds = [f["geometry"]["type"] for f in json.loads(file.read_text("utf-8"))["features"]]
    assert kinds == ["Polygon", "MultiPolygon"]


def test_a_folder_keeps_its_outlines(tmp_path):
    folder = clean(tmp_path / "project")
    first = read_with_notes(folder)[0].places[0]
    written(folder, feature(place=first.id))
    project, _notes = read_with_notes(folder)
    assert [b.place for b in project.boundaries] == [first.id]
    again = folder_files(project)["boundaries.geojson"]
    (folder / "boundaries.geojson").write_bytes(again)
    assert read_with_notes(folder)[0].boundaries == project.boundaries


def test_another_name_is_told_apart(tmp_path):
    folder = clean(tmp_path / "project")
    (folder / "boundary.geojson").write_text("{}", "utf-8")
    with pytest.raises(ReadError, match=r"boundaries\.geojson"):
        read_with_notes(folder)


def test_a_place_that_may_be_misspelt_is_named_with_its_feature(tmp_path):
    known, near, far = feature(place="town"), feature(name="High Mor"), feature(name="Elsewhere")
    _, notes = read_boundaries(written(tmp_path, known, far, near), PLACES)
    assert [n.message for n in notes] == [
        "2 features are of no place of the project, and left out.",
        'feature 3 ("High Mor") is of no place of the project. Did you mean "high moor"?',
    ]


def test_an_outline_of_a_place_whose_row_cannot_be_read_is_no_fault(tmp_path):
    file = written(tmp_path, feature(place="town"), feature(place="fell"))
    assert [b.place for b in read_boundaries(file, PLACES, ["fell"])[0]] == ["town"]
    with pytest.raises(ReadError):
        read_boundaries(file, PLACES)
