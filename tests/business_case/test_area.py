"""One place in plain words: every option beside the others, and no count that the page does not tell."""

from __future__ import annotations

import re

import pytest

from moothall.business_case.area import area
from moothall.business_case.document import Document, Table
from tests.business_case.reading import EXAMPLES, all_of, told, words
from tests.planted.clean import read_rows

PLACES = [row["id"] for row in read_rows(EXAMPLES / "three-valleys", "places.csv")]


def made(place: str) -> Document:
    project, findings, _ = told("three-valleys")
    return area(project, findings, place)


@pytest.mark.parametrize("place", PLACES)
def test_every_option_stands_in_short_and_in_each_table_by_option(place: str) -> None:
    project, _, _ = told("three-valleys")
    document = made(place)
    titles = [o.title for o in project.kept_options]
    short = words(document.sections[0])
    assert all(t in short for t in titles)
    for table in all_of(Table, *document.sections):
        if str(table.columns[0].title) == "Option":
            assert [words(r.cells[0]) for r in table.rows] == titles


@pytest.mark.parametrize("place", PLACES)
def test_counts_are_those_of_the_findings(place: str) -> None:
    _, findings, _ = told("three-valleys")
    tables = [t for t in all_of(Table, *made(place).sections) if t.id == "table-area-posts"]
    found = {
        o.option: next((p for p in o.places if place in p.places), None) for o in findings.jobs.options
    }  # fmt: skip
    if not any(found.values()):
        assert tables == []
        return
    (table,) = tables
    for row, posts in zip(table.rows, found.values(), strict=True):
        net = words(row.cells[-1])
        if posts is None or posts.net is None:
            assert net in ("not told", "not recorded")
        else:
            assert float(net.replace("−", "-")) == round(posts.net, 1)


def test_access_is_told_as_levels_now_and_then() -> None:
    short = words(made("stonehather").sections[0])
    assert "joint committee: As many jobs as now, here." in re.sub(r"\s+:", ":", short)
    assert "71% now, 53% then" in short


def test_losses_come_before_gains_and_are_never_netted() -> None:
    (table,) = [t for t in all_of(Table, *made("stonehather").sections) if t.id == "table-area-impacts"]
    assert [str(c.title) for c in table.columns] == [
        "Group", "Loses under", "Gains under", "Both, none or not known",
    ]  # fmt: skip
