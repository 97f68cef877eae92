"""The document cut into pages that can be read one by one, and where each id of it then stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.document import Document, Row, Section, walk
from moothall.render.anchors import Anchors, cleaned, fragment

LARGE = 700
"""Cells and blocks on a page from which on the sections in it get pages of their own."""
SMALL = 100
"""Cells and blocks of a section up to which it stays with the one that it is part of."""
RESERVED = ("main", "contents", "on-this-page")
"""Ids of the site's own page."""


class Chapter(Struct, frozen=True):
    """A page: a section of the document with what stands in it, but for sections with pages of their own.

    depth : how far it lies below the top, for the list of contents
    """

    id: str
    title: str
    depth: int
    parent: str = ""


def chapters(document: Document) -> tuple[tuple[Chapter, Section], ...]:
    """Every page with its section, in reading order."""
    return tuple(_chapters(document.sections, 0, ""))


def _chapters(sections: Iterable[Section], depth: int, parent: str) -> Iterator[tuple[Chapter, Section]]:
    for section in sections:
        chapter = Chapter(section.id, section.title, depth, parent)
        if not section.sections or _size(section) <= LARGE:
            yield chapter, section
            continue
        stay = _staying(section)
        yield chapter, replace(section, sections=stay)
        yield from _chapters((s for s in section.sections if s not in stay), depth + 1, section.id)


def _staying(section: Section) -> tuple[Section, ...]:
    """Sections that stay on the page of the one that they are part of."""
    stay, room = [], LARGE
    for inner in section.sections:
        size = _size(inner)
        if size <= min(SMALL, room):
            stay.append(inner)
            room -= size
    return tuple(stay)


def _size(section: Section) -> int:
    return sum(len(thing.cells) if isinstance(thing, Row) else 1 for thing in walk((section,)))


def homes(found: Iterable[tuple[Chapter, Section]]) -> dict[str, str]:
    """For each id of the document the page that it stands on."""
    return {cleaned(id): chapter.id for chapter, section in found for id in ids_in((section,))}


def ids_in(sections: tuple[Section, ...]) -> Iterator[str]:
    """Every id in some sections that a link may lead to."""
    found = (getattr(thing, "id", "") for thing in walk(sections))
    return (id for id in found if id)


class Links(Anchors):
    """Where links lead: within a page, to another one, to the row that a claim stands in, to an answer.

    own : ids on this page; to_results : the way from this page up to the results
    """

    def __init__(
        self, own: Iterable[str], homes: dict[str, str], rows: dict[str, str], to_results: str
    ) -> None:
        super().__init__(own, RESERVED)
        self._homes, self._rows, self._up = homes, rows, to_results

    def __contains__(self, id: str) -> bool:
        wanted = cleaned(id)
        return bool(wanted) and (wanted in self._known or wanted in self._homes or wanted in self._rows)

    def address(self, id: str) -> str:
        """Where a link leads; a claim of the evidence to its row, where it can be read in full."""
        wanted = cleaned(id)
        if wanted in self._rows:
            return f"{self._up}../{self._rows[wanted]}"
        if wanted in self._known:
            return fragment(id)
        home = self._homes[wanted]
        return f"{self._up}{quote(home)}/" + ("" if home == wanted else fragment(id))

    def beside(self, name: str) -> str:
        """A smaller document stands with the whole page."""
        return f"{self._up}../case/{name}"
