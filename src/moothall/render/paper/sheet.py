"""A document on paper: pieces in reading order, each on a page that stands upright or lies on its side.

Everything is laid open: what a page folds away stands below a heading of its own. Text is spans; a span
without any look is a plain string, so that tens of thousands of cells stay light.
"""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct


class Span(Struct, frozen=True, array_like=True):
    """A stretch of text with its look, and where it leads: an anchor of the sheet, or a web address."""

    text: str
    strong: bool = False
    italic: bool = False
    code: bool = False
    to: str = ""
    address: str = ""
    lang: str = ""
    """Its language, where that is not the sheet's."""


Line = tuple[str | Span, ...]
"""Text within a line."""


class Heading(Struct, frozen=True, tag="heading"):
    """A heading; level 1 stands right below the title. What a page would fold away is not in the contents."""

    level: int
    text: str
    id: str = ""
    folded: bool = False


class Words(Struct, frozen=True, tag="words"):
    """A paragraph."""

    line: Line
    look: Literal["", "lead", "reading", "empty"] = ""
    id: str = ""


class Mark(Struct, frozen=True):
    """One line of somebody's own words: a paragraph, an item of a list, or a line set as a heading."""

    line: Line
    kind: Literal["words", "bullet", "number", "heading"] = "words"
    depth: int = 0
    number: int = 0


class Quote(Struct, frozen=True, tag="quote"):
    """Somebody's own words."""

    marks: tuple[Mark, ...]
    by: str
    id: str = ""


class Bullets(Struct, frozen=True, tag="bullets"):
    """A list."""

    items: tuple[Line, ...]
    ordered: bool = False


class Term(Struct, frozen=True):
    """A term with what is said of it."""

    term: str
    lines: tuple[Line, ...]


class Terms(Struct, frozen=True, tag="terms"):
    """Terms, one below the other."""

    rows: tuple[Term, ...]


class Head(Struct, frozen=True):
    """The heading of a column."""

    title: str
    unit: str = ""
    note: str = ""
    numeric: bool = False
    to: str = ""


class Box(Struct, frozen=True, array_like=True):
    """A cell of a table: lines, smaller lines below, shading, whether it names its row, its anchor."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    standing: str = ""
    header: bool = False
    id: str = ""


class Grid(Struct, frozen=True, tag="grid"):
    """A table; `widths` are those of its columns in points.

    `tall` are the rows so high that they may break between pages. `together`: it is low, and stands on one.
    `heights`: of its rows in points, where they were asked for; nought for one that must be tried.
    """

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Box, ...], ...]
    widths: tuple[float, ...]
    id: str = ""
    tall: tuple[int, ...] = ()
    together: bool = False
    heights: tuple[float, ...] = ()


class Picture(Struct, frozen=True, tag="picture"):
    """A picture; `width` is the one that it is shown with, `size` that of its drawing, in points."""

    number: int
    title: str
    alt: str
    svg: str
    width: float
    size: tuple[float, float]
    id: str = ""


class Callout(Struct, frozen=True, tag="callout"):
    """Something that must not be overlooked; `whole` is not broken between pages."""

    kind: str
    tag: str
    title: str
    pieces: tuple[Piece, ...] = ()
    id: str = ""
    whole: bool = False


Piece = Heading | Words | Quote | Bullets | Terms | Grid | Picture | Callout


class Stretch(Struct, frozen=True):
    """Pieces on pages of one kind. One that opens a chapter begins on a new page."""

    wide: bool
    pieces: tuple[Piece, ...]


class Sheet(Struct, frozen=True, kw_only=True):
    """The whole document, ready to be set."""

    title: str
    subtitle: str
    language: str
    region: str
    as_of: datetime.date
    contents: str
    """Heading of the contents; empty: it has none."""
    compact: bool
    """Short: no stretch begins a new page unless it lies on its side."""
    figure: str
    table: str
    notices: tuple[Piece, ...]
    stretches: tuple[Stretch, ...]
    vintage: Terms
