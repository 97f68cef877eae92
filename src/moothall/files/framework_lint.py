"""Faults of a framework that its types cannot catch: what it refers to, leaves out, or says badly."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from moothall.files.binder import line_at
from moothall.files.errors import Complaint
from moothall.files.framework_rules import FAULTS, REMARKS, Fault, unknown_checks
from moothall.files.frameworks import SUBJECTS, read_framework
from moothall.files.yaml import Mapping as Keys
from moothall.files.yaml import Node, Scalar, Sequence, read_yaml


class Lint(Struct, frozen=True, kw_only=True):
    """What is wrong with a framework, and what only deserves a look."""

    faults: tuple[Complaint, ...]
    remarks: tuple[Complaint, ...]


def lint(path: Path, checks: Collection[str] = ()) -> Lint:
    """Faults and remarks of the framework in a folder; ReadError where it cannot be read at all.

    `checks` are the names of the checks that the engine knows; empty: names are not looked at.
    """
    framework = read_framework(path)
    places = _places(path)
    faults = [f for rule in FAULTS for f in rule(framework)] + list(unknown_checks(framework, checks))
    remarks = [r for rule in REMARKS for r in rule(framework)]
    if path.name != framework.head.id:
        remarks.append(
            ("", "id", f'the folder is called "{path.name}"; projects look for "{framework.head.id}".')
        )
    return Lint(
        faults=tuple(_placed(f, places, path) for f in faults),
        remarks=tuple(_placed(r, places, path) for r in remarks),
    )


def _placed(fault: Fault, places: Mapping[str, tuple[str, int]], path: Path) -> Complaint:
    key, field, message = fault
    file, line = places.get(key, (key if key.endswith(".yaml") else "framework.yaml", None))
    owner = key if key in places else ""
    named = ".".join(word for word in (owner, field) if word)
    return Complaint(file=f"{path.name}/{file}", line=line, field=named or None, message=message)


def _places(path: Path) -> dict[str, tuple[str, int]]:
    """File and line of each id."""
    found: dict[str, tuple[str, int]] = {}
    for name in SUBJECTS:
        if (path / name).exists():
            for key, line in _ids(read_yaml(path / name)):
                found.setdefault(key, (name, line))
    return found


def _ids(node: Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, Keys):
        own = node.items.get("id")
        if isinstance(own, Scalar):
            yield own.text, line_at(node, ("id",))
        for child in node.items.values():
            yield from _ids(child)
    elif isinstance(node, Sequence):
        for child in node.items:
            yield from _ids(child)
