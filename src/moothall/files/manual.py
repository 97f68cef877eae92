"""Every file and every field in words, taken from the types that read them."""

from __future__ import annotations

import inspect
import sys
import typing
from collections.abc import Iterator
from typing import Any

from msgspec import NODEFAULT, Struct
from msgspec import inspect as mi

from moothall.files.cells import description, unwrapped
from moothall.files.folder import DOCUMENTS, TEXTS, Options
from moothall.project.options import Option
from moothall.project.tables import TABLES


class Note(Struct, frozen=True, kw_only=True):
    """What a person must know of one field."""

    name: str
    kind: str
    """Kind of value in words, as 'date' or 'list of texts'."""
    required: bool
    default: Any = None
    allowed: str = ""
    """Words or range that are allowed, if only some are."""
    description: str = ""
    inner: type[Struct] | None = None
    """Type of the block or blocks that stand in it."""
    repeated: bool = False
    """Whether it is a list."""


def notes(kind: type[Struct]) -> tuple[Note, ...]:
    """A note for each field of a type, in order."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return tuple(_note(field, _choices(hints[field.name])) for field in _struct(kind).fields)


def _choices(hint: Any) -> tuple[str, ...]:
    """The words of a Literal inside a type, in the order in which they were written."""
    if typing.get_origin(hint) is typing.Literal:
        return tuple(str(word) for word in typing.get_args(hint))
    return next((found for part in typing.get_args(hint) if (found := _choices(part))), ())


def _struct(kind: type[Struct]) -> mi.StructType:
    info = mi.type_info(kind)
    assert isinstance(info, mi.StructType)
    return info


def _note(field: mi.Field, choices: tuple[str, ...]) -> Note:
    bare, _ = unwrapped(field.type)
    inner = _inner(bare)
    default = field.default if field.default_factory is NODEFAULT else field.default_factory()
    return Note(
        name=field.name,
        kind=_words(bare),
        required=field.required,
        default=None if default is NODEFAULT else default,
        allowed=", ".join(choices) or _allowed(bare),
        description=description(field.type) or (says(inner) if inner else ""),
        inner=inner,
        repeated=isinstance(bare, mi.VarTupleType),
    )


def says(kind: type[Struct]) -> str:
    """The first paragraph of a type's docstring, on one line."""
    return " ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split())


def _inner(kind: mi.Type) -> type[Struct] | None:
    if isinstance(kind, mi.VarTupleType):
        kind = unwrapped(kind.item_type)[0]
    return kind.cls if isinstance(kind, mi.StructType) else None


PLAIN: tuple[tuple[type[mi.Type], str], ...] = (
    (mi.IntType, "whole number"),
    (mi.FloatType, "number"),
    (mi.BoolType, "yes or no"),
    (mi.DateType, "date, as 2026-05-31"),
    (mi.LiteralType, "word"),
    (mi.StructType, "block"),
    (mi.AnyType, "any value"),
)
PLURALS = {"date, as 2026-05-31": "dates, as 2026-05-31", "yes or no": "yes or no"}


def _words(kind: mi.Type) -> str:
    kind = unwrapped(kind)[0]
    if isinstance(kind, mi.StrType):
        return "id" if (kind.pattern or "").startswith("^[A-Za-z0-9][") else "text"
    if isinstance(kind, mi.VarTupleType):
        one = _words(kind.item_type)
        return f"list of {PLURALS.get(one, one + 's')}"
    if isinstance(kind, mi.TupleType):
        return f"list of {len(kind.item_types)} values"
    if isinstance(kind, mi.DictType):
        return f"keys, each with a {_words(kind.value_type)}"
    if isinstance(kind, mi.UnionType):
        return " or ".join(_words(t) for t in kind.types)
    return next(words for t, words in PLAIN if isinstance(kind, t))


