"""A document without a format: sections, words, tables, figures and sources as frozen values.

A renderer decides how each looks. Everything that can be linked to has an id that is unique in the
document; a run of text links to such an id, or to an address outside.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.business_case.labels import Labels
from moothall.project.boundaries import Ring

Kind = Literal["stop", "high", "medium", "low", "info"]
Standing = Literal["good", "part", "bad", "open", "apart", "zero"]


class Run(Struct, frozen=True):
    """A stretch of text of one kind."""

    text: str
    strong: bool = False
    to: Annotated[str, Meta(description="id in the document that it links to")] = ""
    address: Annotated[str, Meta(description="address outside the document, or a page beside it")] = ""
    code: Annotated[bool, Meta(description="an id, set so that it can be told from words")] = False
    path: Annotated[str, Meta(description="where the figure in the text stands in findings.json")] = ""
    lang: Annotated[str, Meta(description="its language, where that is not the document's")] = ""


MEMBERS_SHEET = "members-sheet.html"
"""The members' sheet, which is written beside the page."""
LEAFLET = "leaflet.html"
"""The leaflet for everybody, which is written beside the page."""

Inline = tuple[Run, ...]
"""Text within a line."""


class Paragraph(Struct, frozen=True, tag=True):
    """A paragraph."""

    text: Inline
    lead: Annotated[bool, Meta(description="set larger: the sentence to read if only one is read")] = False


class Verbatim(Struct, frozen=True, tag=True):
    """Somebody's own words, with their line breaks, unedited."""

    id: str
    by: str
    text: str
    lang: Annotated[str, Meta(description="its language, where that is not the document's")] = ""


class Listing(Struct, frozen=True, tag=True):
    """A list."""

    items: tuple[Inline, ...]
    ordered: bool = False


class Fact(Struct, frozen=True):
    """A term with what is to be said of it."""

    term: str
    text: tuple[Inline, ...]


class Facts(Struct, frozen=True, tag=True):
    """Terms with their values: a short summary to look things up in."""

    rows: tuple[Fact, ...]


class Column(Struct, frozen=True):
    """A column of a table."""

    title: str
    unit: str = ""
    numeric: bool = False
    note: Annotated[str, Meta(description="a second, smaller line of the heading")] = ""
    to: Annotated[str, Meta(description="id in the document that the heading links to")] = ""


class Cell(Struct, frozen=True):
    """A cell: a figure or words, with what stands behind it."""

    text: Inline
    notes: Annotated[tuple[Inline, ...], Meta(description="smaller lines below")] = ()
    sources: Annotated[tuple[str, ...], Meta(description="evidence ids")] = ()
    standing: Annotated[Standing | None, Meta(description="shading; the words say the same")] = None
    header: Annotated[bool, Meta(description="the cell names its row")] = False
    more: Annotated[tuple[Inline, ...], Meta(description="further lines, as weighty as the first")] = ()


class Row(Struct, frozen=True):
    """A row of a table."""

    cells: tuple[Cell, ...]
    id: str = ""


class Table(Struct, frozen=True, tag=True):
    """A table with a caption."""

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: Annotated[str, Meta(description="said instead, where there is no row")] = ""
    stacked: Annotated[
        bool, Meta(description="on a narrow screen a row stands as a list, rather than be scrolled")
    ] = False


class Point(Struct, frozen=True):
    """A value of a series, or the range that it may lie in."""

    low: float
    high: float
    value: Annotated[float | None, Meta(description="none: known only as a range")] = None
    text: Annotated[str, Meta(description="the value as it is read out")] = ""
    mark: Annotated[str, Meta(description="a remark set beside it, as '2 zeros'")] = ""


class Series(Struct, frozen=True):
    """One line or column of a chart."""

    title: str
    points: Annotated[tuple[Point | None, ...], Meta(description="one for each label; none: nothing known")]
    note: str = ""
    apart: Annotated[bool, Meta(description="shown, but outside the ranking")] = False


