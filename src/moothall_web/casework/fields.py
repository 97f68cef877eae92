"""Fields of a row on a page: made from the type, read by the same rules as the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import CellError, description, parser, unwrapped
from moothall_web.casework.shelves import bare

Kind = Literal["text", "long", "number", "date", "choice", "yes_no", "many", "part"]
SIMPLE = (mi.StrType, mi.IntType, mi.FloatType, mi.DateType, mi.LiteralType)
"""Types of which a line holds one."""
LONG = ("reason", "text", "summary", "notice", "scope", "mitigation", "comment", "note", "why", "condition")
"""Fields that hold sentences."""


class Field(Struct, frozen=True):
    """One field of a row.

    path : field names that lead to it, with dots between
    kind : how it is asked
    hint : what it is, in the words of the type
    choices : what is allowed, where that is a list
    ref : kind of id that it names, where it names one
    within : part that may be left out as a whole, where the field is in one
    """

    path: str
    kind: Kind
    label: str
    hint: str
    required: bool
    choices: tuple[str, ...] = ()
    ref: str = ""
    within: str = ""


@cache
def fields_of(kind: type[Struct]) -> tuple[Field, ...]:
    """The fields of a type, in its order; what is inside a part has the part's name before its own."""
    return tuple(_fields(mi.type_info(kind), "", ""))


def _fields(info: Any, before: str, within: str) -> Iterator[Field]:
    for field in info.fields:
        path = f"{before}{field.name}"
        bare, optional = unwrapped(field.type)
        if isinstance(bare, mi.StructType) and len(path.split(".")) < 3:
            yield from _fields(bare, f"{path}.", within or (path if optional else ""))
            continue
        yield _field(path, field, bare, optional, within)


def _field(path: str, field: Any, bare: Any, optional: bool, within: str) -> Field:
    name = path.rpartition(".")[2]
    return Field(
        path,
        _kind(name, bare),
        label=_label(path),
        hint=description(field.type) or "",
        required=field.required and not optional,
        choices=tuple(map(str, bare.values)) if isinstance(bare, mi.LiteralType) else (),
        ref=_ref(field.type),
        within=within,
    )


def _label(path: str) -> str:
    words = path.replace("_", " ").replace(".", ": ")
    return words[:1].upper() + words[1:]


def _kind(name: str, bare: Any) -> Kind:
    if isinstance(bare, mi.LiteralType):
        return "choice"
    if isinstance(bare, mi.BoolType):
        return "yes_no"
    if isinstance(bare, mi.DateType):
        return "date"
    if isinstance(bare, mi.IntType | mi.FloatType):
        return "number"
    if isinstance(bare, mi.VarTupleType) and isinstance(unwrapped(bare.item_type)[0], SIMPLE):
        return "many"
    if isinstance(bare, mi.StrType):
        return "long" if name in LONG else "text"
    return "part"


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


def shown(kind: type[Struct], values: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row as a person would type them."""
    return {field.path: _shown(_at(values, field.path)) for field in fields_of(kind)}


def _at(values: Mapping[str, Any], path: str) -> Any:
    found: Any = values
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return "\n".join(value)
    if isinstance(value, dict | list):
        return msgspec.yaml.encode(value).decode()
    return str(value)


def taken(kind: type[Struct], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values of what was typed, without those at their defaults; and by path what is wrong with them."""
    values: dict[str, Any] = {}
    faults: dict[str, str] = {}
    for field in fields_of(kind):
        words = typed.get(field.path, "").replace("\r\n", "\n")
        if field.kind != "long":
            words = words.strip()  # of sentences every character is the writer's own
        if not words.strip():
            if field.required and _begun(field, typed):
                faults[field.path] = _("{label} is needed: {hint}.").format(
                    label=field.label, hint=field.hint
                )
            continue
        try:
            _put(values, field.path, _value(kind, field, words))
        except (CellError, ValueError, msgspec.MsgspecError) as error:
            faults[field.path] = f"{field.label}: {error}"
    if not faults:
        try:
            return bare(msgspec.convert(values, kind, strict=False)), {}
        except msgspec.ValidationError as error:
            message, _sep, path = str(error).partition(" - at `$.")
            faults[path.rstrip("`").partition("[")[0]] = message
    return values, faults


def _begun(field: Field, typed: Mapping[str, str]) -> bool:
    """Whether the part that a field is in was begun: what may be left out as a whole asks for nothing."""
    part = f"{field.within}."
    return not field.within or any(w.strip() for path, w in typed.items() if path.startswith(part))


def _value(kind: type[Struct], field: Field, words: str) -> Any:
    if field.kind == "part":
        return msgspec.yaml.decode(words.encode())
    if field.kind == "many":
        words = "; ".join(line.strip() for line in words.splitlines() if line.strip())
    read = parser(_type_at(kind, field.path))
    return msgspec.to_builtins(read(words))


@cache
def _type_at(kind: type[Struct], path: str) -> Any:
    info: Any = mi.type_info(kind)
    for name in path.split("."):
        info = unwrapped(info)[0] if not isinstance(info, mi.StructType) else info
        info = next(f.type for f in info.fields if f.name == name)
    return info


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    *outer, name = path.split(".")
    for part in outer:
        values = values.setdefault(part, {})
    values[name] = value
