"""What docs/how-to/power.md shows is read, and gives what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.running import call
from tests.planted.clean import clean, edit_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "power.md").read_text(encoding="utf-8")
BLOCKS: dict[str, str] = dict(re.findall(r"```yaml (\S+)\n(.*?)```", PAGE, re.DOTALL))


@pytest.fixture
def body(tmp_path: Path) -> Path:
    file = tmp_path / "body.yaml"
    file.write_text(BLOCKS["body.yaml"], encoding="utf-8")
    return file


def test_it_says_what_the_page_quotes(body: Path) -> None:
    said = " ".join(call("power", body).output.split())
    quoted = [line.removeprefix("> ") for line in PAGE.splitlines() if line.startswith("> ")]
    assert len(quoted) == 3
    assert all(line in said for line in quoted)
    assert "52 to 99 1 smallest gap; no power: west" in said


def test_json_is_what_the_page_shows(body: Path) -> None:
    (block,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    found = json.loads(call("power", body, "--json").stdout)
    for name, wanted in json.loads(block).items():
        assert found[name] == (pytest.approx(wanted, abs=0.001) if isinstance(wanted, dict) else wanted)


def test_the_body_of_a_project_is_read(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    given: dict[str, Any] = yaml.load(BLOCKS["governance.yaml"], Loader=yaml.BaseLoader)
    edit_yaml(folder, "governance.yaml", lambda data: given)
    said = " ".join(call("power", folder, "--body", "committee").output.split())
    assert "6 of 8 votes carry a decision" in said
    assert "With a seat and no vote: Users' forum." in said
    assert "Branch of the union has no power" in said
