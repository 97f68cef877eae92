"""The sheets follow from the types: every field of every document and table has its place."""

from __future__ import annotations

import re
from typing import Annotated

from msgspec import Meta, Struct
from msgspec import inspect as mi

from moothall.files.cells import unwrapped
from moothall.files.folder import DOCUMENTS
from moothall.files.manual import notes
from moothall.files.workbook import layout
from moothall.files.workbook.columns import key_rows, page_columns, page_says, table_columns
from moothall.files.workbook.layout import pages
from moothall.files.workbook.names import INSTRUCTIONS, LISTS, known_sheets
from moothall.project.tables import TABLES


def test_every_name_of_a_sheet_is_one_that_excel_takes() -> None:
    names = [*known_sheets(), INSTRUCTIONS, LISTS]
    assert len({n.casefold() for n in names}) == len(names)
    assert all(len(n) <= 31 and not re.search(r"[\[\]:*?/\\']", n) for n in names)


def test_every_field_of_every_document_has_a_cell() -> None:
    """Counted another way than by the layout itself: every field that holds no block of its own."""
    wanted = 0
    for _, kind in DOCUMENTS.values():
        waiting = [kind]
        while waiting:
            for note in notes(waiting.pop()):
                if note.inner is not None:
                    waiting.append(note.inner)
                else:
                    wanted += 1
    found = [c for p in pages() for c in p.cells if c.field is not None]
    others = [p for p in pages() if p.shape in ("mapping", "tuples")]
    assert len(found) + len(others) == wanted


def test_every_column_says_what_it_asks() -> None:
    for page in pages():
        shown = [*(key_rows(page) if page.shape == "keys" else page_columns(page))]
        assert all(len(c.explanation) > 2 for c in shown), page.name
        if page.shape != "keys":
            assert tuple(c.name for c in shown) == page.columns
        assert page_says(page).endswith(".")
    for table in TABLES:
        assert all(len(c.explanation) > 2 for c in table_columns(table)), table.name


def test_no_column_stands_twice() -> None:
    for page in pages():
        assert len(set(page.columns)) == len(page.columns), page.name


def test_what_is_allowed_fits_a_drop_down() -> None:
    """Excel takes at most 255 letters of words in a list."""
    for page in pages():
        for column in key_rows(page) if page.shape == "keys" else page_columns(page):
            assert len(",".join(column.words)) <= 255
    for table in TABLES:
        assert all(len(",".join(c.words)) <= 255 for c in table_columns(table))


class Leaf(Struct, frozen=True, kw_only=True):
    """A leaf."""

    size: Annotated[float | None, Meta(description="size")] = None


class Twig(Struct, frozen=True, kw_only=True):
    """A twig."""

    id: Annotated[str, Meta(description="id")]
    leaves: tuple[Leaf, ...] = ()


class Tree(Struct, frozen=True, kw_only=True):
    """A tree that no version knew."""

    name: Annotated[str, Meta(description="name")] = ""
    twigs: tuple[Twig, ...] = ()
    heights: Annotated[dict[str, float], Meta(description="year to height")] = {}


def test_a_new_field_needs_no_new_code() -> None:
    found = {p.name: p for p in layout._document("tree", "tree", Tree)}
    assert {n: (p.shape, p.columns) for n, p in found.items()} == {
        "tree": ("keys", ("name",)),
        "twigs": ("rows", ("id",)),
        "twigs.leaves": ("rows", ("twig", "size")),
        "heights": ("mapping", ("key", "value")),
    }


def test_an_optional_value_is_none_where_nothing_is_written() -> None:
    """A blank cell is read as the default: another one could not be told from None."""
    for page in pages():
        for cell in page.cells:
            if cell.field is not None and unwrapped(cell.kind)[1] and not cell.required:
                assert cell.field.default is None, (page.name, cell.name)
    assert isinstance(mi.type_info(Tree), mi.StructType)
