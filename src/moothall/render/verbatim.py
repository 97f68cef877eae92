"""Somebody's own words as HTML: every word as it was written, with the marks of Markdown carried out.

A heading becomes a bold line, so that a statement cannot disturb the headings of the page. HTML in the
text, pictures and links stay the words that they are.
"""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

UNMARKED = ("image", "link", "autolink", "html_block", "html_inline", "reference", "code", "fence")
"""Marks that are not carried out."""


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(list(UNMARKED))


def verbatim(text: str) -> Markup:
    """The text as paragraphs, lists and bold lines, escaped."""
    reader = _reader()
    shown = [_in_the_page(token) for token in tokens(text)]
    return Markup(reader.renderer.render(shown, reader.options, {}).strip())


def tokens(text: str) -> list[Token]:
    """The text as Markdown reads it, without the marks that are not carried out."""
    return _reader().parse(text)


def _in_the_page(token: Token) -> Token:
    """A heading as a bold paragraph; anything else as it is."""
    if token.type == "heading_open":
        token.tag = "p"
        token.attrSet("class", "heading")
    elif token.type == "heading_close":
        token.tag = "p"
    return token
