"""Carrying a project's answers over a migration: what becomes of each row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from moothall.files.migration import Action, Migration, Step, Verb
from moothall.project.project import ANSWERED, Project
from moothall.project.references import references
from moothall.project.tables import TABLES

OWN = frozenset({"options", "partners", "groups", "assessors", "places", "evidence", "grades", "needs"})
"""Kinds of reference that lead to no item of a framework."""
COPIED = frozenset({"verdicts", "scores", "employment", "strategy"})
"""Tables whose rows may stand for several new items. Money and weights would count twice."""

Outcome = Literal["carried", "copied", "cleared", "asked", "dropped"]


class Fate(Struct, frozen=True, kw_only=True):
    """What becomes of one row, for one item that it names."""

    table: str
    row: int
    """Place in the table, 1 for the first; 0 in a document."""
    id: str
    verb: Verb
    action: Action
    outcome: Outcome
    """carried: stands; copied: stands for several; cleared: stands without the id; asked or dropped: left out."""
    into: tuple[str, ...] = ()
    was: str = ""
    """The row as it was, where it is left out."""


class Carried(Struct, frozen=True, kw_only=True):
    """The parts of a project after a migration, with the fate of each row that it touched."""

    parts: dict[str, Any]
    fates: tuple[Fate, ...]


def carry(project: Project, migrations: Iterable[Migration], pin: str) -> Carried:
    """The answers of a project as they stand in the new version, under its pin."""
    parts = {name: getattr(project, name) for name in ANSWERED}
    fates: list[Fate] = []
    for migration in migrations:
        steps = {k: s for k, s in migration.by_id.items() if s.verb != "same"}
        for name in ANSWERED:
            walker = _Walker(name, steps)
            parts[name] = walker.part(parts[name])
            fates += walker.fates
    parts["head"] = replace(parts["head"], framework=pin)
    return Carried(parts=parts, fates=tuple(fates))


class _Left(Exception):
    """A value that cannot stand without the id that it named."""


class _Walker:
    """Carries one part of a project over one migration."""

    def __init__(self, table: str, steps: dict[str, Step]) -> None:
        self.table = table
        self.steps = steps
        self.fates: list[Fate] = []
        self.row = 0
        self.whole: Any = None

    def part(self, value: Any) -> Any:
        if isinstance(value, Struct):
            return self.one(value)
        clashing = self._clashing(value)
        made: list[Any] = []
        for n, row in enumerate(value):
            self.row = n + 1
            made += self.rows(row, clashing)
        return tuple(made)

    def one(self, value: Struct) -> Struct:
        made = self.rows(value, frozenset())
        return made[0] if made else value

    def rows(self, value: Any, clashing: frozenset[str]) -> list[Any]:
        """A row as it stands after the migration: itself, changed, several copies, or nothing."""
        hits = {path[0] for ref, word, path in references(value) if ref not in OWN and word in self.steps}
        made = [value]
        outer, self.whole = self.whole, value
        try:
            for field in sorted(str(h) for h in hits):
                new = self.field(value, field, clashing)
                made = [replace(m, **{field: v}) for m in made for v in new]
        except _Left:
            return []
        finally:
            self.whole = outer
        return made

    def field(self, value: Any, field: str, clashing: frozenset[str]) -> list[Any]:
        """The values that a field takes; several: as many copies of the row."""
        part = getattr(value, field)
        if isinstance(part, str):
            return self.word(part, _optional(value, field), clashing)
        if isinstance(part, tuple) and part and isinstance(part[0], str):
            return [tuple(dict.fromkeys(w for word in part for w in self.listed(word)))]
        if isinstance(part, tuple):
            return [tuple(made for child in part for made in self.rows(child, frozenset()))]
        inside = self.rows(part, frozenset())
        if not inside and not _optional(value, field):
            raise _Left
        return [inside[0] if inside else None]

    def word(self, word: str, optional: bool, clashing: frozenset[str]) -> list[Any]:
        step = self.steps.get(word)
        if step is None:
            return [word]
        targets = step.targets if step.action == "carry" and word not in clashing else ()
        if len(targets) > 1 and self.table not in COPIED:
            targets = ()
        if targets:
            self.note(step, "carried" if len(targets) == 1 else "copied", targets)
            return list(targets)
        if optional:
            self.note(step, "cleared")
            return [None]
        self.note(step, "dropped" if step.action == "drop" else "asked")
        raise _Left

    def listed(self, word: str) -> tuple[str, ...]:
        """What becomes of an id in a list of ids."""
        step = self.steps.get(word)
        if step is None:
            return (word,)
        if step.action == "carry":
            self.note(step, "carried" if len(step.targets) == 1 else "copied", step.targets)
            return step.targets
        self.note(step, "dropped" if step.action == "drop" else "asked")
        return ()

    def note(self, step: Step, outcome: Outcome, into: tuple[str, ...] = ()) -> None:
        left = outcome in ("asked", "dropped") and self.whole is not None
        self.fates.append(
            Fate(
                table=self.table,
                row=self.row,
                id=step.id,
                verb=step.verb,
                action=step.action,
                outcome=outcome,
                into=() if into == (step.id,) else into,
                was=_words(self.whole) if left else "",
            )
        )

    def _clashing(self, rows: tuple[Any, ...]) -> frozenset[str]:
        """Merged ids whose rows would stand for one thing together: people must say which counts."""
        keys = next((t.key for t in TABLES if t.name == self.table), ())
        merged = {k: s for k, s in self.steps.items() if s.verb == "merged_to" and s.action == "carry"}
        targets = {s.into[0] for s in merged.values()}
        sources: dict[tuple[Any, ...], set[str]] = {}
        for row in rows if keys and merged else ():
            values = [getattr(row, k) for k in keys if k != "date"]
            old = {v for v in values if v in merged or v in targets}
            place = tuple(merged[v].into[0] if v in merged else v for v in values)
            sources.setdefault(place, set()).update(old)
        return frozenset(word for words in sources.values() if len(words) > 1 for word in words)


def _optional(value: Struct, field: str) -> bool:
    default = next(f.default for f in msgspec.structs.fields(type(value)) if f.name == field)
    return default is None


def _words(row: Struct) -> str:
    """A row in one line: each field that holds anything."""
    plain = msgspec.to_builtins(row)
    return "; ".join(f"{k} {v}" for k, v in plain.items() if v not in (None, "", []))
