"""From a YAML tree to typed values: every fault with its line, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

import msgspec
from msgspec import inspect as mi

from moothall.files.cells import MAYBE_NUMBER, WHOLE, YES, CellError, description, parser, unwrapped
from moothall.files.errors import Complaint, ReadError
from moothall.files.yaml import Mapping, Node, Scalar, Sequence
from moothall.project.problems import listed, nearest

T = TypeVar("T")
Steps = tuple[str | int, ...]
"""A path into a tree: keys, and positions in lists."""
NULLS = {"", "~", "null", "Null", "NULL"}
FAULTY: Any = object()
"""Stands for a value that could not be made; a complaint has been written."""


def bind(node: Node, kind: type[T], file: str) -> T:
    """A value of a type from a tree; ReadError with every complaint."""
    binder = _Binder(file)
    value = binder.value(node, _info(kind), ())
    if binder.complaints:
        raise ReadError(binder.complaints, None if value is FAULTY else Partial(value, binder.kept))
    made: T = value
    return made


def partial(node: Node, kind: type[Any], file: str) -> Partial | None:
    """What can be read of a tree, without a word on what can't; None where that is nothing."""
    binder = _Binder(file)
    value = binder.value(node, _info(kind), ())
    return None if value is FAULTY else Partial(value, binder.kept)


def stood_in(node: Node, words: dict[str, str], complaints: Iterable[Complaint]) -> Node:
    """The tree with words in place of keys that were complained about, or are not there."""
    if not isinstance(node, Mapping):
        return node
    faulty = {c.field for c in complaints}
    made = {key: Scalar(word, False, node.line) for key, word in words.items() if key in faulty}
    return Mapping({**node.items, **made}, {**node.lines, **dict.fromkeys(made, node.line)}, node.line)


class Partial(NamedTuple):
    """A value without what is faulty in it: faulty items of lists, and faulty values that are not needed."""

    value: Any
    kept: dict[Steps, tuple[int, ...]]
    """By path to a list that lost items: where those that it kept were written."""

    def written(self, path: Steps) -> Steps:
        """Where in the file something stands, given where it stands in the value."""
        found: Steps = ()
        for step in path:
            if isinstance(step, int) and found in self.kept:
                step = self.kept[found][step]
            found = (*found, step)
        return found


def _info(kind: Any) -> mi.Type:
    if kind not in _INFOS:
        _INFOS[kind] = mi.type_info(kind)
    return _INFOS[kind]


_INFOS: dict[Any, mi.Type] = {}


