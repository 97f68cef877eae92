"""Docstrings of journeys name what is walked, and the page of the journeys tells what is not."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from scripts.journeys import page
from tests.web.journeys.stories import asked, told

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("docstring", "story", "scenarios", "people"),
    [
        ("One does a thing.", "One does a thing.", [], []),
        ("ACC03: given this,\n    then that; people: officer 2.", "ACC03: given this, then that.",
         ["ACC03"], ["officer 2"]),
        ("One does it.\n\n    ACC10, then: more.\n    people: user rep 4, 1; union 2\n    ", "One does it.",
         ["ACC10"], ["user rep 4", "user rep 1", "union 2"]),
        ("One does it.\n    people: auditor 2", "One does it.", [], ["auditor 2"]),
    ],
)  # fmt: skip
def test_story_scenarios_and_tasks_are_read(docstring, story, scenarios, people):
    assert told(docstring) == {"story": story, "scenarios": scenarios, "people": people}


@pytest.mark.parametrize("docstring", ["ACC99.", "One. people: officer 6.", "One. people: mayor 1."])
def test_what_nobody_asks_for_is_refused(docstring):
    with pytest.raises(ValueError, match=r"asked\.yaml does not know"):
        told(docstring)


def journeys():
    """Every journey: its function, as it is written."""
    for file in sorted(HERE.glob("test_*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and "walker" in {a.arg for a in node.args.args}:
                yield node


def test_every_journey_tells_a_story_of_its_own():
    stories = [told(docstring)["story"] for node in journeys() if (docstring := ast.get_docstring(node))]
    assert len(stories) > 20
    assert len(set(stories)) == len(stories)


def test_ten_journeys_are_the_sample_on_postgresql():
    """`make test` walks them at 320 px on the other database; `make trust` walks all."""
    marked = [n.name for n in journeys() if "postgres" in " ".join(map(ast.unparse, n.decorator_list))]
    assert len(marked) == 10, marked


def test_six_people_have_five_tasks_each():
    assert len(asked()["people"]) == 30
    assert len(asked()["scenarios"]) == 26


def test_the_page_tells_what_was_walked_and_what_was_not():
    walked = {"database": "sqlite", "width": 1280, "states": 3, "well": True, "name": "x"}
    other = walked | {"story": "Two.", "scenarios": [], "people": ["union 2"], "well": False}
    text = page([walked | {"story": "One.", "scenarios": ["ACC06"], "people": []}, other])
    assert "| One. | ACC06 | 3 |" in text
    assert "| Two. | union 2 | **failed** |" in text
    assert "| ACC06 | A zero cannot hide in an average | One. |" in text
    assert "| ACC26 | Rotation that is only on paper | not yet walked |" in text
    rows = {line.split(" | ")[0].strip("| "): line for line in text.splitlines()}
    assert rows["union 2"].endswith("| not yet walked |"), "a journey that failed walks nothing"
