"""The rows that docs/how-to/share.md shows give the sentence that it quotes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.cli.running import call

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "share.md").read_text("utf-8")


def test_the_file_of_the_page_gives_what_the_page_says(tmp_path: Path) -> None:
    file = tmp_path / "game.csv"
    file.write_text(re.findall(r"```csv\n(.*?)```", PAGE, re.S)[0], "utf-8")
    (quoted,) = re.findall(r"^> (.*)$", PAGE, re.M)
    assert quoted in " ".join(call("share", file).output.split())
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE, re.S)
    core, found = json.loads(shown)["core"], json.loads(call("share", file, "--json").stdout)["core"]
    assert found["empty"] == core["empty"]
    assert found["objections"]["equal"] == core["objections"]["equal"]


def test_the_table_of_a_project_is_shared_as_the_page_says(tmp_path: Path) -> None:
    file = tmp_path / "coalitions.csv"
    file.write_text(re.findall(r"```csv coalitions.csv\n(.*?)```", PAGE, re.S)[0], "utf-8")
    (command,) = re.findall(r"^    moothall share coalitions.csv (--option \w+)$", PAGE, re.M)
    said = call("share", file, *command.split())
    assert said.output.splitlines()[3].startswith("8,000,000.00 to share between 2 partners")
    assert call("share", file).exit_code == 2
