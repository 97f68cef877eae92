"""Pictures of the robust ranking: named, told, in the frame, and readable without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.business_case.document import Figure, Point
from moothall.render.charts.drawing import INK, NARROW, PAPER, luminance
from moothall.render.charts.fills import DARK, KINDS, fills
from tests.render.charts import figures
from tests.render.charts.test_chart import SVG, picture, pictures, texts
from tests.render.made import HOSTILE

TOTALS = st.floats(0, 4).map(lambda total: round(total, 9))
SHARES = st.lists(st.floats(0.001, 1), min_size=1, max_size=12)
EACH = pytest.mark.parametrize(
    ("figure", "root"), [(f, root) for f in figures.each() for root in pictures(f)], ids=lambda x: None
)
SLIM = pytest.mark.parametrize("figure", figures.each(), ids=lambda f: f.id)


def box(root: ET.Element) -> tuple[float, float]:
    return float(root.get("width")), float(root.get("height"))


def rects(root: ET.Element) -> list[ET.Element]:
    """Rectangles that are drawn, without those of a pattern."""
    patterns = {r for p in root.iter(f"{SVG}pattern") for r in p.iter(f"{SVG}rect")}
    return [r for r in root.iter(f"{SVG}rect") if r not in patterns]


def place(rect: ET.Element) -> tuple[float, float, float, float]:
    return tuple(float(rect.get(key)) for key in ("x", "y", "width", "height"))


def contrast(one: str, two: str) -> float:
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


@EACH
def test_named_and_told(figure, root):
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == ids[:2]
    assert root.findtext(f"{SVG}title") == figure.title
    assert root.findtext(f"{SVG}desc") == figure.alt
    assert len(ids) == len(set(ids))


@EACH
def test_letters_are_large_enough_and_names_are_text(figure, root):
    assert min(float(t.get("font-size")) for t in root.iter(f"{SVG}text")) >= 12
    found = [re.sub(r"\s+", " ", t) for t in texts(root)]
    first = figure.chart.series[0].title if figure.chart.kind == "shifts" else ""
    assert {s.title for s in figure.chart.series} <= {*found, first}
    if figure.chart.kind not in ("tornado", "waterfall"):
        assert set(figure.chart.labels) <= set(found)


@EACH
def test_nothing_lies_outside_the_frame(figure, root):
    wide, high = box(root)
    for rect in rects(root):
        x, y, w, h = place(rect)
        assert x >= -0.01
        assert y >= -0.01
        assert x + w <= wide + 0.01
        assert y + h <= high + 0.01
    assert all(0 <= float(t.get("y")) <= high for t in root.iter(f"{SVG}text"))


@SLIM
def test_hostile_text_stays_text(figure):
    series = tuple(replace(s, title=HOSTILE, note=HOSTILE) for s in figure.chart.series)
    hostile = replace(figure, title=HOSTILE, alt=HOSTILE, chart=replace(figure.chart, series=series))
    for root in pictures(hostile):
        assert root.findtext(f"{SVG}title") == HOSTILE
        assert not list(root.iter(f"{SVG}script"))


@SLIM
def test_one_of_the_pictures_fits_a_narrow_screen(figure):
    assert box(pictures(figure)[-1])[0] <= NARROW


def test_each_option_of_a_narrow_picture_stands_beside_the_first():
    wide, slim = pictures(figures.shifts())
    assert len(list(wide.iter(f"{SVG}circle"))) - 2 == len(list(slim.iter(f"{SVG}circle"))) == 4
    assert len(list(slim.iter(f"{SVG}polygon"))) == len(list(wide.iter(f"{SVG}polygon"))) == 5


def test_no_line_of_the_grid_runs_through_a_value():
    root = picture(figures.tornado())
    values = [t for t in root.iter(f"{SVG}text") if t.get("font-weight") == "bold" and " to " in t.text]
    lines = [float(line.get("x1")) for line in root.iter(f"{SVG}line")]
    assert len(values) == 4
    assert min(float(t.get("x")) for t in values) > max(lines)


def test_names_stand_beside_the_bars_of_a_tornado_where_there_is_room_and_else_above_them():
    wide, slim = pictures(figures.tornado())
    starts = [min(place(r)[0] for r in rects(root)) for root in (wide, slim)]
    assert starts[0] > 250 > 60 > starts[1]
    assert box(wide)[1] < box(slim)[1]


def test_what_an_input_moves_over_is_told_in_the_picture():
    figure = figures.tornado()
    series = tuple(replace(s, note="over 3% to 9%") for s in figure.chart.series)
    root = picture(replace(figure, chart=replace(figure.chart, series=series)))
    assert texts(root).count("over 3% to 9%") == len(series)


def test_a_value_of_many_words_stays_beside_its_own_bar_and_in_the_picture():
    figure = figures.tornado()
    point = Point(-6, 34, None, "−6 wedi'u colli, +34 wedi'u hennill, y cyfan yn y lle hwn")
    series = tuple(replace(s, points=(point,)) for s in figure.chart.series)
    for root in pictures(replace(figure, chart=replace(figure.chart, low=-6, high=34, series=series))):
        bold = [
            t
            for t in root.iter(f"{SVG}text")
            if t.get("font-weight") == "bold" and t.get("font-size") == "14"
        ]
        told = [float(t.get("y")) for t in bold]
        assert len(told) >= 3 * len(series)
        assert max(told) + 4 <= box(root)[1]
        assert min(b - a for a, b in pairwise(told)) >= 14


def test_no_entry_of_the_key_runs_into_the_next():
    figure = figures.stacks()
    labels = ("pedwerydd ar ddeg", "pumed", "chweched")
    for root in pictures(replace(figure, chart=replace(figure.chart, labels=labels))):
        named = [t for t in root.iter(f"{SVG}text") if t.text in labels]
        ends = [(float(t.get("x")) + 14 * 0.6 * len(t.text), float(t.get("y"))) for t in named]
        boxes = [place(r)[:2] for r in rects(root)][: len(labels)]
        for (right, y), (left, top) in zip(ends, boxes[1:], strict=False):
            assert right <= left or y < top
        assert max(right for right, _ in ends) <= box(root)[0]


@pytest.mark.parametrize("figure", [figures.shifts(), figures.tornado(), figures.pairs()], ids=lambda f: f.id)
def test_every_value_is_text(figure):
    found = texts(picture(figure))
    assert {p.text for s in figure.chart.series for p in s.points if p} <= set(found)


def pieces(figure: Figure) -> list[ET.Element]:
    """Pieces of the bars, without the key and the paper beneath words."""
    return [r for r in rects(picture(figure)) if float(r.get("height")) > 30]


def test_a_large_share_stands_in_its_piece_and_a_small_one_is_still_drawn():
    figure = figures.stacks()
    found = texts(picture(figure))
    assert {"60%", "30%", "38%", "90%"} <= set(found)
    assert "2%" not in found
    assert len(pieces(figure)) == 8


@given(SHARES)
def test_pieces_fill_the_bar_and_never_touch(weights):
    shares = [w / sum(weights) for w in weights]
    found = sorted(place(r)[:3:2] for r in pieces(figures.stacks([shares])))
    assert found[-1][0] + found[-1][1] <= 480 + 0.01
    assert found[-1][0] + found[-1][1] >= 480 - 2
    drawn = [(x, w) for x, w in found if w > 3]
    assert all(x + w < after for (x, w), (after, _) in pairwise(drawn))


def test_each_piece_has_an_edge_that_stands_out_from_the_paper_beside_it():
    for piece in pieces(figures.stacks([[0.125] * 8])):
        assert piece.get("stroke") == INK
    assert contrast(INK, PAPER) >= 3


def test_neighbouring_fills_differ_without_colour():
    _, found = fills(lambda *parts: "-".join(parts), "f", 2 * len(KINDS))
    assert len(set(KINDS)) == len(KINDS)
    for one, two in pairwise(found):
        assert one.busy or two.busy or contrast(one.paint, two.paint) >= 3
    solid = [f for f in found if not f.busy]
    assert all(contrast(f.paint, f.ink) >= 4.5 for f in solid)
    assert contrast(DARK, PAPER) >= 3


def test_words_on_a_pattern_have_paper_beneath_them():
    root = picture(figures.stacks())
    paper = [r for r in rects(root) if r.get("fill") == PAPER and r.get("rx")]
    assert len(paper) == 3


def test_left_of_zero_is_striped_and_right_of_it_is_not():
    root = picture(figures.tornado())
    bars = [r for r in rects(root) if r.get("stroke") == INK]
    striped = [r for r in bars if r.get("fill").startswith("url")]
    assert len(striped) == 2
    assert len(bars) == 4
    zero = {float(line.get("x1")) for line in root.iter(f"{SVG}line") if line.get("stroke-width") == "3"}
    (x,) = zero
    assert all(place(r)[0] + place(r)[2] <= x + 0.01 for r in striped)
    assert all(place(r)[0] >= x - 0.01 for r in bars if r not in striped)


def test_bars_are_as_long_as_their_values():
    bars = [place(r)[2] for r in rects(picture(figures.pairs())) if r.get("height") == "15"]
    assert bars[0] == max(bars)
    assert bars[1] / bars[0] == pytest.approx(1.7 / 3.5, abs=0.01)
    assert len(bars) == 4


def test_a_shift_runs_from_the_weight_now_to_the_other():
    root = picture(figures.shifts())
    assert len(list(root.iter(f"{SVG}circle"))) == 2 + 2 + 2
    assert len(list(root.iter(f"{SVG}polygon"))) == 5
    assert texts(root).count("–") == 2


@given(st.lists(st.tuples(TOTALS, TOTALS), min_size=1, max_size=12))
def test_names_of_lines_never_cover_each_other(ends):
    root = picture(figures.crossing(ends))
    tops = sorted(
        (float(t.get("y")), 16 * len(list(t.iter(f"{SVG}tspan"))))
        for t in root.iter(f"{SVG}text")
        if list(t.iter(f"{SVG}tspan"))
    )
    assert len(tops) == len(ends)
    assert all(y + high <= after + 0.02 for (y, high), (after, _) in pairwise(tops))
    assert tops[-1][0] + tops[-1][1] - 16 <= box(root)[1]


@given(st.lists(st.floats(0, 1), max_size=5))
def test_words_of_marks_never_cover_each_other(marks):
    root = picture(figures.crossing(marks=marks))
    papers = sorted((place(r)[1], place(r)[0], place(r)[2]) for r in rects(root) if r.get("fill") == PAPER)
    assert len(papers) == len(marks)
    assert all(a[0] != b[0] or a[1] + a[2] <= b[1] for a, b in pairwise(papers))


def test_heavy_lines_differ_from_each_other_and_from_thin_ones():
    root = picture(figures.crossing([(n / 4, 1.0) for n in range(8)]))
    looks = [(p.get("stroke-width"), p.get("stroke-dasharray")) for p in root.iter(f"{SVG}polyline")]
    assert len(set(looks)) == 8
    assert [w for w, _ in looks].count("3") == 2