def _allowed(kind: mi.Type) -> str:
    kind = unwrapped(kind)[0]
    if isinstance(kind, mi.VarTupleType):
        return _allowed(kind.item_type)
    if isinstance(kind, mi.IntType | mi.FloatType):
        return _range(kind.ge, kind.le)
    if isinstance(kind, mi.StrType) and _words(kind) == "text":
        return {
            "^[A-Z]$": "one capital letter",
            "^[A-Z]{3}$": "three capital letters",
            r"^\d+\.\d+\.\d+$": "a version, as 1.0.0",
        }.get(kind.pattern or "", "")
    return ""


def _range(low: float | None, high: float | None) -> str:
    low = None if low is not None and low <= -1e15 else low
    high = None if high is not None and high >= 1e9 else high
    if low is not None and high is not None:
        return f"{_figure(low)} to {_figure(high)}"
    if low is not None:
        return f"{_figure(low)} or more"
    return f"at most {_figure(high)}" if high is not None else ""


def _figure(value: float) -> str:
    return f"{value:,}" if abs(value) >= 10_000 else f"{value:g}"


def blocks(kind: type[Struct]) -> tuple[type[Struct], ...]:
    """The type and every type of block inside it, each once, in reading order."""
    found: dict[type[Struct], None] = {kind: None}
    waiting = [kind]
    while waiting:
        inside = [n.inner for n in notes(waiting.pop(0)) if n.inner is not None and n.inner not in found]
        found |= dict.fromkeys(inside)
        waiting = [*inside, *waiting]
    return tuple(found)


def subject(kind: type[Struct]) -> str:
    """What the module of a type says its file is for, without the file's name."""
    module = sys.modules[kind.__module__]
    first = (inspect.getdoc(module) or "").split("\n")[0]
    words = first.partition(": ")[2] or first
    return words[:1].upper() + words[1:]


def file_chapters() -> Iterator[str]:
    """A chapter in Markdown for each file of a project folder, in the order of reading."""
    for name, (_, kind) in DOCUMENTS.items():
        needed = "Must be there." if name in ("project.yaml", "options.yaml") else "May be left out."
        top = Option if kind is Options else kind
        yield f"## {name}\n\n{subject(top)} {needed}\n"
        if kind is Options:
            yield "Under the key `options` stands a list; each option is one block:\n"
        for block in blocks(top):
            if block is not top:
                yield f"### {name}: {title_of(block)}\n\n{says(block)}\n"
            yield field_table(block)
    for table in TABLES:
        row = _lower(says(table.row))
        yield f"## {table.file}\n\n{subject(table.row)} Each row: {row} May be left out.\n"
        if table.key:
            yield f"No two rows may have the same {', '.join(f'`{k}`' for k in table.key)}.\n"
        yield field_table(table.row)
    for folder, (_, kind, field) in TEXTS.items():
        yield f"## {folder}/*.md\n\n{says(kind)} One file each, in plain text: `{folder}/<{field}>.md`.\n"


def title_of(kind: type[Struct]) -> str:
    """The name of a type in words."""
    words = "".join(f" {c.lower()}" if c.isupper() else c for c in kind.__name__)
    return words.strip()


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def field_table(kind: type[Struct], must: str = "needed") -> str:
    """A table in Markdown with a line for each field of a type."""
    lines = [f"| name | kind | {must} | what it holds | allowed |", "| --- | --- | --- | --- | --- |"]
    for note in notes(kind):
        inner = f" ({title_of(note.inner)})" if note.inner else ""
        lines.append(
            f"| `{note.name}` | {note.kind}{inner} | {needed(note)} | {_cell(note.description)} | "
            f"{_cell(note.allowed)} |".replace("|  |", "| |")
        )
    return "\n".join(lines) + "\n"


def needed(note: Note) -> str:
    """Whether a field must be filled, and what counts where it is not."""
    if note.required:
        return "yes"
    if isinstance(note.default, bool):
        return f"no ({'yes' if note.default else 'no'} counts)"
    if isinstance(note.default, str | int | float) and note.default != "":
        return f"no ({note.default} counts)"
    return "no"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
