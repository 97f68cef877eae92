"""Somebody's own words as HTML: every word as it was written, with the marks of Markdown carried out.

A heading becomes a bold line, so that a statement cannot disturb the headings of the page; a table becomes a
list, each row with its headings, so that it fits the narrowest screen. HTML in the text, pictures and links
stay the words that they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

UNMARKED = ("image", "link", "autolink", "html_block", "html_inline", "reference", "code", "fence")
"""Marks that are not carried out."""


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
    """The tokens with each table as a list."""
    rows: list[list[Token]] | None = None
    for token in found:
        if token.type == "table_open":
            rows = []
        elif token.type == "table_close":
            yield from _list(rows or [[]])
            rows = None
        elif rows is None:
            yield token
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)


def _list(rows: list[list[Token]]) -> Iterator[Token]:
    """The rows as items: 'heading: cell; heading: cell'; a table of headings alone is one item."""
    heads, *body = rows
    yield Token("bullet_list_open", "ul", 1, block=True)
    for cells in body or [heads]:
        said: list[Token] = []
        for n, cell in enumerate(cells):
            if not cell.content:
                continue
            said += [_text("; ")] if said else []
            if body and heads[n].content:
                said += [*(heads[n].children or []), _text(": ")]
            said += cell.children or []
        yield Token("list_item_open", "li", 1, block=True)
        yield Token("paragraph_open", "p", 1, block=True, hidden=True)
        yield Token("inline", "", 0, block=True, children=said)
        yield Token("paragraph_close", "p", -1, block=True, hidden=True)
        yield Token("list_item_close", "li", -1, block=True)
    yield Token("bullet_list_close", "ul", -1, block=True)


def _text(words: str) -> Token:
    return Token("text", "", 0, content=words)


def _in_the_page(token: Token) -> Token:
    """A heading as a bold paragraph; anything else as it is."""
    if token.type == "heading_open":
        token.tag = "p"
        token.attrSet("class", "heading")
    elif token.type == "heading_close":
        token.tag = "p"
    return token
