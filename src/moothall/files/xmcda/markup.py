"""XML as it is written: elements, and the bytes of a file, the same for the same content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from moothall.files.xmcda.versions import EARLIER, OLD_NAMES, ORDER, WRITTEN

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Letters that no XML 1.0 file can hold: control characters above all."""
REPLACED = "\ufffd"
"""Stands for a letter that could not be held."""
BREAKS = {"\r": "&#13;"}
"""A reader would turn a bare carriage return into a line feed."""


class Markup(Struct, frozen=True):
    """An element with what is inside: other elements, or text."""

    name: str
    inside: tuple[Markup, ...] | str = ()
    attributes: tuple[tuple[str, str], ...] = ()


def element(tag: str, /, *inside: Markup | None, **attributes: str) -> Markup:
    """An element of elements; what is None, and attributes that are empty, are left out."""
    given = tuple((k, v) for k, v in attributes.items() if v)
    return Markup(tag, tuple(i for i in inside if i is not None), given)


def text(name: str, words: str) -> Markup:
    """An element of text."""
    return Markup(name, words)


def file_bytes(parts: Iterable[Markup], number: str) -> bytes:
    """A whole file in a version, its parts in the order of that version's schema."""
    order = ORDER[number]
    sorted_parts = sorted(parts, key=lambda p: order.index(p.name))
    names = OLD_NAMES if number == EARLIER else {}
    if number == EARLIER:
        root, space = "xmcda:XMCDA", f'xmlns:xmcda="{WRITTEN[number]}"'
    else:
        root, space = "xmcda", f'xmlns="{WRITTEN[number]}"'
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f"<{root} {space}>"]
    for part in sorted_parts:
        lines += _lines(part, names, 1)
    lines.append(f"</{root}>")
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(part: Markup, names: dict[str, str], depth: int) -> Iterator[str]:
    name, blank = names.get(part.name, part.name), "  " * depth
    start = name + "".join(f" {key}={quoteattr(_held(value))}" for key, value in part.attributes)
    if isinstance(part.inside, str):
        yield f"{blank}<{start}>{escape(_held(part.inside), BREAKS)}</{name}>"
    elif not part.inside:
        yield f"{blank}<{start}/>"
    else:
        yield f"{blank}<{start}>"
        for child in part.inside:
            yield from _lines(child, names, depth + 1)
        yield f"{blank}</{name}>"


def _held(words: str) -> str:
    return FORBIDDEN.sub(REPLACED, words)


def forbidden(part: Markup) -> int:
    """How many letters inside an element cannot be held."""
    own = sum(len(FORBIDDEN.findall(value)) for _, value in part.attributes)
    if isinstance(part.inside, str):
        return own + len(FORBIDDEN.findall(part.inside))
    return own + sum(forbidden(child) for child in part.inside)
