"""What a journey walks, as its docstring says: the story, acceptance scenarios and tasks of people."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

TASKS = re.compile(r"[;,.]?\s*people:\s*([a-z0-9 ,;]+?)\.?\s*(?:\n|$)")
SCENARIO = re.compile(r"\bACC\d{2}\b")


def told(docstring: str) -> dict[str, object]:
    """The story (its first paragraph), and ids of what it walks.

    raises : ValueError for a scenario or a task that nobody asks for
    """
    lines = "\n".join(line.strip() for line in docstring.strip().splitlines())
    flowing = re.sub(r"(?<!\n)\n(?!\n)", " ", re.sub(r"\n(?=people:)", "\n\n", lines))
    people = [task for found in TASKS.findall(flowing) for task in _tasks(found)]
    scenarios = list(dict.fromkeys(SCENARIO.findall(flowing)))
    unknown = [id for id in (*scenarios, *people) if id not in {**asked()["scenarios"], **asked()["people"]}]
    if unknown:
        raise ValueError(f"asked.yaml does not know {', '.join(unknown)}")
    story = TASKS.sub("", flowing.split("\n\n")[0]).rstrip(" ;,")
    if story and story[-1] not in ".!?":
        story += "."
    return {"story": story, "scenarios": scenarios, "people": people}


def _tasks(found: str) -> list[str]:
    """`officer 1, 2; union 3` as officer 1, officer 2, union 3."""
    tasks, who = [], ""
    for word in re.split(r"[,;]", found):
        name, _, number = word.strip().rpartition(" ")
        who = name or who
        tasks.append(f"{who} {number}")
    return tasks


@cache
def asked() -> dict[str, dict[str, str]]:
    """Scenarios and tasks with what each is about."""
    read = yaml.safe_load(Path(__file__).with_name("asked.yaml").read_text(encoding="utf-8"))
    return {kind: {str(id): str(words) for id, words in found.items()} for kind, found in read.items()}
