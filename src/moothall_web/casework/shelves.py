"""A project as rows: every table, and every list in a document, is a shelf of rows of one type.

The types are those of `moothall.project`; nothing here knows a field by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from moothall.project.boundaries import Boundary
from moothall.project.governance import Governance
from moothall.project.head import Head
from moothall.project.options import Option
from moothall.project.project import Project
from moothall.project.stakeholders import Stakeholders
from moothall.project.statements import Narrative, Statement
from moothall.project.tables import TABLES

DOCUMENTS: dict[str, type[Struct]] = {"head": Head, "stakeholders": Stakeholders, "governance": Governance}
"""Parts of a project that are one value, not rows."""


class Shelf(Struct, frozen=True):
    """Rows of one type.

    name : part of the project, and the list in it where the part is a document: `head.partners`
    key : fields that tell a row from the others; none: rows may repeat, and have numbers
    single : one row only, with what is left of a document
    """

    name: str
    kind: type[Struct]
    key: tuple[str, ...] = ()
    single: bool = False

    @property
    def part(self) -> str:
        """Field of the project that it is in."""
        return self.name.partition(".")[0]

    @property
    def field(self) -> str:
        """List in the document; empty where the part itself is the list."""
        return self.name.partition(".")[2]

    def key_of(self, values: Mapping[str, Any], number: int) -> str:
        """What tells a row from the others of its shelf."""
        if self.single:
            return ""
        if not self.key:
            return str(number)
        return "|".join(str(values.get(k) or "") for k in self.key)


@cache
def shelves() -> dict[str, Shelf]:
    """Every shelf by name, in the order in which a project is filled."""
    made: list[Shelf] = []
    for part, kind in DOCUMENTS.items():
        made.append(Shelf(part, kind, single=True))
        made += [Shelf(f"{part}.{name}", item, _id_of(item)) for name, item in lists(kind).items()]
    made.append(Shelf("options", Option, ("id",)))
    made += [Shelf(t.name, t.row, t.key) for t in TABLES]
    made.append(Shelf("statements", Statement, ("group",)))
    made.append(Shelf("narratives", Narrative, ("section",)))
    made.append(Shelf("boundaries", Boundary))
    return {shelf.name: shelf for shelf in made}


def lists(kind: type[Struct]) -> dict[str, type[Struct]]:
    """Fields of a type that are lists of rows, with the type of a row."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        item = get_args(hint)[0] if get_origin(hint) is tuple and get_args(hint) else None
        if isinstance(item, type) and issubclass(item, Struct):
            found[name] = item
    return found


def _id_of(kind: type[Struct]) -> tuple[str, ...]:
    """Its id; none for what is adopted again and again: each time is an entry of its own."""
    fields = kind.__struct_fields__
    return ("id",) if "id" in fields and "by" not in fields else ()


def shelved(project: Project) -> Iterator[tuple[Shelf, str, dict[str, Any]]]:
    """Every row of a project: its shelf, its key and its values."""
    for shelf in shelves().values():
        part = getattr(project, shelf.part)
        if shelf.single:
            yield shelf, "", bare(part, without=lists(shelf.kind))
            continue
        rows = getattr(part, shelf.field) if shelf.field else part
        for number, row in enumerate(rows, 1):
            values = bare(row)
            yield shelf, shelf.key_of(values, number), values


def bare(row: Struct, without: Iterable[str] = ()) -> dict[str, Any]:
    """A row as plain values of JSON, without those at their defaults."""
    whole = msgspec.json.decode(msgspec.json.encode(row))
    kept = {n for n, default in _defaults(type(row)) if default is _NEEDED or getattr(row, n) != default}
    return {name: whole[name] for name in whole if name in kept and name not in without}


_NEEDED: Any = object()
"""In place of a default: there is none."""


@cache
def _defaults(kind: type[Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, _NEEDED if f.required else _default(f)) for f in fields(kind))


def _default(field: Any) -> Any:
    if field.default_factory is not msgspec.NODEFAULT:
        return field.default_factory()
    return field.default


def unshelved(rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """The parts of a project from rows, each with the name of its shelf, in order.

    msgspec.ValidationError names the field of the first row that is not of its type.
    """
    held: dict[str, list[dict[str, Any]]] = {}
    for name, values in rows:
        held.setdefault(name, []).append(values)
    parts: dict[str, Any] = {}
    for shelf in shelves().values():
        given = held.get(shelf.name, [])
        if shelf.single:
            document = dict(given[0]) if given else {}
            document |= {f: held.get(f"{shelf.name}.{f}", []) for f in lists(shelf.kind)}
            parts[shelf.part] = msgspec.convert(document, shelf.kind, strict=False)
        elif not shelf.field:
            parts[shelf.part] = tuple(msgspec.convert(values, shelf.kind, strict=False) for values in given)
    return parts
