"""Ids of a page: each is given once, and a link leads only to one that is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import quote

from moothall.business_case.document import Document, Section, walk

SPACE = re.compile(r"\s+")


def cleaned(id: str) -> str:
    """The id as HTML can hold it: without white space."""
    return SPACE.sub("-", id.strip())


@lru_cache(maxsize=8192)
def fragment(id: str) -> str:
    """The address of an id within the page."""
    return "#" + quote(cleaned(id), safe="-._~:")


class Anchors:
    """Hands out ids. A second taker of the same id gets it with a number behind."""

    def __init__(self, known: Iterable[str] = (), reserved: Iterable[str] = ()) -> None:
        self._known = {cleaned(id) for id in known} - {""}
        self._taken: set[str] = set(reserved)

    def __contains__(self, id: str) -> bool:
        """Whether something in the document has the id."""
        return bool(id) and (id in self._known or cleaned(id) in self._known)

    def address(self, id: str) -> str:
        """Where a link to an id leads, for one that the document has."""
        return fragment(id)

    def beside(self, name: str) -> str:
        """Where a page that is written beside this one stands."""
        return name

    def take(self, id: str) -> str:
        """The id for something of the document; nothing where it has none."""
        wanted = cleaned(id)
        if not wanted:
            return ""
        return self._free(wanted)

    def made(self, id: str) -> str:
        """An id for something that the page itself adds; never one that the document uses."""
        wanted = cleaned(id)
        return self._free(wanted, wanted in self._known)

    def _free(self, wanted: str, refused: bool = False) -> str:
        free, number = wanted, 2
        while free in self._taken or (refused and free == wanted) or (number > 2 and free in self._known):
            free, number = f"{wanted}-{number}", number + 1
        self._taken.add(free)
        return free


def ids(document: Document) -> Iterator[str]:
    """Every id of a document that a link may lead to."""
    notices = Section(id="", title="", blocks=document.notices)
    found = (getattr(thing, "id", "") for thing in walk((notices, *document.sections)))
    return (id for id in found if id)
