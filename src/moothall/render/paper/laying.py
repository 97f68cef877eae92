"""Lays a document out on paper: everything in reading order, each piece on a page that suits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from moothall.business_case.document import (
    Block,
    Details,
    Document,
    Facts,
    Figure,
    Inline,
    Listing,
    Notice,
    Paragraph,
    Run,
    Section,
    Table,
    Verbatim,
)
from moothall.business_case.wording import date
from moothall.render.anchors import Anchors
from moothall.render.paper.page import Page
from moothall.render.paper.pictures import picture
from moothall.render.paper.quotes import marks
from moothall.render.paper.sheet import (
    Bullets,
    Callout,
    Heading,
    Line,
    Piece,
    Quote,
    Sheet,
    Term,
    Terms,
    Words,
)
from moothall.render.paper.spans import Places, Shown, Writer
from moothall.render.paper.stretches import Laid, stretches
from moothall.render.paper.tables import grids
from moothall.render.paper.widths import LONGEST

LINE = 66
"""Letters of a word that a line of words always holds whole: a fingerprint can be copied as it is."""
FEW, SHORT = 3, 1200
"""Paragraphs, and letters in them, of a notice up to which it stands on one page."""
DEEPEST = 6
"""The deepest level of heading that papers know."""


def lay(document: Document, page: Page, shown: Shown, drawn: Shown, cut: bool = False) -> Sheet:
    """The document as a sheet: pieces on pages of that size.

    `shown` and `drawn` give a text with every letter as it can be shown, among words and in a picture.
    With `cut`, words too long for a line or a column get places to break at; Word finds its own.
    """
    return _Laying(document, page, shown, drawn, cut).sheet()


class _Laying:
    """One document while it is laid out."""

    def __init__(self, document: Document, page: Page, shown: Shown, drawn: Shown, cut: bool) -> None:
        self.document = document
        self.labels = document.labels
        self.page = page
        places = Places(document)
        self.write = Writer(places, shown, LINE if cut else None)
        self.in_cells = Writer(places, shown, LONGEST if cut else None)
        self.drawn = drawn
        self.made = Anchors()
        self.figures = 0

    def sheet(self) -> Sheet:
        document, words = self.document, self.write.words
        language, _, region = document.language.partition("-")
        notices = [piece for notice in document.notices for _, piece in self.blocks((notice,), 1)]
        return Sheet(
            title=words(document.title),
            subtitle=words(document.subtitle),
            language=language,
            region=region,
            as_of=document.vintage.as_of,
            contents="" if document.compact else words(self.labels.contents),
            compact=document.compact,
            figure=words(self.labels.figure),
            table=words(self.labels.table),
            notices=tuple(notices),
            stretches=tuple(stretches(self._chapters())),
            vintage=self._vintage(),
        )

    def _chapters(self) -> list[list[Laid]]:
        """What stands in each section; a short document is one chapter."""
        chapters = [list(self.section(s, 1)) for s in self.document.sections]
        return [[laid for chapter in chapters for laid in chapter]] if self.document.compact else chapters

    def section(self, section: Section, level: int) -> Iterator[Laid]:
        """A heading, what stands below it, and the sections within."""
        words = self.write.words(section.title)
        yield False, Heading(min(level, DEEPEST), words, self.write.places.take(section.id))
        yield from self.blocks(section.blocks, level)
        for inner in section.sections:
            yield from self.section(inner, level + 1)

    def blocks(self, blocks: Iterable[Block], level: int) -> Iterator[Laid]:
        """What stands in a section whose heading has that level."""
        for block in blocks:
            yield from self._block(block, level)

    def _block(self, block: Block, level: int) -> Iterator[Laid]:
        write = self.write
        match block:
            case Paragraph():
                yield False, Words(write.line(block.text), "lead" if block.lead else "")
            case Verbatim():
                id = write.places.take(block.id)
                yield False, Quote(marks(block.text, write.shown), write.words(block.by), id)
            case Listing():
                yield False, Bullets(tuple(write.line(item) for item in block.items), block.ordered)
            case Facts():
                rows = (Term(write.words(f.term), self._lines(f.text)) for f in block.rows)
                yield False, Terms(tuple(rows))
            case Table():
                yield from grids(block, self.page, self.in_cells, self.labels.part, self.document.compact)
            case Figure():
                yield from self._figure(block)
            case Notice():
                yield from self._notice(block, level)
            case Details():
                yield from self._details(block, level)

    def _lines(self, lines: Iterable[Inline]) -> tuple[Line, ...]:
        return tuple(self.write.line(line) for line in lines)

    def _figure(self, figure: Figure) -> Iterator[Laid]:
        self.figures += 1
        made = partial(_joined, self.made)
        id = self.write.places.take(figure.id)
        wide, shown = picture(figure, self.figures, self.page, made, self.drawn, id)
        yield wide, shown
        yield wide, Words((self.write.words(figure.reading),), "reading")
        yield from grids(figure.table, self.page, self.in_cells, self.labels.part, self.document.compact)

    def _notice(self, notice: Notice, level: int) -> Iterator[Laid]:
        """The notice with the words in it; a table or a picture in it stands below."""
        inside = list(self.blocks(notice.body, level))
        plain = next((n for n, (_, piece) in enumerate(inside) if not _is_plain(piece)), len(inside))
        kept = tuple(piece for _, piece in inside[:plain])
        yield (
            False,
            Callout(
                notice.kind,
                getattr(self.labels, notice.kind),
                self.write.words(notice.title),
                kept,
                self.write.places.take(notice.id),
                _is_short(kept),
            ),
        )
        yield from inside[plain:]

    def _details(self, details: Details, level: int) -> Iterator[Laid]:
        id = self.write.places.take(details.id)
        yield False, Heading(min(level + 1, DEEPEST), self.write.words(details.summary), id, folded=True)
        yield from self.blocks(details.blocks, level + 1)

    def _vintage(self) -> Terms:
        vintage, labels = self.document.vintage, self.labels
        framework = f"{vintage.framework} sha256:{vintage.framework_sha256}"
        made = (vintage.engine, framework, f"seed={vintage.seed} draws={vintage.draws}")
        rows = [
            (labels.as_of, (Run(date(vintage.as_of)),)),
            (labels.worked_out_by, tuple(Run(text, code=True) for text in made)),
            (labels.fingerprint, (Run(vintage.fingerprint, code=True),)),
        ]
        if vintage.contents:
            rows.append((labels.digest, (Run(vintage.contents, code=True),)))
        return Terms(tuple(Term(term, self._lines((run,) for run in runs)) for term, runs in rows))


def _is_plain(piece: Piece) -> bool:
    return isinstance(piece, Words | Bullets | Terms | Quote)


def _is_short(pieces: tuple[Piece, ...]) -> bool:
    lines = [piece.line for piece in pieces if isinstance(piece, Words)]
    letters = sum(len(part) if isinstance(part, str) else len(part.text) for line in lines for part in line)
    return len(lines) == len(pieces) <= FEW and letters <= SHORT


def _joined(anchors: Anchors, *parts: str) -> str:
    return anchors.made("-".join(parts))
