"""Somebody's own words, for paper: every word as it was written, with the marks of Markdown carried out."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.token import Token

from moothall.render.paper.sheet import Line, Mark, Span
from moothall.render.paper.spans import Shown
from moothall.render.verbatim import tokens


def marks(text: str, shown: Shown) -> tuple[Mark, ...]:
    """The text as paragraphs, items of lists and bold lines, in their order."""
    return tuple(_marks(tokens(text), shown))


def _marks(found: list[Token], shown: Shown) -> Iterator[Mark]:
    lists: list[int | None] = []  # of each list around: the number of its item, or none where it has dots
    heading = False
    first = False
    for token in found:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) - 1 if token.type.startswith("o") else None)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
        elif token.type == "list_item_open":
            first = True
            lists[-1] = None if lists[-1] is None else lists[-1] + 1
        elif token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif token.type == "inline":
            yield _mark(_line(token.children or [], shown), heading, lists if first else [], len(lists))
            first = False


def _mark(line: Line, heading: bool, lists: list[int | None], depth: int) -> Mark:
    if heading:
        return Mark(line, "heading", depth)
    if not lists:
        return Mark(line, "words", depth)
    return Mark(line, "bullet", depth) if lists[-1] is None else Mark(line, "number", depth, lists[-1])


def _line(children: list[Token], shown: Shown) -> Line:
    said: list[str | Span] = []
    strong = italic = 0
    for token in children:
        strong += token.nesting if token.type.startswith("strong") else 0
        italic += token.nesting if token.type.startswith("em") else 0
        text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
        if text and not token.nesting:
            said.append(Span(shown(text), strong > 0, italic > 0, token.type == "code_inline"))
    return tuple(said)
