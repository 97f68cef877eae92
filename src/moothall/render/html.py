"""A document as one page of HTML that needs nothing else: no script, no picture file, no network."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec.structs import replace

from moothall.business_case.document import Block, Document, Figure, Inline, Section, Table
from moothall.business_case.phrases import say
from moothall.business_case.wording import date
from moothall.business_case.woven import Woven
from moothall.render.anchors import Anchors, ids
from moothall.render.charts.chart import drawn
from moothall.render.inline import inline, sources, unbroken
from moothall.render.narrow import NARROW, stands_as_list
from moothall.render.rows import rows
from moothall.render.verbatim import verbatim

OWN_IDS = ("page-contents", "page-main", "page-vintage")
"""Ids of the frame, which the document cannot take."""

Link = tuple[str, str]
"""An address, and the words that lead there."""


class Page:
    """What the templates ask while they write one page."""

    def __init__(self, document: Document, anchors: Anchors | None = None) -> None:
        self.document = document
        self.labels = document.labels
        self.anchors = anchors or Anchors(ids(document), OWN_IDS)
        self.figures = 0

    def text(self, runs: Inline) -> Markup:
        """Text within a line."""
        return inline(runs, self.anchors)

    def sources(self, evidence: tuple[str, ...]) -> Markup:
        """Links to evidence."""
        return sources(evidence, self.document.sources, self.anchors, self.labels.grade)

    def rows(self, table: Table, stacked: bool) -> Markup:
        """The rows of a table. Here and not in a template: a page has tens of thousands of cells."""
        return Markup(rows(table, stacked, self))

    def stacked(self, table: Table) -> bool:
        """Whether a row of it stands as a list on a narrow screen."""
        return stands_as_list(table)

    def unbroken(self, text: str) -> Markup:
        """Words outside of runs, with no line break within an amount or a year; figures keep their paths."""
        return self.text(say(text)) if isinstance(text, Woven) else Markup(unbroken(str(escape(text))))

    def woven(self, text: str) -> Markup:
        """A heading or a caption; figures keep their paths."""
        return self.text(say(text)) if isinstance(text, Woven) else escape(text)

    def verbatim(self, text: str) -> Markup:
        """Somebody's own words."""
        return verbatim(text)

    def link(self, id: str) -> str:
        """Address of an id within the page; nothing where it is not there."""
        return self.anchors.address(id) if id in self.anchors else ""

    def take(self, id: str) -> str:
        """An id that only one element has."""
        return self.anchors.take(id)

    def made(self, *parts: str) -> str:
        """An id for a part of the page that has none in the document."""
        return self.anchors.made("-".join(parts))

    def drawn(self, figure: Figure) -> Markup:
        """A figure's picture."""
        return drawn(figure, self.made)

    def number(self) -> int:
        """The next figure's number."""
        self.figures += 1
        return self.figures

    def kind(self, block: Block) -> str:
        """The name of a block's template."""
        return type(block).__name__.lower()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("moothall.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> Markup:
    return Markup(files("moothall.render").joinpath("assets/report.css").read_text("utf-8"))


def style() -> str:
    """The style of a page, which may be served beside it."""
    return str(_style())


def render_html(document: Document, back: Link | None = None) -> str:
    """The page. The same document gives the same page, to the byte.

    back : address and words of a link ahead of it, where the page is part of something larger
    """
    template = _environment().get_template("page.html.j2")
    page = Page(document)
    return template.render(page=page, document=document, style=_style(), date=date, back=back, NARROW=NARROW)


def render_sections(
    document: Document, sections: Iterable[Section], anchors: Anchors, level: int = 2, opened: bool = False
) -> str:
    """Sections of a document without the page around them, for a page that is made elsewhere.

    anchors : where links lead
    level : of the first headings
    opened : the sections without their headings, which the page itself has
    """
    template = _environment().get_template("part.html.j2")
    page = Page(replace(document, compact=True), anchors)
    return template.render(page=page, sections=tuple(sections), level=level, opened=opened, NARROW=NARROW)
