"""Somebody's own words as HTML: every word as it was written, with the marks of Markdown carried out.

A heading becomes a bold line, so that a statement cannot disturb the headings of the page; a table becomes a
list, each row an item that names its columns, so that it is read on any width. HTML in the text, pictures and
links stay the words that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

UNMARKED = ("image", "link", "autolink", "html_block", "html_inline", "reference", "code", "fence")
"""Marks that are not carried out."""
TABLE = frozenset(("thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"))
"""Marks of a table that say nothing in a list."""


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(list(UNMARKED))


def verbatim(text: str) -> Markup:
    """The text as paragraphs, lists and bold lines, escaped."""
    reader = _reader()
    shown = [_in_the_page(token) for token in tokens(text)]
    return Markup(reader.renderer.render(shown, reader.options, {}).strip())


def tokens(text: str) -> list[Token]:
    """The text as Markdown reads it, without the marks that are not carried out."""
    return list(_listed(_reader().parse(text)))


def _listed(found: list[Token]) -> Iterator[Token]:
    """The same, with every table as a list."""
    heads: list[str] = []
    cells: list[list[Token]] = []
    within = ""
    for token in found:
        if token.type == "table_open":
            heads = []
            yield Token("bullet_list_open", "ul", 1, block=True)
        elif token.type == "table_close":
            yield Token("bullet_list_close", "ul", -1, block=True)
        elif token.type in ("th_open", "td_open"):
            within = token.type
        elif token.type in ("th_close", "td_close"):
            within = ""
        elif token.type == "inline" and within == "th_open":
            heads.append(token.content)
        elif token.type == "inline" and within == "td_open":
            cells.append(list(token.children or []))
        elif token.type == "tr_close" and cells:
            yield from _item(heads, cells)
            cells = []
        elif token.type not in TABLE:
            yield token


def _item(heads: list[str], cells: list[list[Token]]) -> Iterator[Token]:
    """A row of a table as an item: 'gate: decision; date: 8 December 2026'."""
    said: list[Token] = []
    for head, children in zip(heads, cells, strict=True):
        if children:
            lead = f"{'; ' if said else ''}{head}{': ' if head else ''}"
            said += [Token("text", "", 0, content=lead), *children]
    yield Token("list_item_open", "li", 1, block=True)
    yield Token("paragraph_open", "p", 1, block=True, hidden=True)
    yield Token("inline", "", 0, children=said)
    yield Token("paragraph_close", "p", -1, block=True, hidden=True)
    yield Token("list_item_close", "li", -1, block=True)


def _in_the_page(token: Token) -> Token:
    """A heading as a bold paragraph; anything else as it is."""
    if token.type == "heading_open":
        token.tag = "p"
        token.attrSet("class", "heading")
    elif token.type == "heading_close":
        token.tag = "p"
    return token
