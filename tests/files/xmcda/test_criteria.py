"""Criteria are the framework's: matched by id, refused with the nearest name, compared in their words."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec.structs import replace

from moothall.project.head import NotApplicable
from tests.files.xmcda.made import again, read, refused, small, three_valleys

LEFT = NotApplicable(criterion="V1", reason="no votes", date=datetime.date(2026, 5, 1), by="Partners")


def test_one_that_applies_to_no_option_comes_back(tmp_path: Path) -> None:
    project = small(head=replace(three_valleys().head, not_applicable=(LEFT,)))
    assert again(tmp_path, project).head.not_applicable == (LEFT,)


def test_one_that_is_not_active_and_nobody_says_why_applies(tmp_path: Path) -> None:
    body = '<criteria><criterion id="Q1"><active>false</active></criterion></criteria>'
    project, notes = read(tmp_path, body)
    assert project.head.not_applicable == ()
    assert any("Q1 is not active here, and nobody says who left it out" in n for n in notes)


def test_a_stranger_is_refused_once_with_the_nearest_id_or_name(tmp_path: Path) -> None:
    title = next(c.title for c in three_valleys().framework.criteria if c.id == "Q1")
    body = f"""<criteria>
<criterion id="q1"/><criterion id="x9" name="{title.upper()}"/></criteria>
<performanceTable><alternativePerformances><alternativeID>a</alternativeID><performance>
<criterionID>q1</criterionID><values/></performance></alternativePerformances></performanceTable>"""
    near, named = refused(tmp_path, body)
    assert near.startswith(
        'others.xml line 3: The framework essu_2007 has no criterion "q1". Did you mean "Q1"?'
    )
    assert f'no criterion "x9". Did you mean "Q1" ({title})?' in named


def test_another_name_under_a_known_id_is_noted(tmp_path: Path) -> None:
    notes = read(tmp_path, '<criteria><criterion id="Q1" name="Quickness"/></criteria>')[1]
    assert any('Q1 is called "Quickness" here and' in n for n in notes)


def test_sets_that_are_not_the_framework_s_sections_are_told(tmp_path: Path) -> None:
    body = """<criteriaSets>
<criteriaSet id="Q"><element><criterionID>Q1</criterionID></element></criteriaSet></criteriaSets>"""
    assert any("line 3: criteriaSets/criteriaSet is not read" in n for n in read(tmp_path, body)[1])
