"""A page as a reader sees it: the words, block by block, without tags."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from lxml import html

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SILENT = frozenset({"script", "style", "template"})
JOINER = "\u2060"
"""Keeps a sign and its amount on one line; nobody reads it."""


class Page:
    """Blocks of words in reading order, rows of tables, and the words of every part that has an id.

    A part is what stands in the element; of a heading it is all up to the next one of its level or above.
    """

    def __init__(self, file: Path) -> None:
        self.blocks: list[str] = []
        self.rows: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self._words: list[str] = []
        self._rows: list[list[str]] = []  # of the tables that are open, one in another
        self._parts: list[str] = []  # ids of the elements that are open
        self._headings: list[tuple[int, int, str | None]] = []  # block, level, id
        self.source = file.read_text(encoding="utf-8")
        self._read(html.document_fromstring(self.source))
        for n, (start, level, key) in enumerate(self._headings):
            after = (at for at, other, _ in self._headings[n + 1 :] if other <= level)
            if key:
                self.parts[key] = self.blocks[start : next(after, len(self.blocks))]

    def _read(self, element: Any) -> None:
        tag, key = element.tag, element.get("id")
        if tag in SILENT or not isinstance(tag, str):
            return
        if tag in BLOCKS:
            self._end()
        if tag == "tr":
            self._rows.append([])
        if tag in HEADINGS:
            self._headings.append((len(self.blocks), int(tag[1]), key))
        if key:
            self._parts.append(key)
        if element.text:
            self._words.append(element.text)
        for child in element:
            self._read(child)
            if child.tail:
                self._words.append(child.tail)
        if tag in BLOCKS:
            self._end()
        if tag == "tr":
            self.rows.append(" | ".join(self._rows.pop()))
        if key:
            self._parts.pop()

    def _end(self) -> None:
        if not self._words:
            return
        words = " ".join("".join(self._words).replace(JOINER, "").split())
        self._words.clear()
        if not words:
            return
        self.blocks.append(words)
        if self._rows:
            self._rows[-1].append(words)
        for key in self._parts:
            self.parts.setdefault(key, []).append(words)

    @property
    def text(self) -> str:
        """All words of the page."""
        return "\n".join(self.blocks)

    def says(self, words: str) -> bool:
        """Whether the words stand together in one block, letter case aside."""
        return any(words.casefold() in block.casefold() for block in self.blocks)

    def matching(self, pattern: str) -> list[str]:
        """Blocks that fit a pattern."""
        return [b for b in self.blocks if re.search(pattern, b, re.IGNORECASE)]
