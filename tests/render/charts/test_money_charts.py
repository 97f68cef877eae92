"""Pictures of money: each bar where its value is, each line told from the others, words with room."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.business_case.document import Figure
from moothall.render.charts.drawing import BOLD, LETTER, NARROW, wrapped
from moothall.render.charts.fills import DARK
from moothall.render.charts.scale import APART, fitting, ticks, value_words, wide
from tests.render.charts import figures
from tests.render.charts.test_chart import SVG, picture, pictures, texts
from tests.render.charts.test_ranking_charts import box, place, rects

MONEY = st.floats(-1e8, 1e8).map(lambda amount: round(amount, 2))  # nobody pays less than a penny
KEY = 34
"""Samples of a key lie left of this."""


def bars(figure: Figure, root: ET.Element | None = None) -> list[ET.Element]:
    """Bars without the samples of the key."""
    found = rects(picture(figure) if root is None else root)
    return [r for r in found if float(r.get("x")) + float(r.get("width")) > KEY]


def lines(root: ET.Element, width: str) -> list[float]:
    return [float(x.get("y1")) for x in root.iter(f"{SVG}line") if x.get("stroke-width") == width]


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (5e5, "GBP", "£500k"),
        (-1.5e6, "EUR", "−€1.5m"),
        (40, "%", "40%"),
        (-0.5, "", "−0.5"),
        (2e6, "CHF", "CHF 2m"),
    ],
)
def test_a_value_of_the_scale_is_told_in_its_unit(value, unit, said):
    assert value_words(value, unit) == said


@given(MONEY, MONEY, st.integers(90, 900))
def test_values_beside_each_other_never_touch(one, two, long):
    low, high = min(one, two, 0.0), max(one, two, 0.0)
    found = fitting(low, high, "GBP", long)
    by = long / (high - low or 1.0)
    assert 0.0 in found
    assert all((b - a) * by >= (wide(a, "GBP") + wide(b, "GBP")) / 2 + APART for a, b in pairwise(found))


def test_fewer_ticks_where_fewer_are_asked_for():
    assert len(ticks(0, 100, 2)) < len(ticks(0, 100))


def test_what_is_worse_hangs_below_zero_striped_and_what_is_better_stands_above():
    root = picture(figures.flows())
    (zero,) = {y for y in lines(root, "2")}
    found = bars(figures.flows(), root)
    assert len(found) == 4
    for bar in found:
        _x, y, _w, h = place(bar)
        striped = bar.get("fill").startswith("url")
        assert (y == pytest.approx(zero, abs=0.02)) if striped else (y + h == pytest.approx(zero, abs=0.02))
    assert sum(b.get("fill").startswith("url") for b in found) == 2


def test_piles_add_up():
    chart_bars = bars(figures.flows((-1e6, 5e5), (-1e6, -5e5)))
    assert place(chart_bars[0])[3] == pytest.approx(2 * place(chart_bars[1])[3], abs=0.05)


@pytest.mark.parametrize("number", [2, 11, 31, 61])
def test_years_that_are_named_have_room_on_any_screen(number):
    figure = figures.flows([1e5] * number, [1e5 * n for n in range(number)])
    for root in pictures(figure):
        named = [t for t in root.iter(f"{SVG}text") if t.text and t.text.startswith("20")]
        assert named[0].text == "2026"
        at = [float(t.get("x")) for t in named]
        room = 4 * 13 * LETTER
        assert all(b - a >= room + 2 for a, b in pairwise(at))
        assert at[-1] + room / 2 <= box(root)[0]


def test_values_of_the_scale_stay_in_the_picture():
    for root in (*pictures(figures.flows()), *pictures(figures.cumulative()), *pictures(figures.spreads())):
        for text in root.iter(f"{SVG}text"):
            if text.text and "£" in text.text:
                anchor = text.get("text-anchor") or "start"
                room = len(text.text) * 13 * LETTER
                left = float(text.get("x") or 0) - {"end": room, "middle": room / 2, "start": 0.0}[anchor]
                assert left >= 0


def test_lines_differ_without_colour_and_the_sum_is_heaviest():
    root = picture(figures.cumulative([[n * 1e6 + m for m in range(3)] for n in range(7)]))
    drawn = [p for p in root.iter(f"{SVG}polyline") if p.get("stroke") != "#ffffff"]
    looks = [(p.get("stroke-width"), p.get("stroke-dasharray")) for p in drawn]
    assert len(set(looks)) == len(looks) == 7
    assert float(looks[0][0]) > max(float(w) for w, _ in looks[1:])


def test_the_key_shows_each_line_as_it_is_drawn():
    root = picture(figures.cumulative())
    drawn = [p for p in root.iter(f"{SVG}polyline") if p.get("stroke") != "#ffffff"]
    samples = [x for x in root.iter(f"{SVG}line") if float(x.get("x2")) <= KEY]
    assert [p.get("stroke-dasharray") for p in drawn] == [s.get("stroke-dasharray") for s in samples]


@given(st.lists(st.floats(-1e7, 1e7).filter(lambda v: abs(v) > 1e3), min_size=2, max_size=9))
def test_each_step_begins_where_the_one_before_ends(changes):
    figure = figures.waterfall(changes)
    points = [s.points[0] for s in figure.chart.series]
    for root in pictures(figure):
        found = [place(r) for r in rects(root) if r.get("height") == "18"]
        assert len(found) == len(points)
        for (before, one), (after, two) in pairwise(zip(points, found, strict=True)):
            ends = (one[0], one[0] + one[2])
            joint = ends[1] if before.value == before.high else ends[0]
            if after is not points[-1]:
                assert min(abs(two[0] - joint), abs(two[0] + two[2] - joint)) <= 1.05


def test_what_takes_away_is_striped_and_the_ends_are_dark():
    found = [r for r in bars(figures.waterfall()) if r.get("height") == "18"]
    paints = [r.get("fill") for r in found]
    assert paints[0] == paints[-1] == DARK
    assert [p.startswith("url") for p in paints] == [False, True, False, True, False]


def test_changes_are_text_in_a_column_of_their_own():
    root = picture(figures.waterfall())
    values = {s.points[0].text for s in figures.waterfall().chart.series}
    told = [t for t in root.iter(f"{SVG}text") if t.text in values]
    assert len(told) == 5
    assert min(float(t.get("x")) for t in told) > max(
        p[0] + p[2] for p in map(place, bars(figures.waterfall()))
    )


def test_the_likelier_range_lies_within_the_likely_one_and_the_middle_in_both():
    for root in pictures(figures.spreads()):
        drawn = [r for r in bars(figures.spreads(), root) if float(r.get("y")) > 60]
        outer = [place(r) for r in drawn if r.get("height") == "22"]
        inner = [place(r) for r in drawn if r.get("height") == "14"]
        marks = [float(p.get("points").split()[0].split(",")[0]) for p in root.iter(f"{SVG}polygon")]
        assert len(outer) == len(inner) == len(marks) == 3
        for o, i, m in zip(outer, inner, marks, strict=True):
            assert o[0] < i[0] < m < i[0] + i[2] < o[0] + o[2]


def test_a_heavy_line_stands_at_zero_beside_each_spread():
    root = picture(figures.spreads())
    heavy = [x for x in root.iter(f"{SVG}line") if x.get("stroke-width") == "3"]
    assert len(heavy) == 3
    assert len({x.get("x1") for x in heavy}) == 1


def test_values_of_spreads_and_their_losses_are_text():
    figure = figures.spreads()
    for root in pictures(figure):
        found = texts(root)
        assert {s.points[0].text for s in figure.chart.series} <= set(found)
        assert {s.note for s in figure.chart.series} <= {t.strip() for t in found}


def test_a_spread_of_which_nothing_is_known_is_a_dash():
    figure = figures.figure(
        figures.Chart("spreads", 0, 1, ("a", "b"), (figures.Series("One", (None, None)),), "GBP")
    )
    assert "–" in texts(picture(figure))


def test_values_of_pairs_stand_in_a_column_with_room_for_the_longest():
    long = figures.pairs(((4.01e7, 3.9e7), (1.2e6, 4.04e7)))
    said = ("£40,100,000", "£1,200,345")
    series = tuple(
        replace(s, points=tuple(replace(p, text=said[n]) for n, p in enumerate(s.points)))
        for s in long.chart.series
    )
    for root in pictures(replace(long, chart=replace(long.chart, series=series))):
        told = [t for t in root.iter(f"{SVG}text") if t.text in said]
        assert len(told) == 4
        (left,) = {float(t.get("x")) for t in told}
        assert left + max(map(len, said)) * 14 * BOLD <= box(root)[0] + 0.01
        assert left > max(x + w for x, _y, w, _h in map(place, rects(root)))


def test_the_axis_of_bars_has_its_unit():
    chart = figures.Chart(
        "bars_with_ranges", 0, 5.4, ("",), (figures.Series("One", (figures.exact(2.0, "2.0"),)),), "×"
    )
    for root in pictures(figures.figure(chart)):
        assert {"0×", "2×", "4×"} <= set(texts(root))


def test_the_outermost_values_of_bars_stay_in_the_picture():
    one = figures.Series("One", (figures.exact(60_000.0, "60,000"),))
    for root in pictures(figures.figure(figures.Chart("bars_with_ranges", 0, 60_000, ("",), (one,), ""))):
        axis = [t for t in root.iter(f"{SVG}text") if t.get("text-anchor") == "middle"]
        last = next(t for t in axis if "".join(t.itertext()) == "60,000")
        assert float(last.get("x")) + len("60,000") * 13 * LETTER / 2 <= box(root)[0] + 0.01


def test_bold_names_are_broken_sooner():
    name = "Canada, pay centre and Phoenix"
    assert len(wrapped(name, NARROW, 14, BOLD)) > len(wrapped(name, NARROW, 14)) == 1
