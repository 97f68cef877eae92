"""Whether words of a withheld claim or question stand elsewhere in the project: then nothing is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from moothall.project.evidence import EvidenceRow
from moothall.project.problems import Path, Problem
from moothall.project.project import ANSWERED, Project
from moothall.project.public_rules import hidden_questions, unsaid

WORDS = ("statement", "source_title", "note")
"""Columns of a claim whose words are its own; names of bodies and units stand in many rows."""
SOURCE = "source_title"
"""Column of evidence in which a title may stand again: another claim from the same source may be public."""
FEW = 3
"""Words up to which a text is a phrase that anybody may use."""


def repeated(project: Project) -> Iterator[Problem]:
    """Each place outside a withheld claim or question where its words stand, letter case and spaces aside.

    Catches what was copied, not what was retold: people read their own sentences before they publish.
    """
    secrets = [
        (e.id, field, secret)
        for e in project.evidence
        if e.disclosure == "withheld"
        for field in WORDS
        if len((secret := _folded(getattr(e, field))).split()) > FEW
    ]
    secrets += [
        (q.id, "text", secret)
        for q in project.questions
        if q != unsaid(q, hidden_questions(project.questions))
        and len((secret := _folded(q.text)).split()) > FEW
    ]
    if not secrets:
        return
    for table, path, text in _texts(project):
        folded = _folded(text)
        for item, field, secret in secrets:
            if secret in folded:
                message = f"The {field} of {item}, which is withheld, stands here word for word; take it out."
                yield Problem(table, path, message)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _texts(project: Project) -> Iterator[tuple[str, Path, str]]:
    """Every text that will be published, with its place."""
    for name in ANSWERED:
        part = getattr(project, name)
        if name == "questions":
            part = tuple(unsaid(q, hidden_questions(part)) for q in part)
        if name != "evidence":
            yield from _within(name, (), msgspec.to_builtins(part))
            continue
        for n, row in enumerate(part):
            if isinstance(row, EvidenceRow) and row.disclosure != "withheld":
                told = {f: v for f, v in msgspec.to_builtins(row).items() if f != SOURCE}
                yield from _within(name, (n,), told)


def _within(table: str, path: Path, value: Any) -> Iterator[tuple[str, Path, str]]:
    if isinstance(value, str):
        yield table, path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from _within(table, (*path, key), child)
    elif isinstance(value, list | tuple):
        for n, child in enumerate(value):
            yield from _within(table, (*path, n), child)
