"""The columns of every sheet as people see them: what each means, how wide it is, what it may hold."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from msgspec import Struct
from msgspec import inspect as mi
from msgspec.structs import replace

from moothall.files.cells import description, unwrapped
from moothall.files.manual import Note, needed, notes, says, subject
from moothall.files.workbook.layout import KEY, NUMBER, Cell, Page, pages
from moothall.project.tables import Table

Form = Literal["text", "number", "date", "id"]
WIDTHS: Mapping[Form, int] = {"text": 36, "number": 16, "date": 14, "id": 18}
YES_OR_NO = ("yes", "no")
WIDER = 1.15
"""How much wider a letter of a text is than the figure by which columns are measured."""
INDENT: Mapping[str, Any] = {"align": "left", "indent": 1}
FIGURE: Mapping[str, Any] = {"align": "right", "indent": 0}
ROOM = 2
"""What each text begins with, so that none touches the cell before it; and the letters that this takes."""
OWN_SHEETS = {
    "options": "options",
    "partners": "partners",
    "groups": "groups",
    "assessors": "groups.assessors",
    "places": "places",
    "evidence": "evidence",
    "benefit_rows": "benefits",
}
"""Kind of reference to the sheet on which the project itself defines its ids."""


class Shown(Struct, frozen=True, kw_only=True):
    """One column, or one key, as people see it."""

    name: str
    form: Form
    explanation: str
    required: bool = False
    words: tuple[str, ...] = ()
    """Words that are allowed, if only some are"""
    ref: str | None = None
    """Kind of reference, whose ids a drop-down offers"""
    sheet: str | None = None
    """Sheet whose rows it names"""
    least: float | None = None
    most: float | None = None
    width: int = 0
    """Letters that it is wide, where that is more than is usual"""


def shown(cell: Cell, note: Note | None) -> Shown:
    """How a cell of a document, or a column of a table, is seen."""
    bare, _ = unwrapped(cell.kind)
    one = not isinstance(bare, mi.VarTupleType)
    whole = bare.ge if isinstance(bare, mi.IntType | mi.FloatType) else None
    most = bare.le if isinstance(bare, mi.IntType | mi.FloatType) else None
    return Shown(
        name=cell.name,
        form=_form(bare, reference(cell.kind)),
        explanation=_explained(cell, note),
        required=cell.required,
        words=_words(bare),
        ref=reference(cell.kind) if one else None,
        least=whole,
        most=most,
    )


def _form(kind: mi.Type, ref: str | None) -> Form:
    if isinstance(kind, mi.DateType):
        return "date"
    if isinstance(kind, mi.IntType | mi.FloatType):
        return "number"
    short = isinstance(kind, mi.LiteralType | mi.BoolType) or ref is not None
    return "id" if short or (isinstance(kind, mi.StrType) and kind.pattern is not None) else "text"


def _words(kind: mi.Type) -> tuple[str, ...]:
    if isinstance(kind, mi.BoolType):
        return YES_OR_NO
    return tuple(str(word) for word in kind.values) if isinstance(kind, mi.LiteralType) else ()


def reference(kind: mi.Type) -> str | None:
    """The kind of id that a field holds, if it holds one."""
    if isinstance(kind, mi.Metadata):
        found = (kind.extra or {}).get("ref")
        return str(found) if found is not None else reference(kind.type)
    if isinstance(kind, mi.UnionType):
        return next((found for t in kind.types if (found := reference(t))), None)
    return reference(kind.item_type) if isinstance(kind, mi.VarTupleType) else None


def _explained(cell: Cell, note: Note | None) -> str:
    if note is None:
        return description(cell.kind) or "the value, as the title above says"
    parts = [note.description or note.name.replace("_", " ")]
    if _words(unwrapped(cell.kind)[0]) == YES_OR_NO:  # files say true and false, cells yes and no
        parts = [parts[0].replace("true:", "yes:").replace("false:", "no:")]
    if note.kind.startswith("list"):
        told = "several with semicolons between them"
        parts += [told] if "semicolons" not in parts[0] else []
    elif note.kind not in ("text", "id", "word") and not _says(parts[0], note.kind):
        parts.append(note.kind)
    if note.allowed and note.allowed not in parts and not _chosen(parts[0], note):
        parts.append(f"one of {note.allowed}" if note.kind == "word" else note.allowed)
    must = needed(note)
    if must != "no":
        parts.append(
            "needed" if must == "yes" else f"empty: {must.removeprefix('no (').removesuffix(' counts)')}"
        )
    return "; ".join(parts)


def _chosen(described: str, note: Note) -> bool:
    """Whether a description says already which words may be chosen: "same scope: yes or no"."""
    words = [word.strip() for word in note.allowed.split(",")]
    return note.kind == "word" and len(words) == len(YES_OR_NO) and " or ".join(words) in described


def _says(described: str, kind: str) -> bool:
    """Whether a description says already of what kind the values are."""
    last = kind.rpartition(" ")[2]
    return kind in described or (kind.startswith("date") and last in described) or "yes:" in described


def page_columns(page: Page) -> Iterator[Shown]:
    """The columns of a sheet of a document, in order."""
    for n, parent in enumerate(page.parents):
        above = _above(page, n)
        told = f"which {parent.replace('_', ' ')} this row belongs to, as on the sheet {above.name}; needed"
        sheet = above.name if above.label != NUMBER else None
        yield Shown(name=parent, form="id", explanation=told, required=True, sheet=sheet)
    if page.label == NUMBER:
        told = "number of the row, by which other sheets name it; empty: its place from the top"
        yield Shown(name=NUMBER, form="id", explanation=told)
    by_name = {note.name: note for note in notes(page.kind)} if page.kind is not None else {}
    for cell in page.cells:
        if page.shape == "mapping" and cell.name == KEY:
            yield Shown(name=KEY, form="id", explanation="what the value is of; needed", required=True)
        elif page.shape == "tuples":
            told = f"number {int(cell.path[0]) + 1} of what the title above names"
            yield replace(shown(cell, None), explanation=told)
        else:
            yield shown(cell, by_name.get(cell.name))


def _above(page: Page, n: int) -> Page:
    """The sheet that defines the n-th parent of a sheet."""
    ways = {p.path: p for p in pages() if p.document == page.document and p.shape == "rows"}
    found = [ways[page.path[:k]] for k in range(1, len(page.path)) if page.path[:k] in ways]
    return found[n]


def table_columns(table: Table) -> Iterator[Shown]:
    """The columns of a table, in order."""
    for cell, note in zip(table_cells(table), notes(table.row), strict=True):
        yield shown(cell, note)


def table_cells(table: Table) -> tuple[Cell, ...]:
    """The fields of a table's rows."""
    info = mi.type_info(table.row)
    assert isinstance(info, mi.StructType)
    return tuple(Cell(f.name, f, f.type, (f.name,)) for f in info.fields)


