"""Fields of a row on a page: made from the type, read by the same rules as the cells of a table.

What was typed is held flat, by the path of its field; in a row within a row the number of that row stands
in the path: `parts.0.title`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
from django.http import QueryDict
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.business_case.languages import speaking
from moothall.files.cells import CellError, parser, unwrapped, written
from moothall_web.casework import outlines
from moothall_web.casework.field_types import KEY, VALUE
from moothall_web.casework.field_types import Field as Field
from moothall_web.casework.field_types import fields_of as fields_of
from moothall_web.casework.shelves import bare
from moothall_web.ui.days import in_full
from moothall_web.ui.tongue import in_words, tongue

REMOVE = "-remove"
"""After the path of a row within a row: it is to be taken away."""
MORE = "more"
"""Button that asks for one more row; its value is the path of the list."""


def posted(fields: Iterable[Field], post: QueryDict) -> dict[str, str]:
    """What was typed into some fields, by path; several answers to one question with line ends between."""
    typed: dict[str, str] = {}
    for field in fields:
        found = {field.path} if field.kind != "rows" else {p for p in post if p.startswith(f"{field.path}.")}
        typed |= {path: "\n".join(post.getlist(path)) for path in found}
    return typed


def one_more(fields: Iterable[Field], typed: Mapping[str, str], path: str) -> dict[str, str]:
    """What was typed, with an empty row more in a list."""
    field = _at_path(fields, path)
    if field is None:
        return dict(typed)
    place = max(replace(field, path=path).places(typed), default=-1) + 1
    return {**typed, f"{path}.{place}.{field.inner[0].path}": ""}


def _at_path(fields: Iterable[Field], path: str) -> Field | None:
    """The list at a path, also one within a row of another."""
    for field in fields:
        if field.kind == "rows" and path == field.path:
            return field
        within = re.match(rf"{re.escape(field.path)}\.\d{{1,4}}\.(.+)", path)
        if field.kind == "rows" and within:
            return _at_path(field.inner, within[1])
    return None


def shown(kind: type[Struct], values: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row as a person would type them."""
    return _all_shown(fields_of(kind), values, "")


def told(kind: type[Struct], values: Mapping[str, Any]) -> dict[str, str]:
    """The values of a row as a reader is told them: choices and days in words of the page's language."""
    asked = {f.path: f for f in fields_of(kind)}
    return {p: _told(asked[p], w) if p in asked else w for p, w in shown(kind, values).items()}


def _told(field: Field, words: str) -> str:
    if field.kind in ("choice", "yes_no"):
        return in_words(words)
    return in_full(words) if field.kind == "date" else words


def said(kind: type[Struct], values: Mapping[str, Any]) -> dict[str, str]:
    """What a row says: what each field is called to its words, without empty ones."""
    return dict(_all_said(fields_of(kind), shown(kind, values), "", ""))


def _all_said(
    fields: Iterable[Field], typed: Mapping[str, str], before: str, named: str
) -> Iterator[tuple[str, str]]:
    for field in fields:
        path, name = before + field.path, named + field.label
        if field.kind == "rows":
            for place in replace(field, path=path).places(typed):
                yield from _all_said(field.inner, typed, f"{path}.{place}.", f"{name} {place + 1}: ")
        elif words := typed.get(path):
            yield name, _told(field, words)


