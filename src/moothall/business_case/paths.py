"""Where a figure stands: `financial_case.options[3].readings[0].figures.npv` in findings.json.

A figure that people gave has a path that begins with `project:`, one of what was asked with `framework:`;
they name fields as they are in the value read from the folder. One of a method's worked example begins with
`method:` and the id of the method: `method:shapley.examples[0].given[2].cost`, where a table in Markdown is a
list of rows with the names of its columns. A count is the length of the list that its
path names. A list may be narrowed: `checks[?outcome=cannot_tell]` are the checks with that outcome. `[*]` is
every part of one, `[a/b]` one field divided by another, `[12:]` what comes after the first twelve, `[>1]` the
numbers above 1, `[#rule]` what stands in the field `rule`, each once.

Parts of the findings are frozen and stand for themselves: a part is found by which one it is, not by what is
in it.
"""

from __future__ import annotations

import datetime
from typing import Any

from msgspec import Struct

from moothall.business_case.woven import Step
from moothall.findings.findings import Findings
from moothall.project.project import Project

PROJECT, FRAMEWORK, METHOD = "project:", "framework:", "method:"
PLAIN = frozenset({str, int, float, bool, type(None), datetime.date})
"""Values that have no parts."""
EVERY = "[*]"
"""A step to every part of a list, or every value of a mapping."""


class Paths:
    """Paths of the parts of some findings and their project; each is looked through once, when asked for."""

    def __init__(self, findings: Findings, project: Project) -> None:
        self._known: dict[int, str] = {}
        self._project: Project | None = project
        _note(findings, "", self._known)

    def of(self, part: object, *steps: Step) -> str:
        """The path of a field below a part; empty where the part is in neither findings nor project."""
        found = self._known.get(id(part))
        if found is None and self._project is not None:
            self._look_through(self._project)
            found = self._known.get(id(part))
        return "" if found is None else _after(found, "".join(map(step, steps)))

    def _look_through(self, project: Project) -> None:
        """What stands in the findings too keeps its place there."""
        given: dict[int, str] = {}
        _note(project, PROJECT, given, skip=("framework", "boundaries"))
        _note(project.framework, FRAMEWORK, given)
        self._known = given | self._known
        self._project = None


def where(**same: object) -> str:
    """A step that narrows a list to the parts with these in their fields; of a tuple, with one of them."""
    told = ",".join(f"{name}={_plain(value)}" for name, value in same.items())
    return f"[?{told}]"


def ratio(part: str, of: str) -> str:
    """A step to one field divided by another: a share that needs no field of its own."""
    return f"[{part}/{of}]"


def beginning(words: str) -> str:
    """A step that narrows a list of words, or the keys of a mapping, to those that begin so."""
    return f"[^{words}]"


def beyond(first: int) -> str:
    """A step that narrows a list to the parts after the first so many."""
    return f"[{first}:]"


def each(*fields: str) -> str:
    """A step to what the parts of a list have in some fields, each once."""
    return f"[#{','.join(fields)}]"


def over(limit: int) -> str:
    """A step that narrows a list of numbers to those above a limit."""
    return f"[>{limit}]"


def under(limit: int) -> str:
    """A step that narrows a list of numbers to those below a limit."""
    return f"[<{limit}]"


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


def _note(value: Any, path: str, known: dict[int, str], skip: tuple[str, ...] = ()) -> None:
    """Write down the path of each part and mapping in a value. It is called for each, so it is plain."""
    kind = type(value)
    if kind is tuple:
        for n, part in enumerate(value):
            if type(part) not in PLAIN:
                _note(part, f"{path}[{n}]", known)
    elif kind is dict:
        known[id(value)] = path
        for key, part in value.items():
            if type(part) not in PLAIN:
                _note(part, path + step(str(key)), known)
    elif isinstance(value, Struct):
        known[id(value)] = path
        before = path if not path or path.endswith(":") else f"{path}."
        for name in value.__struct_fields__:
            part = getattr(value, name)
            if type(part) not in PLAIN and name not in skip:
                _note(part, before + name, known)
