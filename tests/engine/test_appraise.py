"""Any project that can exist can be appraised: the same findings each time, and nothing ever breaks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.files.findings import findings_json
from moothall.project.project import Project
from tests.engine.made import clean_project
from tests.engine.scoring.made import Recipe, recipes
from tests.project.generated import projects

UNFILLED = re.compile(r"\{[a-z_]+(:[^}]*)?\}")
"""A place of a template that no figure filled."""


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@given(made=projects())
@settings(max_examples=max(10, settings.default.max_examples // 2))
def test_any_project_is_appraised(made: Project) -> None:
    found = appraise(made)
    assert findings_json(found) == findings_json(appraise(made))
    assert {t.option for t in found.types} == {o.id for o in made.options}
    assert {f.rule for f in found.flags} == {c.rule for c in found.checks if c.outcome == "found"}
    assert all(f.message and not UNFILLED.search(f.message) for f in found.flags)
    assert all(c.missing for c in found.checks if c.outcome == "cannot_tell")


@given(recipe=recipes())
@settings(max_examples=max(5, settings.default.max_examples // 4))
def test_any_scores_are_appraised(recipe: Recipe) -> None:
    found = appraise(recipe.project)
    assert len(found.scoring.options) == recipe.options
    assert findings_json(found)


def test_a_project_without_options_is_appraised() -> None:
    made = clean_project()
    empty = {f: () for f in made.__struct_fields__ if isinstance(getattr(made, f), tuple) and f != "facts"}
    head = replace(made.head, not_applicable=(), reference_classes=())
    bare = Project(framework=made.framework, facts=made.facts, head=head, **empty)
    found = appraise(bare)
    assert found.scoring.options == ()
    assert found.types == ()


def test_a_project_of_which_every_option_was_dropped_is_appraised() -> None:
    from moothall.project.options import Dropped

    made = clean_project()
    gone = Dropped(reason="Too dear.", by="Board", date=made.head.as_of)
    found = appraise(replace(made, options=tuple(replace(o, dropped=gone) for o in made.options)))
    assert found.scoring.ranked == ()
    assert all(t.dropped for t in found.types)


def test_findings_do_not_depend_on_what_was_appraised_before() -> None:
    first = findings_json(appraise(clean_project()))
    appraise(replace(clean_project(), scores=()))
    assert findings_json(appraise(clean_project())) == first
