"""Pictures: named, told, with every value as text, and readable in grey."""

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.business_case.document import Figure, Point
from moothall.render.anchors import Anchors
from moothall.render.charts.chart import drawn
from moothall.render.charts.drawing import ink_on, luminance, said, shade, wrapped
from moothall.render.charts.scale import ticks
from tests.render.made import HOSTILE, bars, profile

SVG = "{http://www.w3.org/2000/svg}"


def pictures(figure: Figure) -> list[ET.Element]:
    """The picture, and the one for narrow screens where there is one."""
    anchors = Anchors()
    page = ET.fromstring(f"<p>{drawn(figure, lambda *parts: anchors.made('-'.join(parts)))}</p>")
    return list(page.iter(f"{SVG}svg"))


def picture(figure: Figure) -> ET.Element:
    return pictures(figure)[0]


def texts(root: ET.Element) -> list[str]:
    return ["".join(t.itertext()) for t in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("figure", [profile(), bars(), bars("money", -3e5, 1.2e6)])
def test_named_and_told(figure):
    every: list[str] = []
    for root in pictures(figure):
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert root.get("role") == "img"
        assert root.get("aria-labelledby").split() == ids[:2]
        assert root.findtext(f"{SVG}title") == figure.title
        assert root.findtext(f"{SVG}desc") == figure.alt
        every += ids
    assert len(every) == len(set(every))


@pytest.mark.parametrize(("figure", "root"), [(f, root) for f in (profile(), bars()) for root in pictures(f)])
def test_every_value_name_and_remark_is_text(figure, root):
    found = texts(root)
    points = [p for s in figure.chart.series for p in s.points]
    for point in points:
        assert (said(point) if point else "–") in found
    assert {p.mark for p in points if p and p.mark} <= set(found)
    assert {s.title for s in figure.chart.series} <= set(found)
    assert {s.note for s in figure.chart.series if s.note} <= set(found)


def test_letters_are_large_enough():
    sizes = [float(t.get("font-size")) for f in (profile(), bars()) for t in picture(f).iter(f"{SVG}text")]
    assert min(sizes) >= 12


def test_ranges_are_hatched_and_zeros_framed():
    figure = profile()
    root = picture(figure)
    points = [p for s in figure.chart.series for p in s.points if p]
    assert len(list(root.iter(f"{SVG}pattern"))) == sum(p.low != p.high for p in points)
    framed = [r for r in root.iter(f"{SVG}rect") if r.get("stroke-width") == "3"]
    assert len(framed) == sum(bool(p.mark) for p in points)


def test_hostile_text_stays_text():
    figure = replace(profile(), title=HOSTILE, alt=HOSTILE)
    root = picture(figure)
    assert root.findtext(f"{SVG}title") == HOSTILE
    assert not list(root.iter(f"{SVG}script"))


@pytest.mark.parametrize(
    ("point", "words"),
    [
        (Point(2, 2, 2, "two"), "two"),
        (Point(2, 2, 2), "2.0"),
        (Point(1.82, 2.44), "1.8–2.4"),
        (Point(2.01, 2.04), "2.0"),
    ],
)
def test_read_out(point, words):
    assert said(point) == words


@given(st.floats(0, 1))
def test_words_on_a_shade_can_be_read(share):
    one, two = sorted((luminance(shade(share)), luminance(ink_on(shade(share)))))
    assert (two + 0.05) / (one + 0.05) >= 4.5


def test_shades_differ_in_grey():
    greys = [luminance(shade(n / 4)) for n in range(5)]
    assert all(a > b * 1.3 for a, b in pairwise(greys))


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(0, 4, [0, 1, 2, 3, 4]), (-3e5, 1.2e6, [0, 5e5, 1e6]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (2, 2, [2])],
)
def test_ticks_are_round(low, high, found):
    assert ticks(low, high) == found


@given(st.text(max_size=200), st.integers(20, 400))
def test_wrapping_loses_no_letter(words, width):
    lines = wrapped(words, width, 14)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", words)
    assert all(len(line) <= max(1, int(width / 8.4)) for line in lines)
