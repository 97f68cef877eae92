"""Which sheets a project's documents take, found from their types: a new field needs no code here.

A document (project.yaml, say) becomes one sheet of keys and values, and one sheet for each list, mapping
or block inside it. What belongs to a row of another sheet names that row in its first columns: the seats
of a body stand on `bodies.seats`, and their first column, `body`, holds the body's id.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import unwrapped
from moothall.files.folder import DOCUMENTS

Shape = Literal["keys", "rows", "block", "mapping", "tuples"]
"""Keys with values; rows of a list; one row for each row of another sheet; keys of a mapping; tuples."""

NUMBER = "no"
"""Column that tells apart the rows of a list which have no id, where other sheets refer to them."""
KEY, VALUE = "key", "value"


class Cell(Struct, frozen=True):
    """One value: a column of a sheet, or a row of a sheet of keys."""

    name: str
    """Header of the column, or key, as `discounting.schedule`"""
    field: mi.Field | None
    """None: it only says whether a block without needed fields is given"""
    kind: mi.Type
    path: tuple[str, ...]
    """Steps from the page's own value to this one; of a tuple: its place in it"""

    @property
    def required(self) -> bool:
        """Whether it must be filled."""
        return self.field is not None and self.field.required


class Page(Struct, frozen=True):
    """One sheet of a document."""

    name: str
    document: str
    """Part of the project, as `head`"""
    shape: Shape
    kind: type[Struct] | None
    """Type of a row, or of the whole document"""
    path: tuple[str, ...]
    """Steps from the document to what stands here, through lists without their positions"""
    parents: tuple[str, ...]
    """First columns: which rows of the sheets above it belongs to"""
    label: str | None
    """Column that names a row for other sheets"""
    cells: tuple[Cell, ...]
    optional: bool = False
    """A block that need not be there; else an empty one counts where there is none"""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of all columns; of a sheet of keys, only that of its values."""
        own = (self.label,) if self.label == NUMBER else ()
        return (*self.parents, *own, *(c.name for c in self.cells))


@cache
def pages() -> tuple[Page, ...]:
    """Every sheet of every document, in reading order."""
    return tuple(
        page
        for file, (part, kind) in DOCUMENTS.items()
        for page in _document(file.partition(".")[0], part, kind)
    )


def _document(name: str, part: str, kind: type[Struct]) -> Iterator[Page]:
    info = _struct(kind)
    cells = tuple(_keys(info, ""))
    if cells:
        yield Page(name, part, "keys", kind, (), (), None, cells)
    yield from _children(part, info, (), ())


def _struct(kind: mi.Type | type[Struct]) -> mi.StructType:
    found = kind if isinstance(kind, mi.StructType) else mi.type_info(kind)
    assert isinstance(found, mi.StructType)
    return found


def _keys(kind: mi.StructType, prefix: str, path: tuple[str, ...] = ()) -> Iterator[Cell]:
    """The values of a document that stand alone, with those of its blocks."""
    for field in kind.fields:
        bare, optional = unwrapped(field.type)
        name = f"{prefix}{field.name}"
        if isinstance(bare, mi.StructType):
            if optional and not any(f.required for f in bare.fields):
                yield Cell(name, None, field.type, (*path, field.name))
            yield from _keys(bare, f"{name}.", (*path, field.name))
        elif in_cell(bare):
            yield Cell(name, field, field.type, (*path, field.name))


def in_cell(kind: mi.Type) -> bool:
    """Whether one cell can hold a value of this (bare) type: no mapping, no list of more than words."""
    if isinstance(kind, mi.VarTupleType):
        item = unwrapped(kind.item_type)[0]
        return not isinstance(item, mi.StructType | mi.TupleType | mi.DictType | mi.VarTupleType)
    return not isinstance(kind, mi.StructType | mi.TupleType | mi.DictType)


def or_number(kind: mi.Type) -> bool:
    """Whether a cell holds either a number or a list."""
    return isinstance(unwrapped(kind)[0], mi.UnionType)


def _children(
    part: str, kind: mi.StructType, path: tuple[str, ...], parents: tuple[str, ...]
) -> Iterator[Page]:
    """Sheets for what stands inside a document, or inside the rows of a sheet."""
    for field in kind.fields:
        bare, optional = unwrapped(field.type)
        here = (*path, field.name)
        if isinstance(bare, mi.StructType):
            if parents:
                yield from _rows(part, bare, here, parents, "block", optional)
            else:
                yield from _children(part, bare, here, ())
        elif isinstance(bare, mi.DictType):
            key = Cell(KEY, None, mi.StrType(), ())
            yield _page(part, "mapping", None, here, parents, (key, Cell(VALUE, None, bare.value_type, ())))
        elif isinstance(bare, mi.VarTupleType) and not in_cell(bare):
            item = unwrapped(bare.item_type)[0]
            if isinstance(item, mi.TupleType):
                yield _page(part, "tuples", None, here, parents, _positions(item))
            else:
                yield from _rows(part, _struct(item), here, parents, "rows")


def _positions(kind: mi.TupleType) -> tuple[Cell, ...]:
    return tuple(Cell(f"{VALUE}_{n}", None, t, (str(n - 1),)) for n, t in enumerate(kind.item_types, 1))


def _page(
    part: str,
    shape: Shape,
    kind: type[Struct] | None,
    path: tuple[str, ...],
    parents: tuple[str, ...],
    cells: tuple[Cell, ...],
    label: str | None = None,
    optional: bool = False,
) -> Page:
    return Page(".".join(path), part, shape, kind, path, parents, label, cells, optional)


def _rows(
    part: str,
    kind: mi.StructType,
    path: tuple[str, ...],
    parents: tuple[str, ...],
    shape: Shape,
    optional: bool = False,
) -> Iterator[Page]:
    names = [f.name for f in kind.fields]
    cells = tuple(Cell(f.name, f, f.type, (f.name,)) for f in kind.fields if in_cell(unwrapped(f.type)[0]))
    children = len(cells) < len(names)
    label = None
    if shape == "rows" and children:
        label = "id" if "id" in names else NUMBER
    yield _page(part, shape, kind.cls, path, parents, cells, label, optional)
    above = parents if shape == "block" else (*parents, _noun(kind.cls))
    yield from _children(part, kind, path, above)


def _noun(kind: type[Struct]) -> str:
    """The name of a type as a column: lead_role for LeadRole."""
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in kind.__name__).lstrip("_")
