"""What the data dictionary says of tables and columns, from the notes on the types."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec import inspect as mi

from moothall.files.cells import description, unwrapped
from moothall.files.manual import says
from moothall.files.open_data.names import KNOWN, SHAPES
from moothall.findings.units import OWN, VARIES

if TYPE_CHECKING:
    from moothall.files.open_data.columns import Column


def snake(name: str) -> str:
    """The name of a type as a name of a column: EvidenceItem becomes evidence_item."""
    return re.sub(r"(?<=.)([A-Z])", r"_\1", name).lower()


def note_of(field: mi.Type) -> str:
    """What a field says of itself, or what the block that stands in it says."""
    bare, _ = unwrapped(field)
    own = description(field)
    return own or (says(bare.cls) if isinstance(bare, mi.StructType) else "")


def column_says(
    name: str, kind: mi.Type, blocks: Sequence[tuple[str, str]], owner: type[Struct] | None = None
) -> str:
    """What a column holds: what its field says, and of which block it is."""
    said = description(kind) or KNOWN.get(name) or _plain(name, owner, bool(blocks))
    for block, meaning in reversed(blocks):
        said = said.removesuffix(".")
        said += f"; {_words(block)}: {_lower(meaning)}" if meaning else f"; of {_words(block)}"
    return said


def _plain(name: str, owner: type[Struct] | None, inside: bool) -> str:
    about = says(owner) if owner is not None and not inside else ""
    return f"{_words(name)} ({_lower(about).removesuffix('.')})" if about else _words(name)


def table_says(field: mi.Type, item: mi.Type, lists: Sequence[str], owner: type[Struct]) -> str:
    """What a row of a table is, what is said of its list, and of what the list is a part.

    lists : names of the lists or mappings that the table is made of
    owner : the block that they stand in
    """
    note = description(field) if len(lists) == 1 else ""
    if isinstance(item, mi.StructType) and item.cls.__name__ not in SHAPES:
        return " ".join(_stopped(_upper(text)) for text in (says(item.cls), note) if text)
    names = _upper(", ".join(_words(name) for name in lists))
    told = f"{names} ({note.rstrip('., ')})" if note else names
    return f"{told}, a value in each row. Of: {_stopped(_lower(says(owner)))}"


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def unit_words(column: Column, beside: Sequence[Column], currency: str) -> str:
    """The unit of a column in words.

    beside : all columns of its table, one of which may give the unit
    currency : what amounts of money are in
    """
    if column.unit not in (OWN, VARIES):
        return currency if column.unit == "money" else column.unit
    given = [c.name for c in beside if c.name == "unit" or c.name.endswith("_unit")]
    near = [name for name in given if column.name.startswith(name.removesuffix("unit"))]
    found = max(near or given[:1], key=len, default="")
    return f"as {found} says" if found and column.unit == OWN else "as the description says"


def title_of(name: str) -> str:
    """A name as a title: money_readings becomes Money readings."""
    return _upper(_words(name))


def _words(name: str) -> str:
    return name.replace("_", " ")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
