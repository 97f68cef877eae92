"""Writes docs/reference/journeys.md of what `make trust` walked: `python -m scripts.journeys FILE...`."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import Any

from tests.web.journeys.stories import asked

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "journeys.md"
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
TITLES = {"scenarios": "Acceptance scenarios", "people": "Tasks of people"}
HEAD = """<!-- Made by `make trust` of what it walked: run it, do not change this page. -->

# Journeys

People in a real Chromium, each with a browser of their own, on the served site. Every page that one comes
to must be styled, in the language asked for, no wider than the screen, without a fault that axe-core {axe}
finds by WCAG 2.0 to 2.2, A and AA; details closed and open. A complaint of the browser, a request that fails
or a status that was not expected fails the journey. The figures are states of pages that axe looked at;
one that was looked at before in the same run is not counted again.

Last walked on {day}: {journeys} journeys, {walked} times, {states} states; {failed}.
"""


def main() -> int:
    """Read what was walked, and write the page; 1 where a journey failed."""
    walked = [one for file in sys.argv[1:] for one in json.loads(Path(file).read_text(encoding="utf-8"))]
    if not walked:
        sys.exit("nothing was walked")
    PAGE.write_text(page(walked), encoding="utf-8")
    return 0 if all(one["well"] for one in walked) else 1


def page(walked: list[dict[str, Any]]) -> str:
    """The page of all that was walked."""
    columns = sorted({(one["database"], one["width"]) for one in walked}, key=_turn)
    stories: Stories = {}
    for one in walked:
        stories.setdefault(one["story"], {})[one["database"], one["width"]] = one
    failed = sum(1 for one in walked if not one["well"])
    axe = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]["axe-core"]
    head = HEAD.format(
        axe=axe, day=datetime.datetime.now(datetime.UTC).date(), journeys=len(stories), walked=len(walked),
        states=f"{sum(one['states'] for one in walked):,}",
        failed=f"{failed} failed" if failed else "none failed",
    )  # fmt: skip
    titles = ["journey", "walks", *(f"{DATABASES[database]}, {width} px" for database, width in columns)]
    rows = [
        [story, _walks(of), *(_cell(of.get(column)) for column in columns)] for story, of in stories.items()
    ]
    return head + "\n" + _table(titles, rows) + "".join(_asked(kind, stories) for kind in TITLES)


Stories = dict[str, dict[tuple[str, int], dict[str, Any]]]


def _table(titles: list[str], rows: list[list[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in lines) + "\n"


def _walks(of: dict[tuple[str, int], dict[str, Any]]) -> str:
    """Scenarios and tasks of a journey."""
    one = next(iter(of.values()))
    return ", ".join([*one["scenarios"], *one["people"]])


def _asked(kind: str, stories: Stories) -> str:
    """Each scenario or task with the journeys that walk it, well wherever they were walked."""
    well = {story: of for story, of in stories.items() if all(one["well"] for one in of.values())}
    rows = []
    for id, words in asked()[kind].items():
        by = [story for story, of in well.items() if id in next(iter(of.values()))[kind]]
        rows.append([id, words, "<br>".join(by) or "not yet walked"])
    done = sum(1 for row in rows if row[2] != "not yet walked")
    title = TITLES[kind]
    return f"\n## {title}\n\n{done} of {len(rows)} are walked on the site.\n\n" + _table(
        ["id", "what it is about", "journey"], rows
    )


def _turn(column: tuple[str, int]) -> tuple[int, int]:
    database, width = column
    return list(DATABASES).index(database), -width


def _cell(one: dict[str, Any] | None) -> str:
    if one is None:
        return "not walked"
    return str(one["states"]) if one["well"] else "**failed**"


if __name__ == "__main__":
    sys.exit(main())
