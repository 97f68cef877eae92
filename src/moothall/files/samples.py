"""Sample lines of YAML for a type: each field with a value that it would take, and what it means."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from msgspec import Struct

from moothall.files.manual import Note, notes

COLUMN = 36
"""Where explanations begin, if the line leaves room."""
WORDS = {
    "yes or no": "no",
    "whole number": "1",
    "number": "1",
    "any value": "1",
    "id": "short-id",
    "number or list of texts": "1",
}
TEXTS = {"one capital letter": "B", "three capital letters": "GBP"}


def document(kind: type[Struct], given: Mapping[str, str], today: datetime.date) -> Iterator[str]:
    """Lines of a document: the given fields as they are, every other one as a sample behind a #."""
    for note in notes(kind):
        if note.name in given:
            yield _explained(f"{note.name}: {given[note.name]}", note)
        else:
            yield from behind(field(note, today))
        if note.inner is not None:
            yield ""


def behind(lines: Iterator[str]) -> Iterator[str]:
    """Lines behind a #: taking away the # and one blank of each makes them count."""
    return (f"# {line}" for line in lines)


def block(kind: type[Struct], today: datetime.date, depth: int, without: frozenset[str]) -> Iterator[str]:
    """One block of a list, with a dash at its first field."""
    pad = "  " * depth
    dash = "- "
    for note in notes(kind):
        if note.name in without:
            continue
        for line in field(note, today):
            yield f"{pad}{dash}{line}"
            dash = "  "


def field(note: Note, today: datetime.date) -> Iterator[str]:
    """Lines that fill one field, from the left margin."""
    if note.inner is None:
        yield _explained(f"{note.name}: {value(note, today)}", note)
        return
    yield _explained(f"{note.name}:", note)
    if note.repeated:
        yield from block(note.inner, today, 1, frozenset())
    else:
        for inside in notes(note.inner):
            yield from (f"  {line}" for line in field(inside, today))


def value(note: Note, today: datetime.date) -> str:
    """A value that the field would take, as it is written in YAML."""
    if note.kind.startswith("date"):
        return today.isoformat()
    if note.kind.startswith("list"):
        return "[]"
    if note.kind.startswith("keys"):
        return "{}"
    if isinstance(note.default, bool):
        return "yes" if note.default else "no"
    if note.default not in (None, "", ()):
        return str(note.default)
    if note.kind == "word":
        return note.allowed.split(", ")[0]
    low = note.allowed.partition(" ")[0].replace(",", "")
    if low.isdigit():
        return low
    return WORDS.get(note.kind) or TEXTS.get(note.allowed) or '"..."'


def quoted(text: str) -> str:
    """A text in the quotes of YAML."""
    return "'" + text.replace("'", "''") + "'"


def _explained(line: str, note: Note) -> str:
    parts = [note.description or note.name]
    shown = note.kind in ("text", "id", "word", "block") or note.kind.startswith("date")
    if not shown and note.inner is None and note.kind not in parts[0]:
        parts.append(note.kind)
    if note.allowed:
        parts.append(f"one of {note.allowed}" if note.kind == "word" else note.allowed)
    needed = " (needed)" if note.required else ""
    return f"{line.ljust(COLUMN)} # {'; '.join(parts)}{needed}"
