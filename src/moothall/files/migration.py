"""From one version of a framework to the next: what becomes of each item, and of the answers to it.

A framework's folder holds `migrations/<from>-<to>.yaml`, each a list of steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.files.binder import bind, line_at
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.yaml import Node, read_yaml
from moothall.framework.criteria import Indicator
from moothall.framework.evidence import Comparability
from moothall.framework.fields import Id
from moothall.framework.framework import Framework, items
from moothall.framework.items import Passage
from moothall.framework.roles import Role
from moothall.project.problems import nearest

Verb = Literal["same", "reworded", "moved", "split_to", "merged_to", "retired", "added"]
Action = Literal["carry", "ask", "drop"]


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What becomes of one item, and of the answers that a project gave to it."""

    verb: Annotated[Verb, Meta(description="what became of the item")]
    id: Annotated[Id, Meta(description="id in the old version; of an added item, in the new one")]
    action: Annotated[
        Action,
        Meta(description="carry: answers stand; ask: they are listed and asked for anew; drop: they end"),
    ]
    into: Annotated[tuple[Id, ...], Meta(description="ids in the new version, where they differ")] = ()
    reason: Annotated[str, Meta(description="why, for the people whose answers they are")] = ""

    @property
    def targets(self) -> tuple[str, ...]:
        """Ids to which answers are carried."""
        return self.into or (self.id,)


class Steps(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of migrations/: every item that did not stay the same."""

    note: Annotated[str, Meta(description="what the new version is about")] = ""
    steps: Annotated[tuple[Step, ...], Meta(description="one step an item")] = ()


class Migration(Struct, frozen=True, kw_only=True):
    """The steps from one version to the next."""

    before: str
    after: str
    note: str
    steps: tuple[Step, ...]

    @property
    def by_id(self) -> Mapping[str, Step]:
        """Steps by the id in the old version, without what was added."""
        return {s.id: s for s in self.steps if s.verb != "added"}


def find_migrations(folder: Path, old: Framework, new: Framework) -> tuple[Migration, ...]:
    """The migrations that lead from one version to the other, in order; ReadError where none do.

    `folder` is that of the new version. Where there are several, the ends must agree with the two
    versions at hand: every item that went or came stands in a step.
    """
    files = {p.stem: p for p in sorted((folder / "migrations").glob("*.yaml"))}
    route = _route(list(files), old.head.version, new.head.version)
    if not route:
        raise refuse(
            f"{folder.name}/migrations",
            f"nothing leads from {old.head.version} to {new.head.version}. A file "
            f"{old.head.version}-{new.head.version}.yaml would; 'moothall framework diff' lists "
            "what changed.",
        )
    read = [(files[name], read_yaml(files[name])) for name in route]
    found = tuple(_migration(path, tree) for path, tree in read)
    faults = [c for (path, tree), m in zip(read, found, strict=True) for c in _shape(path, tree, m)]
    if not faults:
        faults = list(_coverage(read[0][0].name, found, old, new))
    if faults:
        raise ReadError(faults)
    return found


def _route(names: list[str], start: str, end: str) -> tuple[str, ...]:
    """The shortest way over files named <from>-<to>."""
    ways: list[tuple[str, tuple[str, ...]]] = [(start, ())]
    seen = {start}
    for at, way in ways:
        if at == end:
            return way
        for name in names:
            before, _, after = name.partition("-")
            if before == at and after not in seen:
                seen.add(after)
                ways.append((after, (*way, name)))
    return ()


def _migration(path: Path, tree: Node) -> Migration:
    read = bind(tree, Steps, f"migrations/{path.name}")
    before, _, after = path.stem.partition("-")
    return Migration(before=before, after=after, note=read.note, steps=read.steps)


def _shape(path: Path, tree: Node, migration: Migration) -> Iterator[Complaint]:
    """Steps that contradict themselves."""
    seen: set[str] = set()
    for n, step in enumerate(migration.steps):
        message = _step_fault(step) or ("this id has a step already." if step.id in seen else None)
        seen.add(step.id)
        if message:
            line = line_at(tree, ("steps", n, "id"))
            yield Complaint(file=f"migrations/{path.name}", line=line, field=step.id, message=message)


def _step_fault(step: Step) -> str | None:
    if step.verb == "split_to" and len(step.into) < 2:
        return "split_to needs at least two ids in 'into'."
    if step.verb == "merged_to" and len(step.into) != 1:
        return "merged_to needs exactly one id in 'into'."
    if step.verb in ("same", "reworded", "retired", "added") and step.into:
        return f"{step.verb} has no 'into'."
    if step.verb == "moved" and len(step.into) > 1:
        return "moved has at most one id in 'into'."
    if step.verb == "retired" and step.action == "carry":
        return "what is retired cannot be carried; ask or drop."
    if step.verb == "added" and step.action == "carry":
        return "there is no answer yet to carry to what is added; ask or drop."
    return None


NEVER_ANSWERED = (Passage, Indicator, Comparability, Role)
"""Items to which no project refers."""


def _answered(framework: Framework) -> set[str]:
    return {key for key, item in items(framework) if not isinstance(item, NEVER_ANSWERED)}


def _coverage(name: str, found: tuple[Migration, ...], old: Framework, new: Framework) -> Iterator[Complaint]:
    """Items that went or came without a step, and steps about nothing."""
    file = f"migrations/{name}"
    before, after = _answered(old), _answered(new)
    leaving = {key for m in found for key in m.by_id}
    arriving = {key for m in found for s in m.steps for key in (s.into or (s.id,)) if s.verb != "retired"}
    for key in sorted(before - after - leaving):
        yield Complaint(file=file, field=key, message="the item is gone, and no step says what became of it.")
    for key in sorted(after - before - arriving):
        yield Complaint(file=file, field=key, message="the item is new, and no step says so (verb: added).")
    for step in found[0].steps:
        if step.verb != "added" and step.id not in before:
            message = f"version {old.head.version} has no such item.{nearest(step.id, before)}"
            yield Complaint(file=file, field=step.id, message=message)
    for step in found[-1].steps:
        for key in () if step.verb == "retired" else step.targets:
            if key not in after:
                message = f'version {new.head.version} has no item "{key}".{nearest(key, after)}'
                yield Complaint(file=file, field=step.id, message=message)
