"""Many rows of a kind on one page: what stands, what was typed, what is wrong with it, what is saved.

A field of a page is called by the line that it is on and its own name, with two dashes between. A line on
which nothing is typed, and no row stands, is left alone.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from moothall.framework.framework import Framework
from moothall.project.problems import nearest
from moothall_web.casework.actions import Change
from moothall_web.casework.bare_project import problems
from moothall_web.casework.choices import Choice
from moothall_web.casework.fields import Field, fields_of, shown, taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.scoring import ids_in
from moothall_web.casework.shelves import Shelf
from moothall_web.ui.tongue import in_words

NEW = "new-"
"""How the name of a line begins on which no row stands yet."""
BLANK, MOST = 3, 60
"""Empty lines offered at once, and the most that a page takes."""
AROUND = {"options": "options", "places": "places", "partners": "head_partners"}
"""Kinds of ids that the rules of a row ask for -> the rows in which they are."""


class Line(Struct, frozen=True):
    """One row on the page.

    name : before the names of its fields
    title : what it is about
    group : what the lines around it are about; each is told once above them
    fixed : what it says without being asked
    words : what it says of what is asked, as typed, by field
    seen : version on which it rests, by its number in the database; 0 where there was none
    key : of the row that stands; empty where there is none
    version : of that row
    before : all that the row says
    note : what else to know while one answers
    """

    name: str
    title: str
    group: str = ""
    fixed: Fields = {}
    words: dict[str, str] = {}
    seen: int = 0
    key: str = ""
    version: int = 0
    before: Fields = {}
    note: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """What it says, apart from where it stands; white space at the ends says nothing."""
        return tuple(self.words[p].strip() for p in sorted(self.words))

    @property
    def empty(self) -> bool:
        """Whether nothing stands on it."""
        return not self.key and not any(self.said)


class Grid(Struct, frozen=True):
    """The lines of one page.

    asked : fields of each line
    front : how many of them stand open; the others are folded away
    choices : ids with their names, for fields that name one
    dated : field that holds the day of an answer: another day, another row
    moves : the day of the project moves on with a save, since nothing may lie after it
    """

    shelf: Shelf
    asked: tuple[Field, ...]
    lines: tuple[Line, ...]
    day: datetime.date
    framework: Framework
    head: Fields
    front: int
    choices: dict[str, list[Choice]] = {}
    dated: str = ""
    moves: bool = False

    def named(self, field: Field, words: str) -> str:
        """What stands in a field as a reader is told it: choices in words, ids by their names."""
        if field.kind in ("choice", "yes_no"):
            return in_words(words)
        if field.kind == "many":
            return words
        return dict(self.choices.get(field.ref, ())).get(words, words)


def grouped(lines: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """Lines by what they are about, in their order."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.group, []).append(line)
    return list(found.items())


def asked_of(shelf: Shelf, paths: Iterable[str], labels: Mapping[str, str]) -> tuple[Field, ...]:
    """Some fields of a kind of row, in the order in which they are named.

    labels : what a field is called here, where that is plainer than its name
    """
    known = {f.path: f for f in fields_of(shelf.kind)}
    return tuple(replace(known[path], label=labels.get(path, known[path].label)) for path in paths)


def line_of(
    shelf: Shelf, asked: Iterable[Field], value: Value | None, name: str, title: str, **more: Any
) -> Line:
    """The line of a row that stands; an empty one for none."""
    fields = (value.fields if value else None) or {}
    words = _words(shelf, asked, fields)
    if value is None:
        return Line(name, title, words=words, **more)
    return Line(
        name, title, words=words, seen=value.pk, key=value.place.key, version=value.version, before=fields,
        **more,
    )  # fmt: skip


def blanks(shelf: Shelf, asked: Iterable[Field], number: int, title: str, **more: Any) -> tuple[Line, ...]:
    """Empty lines to be filled."""
    fields = tuple(asked)
    return tuple(line_of(shelf, fields, None, f"{NEW}{n}", title, **more) for n in range(1, number + 1))


def _words(shelf: Shelf, asked: Iterable[Field], fields: Fields) -> dict[str, str]:
    said = shown(shelf.kind, fields)
    return {f.path: said.get(f.path, "").replace("\n", "; ") for f in asked} if fields else {
        f.path: "" for f in asked
    }  # fmt: skip


def blanks_in(words: Iterable[str]) -> int:
    """How many empty lines a page had, by the names of its fields."""
    numbers = (re.match(rf"{NEW}(\d{{1,2}})--", name) for name in words)
    return min(max((int(m[1]) for m in numbers if m), default=0), MOST)


def typed(grid: Grid, post: Mapping[str, Any]) -> tuple[Line, ...]:
    """The lines with what somebody typed, and which version they saw."""
    found = []
    for line in grid.lines:
        if not any(f"{line.name}--{path}" in post for path in line.words):
            found.append(line)  # it was not on the page: nobody said anything of it
            continue
        words = {
            f.path: str(post.get(f"{line.name}--{f.path}", "")).strip().replace("\r\n", "\n")
            for f in grid.asked
            if f.path in line.words
        }
        seen = str(post.get(f"{line.name}--seen", "0"))
        number = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 16 else 0
        found.append(replace(line, words=words, seen=number))
    return tuple(found)