def key_rows(page: Page) -> Iterator[Shown]:
    """The keys of a sheet of keys, in order."""
    for cell in page.cells:
        if cell.field is None:
            told = f"yes: {cell.name} is given, though nothing of it is written below"
            yield Shown(name=cell.name, form="id", explanation=told, words=("yes",))
        else:
            yield _inside(shown(cell, _note(page, cell)))


def _inside(key: Shown) -> Shown:
    """A key of a block that need not be given: what is needed is so only if the block is."""
    block = key.name.rpartition(".")[0]
    if not block or not key.required:
        return key
    told = f"{key.explanation.removesuffix('needed')}needed if any of {block} is given"
    return replace(key, required=False, explanation=told)


def _note(page: Page, cell: Cell) -> Note | None:
    kind = page.kind
    for step in cell.path:
        note = next(n for n in notes(kind) if n.name == step) if kind is not None else None
        if note is None or note.inner is None:
            return note
        kind = note.inner
    return None


def apart(form: str) -> str:
    """A format of numbers that leaves room at the right, by which figures stand one below the other.

    An indent does not: LibreOffice drops that of a figure where the cell beside it is empty, or a text.
    """
    return f"{form}_)"


def in_a_book(text: str) -> str:
    """An explanation as a workbook gives it: sheets where a folder has files, nothing marked as code, and a
    minus that no program takes for a hyphen, after which a line may end."""
    text = re.sub(r"\b(\w+)\.csv\b", r"the sheet \1", text).replace("`", "")
    return re.sub(r"(?<![\w-])-(?=\d)", "\N{MINUS SIGN}", text)


def page_says(page: Page) -> str:
    """What a sheet of a document holds, in a sentence."""
    if page.shape == "keys" and page.kind is not None:
        return subject(page.kind)
    if page.kind is not None:
        return says(page.kind)
    return f"{_field_says(page)}."


def _field_says(page: Page) -> str:
    """What the field of a mapping, or of a list of tuples, holds."""
    kinds = {p.path: p.kind for p in pages() if p.document == page.document}
    owner = kinds.get(page.path[:-1])
    if owner is None:
        keys = next(p for p in pages() if p.document == page.document and p.shape == "keys")
        note = _note(keys, Cell(KEY, None, mi.AnyType(), page.path))
    else:
        note = next((n for n in notes(owner) if n.name == page.path[-1]), None)
    words = note.description if note is not None else page.path[-1]
    return words[:1].upper() + words[1:]


def lines(text: str, width: int) -> int:
    """Lines that a text takes in a column of a width.

    A word longer than a line, as an address, begins a line of its own and leaves the one before half empty.
    """
    room = width - ROOM
    return sum(max(1, math.ceil(len(part) * WIDER / room)) + _begun(part, room) for part in text.split("\n"))


def _begun(part: str, room: int) -> int:
    """Long words that do not stand first."""
    if len(part) * WIDER <= room:
        return 0
    return sum(len(word) * WIDER > room for word in part.split(" ")[1:])
