"""A document as its reader takes it in: all its words, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from moothall.business_case.compose import compose
from moothall.business_case.document import (
    Block,
    Cell,
    Details,
    Document,
    Fact,
    Facts,
    Figure,
    Inline,
    Listing,
    Notice,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    Verbatim,
)
from moothall.engine.appraise import appraise
from moothall.files.folder import read_folder
from moothall.findings.findings import Findings
from moothall.project.project import Project
from tests.once import once

EXAMPLES = Path(__file__).parents[2] / "examples"
Part = Section | Block | Row | Cell | Fact
Kind = TypeVar("Kind")


@once
def told(example: str) -> tuple[Project, Findings, Document]:
    """An example with its findings and its document, made once."""
    project = read_folder(EXAMPLES / example)
    findings = appraise(project)
    return project, findings, compose(project, findings)


def parts(*within: Part) -> Iterator[Part]:
    """Every part with its own parts, depth first, in reading order."""
    for part in within:
        yield part
        yield from parts(*_inside(part))


def _inside(part: Part) -> tuple[Part, ...]:
    match part:
        case Section():
            return part.blocks + part.sections
        case Notice():
            return part.body
        case Details():
            return part.blocks
        case Figure():
            return (part.table,)
        case Table():
            return part.rows
        case Row():
            return part.cells
        case Facts():
            return part.rows
    return ()


def _lines(part: Part) -> tuple[Inline, ...]:
    match part:
        case Paragraph():
            return (part.text,)
        case Listing():
            return part.items
        case Fact():
            return ((Run(part.term),), *part.text)
        case Cell():
            return (part.text, *part.more, *part.notes)
    return ()


def _titles(part: Part) -> tuple[str, ...]:
    match part:
        case Section() | Notice():
            return (part.title,)
        case Details():
            return (part.summary,)
        case Table():
            return (part.caption, *(f"{c.title} {c.unit} {c.note}" for c in part.columns), part.empty)
        case Figure():
            return (part.title, part.reading, part.alt)
        case Verbatim():
            return (part.by, part.text)
    return ()


def all_of(kind: type[Kind], *within: Part) -> list[Kind]:
    """Every part of one kind."""
    return [p for p in parts(*within) if isinstance(p, kind)]


def runs(*within: Part) -> list[Run]:
    """Every run of text."""
    return [run for part in parts(*within) for line in _lines(part) for run in line]


def words(*within: Part) -> str:
    """All that is said, one line after the other."""
    said = []
    for part in parts(*within):
        said += _titles(part)
        said += ["".join(run.text for run in line) for line in _lines(part)]
    return "\n".join(said)


def every_text(document: Document) -> Iterator[str]:
    """Each text by itself: titles, and what stands between links and ids, with the figures within it."""
    yield from (document.title, document.subtitle)
    for part in parts(*document.notices, *document.sections):
        yield from _titles(part)
        for line in _lines(part):
            for _link, words in groupby(line, key=lambda run: (run.code, run.to, run.strong)):
                yield "".join("" if run.code else run.text for run in words)


def ids(*within: Part) -> list[str]:
    """Every id that can be linked to."""
    kinds = (Section, Notice, Details, Table, Figure, Row, Verbatim)
    return [p.id for p in parts(*within) if isinstance(p, kinds) and p.id]


def texts(value: object) -> Iterator[str]:
    """Every text that people or a framework gave, wherever it stands in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts(getattr(value, name))
    elif isinstance(value, dict):
        yield from texts(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from texts(part)