def _all_shown(fields: Iterable[Field], values: Any, before: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for field in fields:
        path, value = before + field.path, _at(values, field.path)
        if field.kind == "rows":
            for place, row in enumerate(_rows_in(value)):
                found |= _all_shown(field.inner, row, f"{path}.{place}.")
        else:
            found[path] = _shown(value, field)
    return found


def _rows_in(value: Any) -> list[Any]:
    """Rows as mappings by field."""
    if isinstance(value, Mapping):
        return [{KEY: k, VALUE: v} for k, v in value.items()]
    return [
        row if isinstance(row, Mapping) else {str(n): v for n, v in enumerate(row)} for row in value or ()
    ]


def _at(values: Mapping[str, Any], path: str) -> Any:
    found: Any = values
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _shown(value: Any, field: Field) -> str:
    if value is None:
        return ""
    if field.kind == "outline":
        return outlines.drawn(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return written(value)
    between = "\n" if field.kind == "many" else "; "  # a field of one line holds no line end
    return between.join(map(str, value)) if isinstance(value, list) else str(value)


def taken(kind: type[Struct], typed: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Values of what was typed, without those at their defaults; and by path what is wrong with them."""
    faults: dict[str, str] = {}
    values = _read(fields_of(kind), typed, "", faults)
    if not faults:
        try:
            return bare(msgspec.convert(values, kind, strict=False)), {}
        except msgspec.ValidationError as error:
            message, _sep, path = str(error).partition(" - at `$.")
            faults[re.sub(r"\[(\d+)\]", r".\1", path.rstrip("`")).partition("[")[0]] = message
    return values, faults


def _read(
    fields: Iterable[Field], typed: Mapping[str, str], before: str, faults: dict[str, str]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for field in fields:
        path = before + field.path
        if field.kind == "rows":
            if rows := _rows(field, typed, path, faults):
                _put(values, field.path, rows)
            continue
        words = typed.get(path, "").replace("\r\n", "\n")
        if field.kind != "long":
            words = words.strip()  # of sentences every character is the writer's own
        if not words.strip():
            if field.required and _begun(field, typed, before):
                needed = _("{label} is needed: {hint}.") if field.hint else _("{label} is needed.")
                faults[path] = needed.format(label=field.label, hint=field.hint)
            continue
        try:
            with speaking(tongue()):
                value = _value(field, words)
            _put(values, field.path, value)
        except (CellError, ValueError, msgspec.MsgspecError) as error:
            faults[path] = f"{field.label}: {error}"
    return values


def _rows(field: Field, typed: Mapping[str, str], path: str, faults: dict[str, str]) -> Any:
    """The rows within a field, but for empty ones and those that are to be taken away."""
    found = []
    for place in replace(field, path=path).places(typed):
        at = f"{path}.{place}."
        filled = any(words.strip() for name, words in typed.items() if name.startswith(at))
        if filled and not typed.get(f"{path}.{place}{REMOVE}"):
            found.append(_read(field.inner, typed, at, faults))
    kind: Any = unwrapped(field.info)[0]
    if isinstance(kind, mi.DictType):
        keys = [str(row.get(KEY, "")) for row in found]
        if twice := next((k for k in keys if keys.count(k) > 1), ""):
            faults[path] = _("{label}: “{key}” stands twice.").format(label=field.label, key=twice)
        return {row.get(KEY, ""): row.get(VALUE) for row in found}
    if isinstance(unwrapped(kind.item_type)[0], mi.TupleType):
        return [[row.get(inner.path) for inner in field.inner] for row in found]
    return found


def _begun(field: Field, typed: Mapping[str, str], before: str) -> bool:
    """Whether the part that a field is in was begun: what may be left out as a whole asks for nothing."""
    part = f"{before}{field.within}."
    return not field.within or any(w.strip() for path, w in typed.items() if path.startswith(part))


def _value(field: Field, words: str) -> Any:
    if field.kind == "outline":
        return outlines.read(words)
    kind = unwrapped(field.info)[0]
    if isinstance(kind, mi.UnionType):
        try:
            return float(words)
        except ValueError:
            return [w.strip() for w in re.split(r"[;\n]", words) if w.strip()]
    if field.kind == "many":
        words = "; ".join(line.strip() for line in words.splitlines() if line.strip())
    return msgspec.to_builtins(parser(field.info)(words))


def _put(values: dict[str, Any], path: str, value: Any) -> None:
    *outer, name = path.split(".")
    for part in outer:
        values = values.setdefault(part, {})
    values[name] = value
