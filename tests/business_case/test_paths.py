"""Every figure of a document carries its path, and what stands there is the figure, rounded.

A figure without a path must be of one of the kinds in `allowed.py`. Files that are made of a document are
held to the same by `tests/render/test_paths_in_files.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html import unescape

import pytest
from msgspec.structs import replace

from moothall.business_case.document import Column, Details, Document, Figure, Inline, Notice, Row, Run, Table
from moothall.business_case.leaflet import leaflet
from moothall.business_case.members_sheet import members_sheet
from moothall.business_case.paths import Paths, beginning, beyond, each, over, ratio, step, under, where
from moothall.business_case.whereabouts import whereabouts
from moothall.business_case.woven import parts
from tests.business_case.allowed import Allowed
from tests.business_case.figures import Whole, agrees, follow, held, placed, said, whole, without_unit
from tests.business_case.reading import EXAMPLES, all_of, runs, told

NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/project.yaml"))
SUMMED = ("cumulative", "lines", "flows")
DIGIT = re.compile(r"\d")


@cache
def documents(example: str) -> tuple[Document, ...]:
    project, findings, case = told(example)
    return case, members_sheet(project, findings), leaflet(project, findings)


@cache
def standing(example: str) -> Whole:
    return whole(*told(example)[:2])


@cache
def allowed(example: str) -> Allowed:
    return Allowed(*told(example)[:2])


def everything(document: Document) -> tuple[Notice, ...]:
    return (*document.notices, *document.sections)  # type: ignore[return-value]


def all_runs(document: Document) -> Iterator[Run]:
    """Runs, and those of a sentence below a picture, which is taken apart as late as on the page."""
    yield from runs(*everything(document))
    for figure in all_of(Figure, *everything(document)):
        yield from (Run(text, path=path) for text, path in parts(figure.reading))


@pytest.mark.parametrize("example", NAMES)
def test_every_path_leads_to_the_figure_beside_it(example: str) -> None:
    found, followed = standing(example), 0
    for document in documents(example):
        for run in all_runs(document):
            if run.path:
                at = held(found, run.path)
                for figure in said(without_unit(found, run.path, run.text)):
                    followed += 1
                    assert agrees(figure, at, run.path), (run.text, run.path, at)
                if isinstance(at, dict) and at.keys() == {"best", "worst"}:
                    assert placed(run.text, at), (run.text, run.path, at)
    assert followed > 1000


@pytest.mark.parametrize("example", NAMES)
def test_every_figure_carries_its_path_or_is_of_an_allowed_kind(example: str) -> None:
    cells, words = Counter[bool](), Counter[bool]()
    bare: list[str] = []
    for document in documents(example):
        for run, figure_column in _told(document):
            if run.code or not DIGIT.search(run.text):
                continue
            if not run.path and not DIGIT.search(allowed(example).left(run.text)):
                continue
            (cells if figure_column else words)[bool(run.path)] += 1
            bare += [] if run.path else [run.text]
    print(example, f"figures with a path: {cells[True]:,} in columns and {words[True]:,} in words")
    assert bare == []


def _told(document: Document) -> Iterator[tuple[Run, bool]]:
    """Every run but the numbers of the sources, and whether it is the figure of a column of figures."""
    tables = all_of(Table, *everything(document))
    first = {
        id(line): column
        for table in tables
        for row in table.rows
        for line, column in _first_lines(row, table.columns)
    }
    numbered = {
        id(run) for t in tables if t.id == "table-sources" for row in t.rows for run in row.cells[0].text
    }
    for line in _lines(document):
        numeric = id(line) in first and first[id(line)].numeric
        yield from ((run, numeric) for run in line if id(run) not in numbered)


def _first_lines(row: Row, columns: tuple[Column, ...]) -> Iterator[tuple[Inline, Column]]:
    for cell, column in zip(row.cells, columns, strict=False):
        yield cell.text, column


def _lines(document: Document) -> Iterator[Inline]:
    from tests.business_case.reading import _lines as lines_of
    from tests.business_case.reading import parts as parts_of

    for part in parts_of(*everything(document)):
        yield from lines_of(part)
    for figure in all_of(Figure, *everything(document)):
        yield tuple(Run(text, path=path) for text, path in parts(figure.reading))


@pytest.mark.parametrize("example", NAMES)
def test_sources_are_numbered_one_by_one(example: str) -> None:
    tables = all_of(Table, *everything(documents(example)[0]))
    rows = next(t for t in tables if t.id == "table-sources").rows
    assert [row.cells[0].text[0].text for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


@pytest.mark.parametrize("example", NAMES)
def test_a_picture_says_what_its_table_says(example: str) -> None:
    """Sums over years, and of posts cut and moved away, are geometry: their table holds what is summed."""
    seen = 0
    for figure in all_of(Figure, *everything(documents(example)[0])):
        if figure.chart.kind in SUMMED or figure.id.startswith("figure-jobs"):
            continue
        known = [s.value for run in runs(figure.table) if run.path for s in said(run.text)]
        for point in (p for s in figure.chart.series for p in s.points if p):
            for one in said(allowed(example).left(point.text)):
                seen += 1
                near = [value for value in known if abs(one.value - value) <= 1.01 * one.room]
                assert near or not one.value, (figure.id, point)
    assert seen > 0


def test_no_word_of_a_figure_is_lost_where_it_is_taken_apart() -> None:
    for details in all_of(Details, *everything(documents("three-valleys")[0])):
        assert "".join(text for text, _path in parts(details.summary)) == details.summary


def test_a_wrong_figure_would_be_seen() -> None:
    assert agrees(said("at most −£0.547m")[0], -546_812.0)
    assert not agrees(said("£0.547m")[0], -546_812.0)
    assert not agrees(said("£0.548m")[0], 546_812.0)
    assert agrees(said("under 1%")[0], {"share": 0.002, "error": 0.0001})
    assert agrees(said("45%")[0], {"share": 0.463, "error": 0.01})
    assert not agrees(said("45%")[0], {"share": 0.463, "error": 0.001})
    assert [agrees(s, {"low": 2.64, "high": 3.05}) for s in said("2.6 to 3.1")] == [True, True]
    assert agrees(said("3 flags")[0], [{}, {}, {}])
    assert not agrees(said("3 flags")[0], [{}, {}])
    assert not agrees(said("3")[0], {"a": 1, "b": 2, "c": 4})
    assert not agrees(said("5")[0], {str(n): n for n in range(13)})
    assert agrees(said("by 2029-30")[0], 2029)
    assert agrees(said("2 June 2026")[1], "2026-06-02")
    assert placed("Second to third", {"best": 2, "worst": 3})
    assert not placed("First", {"best": 2, "worst": 2})


def test_a_figure_without_a_path_would_be_seen() -> None:
    known = allowed("three-valleys")
    assert known.left("£5.1m in Stage 1: principles") == "£5.1m in"
    assert not DIGIT.search(known.left("2 November 2026, Stage 2: scores, J5"))
    assert DIGIT.search(known.left("3 November 1826"))
    assert DIGIT.search(known.left("7"))


def test_a_path_leads_where_it_says() -> None:
    found = Whole(
        {"a": {"b.c": [1, 2]}, "l": [{"s": "x", "n": [1]}, {"s": "y"}], "w": ["t:1", "u:2"]},
        {"framework": {}},
    )
    assert follow(found, 'a["b.c"][1]') == 2
    assert follow(found, "l[?s=x|z]") == [{"s": "x", "n": [1]}]
    assert follow(found, "l[*].n") == [1]
    assert follow(found, "w[^t:]") == ["t:1"]
    assert follow(found, "l[1:]") == [{"s": "y"}]
    assert follow(found, "l[#s]") in ([["x"], ["y"]], [["y"], ["x"]])
    assert follow(found, 'a["b.c"][>1]') == [2]
    assert follow(found, 'a["b.c"][<2]') == [1]
    assert follow(Whole({"p": {"a": 1, "b": 4}}, {"framework": {}}), "p[a/b]") == 0.25
    for nowhere in ("a.b", "l[2]", "project:b"):
        with pytest.raises((KeyError, IndexError)):
            follow(found, nowhere)


def test_steps_are_written_so_that_they_can_be_read_again() -> None:
    assert step("a b") == '["a b"]'
    assert step("npv") == ".npv"
    assert step(2) == "[2]"
    assert where(outcome=("x", "y"), left=None, own=True) == "[?outcome=x|y,left=null,own=true]"
    assert ratio("count", "of") == "[count/of]"
    assert beginning("scores:") == "[^scores:]"
    assert (beyond(12), each("rule", "id"), over(1), under(1)) == ("[12:]", "[#rule,id]", "[>1]", "[<1]")


def test_a_part_is_found_by_which_one_it_is() -> None:
    project, findings, _document = told("three-valleys")
    paths = Paths(findings, project)
    case = findings.financial_case
    assert case is not None
    last = case.options[-1].readings[-1].figures
    place = f"options[{len(case.options) - 1}].readings[{len(case.options[-1].readings) - 1}]"
    assert paths.of(last, "npv") == f"financial_case.{place}.figures.npv"
    assert paths.of(replace(last), "npv") == ""
    assert paths.of(findings, "flags") == "flags"
    assert paths.of(None, "npv") == ""
    assert paths.of(project.head.timetable[0], "date") == "project:head.timetable[0].date"
    assert paths.of(project, "options") == "project:options"
    assert paths.of(project.framework.matrix.scale) == "framework:matrix.scale"
    assert follow(standing("three-valleys"), paths.of(last, "npv")) == pytest.approx(last.npv)


def test_the_page_carries_the_paths() -> None:
    from moothall.render.html import render_html

    document = documents("three-valleys")[0]
    page = render_html(replace(document, sections=document.sections[:1]))
    assert re.search(r'data-path="financial_case\.options\[\d+\]\.readings\[0\]\.figures\.npv"', page)
    whole_page = render_html(document)
    assert re.search(r'<p class="reading">[^\n]*<span data-path="ranking\.', whole_page)
    carried = list(whereabouts(document))
    shown = {unescape(path) for path in re.findall(r'data-path="([^"]*)"', whole_page)}
    assert shown <= {figure.path for figure in carried}
    assert {figure.path for figure in carried if figure.kind != "picture"} <= shown
