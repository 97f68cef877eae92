"""Where a figure stands: `financial_case.options[3].readings[0].figures.npv` in findings.json.

A figure that people gave has a path that begins with `project:`, one of what was asked with `framework:`;
they name fields as they are in the value read from the folder. A count is the length of the list that its
path names. A list may be narrowed: `checks[?outcome=cannot_tell]` are the checks with that outcome. `[*]` is
every part of one, `[a/b]` one field divided by another.

Parts of the findings are frozen and stand for themselves: a part is found by which one it is, not by what is
in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from moothall.findings.findings import Findings
from moothall.project.project import Project

PROJECT, FRAMEWORK = "project:", "framework:"
Step = str | int
EVERY = "[*]"
"""A step to every part of a list, or every value of a mapping."""


class Paths:
    """Paths of the parts of some findings and their project; each is looked through once, when asked for."""

    def __init__(self, findings: Findings, project: Project) -> None:
        self._known = {id(findings): "", **dict(_walk(findings, ""))}
        self._project: Project | None = project

    def of(self, part: object, *steps: Step) -> str:
        """The path of a field below a part; empty where the part is in neither findings nor project."""
        found = self._known.get(id(part))
        if found is None and self._project is not None:
            self._look_through(self._project)
            found = self._known.get(id(part))
        return "" if found is None else _after(found, "".join(map(step, steps)))

    def _look_through(self, project: Project) -> None:
        """What stands in the findings too keeps its place there."""
        asked = _walk(project.framework, FRAMEWORK)
        self._known = {
            id(project.framework): FRAMEWORK,
            id(project): PROJECT,
            **dict(_walk(project, PROJECT, skip="framework")),
            **dict(asked),
            **self._known,
        }
        self._project = None


def where(**same: object) -> str:
    """A step that narrows a list to the parts with these in their fields; of a tuple, with one of them."""
    told = ",".join(f"{name}={_plain(value)}" for name, value in same.items())
    return f"[?{told}]"


def ratio(part: str, of: str) -> str:
    """A step to one field divided by another: a share that needs no field of its own."""
    return f"[{part}/{of}]"


def beginning(words: str) -> str:
    """A step that narrows a list of words to those that begin so."""
    return f"[^{words}]"


def step(key: Step) -> str:
    """A step into a list, a mapping or a part: '[2]', '.npv', or '["a b"]' where a dot would mislead."""
    if isinstance(key, int):
        return f"[{key}]"
    if key.startswith("["):
        return key
    return f".{key}" if key.replace("_", "a").replace("-", "a").isalnum() else f'["{key}"]'


def _plain(value: object) -> str:
    if isinstance(value, tuple):
        return "|".join(map(_plain, value))
    if value is None or isinstance(value, bool):
        return str(value).lower().replace("none", "null")
    return str(value)


def _after(found: str, steps: str) -> str:
    """The steps after a path; the first step into the whole has no dot."""
    return found + (steps.removeprefix(".") if not found or found.endswith(":") else steps)


def _walk(value: object, path: str, skip: str = "") -> Iterator[tuple[int, str]]:
    if isinstance(value, Struct):
        yield id(value), path
        for name in value.__struct_fields__:
            if name != skip:
                yield from _inside(getattr(value, name), _after(path, f".{name}"))
    else:
        yield from _inside(value, path)


def _inside(value: object, path: str) -> Iterator[tuple[int, str]]:
    if isinstance(value, Struct):
        yield from _walk(value, path)
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            if isinstance(part, Struct | tuple | dict):
                yield from _inside(part, f"{path}[{n}]")
    elif isinstance(value, dict):
        yield id(value), path
        for key, part in value.items():
            if isinstance(part, Struct | tuple | dict):
                yield from _inside(part, path + step(str(key)))
