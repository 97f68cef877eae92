"""Text within a line, for paper: where links lead, and letters that paper cannot show said in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moothall.business_case.document import (
    Cell,
    Document,
    Facts,
    Inline,
    Listing,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    walk,
)
from moothall.render.anchors import cleaned, ids
from moothall.render.inline import is_web, unbroken
from moothall.render.paper.letters import breakable
from moothall.render.paper.sheet import Line, Span

Shown = Callable[[str], str]
"""The text as it can be shown: a letter that cannot be is named in its place."""


class Places:
    """Anchors of a paper: short names, given only to what a link leads to, each once."""

    def __init__(self, document: Document) -> None:
        self.sources = document.sources
        known = {cleaned(id) for id in ids(document)}
        sought = dict.fromkeys(cleaned(to) for to in _sought(document) if to)
        self._names = {id: f"place-{n}" for n, id in enumerate((id for id in sought if id in known), 1)}
        self._free = dict(self._names)

    def to(self, id: str) -> str:
        """The anchor to lead to; nothing where the document has no such id."""
        return self._names.get(cleaned(id), "") if id else ""

    def take(self, id: str) -> str:
        """The anchor for what has the id: the first that asks gets it, and only if something leads there."""
        return self._free.pop(cleaned(id), "") if id else ""

    def source(self, evidence: str) -> str:
        """The anchor of an evidence id."""
        source = self.sources.get(evidence)
        return self.to(source.to if source else f"evidence-{evidence}")


def _sought(document: Document) -> Iterator[str]:
    """Every id that something in the document leads to."""
    for thing in walk(document.sections):
        if isinstance(thing, Table):
            yield from (column.to for column in thing.columns)
    yield from (run.to for line in _lines(document) for run in line)
    for evidence, source in document.sources.items():
        yield source.to or f"evidence-{evidence}"


def _lines(document: Document) -> Iterator[Inline]:
    notices = Section(id="", title="", blocks=document.notices)
    for thing in walk((notices, *document.sections)):
        if isinstance(thing, Row):
            for cell in thing.cells:
                yield from (cell.text, *cell.more, *cell.notes)
        elif isinstance(thing, Paragraph):
            yield thing.text
        elif isinstance(thing, Listing):
            yield from thing.items
        elif isinstance(thing, Facts):
            for fact in thing.rows:
                yield from fact.text


class Writer:
    """Turns text into lines of a paper; a word of more letters than `longest` may be broken."""

    def __init__(self, places: Places, shown: Shown, longest: int | None = None) -> None:
        self.places = places
        self._shown = shown
        self._longest = longest
        self._words: dict[str, str] = {}

    def shown(self, text: str) -> str:
        """The text as it can be shown."""
        shown = self._shown(text)
        return shown if self._longest is None else breakable(shown, self._longest)

    def words(self, text: str) -> str:
        """Words without a look. The same come back in many cells, and are written once."""
        said = self._words.get(text)
        if said is None:
            said = self._words[text] = self.shown(unbroken(text))
        return said

    def line(self, text: Inline) -> Line:
        """Runs of text, one after the other."""
        return tuple([said for run in text if run.text and (said := self._run(run))])

    def _run(self, run: Run) -> str | Span:
        said = self.shown(run.text) if run.code else self.words(run.text)
        if not (run.strong or run.code or run.to or run.address or run.lang):
            return said
        to = self.places.to(run.to)
        address = run.address.strip() if run.address and not to and is_web(run.address) else ""
        return Span(said, run.strong, False, run.code, to, address, run.lang)

    def notes(self, cell: Cell) -> tuple[Line, ...]:
        """The smaller lines of a cell: its notes, then its evidence."""
        notes = tuple([self.line(note) for note in cell.notes])
        if not cell.sources:
            return notes
        said: list[str | Span] = []
        for id in cell.sources:
            said += [Span(self.shown(id), to=to) if (to := self.places.source(id)) else self.shown(id), " "]
        return (*notes, tuple(said[:-1]))
