"""A page as a reader sees it: the words, block by block, without tags."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

BLOCKS = frozenset(
    "address article aside blockquote body caption dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead title tr ul".split()
)
SILENT = frozenset({"script", "style", "template"})
VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})


class Page(HTMLParser):
    """Blocks of words in reading order, and the words of every element that has an id."""

    def __init__(self, file: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self._words: list[str] = []
        self._rows: list[list[str]] = []
        self.rows: list[str] = []
        self.sections: dict[str, list[str]] = {}
        self.source = file.read_text(encoding="utf-8")
        self.feed(self.source)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self._end()
        if tag == "tr":
            self._rows.append([])
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
            self._words.append(data)

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
                self.sections.setdefault(key, []).append(words)

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
