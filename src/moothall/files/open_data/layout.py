"""Which tables the findings make: every list of blocks and every mapping in them, found from the types.

A row stands for one item, say one option in one run. Its columns are, in this order: what names the rows that
it belongs to (run, option), what tells it from its neighbours where its own columns do not, its own values
with those of the blocks in it, its path in findings.json, and the path of the row that it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import description, unwrapped
from moothall.files.open_data.columns import Column, key_column, one_value, own_columns
from moothall.files.open_data.names import FIRST, IDENTIFYING, LABELS, LEFT_OUT, PARTS, PLACES
from moothall.files.open_data.table import MAPPING, Place, Source, Table, named
from moothall.files.open_data.words import snake, table_says
from moothall.findings.findings import Findings


@cache
def tables() -> tuple[Table, ...]:
    """Every table but the one of single values: those that most look for, then as the findings have them."""
    found = named(tuple(_all(tuple(_below(_root(), "", ())))))
    first = {table.name: table for table in found if table.name in FIRST}
    return (*(first[name] for name in FIRST), *(t for t in found if t.name not in first))


@cache
def singles() -> tuple[Column, ...]:
    """The values that the findings hold once: one row each of the first table."""
    return tuple(c for c in own_columns(_root(), ""))


def _root() -> mi.StructType:
    info = mi.type_info(Findings)
    assert isinstance(info, mi.StructType)
    return info


def _all(places: Sequence[Place]) -> Iterator[Place]:
    for place in places:
        yield place
        yield from _all(place.children)


class _Found:
    """A list or a mapping as it was met, before those of one kind are put together."""

    def __init__(self, steps: tuple[str, ...], kind: mi.Type, field: mi.Type, owner: type[Struct]) -> None:
        self.steps, self.kind, self.field, self.owner = steps, kind, field, owner
        self.mapping = isinstance(kind, mi.DictType)

    @property
    def item(self) -> mi.Type:
        """The type of an item, with what is said of it."""
        assert isinstance(self.kind, mi.VarTupleType | mi.DictType)
        return self.kind.item_type if isinstance(self.kind, mi.VarTupleType) else self.kind.value_type

    def alike(self, other: _Found) -> bool:
        """Whether both hold the same, side by side, with nothing below it: then they make one table."""
        together = (self.steps[:-1], self.mapping) == (other.steps[:-1], other.mapping)
        return together and self.item == other.item and not any(_lists(unwrapped(self.item)[0], ()))


def _below(kind: mi.Type, path: str, keys: tuple[Column, ...]) -> Iterator[Place]:
    """The places of rows inside one row, or inside the whole."""
    groups: list[list[_Found]] = []
    for found in _lists(kind, ()):
        if _pattern(path, found) in LEFT_OUT:
            continue
        group = next((g for g in groups if g[0].alike(found)), None)
        if group is None:
            groups.append([found])
        else:
            group.append(found)
    for group in groups:
        yield _place(group, path, keys)


def _lists(kind: mi.Type, steps: tuple[str, ...]) -> Iterator[_Found]:
    """Every list and mapping of a block that makes a table, also in the blocks inside it."""
    if not isinstance(kind, mi.StructType):
        return
    for field in kind.fields:
        bare, _ = unwrapped(field.type)
        at = (*steps, field.name)
        if isinstance(bare, mi.StructType):
            yield from _lists(bare, at)
        elif isinstance(bare, mi.DictType) or (isinstance(bare, mi.VarTupleType) and not one_value(bare)):
            yield _Found(at, bare, field.type, kind.cls)


def _pattern(path: str, found: _Found) -> str:
    return ".".join(filter(None, [path, *found.steps])) + (MAPPING if found.mapping else "[*]")


def _place(group: Sequence[_Found], path: str, keys: tuple[Column, ...]) -> Place:
    first = group[0]
    bare, _ = unwrapped(first.item)
    patterns = tuple(_pattern(path, found) for found in group)
    values = tuple(own_columns(first.item, patterns, first.field))
    which = len(group) > 1
    added = tuple(_telling(group, values, patterns))
    columns = _told_apart(keys, (*added, *values))
    own = tuple(c for c in columns[len(keys) :])
    identity = _identity(bare, own, len(added))
    inherited = tuple(key_column(c, _short(bare, c)) for c in (*columns[: len(keys)], *identity))
    children = tuple(_below(bare, patterns[0], inherited))
    return Place(
        sources=tuple(Source(steps=f.steps, word=f.steps[-1]) for f in group),
        mapping=first.mapping,
        which=which,
        labelled=len(added) > which,
        patterns=patterns,
        says=table_says(first.field, bare, [f.steps[-1] for f in group], first.owner),
        columns=columns,
        values=values,
        identity=tuple(columns.index(c) for c in identity),
        children=children,
    )


def _telling(
    group: Sequence[_Found], values: Sequence[Column], patterns: tuple[str, ...]
) -> Iterator[Column]:
    """Columns that tell a row from its neighbours: of which list it is, its key or its position."""
    field = group[0].steps[-1]
    if len(group) > 1:
        words = tuple(found.steps[-1] for found in group)
        said = f"from which list of its row: {'; '.join(_named(found) for found in group)}"
        yield Column(name="which", form="text", says=said, words=words, required=True, role="which")
    if group[0].mapping:
        name = LABELS.get(field, "key") if len(group) == 1 else PARTS.get(field, "key")
        yield Column(name=name, form="text", says="what the row is of", role="label", required=True)
    elif not any(c.name in IDENTIFYING for c in values):
        name = PLACES.get(field, "position")
        yield Column(
            name=name, form="whole", says="position in its list, from 1", role="position", required=True
        )


def _named(found: _Found) -> str:
    """A list with what it says of itself, if it says anything."""
    said = description(found.field)
    return f"{found.steps[-1]} ({said})" if said else found.steps[-1]


def _told_apart(keys: tuple[Column, ...], own: tuple[Column, ...]) -> tuple[Column, ...]:
    """Keys and own columns together; a key that shares its name with an own column is told apart."""
    taken = {c.name for c in own}
    made: list[Column] = []
    for key in keys:
        name = key.name
        while name in taken or name in {c.name for c in made}:
            name = f"of_{name}"
        made.append(key_column(key, name))
    return (*made, *own)


def _identity(kind: mi.Type, own: Sequence[Column], added: int) -> tuple[Column, ...]:
    """What names a row to the rows below it."""
    labels = tuple(c for c in own[:added] if c.role == "label")
    if labels:
        return labels
    ids = tuple(c for c in own[added:] if c.steps == ("id",))
    return ids or tuple(c for c in own if c.name in IDENTIFYING and len(c.steps) == 1) or tuple(own[:added])


def _short(kind: mi.Type, column: Column) -> str:
    """What a key is called in the rows below: an `id` by what it is the id of."""
    if column.name == "id" and isinstance(kind, mi.StructType):
        return snake(kind.cls.__name__)
    return column.name
