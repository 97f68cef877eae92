"""The columns of the tables of findings, from the types: each with its kind, unit, meaning and path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import NODEFAULT, Struct
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import unwrapped
from moothall.files.open_data.names import ITEMS, UNITS
from moothall.files.open_data.words import column_says, note_of, title_of
from moothall.findings.units import UNIT, VARIES

Steps = tuple[str | int, ...]
Form = Literal["text", "texts", "number", "whole", "wholes", "date", "yes_no", "any", "json"]
"""What a cell holds; `texts` and `wholes` are several in one cell, `any` a number, a text or true or false,
`json` whatever JSON can say."""
KINDS: Mapping[Form, str] = {
    "text": "text",
    "texts": "list of texts",
    "wholes": "list of whole numbers",
    "number": "number",
    "whole": "whole number",
    "date": "date",
    "yes_no": "true or false",
    "any": "any",
    "json": "JSON",
}
"""The kinds of columns in words."""
Role = Literal["value", "key", "which", "label", "position", "path", "parent"]


class Column(Struct, frozen=True, kw_only=True):
    """One column of a table."""

    name: str
    form: Form
    says: str
    unit: str = ""
    words: tuple[str, ...] = ()
    """Words that are allowed, if only some are"""
    required: bool = False
    """Whether every row has a value"""
    maybe: bool = False
    """Whether it may be unknown; then an empty list is written as a lone semicolon"""
    role: Role = "value"
    steps: Steps = ()
    """From the row's own place to the value"""
    patterns: tuple[str, ...] = ()
    """Where it stands in findings.json; several where the table is from several lists"""

    @property
    def suffix(self) -> str:
        """What follows the path of the row to make the path of the value."""
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps)

    @property
    def kind(self) -> str:
        """What a cell holds, in words."""
        return KINDS[self.form]

    @property
    def title(self) -> str:
        """Its name in words."""
        return title_of(self.name)


def key_column(column: Column, name: str) -> Column:
    """A column of a row above, as it is repeated in the rows below."""
    return replace(column, name=name, role="key")


def one_value(kind: mi.VarTupleType) -> bool:
    """Whether a list stands in one cell: texts and whole numbers do; figures and blocks make a table."""
    item, _ = unwrapped(kind.item_type)
    return isinstance(item, mi.StrType | mi.LiteralType | mi.DateType | mi.IntType)


class _Around(Struct, frozen=True, kw_only=True):
    """What is known of a value from the blocks around it."""

    steps: Steps = ()
    maybe: bool = False
    unit: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    """Name and meaning of each block, outermost first"""


def own_columns(kind: mi.Type, path: str | tuple[str, ...], field: mi.Type | None = None) -> Iterator[Column]:
    """The columns of a row's own values, those of the blocks in it among them.

    kind : what the row is
    path : its pattern, or patterns
    field : the list or mapping that it stands in, whose unit and meaning hold for plain items
    """
    patterns = (path,) if isinstance(path, str) else path
    bare, maybe = unwrapped(kind)
    unit = unit_of(kind) or (unit_of(field) if field is not None else "")
    if isinstance(bare, mi.StructType):
        found = _fields(bare, _Around(unit=unit))
    elif isinstance(bare, mi.TupleType):
        found = _parts(bare, ITEMS[patterns[0]], _Around(unit=unit))
    else:
        said = (note_of(field) if field is not None and len(patterns) == 1 else "") or "the value"
        found = iter([_column("value", kind, _Around(unit=unit, maybe=maybe), said, not maybe)])
    for column in found:
        whole = tuple(_joined(p, column.steps) for p in patterns)
        yield replace(column, patterns=whole)


def _joined(path: str, steps: Steps) -> str:
    for step in steps:
        path = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}" if path else step
    return path


def _parts(kind: mi.TupleType, names: tuple[str, ...], around: _Around) -> Iterator[Column]:
    for n, (name, item) in enumerate(zip(names, kind.item_types, strict=True)):
        inside = replace(around, steps=(*around.steps, n))
        yield _column(name, item, inside, column_says(name, item, ()), True)


def _fields(kind: mi.StructType, around: _Around) -> Iterator[Column]:
    for field in kind.fields:
        bare, maybe = unwrapped(field.type)
        inside = replace(around, steps=(*around.steps, field.name), maybe=around.maybe or maybe)
        if isinstance(bare, mi.StructType):
            said = note_of(field.type)
            inside = replace(
                inside, unit=unit_of(field.type) or around.unit, blocks=(*around.blocks, (field.name, said))
            )
            yield from _fields(bare, inside)
        elif not isinstance(bare, mi.DictType) and (not isinstance(bare, mi.VarTupleType) or one_value(bare)):
            name = "_".join(str(step) for step in inside.steps)
            said = column_says(field.name, field.type, around.blocks, kind.cls)
            yield _column(name, field.type, inside, said, _always(field, bare) and not inside.maybe)


def _always(field: mi.Field, bare: mi.Type) -> bool:
    """Whether a value is always told: an empty text or an empty list is an empty cell."""
    if isinstance(bare, mi.LiteralType):
        return "" not in bare.values
    default = field.default is not NODEFAULT and field.default in ("", None)
    return isinstance(bare, mi.IntType | mi.FloatType | mi.BoolType | mi.DateType) and not default


def _column(name: str, kind: mi.Type, around: _Around, said: str, required: bool) -> Column:
    bare, maybe = unwrapped(kind)
    own = unit_of(kind) or (UNITS.get(str(around.steps[-1]), "") if around.steps and _counts(bare) else "")
    return Column(
        name=name,
        form=_form(bare),
        says=said,
        unit=around.unit if around.unit and own in ("", VARIES) and _counts(bare) else own,
        words=tuple(str(w) for w in bare.values if w != "") if isinstance(bare, mi.LiteralType) else (),
        required=required and not isinstance(bare, mi.StrType | mi.VarTupleType | mi.UnionType | mi.AnyType),
        maybe=maybe or around.maybe,
        steps=around.steps,
    )


def _counts(kind: mi.Type) -> bool:
    return isinstance(kind, mi.IntType | mi.FloatType)


FORMS: tuple[tuple[type[mi.Type], Form], ...] = (
    (mi.FloatType, "number"),
    (mi.IntType, "whole"),
    (mi.DateType, "date"),
    (mi.BoolType, "yes_no"),
    (mi.StrType, "text"),
    (mi.UnionType, "any"),
    (mi.AnyType, "json"),
)


def _form(kind: mi.Type) -> Form:
    if isinstance(kind, mi.LiteralType):
        return "text"
    if isinstance(kind, mi.VarTupleType):
        item, _ = unwrapped(kind.item_type)
        return "wholes" if isinstance(item, mi.IntType) else "texts"
    for sort, form in FORMS:
        if isinstance(kind, sort):
            return form
    raise TypeError(f"no column can hold a {kind}")


def unit_of(kind: mi.Type) -> str:
    """The unit that a type says it is in; empty where it says none."""
    if isinstance(kind, mi.Metadata):
        return str((kind.extra or {}).get(UNIT, "")) or unit_of(kind.type)
    if isinstance(kind, mi.UnionType):
        return next((unit for t in kind.types if (unit := unit_of(t))), "")
    if isinstance(kind, mi.VarTupleType):
        return unit_of(kind.item_type)
    return unit_of(kind.value_type) if isinstance(kind, mi.DictType) else ""
