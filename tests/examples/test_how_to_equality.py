"""The rows that docs/how-to/equality.md shows give what the page says of them."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from tests.acceptance.story import Story

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "equality.md").read_text("utf-8")
TABLES = dict(re.findall(r"```csv (\S+)\n(.*?)```", PAGE, re.S))


def test_the_rows_of_the_page_give_what_the_page_says(tmp_path: Path) -> None:
    story = Story(tmp_path)
    for file in ("jobs.csv", "workforce.csv"):
        story.remove(file)
    for file in ("places.csv", "equality.csv"):
        story.rewrite(file, list(csv.DictReader(StringIO(TABLES[file]))))
    story.drop("measures.csv", option="joint", criterion="Q3")
    for row in csv.DictReader(StringIO(TABLES["measures.csv"])):
        story.add("measures.csv", **row)
    told = story.appraised()
    words = told.part("effects-Q3")
    (quoted,) = re.findall(r"^> (.*)$", PAGE, re.M)
    assert quoted in words
    assert "Worse: 1 place, 4,000 people. Better: 1 place, 6,000 people." in words
    assert told.cell("joint", "Q3")["measurements"][0]["likely"] == pytest.approx(-10.2)
    (joint,) = [a for a in told.findings["equality"]["assessed"] if a["option"] == "joint"]
    assert joint["answer"] == "no"