def changed(grid: Grid, told: Iterable[Line], seen: Mapping[int, Fields]) -> tuple[Line, ...]:
    """Lines that somebody changed since they saw them, and that do not stand so anyway.

    seen : what they saw, by its number, where that is no longer what stands
    """
    standing = {line.name: line for line in grid.lines}
    found = []
    for line in told:
        now = standing[line.name]
        before = now
        if line.seen != now.seen:
            asked = [f for f in grid.asked if f.path in now.words]
            before = replace(now, words=_words(grid.shelf, asked, seen.get(line.seen, {})))
        if line.said not in (now.said, before.said):
            found.append(line)
    return tuple(found)


def on_top(line: Line, now: Line) -> Line:
    """What was typed, to be saved above what stands there now."""
    return replace(now, words=line.words)


def checked(
    grid: Grid, lines: Iterable[Line], keys: Iterable[str], number: int
) -> tuple[list[Change], dict[str, str]]:
    """The rows of some lines as they are kept, and by field all that is wrong with them.

    keys : of all rows that stand on the shelf
    number : the first that no row of the shelf has had
    """
    there, found, faults = set(keys), list[tuple[Line, Fields]](), dict[str, str]()
    for line in lines:
        values, wrong = _read(grid, line)
        faults |= {f"{line.name}--{_asked(grid, path)}": said for path, said in wrong.items()}
        if not wrong:
            found.append((line, values))
    faults |= _against_the_rules(grid, found)
    changes = []
    for place, (line, values) in enumerate(found):
        key, version = _where(grid, line, values, number + place)
        if key != line.key and key in there:
            first = next(f.path for f in grid.asked if f.path not in line.fixed)
            faults.setdefault(f"{line.name}--{first}", _("{title}: there is such a row already.").format(
                title=line.title
            ))  # fmt: skip
        there.add(key)
        changes.append(Change(grid.shelf, key, values, seen=version))
    return changes, faults


def _asked(grid: Grid, path: str) -> str:
    """The field beside which a fault is told; the first where it is in none that is asked."""
    known = [f.path for f in grid.asked]
    return path if path in known else known[0]


def _where(grid: Grid, line: Line, values: Fields, number: int) -> tuple[str, int]:
    """Where the row goes, and which version it stands above: an answer of another day is another row."""
    key = grid.shelf.key_of(values, number)
    if not line.key or (grid.dated and key != line.key):
        return key, 0
    return line.key, line.version


def _read(grid: Grid, line: Line) -> tuple[Fields, dict[str, str]]:
    """The row of a line, and what is wrong with it by its type, by field."""
    given = shown(grid.shelf.kind, line.before)
    asked = [f for f in grid.asked if f.path in line.words]
    for field in asked:
        words = line.words[field.path]
        given[field.path] = "\n".join(ids_in(words)) if field.kind == "many" else words
    given |= {path: str(value) for path, value in line.fixed.items()}
    if grid.dated:
        given[grid.dated] = grid.day.isoformat()
    values, wrong = taken(grid.shelf.kind, given)
    for field in asked:
        ids = [id for id, _name in grid.choices.get(field.ref, ())] if field.ref else []
        named = ids_in(line.words[field.path]) if field.kind == "many" else (line.words[field.path],)
        if field.ref in grid.choices and (bad := next((n for n in named if n and n not in ids), "")):
            wrong[field.path] = _("{label}: there is no “{id}”.").format(label=field.label, id=bad) + nearest(
                bad, ids
            )
    return values, {path: f"{line.title}: {said}" for path, said in wrong.items()}


def _against_the_rules(grid: Grid, found: list[tuple[Line, Fields]]) -> dict[str, str]:
    """What is wrong with the rows by the rules of all rows of their kind, by field."""
    if not found:
        return {}
    bare = [{k: v for k, v in values.items() if k not in _beyond(grid)} for _line, values in found]
    around = {
        rows: [{"id": id, "title": name or id} for id, name in grid.choices.get(kind, ())]
        for kind, rows in AROUND.items()
    }
    head = grid.head
    if grid.moves:
        head = {**head, "as_of": max(str(head.get("as_of", "")), grid.day.isoformat())}
    wrong = problems(grid.framework, head, grid.shelf.name, **{grid.shelf.name: bare}, **around)
    faults: dict[str, str] = {}
    for problem in wrong:
        number, *path = problem.path or (0,)
        line = found[int(number)][0] if isinstance(number, int) and number < len(found) else found[0][0]
        field = _asked(grid, str(path[0]) if path else "")
        faults.setdefault(f"{line.name}--{field}", f"{line.title}: {problem.message}")
    return faults


def _beyond(grid: Grid) -> set[str]:
    """Fields that name what stands on other shelves; whether it is there was asked already."""
    return {f.path for f in fields_of(grid.shelf.kind) if f.ref in ("evidence", "benefit_rows", "groups")}
