"""Carrying a project's answers over a migration: what becomes of each row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from moothall.files.migration import Action, Migration, Step, Verb
from moothall.framework.framework import Framework
from moothall.project.head import Head
from moothall.project.project import ANSWERED, Project
from moothall.project.references import references
from moothall.project.tables import TABLES
from moothall.project.weight_sets import pairs_of
from moothall.project.weights import PAIRS

OWN = frozenset({"options", "partners", "groups", "assessors", "places", "evidence", "grades", "needs"})
"""Kinds of reference that lead to no item of a framework."""
COPIED = frozenset({"verdicts", "scores", "employment", "strategy"})
"""Tables whose rows may stand for several new items. Money and weights would count twice."""

Rows = list[tuple[int, Any]]
"""Rows of a table, each with its place in the old one."""
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
    """carried: stands; copied: stands for several; cleared: stands without the id; others: left out."""
    into: tuple[str, ...] = ()
    because: str = ""
    """Why an answer that was to be carried cannot be."""
    was: str = ""
    """The row as it was, where it is left out."""


class Carried(Struct, frozen=True, kw_only=True):
    """The parts of a project after a migration, with the fate of each row that it touched."""

    parts: dict[str, Any]
    fates: tuple[Fate, ...]


def carry(project: Project, migrations: Iterable[Migration], framework: Framework) -> Carried:
    """The answers of a project as they stand in a new version of its framework."""
    parts = {name: _numbered(getattr(project, name)) for name in ANSWERED}
    fates: list[Fate] = []
    for migration in migrations:
        steps = {k: s for k, s in migration.by_id.items() if s.verb != "same"}
        for name in ANSWERED:
            walker = _Walker(name, steps)
            parts[name] = walker.part(parts[name])
            fates += walker.fates
    fates += _without_torn_sets(parts, framework)
    fates.sort(key=lambda f: ANSWERED.index(f.table))
    made: dict[str, Any] = {
        name: tuple(row for _, row in rows) if isinstance(getattr(project, name), tuple) else rows[0][1]
        for name, rows in parts.items()
    }
    head: Head = made["head"]
    made["head"] = replace(head, framework=framework.pin)
    return Carried(parts=made, fates=tuple(fates))


def _numbered(part: Any) -> Rows:
    """Rows with their places, 1 for the first; a document as one row with place 0."""
    return list(enumerate(part, 1)) if isinstance(part, tuple) else [(0, part)]


def _without_torn_sets(parts: dict[str, Rows], framework: Framework) -> list[Fate]:
    """Leave out weights whose set has lost or gained an item: what they were weighed against is another."""
    sets = [("section", frozenset(s.id for s in framework.matrix.sections))]
    sets += [("criterion", frozenset(c.id for c in s.criteria)) for s in framework.matrix.sections]
    head: Head = parts["head"][0][1]
    aside = {n.criterion for n in head.not_applicable}
    left_out = aside | {s.id for s in framework.matrix.sections if {c.id for c in s.criteria} <= aside}
    torn: list[tuple[int, Any]] = []
    for kind, items in sets:
        groups: dict[str, Rows] = {}
        for n, row in parts["weights"]:
            if row.kind == kind and row.item in items:
                groups.setdefault(row.group, []).append((n, row))
        torn += [r for rows in groups.values() if _torn(rows, items, left_out) for r in rows]
    parts["weights"] = [r for r in parts["weights"] if r not in torn]
    return [
        Fate(
            table="weights",
            row=n,
            id=row.item,
            verb="same",
            action="ask",
            outcome="asked",
            because="what it was weighed against has changed",
            was=_words(row),
        )
        for n, row in sorted(torn, key=lambda r: r[0])
    ]


def _torn(rows: Rows, items: frozenset[str], left_out: set[str]) -> bool:
    """Whether a group's weights no longer speak of every item, or every pair, of a set once."""
    single = {row.item for _, row in rows if row.method != PAIRS}
    pairs = [(row.about, row.date) for _, row in rows if row.method == PAIRS]
    compared = {item for about, _ in pairs for item in about}
    whole = {about for about, _ in pairs} >= set(pairs_of(items - left_out))
    paired = all(len(set(about)) == 2 for about, _ in pairs) and len(set(pairs)) == len(pairs)
    return single not in (set(), items) or bool(pairs and not (whole and paired and compared <= items))


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
        self.clashing = False
        self.keys = tuple(k for t in TABLES if t.name == table for k in t.key if k != "date")
        self.merged = {
            k: s.into[0] for k, s in steps.items() if s.verb == "merged_to" and s.action == "carry"
        }

    def part(self, numbered: Rows) -> Rows:
        clashes = self._clashes(numbered)
        made: Rows = []
        for n, row in numbered:
            self.row = n
            self.clashing = bool(clashes) and self._place(row)[0] in clashes
            made += [(n, new) for new in self.rows(row)]
        return made

    def rows(self, value: Any) -> list[Any]:
        """A row as it stands after the migration: itself, changed, several copies, or nothing."""
        hits = {path[0] for ref, word, path in references(value) if ref not in OWN and word in self.steps}
        made = [value]
        outer, self.whole = self.whole, value
        try:
            for field in sorted(str(h) for h in hits):
                new = self.field(value, field)
                made = [replace(m, **{field: v}) for m in made for v in new]
        except _Left:
            return []
        finally:
            self.whole = outer
        return made

    def field(self, value: Any, field: str) -> list[Any]:
        """The values that a field takes; several: as many copies of the row."""
        part = getattr(value, field)
        if isinstance(part, str):
            return self.word(part, _optional(value, field))
        if isinstance(part, tuple) and part and isinstance(part[0], str):
            return [tuple(dict.fromkeys(w for word in part for w in self.listed(word)))]
        if isinstance(part, tuple):
            return [tuple(made for child in part for made in self.rows(child))]
        inside = self.rows(part)
        if not inside and not _optional(value, field):
            raise _Left
        return [inside[0] if inside else None]

    def word(self, word: str, optional: bool) -> list[Any]:
        step = self.steps.get(word)
        if step is None:
            return [word]
        because = self._obstacle(step) if step.action == "carry" else ""
        if step.action == "carry" and not because:
            self.note(step, "carried" if len(step.targets) == 1 else "copied", step.targets)
            return list(step.targets)
        if optional:
            self.note(step, "cleared", because=because)
            return [None]
        self.note(step, "dropped" if step.action == "drop" else "asked", because=because)
        raise _Left

    def _obstacle(self, step: Step) -> str:
        """Why an answer cannot be carried, or nothing."""
        if step.verb == "merged_to" and self.clashing:
            return "answers to several items would stand for one"
        if len(step.targets) > 1 and self.table not in COPIED:
            return "it would count more than once"
        return ""

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

    def note(self, step: Step, outcome: Outcome, into: tuple[str, ...] = (), because: str = "") -> None:
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
                because=because,
                was=_words(self.whole) if left else "",
            )
        )

    def _clashes(self, rows: Rows) -> set[tuple[Any, ...]]:
        """Places where answers to several merged items meet: people must say which counts."""
        sources: dict[tuple[Any, ...], set[str]] = {}
        for _, row in rows if self.merged and self.keys else ():
            place, words = self._place(row)
            sources.setdefault(place, set()).update(words)
        return {place for place, words in sources.items() if len(words) > 1}

    def _place(self, row: Any) -> tuple[tuple[Any, ...], set[str]]:
        """What a row is about in the new version, and the ids in it that become or are one of the merged."""
        values = [getattr(row, k) for k in self.keys]
        ends = set(self.merged.values())
        return tuple(self.merged.get(v, v) for v in values), {
            v for v in values if v in self.merged or v in ends
        }


def _optional(value: Struct, field: str) -> bool:
    default = next(f.default for f in msgspec.structs.fields(type(value)) if f.name == field)
    return default is None


def _words(row: Struct) -> str:
    """A row in one line: each field that holds anything."""
    plain = msgspec.to_builtins(row)
    return "; ".join(f"{k} {v}" for k, v in plain.items() if v not in (None, "", [], ()))
