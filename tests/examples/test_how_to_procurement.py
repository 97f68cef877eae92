"""The rows that docs/how-to/procurement.md shows give the answers that its table holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.running import call
from tests.planted.clean import clean

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "procurement.md").read_text("utf-8")


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> dict:
    place = tmp_path_factory.mktemp("how-to")
    folder = clean(place / "project")
    for file, rows in re.findall(r"```csv (\S+)\n(.*?)```", PAGE, re.S):
        (folder / file).write_text(rows, "utf-8")
    done = call("appraise", folder, "-o", place / "out", "--formats", "json", "--draws", "1000")
    assert done.exit_code in (0, 1), done.output
    return json.loads((place / "out" / "findings.json").read_text("utf-8"))


def test_each_contract_has_the_answer_of_the_table(findings: dict) -> None:
    told = dict(re.findall(r"^\| (c\d) \| ([\w ]+) \|", PAGE, re.M))
    found = {c["contract"]: c["interest_test"]["answer"] for c in findings["procurement"]["contracts"]}
    assert found == {k: v.replace(" ", "_") for k, v in told.items()}


def test_the_record_takes_the_flag_away_and_the_plan_asks_for_the_rest(findings: dict) -> None:
    rules = {f["rule"] for f in findings["flags"]}
    assert "PW2" not in rules
    assert "PW1" in rules
    (plan,) = findings["procurement"]["plans"]
    answered = {i["id"] for i in plan["items"] if not i.get("open")}
    assert answered == {"PP3", "PP4"}
    assert len(plan["items"]) == 13


def test_the_command_of_the_page_makes_a_project_of_the_test(tmp_path: Path) -> None:
    (words,) = re.findall(r"^    moothall (new .*)$", PAGE, re.M)
    (title,) = re.findall(r'"(.*)"', words)
    rest = words.replace(f'"{title}"', "TITLE").split()
    made = [str(tmp_path / "test") if w == "test" else title if w == "TITLE" else w for w in rest]
    assert call(*made).exit_code == 0
    assert "public_interest_test_2026" in (tmp_path / "test" / "project.yaml").read_text("utf-8")
