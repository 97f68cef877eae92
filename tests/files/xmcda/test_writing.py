"""A project as an XMCDA file: valid by the published schemas, the same bytes, hostile text inert."""

from __future__ import annotations

import xml.etree.ElementTree as Tree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.xmcda.versions import WRITTEN
from moothall.project.project import Project
from tests.files.xmcda.made import TABLES, faults_of_schema, small, three_valleys, written
from tests.project.generated import projects

HOSTILE = "<script>&lol; ]]> \"'\r\n\t\x00\x1b=1+1 \u202e \U0001f600 \ufffe"


@pytest.mark.parametrize("version", sorted(WRITTEN))
def test_the_teaching_example_keeps_the_published_schema(version: str) -> None:
    assert faults_of_schema(written(three_valleys(), version)[0], version) == []


@given(project=projects(most=6, only=TABLES), version=st.sampled_from(sorted(WRITTEN)))
@settings(max_examples=max(8, settings.default.max_examples // 5))
def test_any_project_keeps_the_published_schema(version: str, project: Project) -> None:
    assert faults_of_schema(written(project, version)[0], version) == []


def test_the_same_project_gives_the_same_bytes() -> None:
    assert written(three_valleys()) == written(three_valleys())


def test_hostile_text_stays_text() -> None:
    first = three_valleys().options[0]
    project = small(options=(replace(first, title=HOSTILE, summary=HOSTILE), *three_valleys().options[1:]))
    data, notes = written(project)
    option = next(e for e in Tree.fromstring(data).iter() if e.tag.endswith("}alternative"))
    held = HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd").replace("\ufffe", "\ufffd")
    assert option.get("name") == held
    assert [e.text for e in option.iter() if e.tag.endswith("}comment")] == [held]
    assert any("6 letters that XML cannot hold" in n for n in notes)
    assert b"<script>" not in data


def test_a_cell_that_nobody_scored_is_not_in_the_file() -> None:
    rows = tuple(s for s in three_valleys().scores if (s.option, s.criterion) != ("joint", "Q1"))
    found = [
        c
        for row in Tree.fromstring(written(small(scores=rows))[0]).iter()
        if row.tag.endswith("}alternativePerformances") and row[0].text == "joint"
        for c in row.iter()
        if c.tag.endswith("}criterionID")
    ]
    assert found
    assert "Q1" not in {c.text for c in found}
