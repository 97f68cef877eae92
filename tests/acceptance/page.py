"""A page as a reader sees it: the words, block by block, without tags."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

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
SILENT = frozenset({"script", "style", "template"})
JOINER = "\u2060"
"""Keeps a sign and its amount on one line; nobody reads it."""
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Page(HTMLParser):
    """Blocks of words in reading order, rows of tables, and the words of every part that has an id.

    A part is what stands in the element; of a heading it is all up to the next one of its level or above.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._rows: list[list[str]] = []
        self.rows: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self._headings: list[tuple[int, int, str | None]] = []  # block, level, id
        self.source = file.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        self._end()
        for n, (start, level, key) in enumerate(self._headings):
            after = (at for at, other, _ in self._headings[n + 1 :] if other <= level)
            if key:
                self.parts[key] = self.blocks[start : next(after, len(self.blocks))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end()
        if tag == "tr":
            self._rows.append([])
        if re.fullmatch("h[1-6]", tag):
            self._headings.append((len(self.blocks), int(tag[1]), dict(attrs).get("id")))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end()
        if tag == "tr":
            self.rows.append(" | ".join(self._rows.pop()))
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not any(tag in SILENT for tag, _ in self.open):
            self._words.append(data.replace(JOINER, ""))

    def _end(self) -> None:
        words = " ".join("".join(self._words).split())
        self._words = []
        if not words:
            return
        self.blocks.append(words)
        if self._rows:
            self._rows[-1].append(words)
        for _, attributes in self.open:
            key = attributes.get("id")
            if key:
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
