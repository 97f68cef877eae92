"""Somebody's own words as HTML: every word as it was written, with the few marks of Markdown carried out.

Paragraphs, lists, headings, bold and italics; anything else stays as it stands. A heading becomes a bold
line, so that a statement cannot disturb the headings of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

BLANK = re.compile(r"\n[ \t]*\n")
HEADING = re.compile(r"#{1,6}[ \t]+(.+?)[ \t]*#*$")
BULLET = re.compile(r"[-*+•][ \t]+(?=\S)")
NUMBER = re.compile(r"(\d{1,9})[.)][ \t]+(?=\S)")
STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^<]+?)(?<=[^\s*_])\1(?![\w*])", re.DOTALL)
HARD_BREAK = re.compile(r"(?: {2,}|\\)\n")


def verbatim(text: str) -> Markup:
    """The text as paragraphs, lists and bold lines."""
    clean = text.replace("\r\n", "\n").strip("\n")
    return Markup("\n").join(made for block in BLANK.split(clean) for made in _block(block.strip("\n")))


def _block(block: str) -> Iterator[Markup]:
    first, _, rest = block.partition("\n")
    heading = HEADING.match(first.strip())
    if heading:
        yield Markup('<p class="heading"><strong>{}</strong></p>').format(_marked(heading[1]))
        if rest.strip():
            yield from _block(rest)
    elif BULLET.match(first.strip()):
        yield _list(block, BULLET, Markup("<ul>{}</ul>"))
    elif number := NUMBER.match(first.strip()):
        start = Markup(' start="{}"').format(number[1]) if number[1] != "1" else Markup("")
        yield _list(block, NUMBER, Markup("<ol{}>{{}}</ol>").format(start))
    elif first.strip():
        yield Markup("<p>{}</p>").format(_marked(block.strip()))


def _list(block: str, item: re.Pattern[str], frame: Markup) -> Markup:
    """A list; a line that starts no item belongs to the one before."""
    items: list[str] = []
    for line in block.split("\n"):
        started = item.match(line.strip())
        if started:
            items.append(line.strip()[started.end() :])
        else:
            items[-1] += "\n" + line.strip()
    return frame.format(Markup("").join(Markup("<li>{}</li>").format(_marked(i)) for i in items))


def _marked(text: str) -> Markup:
    """Words with bold, italics and asked-for line breaks; all else is escaped."""
    said = STRONG.sub(r"<strong>\1</strong>", str(escape(text)))
    said = EMPHASIS.sub(r"<em>\2</em>", said)
    return Markup(HARD_BREAK.sub("<br>\n", said))
