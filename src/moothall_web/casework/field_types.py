"""What is asked of a row: one field for each cell of its type, and rows within the row for its lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from django.utils.translation import get_language, pgettext
from msgspec import Struct
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import description, unwrapped

Kind = Literal["text", "long", "number", "date", "choice", "yes_no", "many", "rows", "outline"]
SIMPLE = (mi.StrType, mi.IntType, mi.FloatType, mi.DateType, mi.LiteralType)
"""Types of which a line holds one."""
LONG = ("reason", "text", "summary", "notice", "scope", "mitigation", "comment", "note", "why", "condition")
"""Fields that hold sentences."""
KEY, VALUE = "key", "value"
"""Fields of a row of what is held by key."""
CONTEXT = "field"
"""Context of labels and hints in the catalogues: they come from the types, not from the code."""


class Field(Struct, frozen=True):
    """One field of a row.

    path : field names that lead to it, with dots between
    kind : how it is asked
    label : what it is called, in the language of the page
    hint : what it is, in the words of the type, in the language of the page
    choices : what is allowed, where that is a list
    ref : kind of id that it names, where it names one
    within : part that may be left out as a whole, where the field is in one
    inner : what is asked of each row within it
    info : its type
    """

    path: str
    kind: Kind
    label: str
    hint: str
    required: bool
    choices: tuple[str, ...] = ()
    ref: str = ""
    within: str = ""
    inner: tuple[Field, ...] = ()
    info: Any = None

    def at(self, before: str) -> Field:
        """The same field in a place: `facts.`, or `parts.0.` for the first row within `parts`."""
        return replace(self, path=before + self.path) if before else self

    def places(self, *typed: Mapping[str, str] | None) -> list[int]:
        """The numbers of the rows within it, in what one or more people typed."""
        pattern = re.compile(rf"{re.escape(self.path)}\.(\d{{1,4}})[.-]")
        found = (pattern.match(name) for words in typed for name in words or ())
        return sorted({int(m[1]) for m in found if m})


def fields_of(kind: type[Struct]) -> tuple[Field, ...]:
    """The fields of a type, in its order; what is inside a part has the part's name before its own.

    Labels and hints are in the language of the page.
    """
    return _said(kind, get_language() or "en")


@cache
def in_english(kind: type[Struct]) -> tuple[Field, ...]:
    """The fields of a type with labels and hints as they stand in the code."""
    return tuple(_fields(mi.type_info(kind), "", ""))


@cache
def _said(kind: type[Struct], language: str) -> tuple[Field, ...]:
    """The fields in the language in force; it is named so that each language is remembered apart."""
    return tuple(_translated(field) for field in in_english(kind))


def _translated(field: Field) -> Field:
    return replace(
        field,
        label=pgettext(CONTEXT, field.label),
        hint=pgettext(CONTEXT, field.hint) if field.hint else "",
        inner=tuple(_translated(inner) for inner in field.inner),
    )


def called(name: str) -> str:
    """What a field, or a kind of rows, is called, in the language of the page."""
    return pgettext(CONTEXT, _label(name))


def words(kinds: Iterable[tuple[str, type[Struct]]]) -> Iterator[str]:
    """Every word of some kinds of rows that a page shows and that stands in a type, for the catalogues."""
    for name, kind in kinds:
        yield _label(name.rpartition(".")[2])
        yield from _words(in_english(kind))


def _words(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        yield from filter(None, (field.label, field.hint))
        yield from _words(field.inner)


def refs(fields: Iterable[Field]) -> Iterator[str]:
    """Every kind of id that some fields name, rows within them too."""
    for field in fields:
        if field.ref:
            yield field.ref
        yield from refs(field.inner)


def _fields(info: Any, before: str, within: str) -> Iterator[Field]:
    for field in info.fields:
        path = f"{before}{field.name}"
        bare, optional = unwrapped(field.type)
        if isinstance(bare, mi.StructType) and len(path.split(".")) < 3:
            yield from _fields(bare, f"{path}.", within or (path if optional else ""))
            continue
        yield _field(path, field.type, needed=field.required and not optional, within=within)


def _field(path: str, info: Any, *, needed: bool, within: str = "", label: str = "") -> Field:
    bare = unwrapped(info)[0]
    inner = tuple(_inner(bare, str((getattr(info, "extra", None) or {}).get("keys", ""))))
    return Field(
        path,
        "rows" if inner else _kind(path.rpartition(".")[2], bare),
        label=label or _label(path),
        hint=description(info) or "",
        required=needed,
        choices=tuple(map(str, bare.values)) if isinstance(bare, mi.LiteralType) else (),
        ref="" if inner else _ref(info),
        within=within,
        inner=inner,
        info=info,
    )


def _inner(bare: Any, keys: str) -> Iterator[Field]:
    """What is asked of each row of a list, of each pair of what is held by key, of each group of a few.

    keys : kind of id that the keys are
    """
    if isinstance(bare, mi.DictType):
        yield replace(_field(KEY, bare.key_type, needed=True, label="For"), ref=keys)
        dated = isinstance(unwrapped(bare.value_type)[0], mi.DateType)
        yield _field(VALUE, bare.value_type, needed=True, label="Date" if dated else "")
        return
    item = unwrapped(bare.item_type)[0] if isinstance(bare, mi.VarTupleType) else None
    if isinstance(item, mi.StructType):
        yield from _fields(item, "", "")
    elif isinstance(item, mi.TupleType):
        for place, of in enumerate(item.item_types):
            yield _field(str(place), of, needed=not unwrapped(of)[1], label=f"Number {place + 1}")


def _label(path: str) -> str:
    said = ": ".join(_plain().get(name) or name.replace("_", " ") for name in path.split("."))
    return said[:1].upper() + said[1:]


@cache
def _plain() -> dict[str, str]:
    """Names of fields that are no plain words -> what they are called."""
    place = Path(__file__).with_name("field_words.yaml")
    return dict(yaml.safe_load(place.read_text(encoding="utf-8"))["words"])


def _kind(name: str, bare: Any) -> Kind:
    if isinstance(bare, mi.LiteralType):
        return "choice"
    if isinstance(bare, mi.BoolType):
        return "yes_no"
    if isinstance(bare, mi.DateType):
        return "date"
    if isinstance(bare, mi.IntType | mi.FloatType):
        return "number"
    if isinstance(bare, mi.UnionType):  # one number, or some words: told apart by what is typed
        return "text"
    if isinstance(bare, mi.VarTupleType):
        return "many" if isinstance(unwrapped(bare.item_type)[0], SIMPLE) else "outline"
    return "long" if name in LONG else "text"


def _ref(info: Any) -> str:
    """The kind of id in the type's notes, through lists and choices of none."""
    seen = [info]
    while seen:
        part = seen.pop()
        extra = getattr(part, "extra", None) or {}
        if "ref" in extra:
            return str(extra["ref"])
        for name in ("type", "item_type"):
            if (inner := getattr(part, name, None)) is not None:
                seen.append(inner)
        seen += list(getattr(part, "types", ()) or ())
    return ""
