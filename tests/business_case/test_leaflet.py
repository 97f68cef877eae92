"""The leaflet: short, plain, in fives, and with no count that could point to a person."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from moothall.business_case.document import Document, Table
from moothall.business_case.leaflet import leaflet
from moothall.business_case.members_sheet import members_sheet
from moothall.business_case.wording import date
from moothall.findings.screening import Override
from tests.business_case.reading import all_of, runs, told, words


def made() -> Document:
    project, findings, _ = told("three-valleys")
    return leaflet(project, findings)


def test_it_answers_five_questions_in_their_order() -> None:
    assert [s.id for s in made().sections] == ["proposed", "changes", "decides", "unknown", "say"]


def test_every_option_and_every_place_is_named() -> None:
    project, _, _ = told("three-valleys")
    said = words(*made().sections)
    assert all(o.title in said for o in project.kept_options)
    changes = words(made().sections[1])
    assert all(p.title in changes for p in project.places)


@pytest.mark.parametrize("paper", [leaflet, members_sheet])
def test_an_override_prints_without_its_code(paper: Callable[..., Document]) -> None:
    """Acceptance scenario ACC03: on every output."""
    project, findings, _ = told("three-valleys")
    why = "The pension gap is closed by a side agreement."
    override = Override(
        about="P17",
        option="contract",
        body="Full council",
        reason=why,
        date=datetime.date(2026, 8, 1),
        by="Clerk",
    )
    plain = paper(project, findings)
    said = words(*paper(project, replace(findings, overrides=(override,))).notices)
    assert why in said
    assert "Full council, 1 August 2026" in said
    assert "P17" not in said
    assert why not in words(*plain.notices)


def test_dates_to_come_are_told_and_past_ones_are_not() -> None:
    project, findings, _ = told("three-valleys")
    said = words(made().sections[2])
    for milestone in project.head.timetable:
        told_of = f"{date(milestone.date)}: {milestone.title}" in said
        assert told_of is (milestone.date >= findings.project.as_of), milestone


def test_no_small_count_of_posts_is_told() -> None:
    _, findings, _ = told("three-valleys")
    few = {o.option: o.few for o in findings.workforce.options if o.few}
    assert few
    table = next(t for t in all_of(Table, *made().sections) if t.id == "table-posts")
    options = [o.option for o in findings.jobs.options]
    for option, row in zip(options, table.rows, strict=True):
        if option in few:
            assert not re.search(r"[−+][1-4]\b", words(row)), option


def test_it_speaks_without_codes_and_recommends_nothing() -> None:
    project, _, _ = told("three-valleys")
    ids = {p.id for p in project.framework.screening.principles} | {c.id for c in project.framework.criteria}
    said = words(*made().sections)
    assert not [i for i in ids if re.search(rf"\b{re.escape(i)}\b", said)]
    assert not [r for r in runs(*made().sections) if r.code]
    assert "nothing is recommended" in said.lower()
    assert len(said.split()) < 1500


@pytest.mark.parametrize("paper", [leaflet, members_sheet])
@pytest.mark.parametrize("name", ["lancashire-revenues", "three-valleys"])
def test_the_notice_of_a_project_prints_on_every_output(paper: Callable[..., Document], name: str) -> None:
    project, findings, _ = told(name)
    (notice,) = [n for n in paper(project, findings).notices if n.kind == "info"]
    assert notice.title == ("A fictional project" if findings.project.fictional else "About this project")
    assert findings.project.notice in words(notice)


def test_what_was_decided_is_told_with_its_day() -> None:
    """In the example, the day on record is that of the entry: the sentence says so."""
    project, findings, _ = told("clyde-valley-2011")
    said = words(*leaflet(project, findings).sections)
    (row,) = [d for d in project.decisions if d.kind == "decision"]
    assert f"{date(row.date)}, {row.body}: Recorded on 2026-11-02; event in autumn 2011" in said