def line_at(node: Node, path: tuple[str | int, ...]) -> int:
    """The line on which a path into a tree stands, or the nearest line above it."""
    line = node.line
    for step in path:
        if isinstance(node, Mapping) and step in node.items:
            line, node = node.lines[str(step)], node.items[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            line = node.line
        else:
            break
    return line


def named(path: tuple[str | int, ...]) -> str:
    """A path into a tree in words, as `options[2].facts.lead`."""
    words = ""
    for step in path:
        words += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if words else step
    return words


class _Binder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.complaints: list[Complaint] = []
        self.kept: dict[Steps, tuple[int, ...]] = {}

    def complain(self, line: int, path: tuple[str | int, ...], message: str) -> Any:
        self.complaints.append(
            Complaint(file=self.file, line=line, field=named(path) or None, message=message)
        )
        return FAULTY

    def value(self, node: Node, kind: mi.Type, path: tuple[str | int, ...]) -> Any:
        bare, optional = unwrapped(kind)
        if isinstance(node, Scalar):
            return self.scalar(node, kind, bare, optional, path)
        if isinstance(bare, mi.StructType):
            return self.struct(node, bare, path)
        if isinstance(bare, mi.UnionType):
            bare = next((t for t in bare.types if isinstance(t, mi.VarTupleType)), bare)
        if isinstance(bare, mi.VarTupleType):
            return self.many(node, bare, path)
        if isinstance(bare, mi.TupleType):
            return self.pair(node, bare, path)
        if isinstance(bare, mi.DictType):
            return self.table(node, bare, path)
        if isinstance(bare, mi.AnyType):
            return plain(node)
        what = "list" if isinstance(node, Sequence) else "mapping"
        return self.complain(node.line, path, f"a {what} stands where {_words(kind)} is needed.")

    def scalar(
        self, node: Scalar, kind: mi.Type, bare: mi.Type, optional: bool, path: tuple[str | int, ...]
    ) -> Any:
        null = node.plain and node.text in NULLS
        if null and optional:
            return None
        if isinstance(bare, mi.AnyType):
            return plain(node)
        if isinstance(bare, mi.VarTupleType | mi.TupleType | mi.DictType | mi.StructType):
            if null and not isinstance(bare, mi.StructType | mi.TupleType):
                return {} if isinstance(bare, mi.DictType) else ()
            wanted = "a list" if isinstance(bare, mi.VarTupleType | mi.TupleType) else "a mapping"
            return self.complain(node.line, path, f'{wanted} is needed here; this is "{node.text}".')
        if isinstance(bare, mi.UnionType):
            bare = next(t for t in bare.types if not isinstance(t, mi.VarTupleType))
        if null and not isinstance(bare, mi.StrType):
            return self.complain(node.line, path, f"{_words(kind)} is needed; nothing is written.")
        try:
            return parser(bare)("" if null else node.text)
        except CellError as error:
            return self.complain(node.line, path, str(error))

    def struct(self, node: Node, kind: mi.StructType, path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Mapping):
            return self.complain(node.line, path, "keys with values are needed here, not a list.")
        fields = {f.name: f for f in kind.fields}
        values: dict[str, Any] = {}
        for key, child in node.items.items():
            field = fields.get(key)
            if field is None:
                self.complain(
                    node.lines[key],
                    (*path, key),
                    f"there is no such key here.{nearest(key, fields)} Known: {listed(fields, 40)}.",
                )
                continue
            values[key] = self.value(child, field.type, (*path, key))
        for name, field in fields.items():
            if name not in node.items and field.required:
                what = description(field.type)
                self.complain(node.line, (*path, name), f"this key is needed{f' ({what})' if what else ''}.")
                values[name] = FAULTY
        if any(v is FAULTY and fields[name].required for name, v in values.items()):
            return FAULTY
        try:
            return kind.cls(**{name: v for name, v in values.items() if v is not FAULTY})
        except (msgspec.ValidationError, ValueError) as error:
            return self.complain(node.line, path, str(error))

    def many(self, node: Node, kind: mi.VarTupleType, path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Sequence):
            return self.complain(node.line, path, "a list is needed here (lines that begin with '- ').")
        made = tuple(self.value(n, kind.item_type, (*path, i)) for i, n in enumerate(node.items))
        good = tuple(i for i, v in enumerate(made) if v is not FAULTY)
        if len(good) < len(made):
            self.kept[path] = good
        return tuple(made[i] for i in good)

    def pair(self, node: Node, kind: mi.TupleType, path: tuple[str | int, ...]) -> Any:
        wanted = len(kind.item_types)
        if not isinstance(node, Sequence) or len(node.items) != wanted:
            return self.complain(node.line, path, f"a list of {wanted} values is needed here.")
        made = tuple(
            self.value(n, t, (*path, i))
            for i, (n, t) in enumerate(zip(node.items, kind.item_types, strict=True))
        )
        return FAULTY if any(v is FAULTY for v in made) else made

    def table(self, node: Node, kind: mi.DictType, path: tuple[str | int, ...]) -> Any:
        if not isinstance(node, Mapping):
            return self.complain(node.line, path, "keys with values are needed here, not a list.")
        made = {k: self.value(n, kind.value_type, (*path, k)) for k, n in node.items.items()}
        return FAULTY if any(v is FAULTY for v in made.values()) else made


def plain(node: Node) -> Any:
    """A tree without types: words as YAML 1.2 reads them."""
    if isinstance(node, Mapping):
        return {k: plain(v) for k, v in node.items.items()}
    if isinstance(node, Sequence):
        return tuple(plain(v) for v in node.items)
    if not node.plain:
        return node.text
    if node.text in NULLS:
        return None
    if node.text in ("true", "false"):
        return YES[node.text]
    if MAYBE_NUMBER.match(node.text):
        return int(node.text) if WHOLE.match(node.text) else float(node.text)
    return node.text


def _words(kind: mi.Type) -> str:
    return description(kind) or "a value"
