"""Maps: each place with its letter and value, losses told from gains without colour, nothing cut off."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.business_case.document import Chart, Figure, Point, Series
from moothall.project.boundaries import Ring
from moothall.render.charts import map
from moothall.render.charts.drawing import LETTER, NARROW
from moothall.render.charts.outlines import frame, placed, spot
from tests.render.charts import figures
from tests.render.charts.test_chart import SVG, picture, pictures, texts

SQUARE: Ring = ((0.0, 0.0), (0.0, 1000.0), (1000.0, 1000.0), (1000.0, 0.0), (0.0, 0.0))
NEXT: Ring = tuple((x + 1000.0, y) for x, y in SQUARE)
HOLE: Ring = ((1200.0, 200.0), (1800.0, 200.0), (1800.0, 800.0), (1200.0, 800.0), (1200.0, 200.0))


def drawn(
    *values: tuple[float | None, ...], shapes: tuple[tuple[Ring, ...], ...] = ((SQUARE,), (NEXT, HOLE))
) -> Figure:
    def point(v: float | None) -> Point | None:
        return None if v is None else figures.exact(v, f"{v:+g}")

    labels = tuple(f"Place {n}" for n in range(len(shapes)))
    series = tuple(Series(f"Option {n}", tuple(point(v) for v in row)) for n, row in enumerate(values))
    most = max((abs(v) for row in values for v in row if v is not None), default=0.0)
    return figures.figure(Chart("map", -most, most, labels, series, shapes=shapes))


def fills(root: ET.Element) -> list[str]:
    return [u.get("fill") for u in root.iter(f"{SVG}use")]


def test_every_value_and_name_is_text():
    figure = drawn((-40.0, 30.0), (0.0, None))
    for root in pictures(figure):
        found = texts(root)
        assert {"A -40", "B +30", "A +0", "B –"} <= set(found)
        assert {"Option 0", "Option 1"} <= set(found)
        assert any("A Place 0" in t for t in found)
        assert len(list(root.iter(f"{SVG}use"))) == 4


def test_losses_are_striped_gains_shaded_nothing_is_white():
    root = picture(drawn((-40.0, 30.0), (0.0, None)))
    loss, gain, none, unknown = fills(root)
    assert loss.startswith("url(#")
    assert gain.startswith("#")
    assert none == map.PAPER
    assert unknown.startswith("url(#")
    assert unknown != loss
    patterns = {p.get("id") for p in root.iter(f"{SVG}pattern")}
    assert {loss[5:-1], unknown[5:-1]} <= patterns


def test_more_is_darker_or_denser():
    steps = [fills(picture(drawn((v, 90.0))))[0] for v in (10.0, 40.0, 80.0)]
    assert steps == [map.shade(s) for s in map.SHADES]
    assert len({fills(picture(drawn((-v, 90.0))))[0] for v in (10.0, 40.0, 80.0)}) == 3


def test_the_key_says_only_what_is_on_the_maps():
    assert not any("fewer" in t or "not known" in t for t in texts(picture(drawn((1.0, 2.0)))))
    assert any("fewer" in t for t in texts(picture(drawn((-1.0, 2.0)))))


def test_what_a_fill_means_keeps_within_a_narrow_picture():
    _broad, slim = pictures(drawn((-1.0, 2.0), (0.0, None)))
    group = [t for t in slim.iter(f"{SVG}text") if float(t.get("font-size")) == map.SMALL]
    assert any("fewer" in "".join(t.itertext()) for t in group)
    for text in group:
        for span in text.iter(f"{SVG}tspan"):
            words = "".join(span.itertext()).rstrip()
            assert float(span.get("x")) + len(words) * map.SMALL * LETTER <= NARROW + 1, words


def test_side_by_side_where_there_is_room_else_one_below_the_other():
    figure = drawn(*[(1.0, -1.0)] * 5)
    broad, slim = pictures(figure)
    assert float(broad.get("width")) == map.width(figure.chart) == 3 * NARROW + 2 * map.GAP
    assert float(slim.get("width")) == NARROW
    assert float(slim.get("height")) > float(broad.get("height"))
    one = drawn((1.0, -1.0))
    assert map.width(one.chart) == NARROW


def test_no_words_leave_the_map_or_lie_on_others():
    tiny = tuple(((tuple((x / 50 + 25.0 * n, y / 50) for x, y in SQUARE)),) for n in range(4))
    far = ((tuple((x / 50 + 3000.0, y / 50 + 2000.0) for x, y in SQUARE)),)
    root = picture(drawn((-10.0, -20.0, 30.0, 40.0, -50.0), shapes=(*tiny, far)))
    group = next(root.iter(f"{SVG}g"))
    boxes = []
    for text in group.iter(f"{SVG}text"):
        half = len("".join(text.itertext())) * map.SIZE * LETTER / 2
        x, y = float(text.get("x")), float(text.get("y"))
        assert half - 1 <= x <= NARROW - half + 1
        boxes.append((x - half, x + half, y))
    for n, (a, b, y) in enumerate(boxes):
        assert all(b <= c + 0.1 or d <= a + 0.1 or abs(y - z) >= map.LINE for c, d, z in boxes[:n])


def test_hostile_names_stay_text():
    figure = drawn((1.0, 2.0))
    bad = "<script>alert(1)</script>"
    chart = replace(figure.chart, labels=(bad, bad))
    assert not list(picture(replace(figure, chart=chart)).iter(f"{SVG}script"))


def test_letters_go_on_after_z():
    assert [map.letter(n) for n in (0, 25, 26, 27, 52)] == ["A", "Z", "AA", "AB", "BA"]


# Outlines


def test_nothing_is_stretched():
    in_metres = frame(((SQUARE,), (NEXT,)), 290, 260)
    assert (in_metres.width, in_metres.height) == pytest.approx((290, 145))
    assert in_metres.at((0.0, 1000.0)) == pytest.approx((0, 0))
    degrees: Ring = ((0.0, 59.5), (0.0, 60.5), (2.0, 60.5), (2.0, 59.5), (0.0, 59.5))
    found = frame(((degrees,),), 290, 260)
    assert found.width == pytest.approx(found.height)


def test_words_stand_inside_and_not_in_a_hole():
    within = frame(((NEXT, HOLE),), 200, 200)
    x, y = spot((NEXT, HOLE), within)
    assert 0 < x < 200
    assert not (40 <= x <= 160 and 40 <= y <= 160)


def test_points_that_nobody_sees_are_left_out():
    fine: Ring = (*((n / 1000, 0.0) for n in range(1000)), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    within = frame(((fine,),), 100, 100)
    (line,) = placed((fine,), within)
    assert 100 < len(line) < 200
    assert line[0] == line[-1]


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6)), min_size=3, max_size=8))
def test_any_shape_is_drawn_within_its_frame(points):
    ring = (*points, points[0])
    root = picture(drawn((1.0,), shapes=((ring,),)))
    (shape,) = root.iter(f"{SVG}path")
    numbers = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", shape.get("d"))]
    assert all(-0.01 <= n <= NARROW + 0.01 for n in numbers)
