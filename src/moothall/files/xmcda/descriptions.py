"""What XMCDA says about anything beside its figures: who, why, when, and on what sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.tree import Element

MIDNIGHT = "T00:00:00"


def description(
    *,
    author: str = "",
    comment: str = "",
    keywords: Iterable[str] = (),
    sources: Iterable[str] = (),
    date: datetime.date | None = None,
) -> Markup | None:
    """A description of what is known; None where nothing is."""
    entries = [text("bibEntry", source) for source in sources]
    parts = (
        text("author", author) if author else None,
        text("comment", comment) if comment else None,
        *(text("keyword", word) for word in keywords),
        element("bibliography", *entries) if entries else None,
        text("creationDate", f"{date.isoformat()}{MIDNIGHT}") if date else None,
    )
    return element("description", *parts) if any(parts) else None


def author_of(part: Element) -> str:
    """Who, or nothing."""
    return _text(part, "author")


def comment_of(part: Element) -> str:
    """The comment, or nothing."""
    return _text(part, "comment")


def keyword_of(part: Element) -> str:
    """The first keyword, or nothing."""
    return _text(part, "keyword")


def _text(part: Element, name: str) -> str:
    found = part.one("description", name)
    return "" if found is None else found.text


def date_of(part: Element) -> tuple[str, int] | None:
    """The day of making as it is written, with its line; the time of day is left aside."""
    found = part.one("description", "creationDate")
    return None if found is None else (found.words.partition("T")[0], found.line)


def sources_of(part: Element) -> int:
    """How many sources are named; the register that they stand in is not in the file."""
    found = part.one("description", "bibliography")
    entries = [] if found is None else found.all("bibEntry")
    return sum(bool(entry.words) for entry in entries)
