"""What of a project XMCDA has no place for, said file by file: nothing is left out silently."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import NODEFAULT, Struct

from moothall.files.boundaries import FILE as BOUNDARIES
from moothall.files.errors import Complaint
from moothall.files.xmcda.alternatives import HELD
from moothall.files.xmcda.parameters import TERMS
from moothall.files.xmcda.scores import held_measures, standing_scores
from moothall.files.xmcda.weights import standing_weights
from moothall.project.head import Head
from moothall.project.options import Option
from moothall.project.problems import listed
from moothall.project.project import Project
from moothall.project.tables import TABLES

PARTLY = ("scores", "weights", "measures")
"""Tables of which the file holds what counts now."""


def left_out(project: Project) -> tuple[Complaint, ...]:
    """A note for each file of the project folder that is not held whole."""
    return tuple(Complaint(file=file, message=message) for file, message in _left(project))


def _left(project: Project) -> Iterator[tuple[str, str]]:
    terms = _given(project.head, Head, frozenset((*TERMS, "not_applicable")))
    if terms:
        yield "project.yaml", f"not in the XMCDA file: {listed(terms, 30)}."
    fields = [
        n for n in Option.__struct_fields__ if any(n in _given(o, Option, HELD) for o in project.options)
    ]
    if fields:
        yield "options.yaml", f"not in the XMCDA file: {listed(fields, 30)}."
    if project.governance != type(project.governance)():
        yield "governance.yaml", "not in the XMCDA file."
    yield from _partly(project)
    for table in TABLES:
        count = len(getattr(project, table.name))
        if count and table.name not in PARTLY:
            yield table.file, f"not in the XMCDA file: {_rows(count)}."
    if project.boundaries:
        yield BOUNDARIES, "not in the XMCDA file."
    for folder, texts in (("statements", project.statements), ("case", project.narratives)):
        if texts:
            yield f"{folder}/", f"not in the XMCDA file: {len(texts)} texts."


def _given(value: Struct, kind: type[Struct], held: frozenset[str]) -> list[str]:
    """Fields that somebody filled, and the file does not hold."""
    found = []
    for field in msgspec.structs.fields(kind):
        default = field.default
        if default is NODEFAULT and field.default_factory is not NODEFAULT:
            default = field.default_factory()
        if field.name not in held and getattr(value, field.name) != default:
            found.append(field.name)
    return found


def _partly(project: Project) -> Iterator[tuple[str, str]]:
    """Tables of which the latest rows are held."""
    earlier = len(project.scores) - len(standing_scores(project))
    if earlier:
        yield "scores.csv", f"not in the XMCDA file: {_rows(earlier)} of history; the latest scores are."
    earlier = len(project.weights) - len(standing_weights(project))
    if earlier:
        yield "weights.csv", f"not in the XMCDA file: {_rows(earlier)} of history; the latest weights are."
    held = held_measures(project)
    told = sum((m.before, m.after, m.people) != (None, None, None) for m in held)
    rest = len(project.measures) - len(held)
    if rest:
        yield "measures.csv", f"not in the XMCDA file: {_rows(rest)} by place or group, or before and after."
    if told:
        yield "measures.csv", f"not in the XMCDA file: before, after and people of {_rows(told)}."
    settled = sum(m.settled for m in held)
    if settled:
        marked = f"the mark of {_rows(settled)} as worked out for a public copy"
        yield "measures.csv", f"not in the XMCDA file: {marked}; the figures are."


def _rows(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"