class Mark(Struct, frozen=True):
    """A place on the axis below, with what is so there."""

    at: Annotated[float, Meta(description="from the first label (0) to the last (1)")]
    text: str
    now: Annotated[bool, Meta(description="how it is today; else where something changes")] = False


class Chart(Struct, frozen=True):
    """What a figure shows, on one scale."""

    kind: Annotated[
        Literal[
            "profile",
            "bars_with_ranges",
            "stacked_shares",
            "shifts",
            "lines",
            "tornado",
            "paired_bars",
            "flows",
            "cumulative",
            "waterfall",
            "spreads",
            "map",
        ],
        Meta(
            description="profile: labels down, series across; bars_with_ranges: one bar a series; "
            "stacked_shares: one bar a series, a piece for each label; shifts: labels down, each series "
            "against the first; lines: a series from the first label to the last; tornado: bars to either "
            "side of zero; paired_bars: for each label a bar of each series; flows: for each label a pile of "
            "the series above and below zero, and a line through those apart; cumulative: a line a series "
            "through all labels, above and below zero; waterfall: one bar a series from where the one before "
            "ends, those apart from zero; spreads: one bar a series, the first label around the second; "
            "map: one map a series, a place for each label, its values around zero"
        ),
    ]
    low: float
    high: float
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Annotated[str, Meta(description="of the scale: as '%', or a currency as 'GBP'")] = ""
    marks: tuple[Mark, ...] = ()
    shapes: Annotated[
        tuple[tuple[Ring, ...], ...],
        Meta(description="of a map: the lines around each label's place, filled by the even-odd rule"),
    ] = ()


class Figure(Struct, frozen=True, tag=True):
    """A picture with its reading, its text alternative, and its table."""

    id: str
    title: str
    reading: Annotated[str, Meta(description="what it says, in one sentence; figures in it have paths")]
    alt: str
    chart: Chart
    table: Table


class Notice(Struct, frozen=True, tag=True):
    """Something that must not be overlooked."""

    kind: Kind
    title: str
    body: tuple[Block, ...] = ()
    id: str = ""


class Details(Struct, frozen=True, tag=True):
    """More, for those who ask."""

    summary: str
    blocks: tuple[Block, ...]
    id: str = ""


Block = Paragraph | Verbatim | Listing | Facts | Table | Figure | Notice | Details


class Section(Struct, frozen=True):
    """A section with its heading; level 2 stands right below the title."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    level: int = 2


class Source(Struct, frozen=True):
    """What an evidence id stands for: where it is told, and a short name."""

    id: str
    to: str
    title: str
    grade: str
    number: Annotated[int, Meta(description="its place in the list of sources")] = 0


class Vintage(Struct, frozen=True, kw_only=True):
    """What made the document, from what, as of when."""

    engine: str
    framework: str
    framework_sha256: str
    fingerprint: str
    as_of: datetime.date
    seed: int
    draws: int
    contents: str = ""
    """Digest of what stands in the bundle beside the document; empty: it came in none."""


class Document(Struct, frozen=True, kw_only=True):
    """A whole document."""

    title: str
    subtitle: str
    language: str
    labels: Labels
    notices: tuple[Notice, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: dict[str, Source] = {}
    vintage: Vintage
    compact: Annotated[
        bool, Meta(description="short: without contents, and no section begins a page of its own")
    ] = False


def walk(sections: tuple[Section, ...]) -> Iterator[Section | Block | Row]:
    """Every section, block and row, in reading order."""
    for section in sections:
        yield section
        yield from _blocks(section.blocks)
        yield from walk(section.sections)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block | Row]:
    for block in blocks:
        yield block
        if isinstance(block, Notice):
            yield from _blocks(block.body)
        elif isinstance(block, Details):
            yield from _blocks(block.blocks)
        elif isinstance(block, Figure):
            yield from _blocks((block.table,))
        elif isinstance(block, Table):
            yield from block.rows
