"""Words in which figures carry their paths, through translation and into the document.

A translator may put the figures of a sentence in another order, or say one twice. So a figure is given to the
sentence whole, with its path, and the sentence is taken apart only when it is laid into the document:

    >>> sentence = Woven("{n} of {of} cells are empty").format(n=figured("3", "scoring.missing"), of="80")
    >>> sentence
    '3 of 80 cells are empty'
    >>> parts(sentence)
    (('3', 'scoring.missing'), (' of 80 cells are empty', ''))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import Formatter
from typing import Any, Protocol

DASH = "–"
"""Stands where there is no figure."""
Part = tuple[str, str]
"""Words, and the path of the figure in them; no path: there is none."""


Step = str | int
"""From a part to a field of it, or to one of a list."""


class Places(Protocol):
    """What puts a figure into words together with where it stands."""

    def figure(self, words: str, part: object, *steps: Step) -> str:
        """A figure in words with the path of a field below a part."""


class Nowhere:
    """For figures that stand in no findings, as in a terminal: the words alone."""

    def figure(self, words: str, part: object, *steps: Step) -> str:
        """The words."""
        return words


class Woven(str):
    """Words that keep the paths of the figures put into them: by `format`, `+`, `join` and `capital`.

    To whom paths mean nothing it is a string like any other.
    """

    __slots__ = ("parts",)
    parts: tuple[Part, ...]

    def __new__(cls, text: str, parts: tuple[Part, ...] = ()) -> Woven:
        """Words with their parts; without parts, words with no figure."""
        made = super().__new__(cls, text)
        made.parts = parts
        return made

    def format(self, *args: object, **named: Any) -> str:
        """The sentence with its places filled; what is filled in keeps its paths."""
        if any(isinstance(value, Woven) and value.parts for value in named.values()):
            return _joined(_filled(self, named))
        return str(self).format(*args, **named)

    def __add__(self, other: str) -> Woven:
        return _joined((self, other))

    def __radd__(self, other: str) -> Woven:
        return _joined((other, self))

    def join(self, words: Iterable[str]) -> str:
        """The words one after the other with these in between."""
        said: list[str] = []
        for word in words:
            said += [self, word] if said else [word]
        return _joined(said)

    def __reduce__(self) -> tuple[type[Woven], tuple[str, tuple[Part, ...]]]:
        return Woven, (str(self), self.parts)


def figured(words: str, path: str) -> str:
    """A figure in words with where it stands; words alone where there is no figure, or no path."""
    return Woven(words, ((str(words), path),)) if path and words.strip(DASH) else words


def parts(words: str) -> tuple[Part, ...]:
    """Words taken apart, each with the path of the figure in it."""
    if isinstance(words, Woven) and words.parts:
        return words.parts
    return ((str(words), ""),) if words else ()


def strung(words: Iterable[str], between: str = "") -> str:
    """Words one after the other, which keep their paths."""
    return Woven(between).join(words)


def first(words: str, letter: str) -> str:
    """The words with another first letter."""
    if not isinstance(words, Woven) or not words.parts:
        return letter + words[1:]
    (text, path), *rest = words.parts
    return _made(((letter + text[1:], path), *rest))


def _filled(template: str, named: dict[str, Any]) -> Iterator[str]:
    for literal, name, spec, _ in _places(str(template)):
        yield literal
        if name is not None:
            value = named[name]
            yield value if isinstance(value, str) and not spec else format(value, spec or "")


@lru_cache(maxsize=4096)
def _places(template: str) -> tuple[tuple[str, str | None, str | None, str | None], ...]:
    return tuple(Formatter().parse(template))


def _joined(words: Iterable[str]) -> Woven:
    return _made([part for word in words for part in parts(word)])


def _made(found: Iterable[Part]) -> Woven:
    """The parts as one text; words between two figures stand together."""
    kept: list[Part] = []
    for text, path in found:
        if kept and not path and not kept[-1][1]:
            kept[-1] = (kept[-1][0] + text, "")
        elif text:
            kept.append((text, path))
    whole = "".join(text for text, _ in kept)
    return Woven(whole, tuple(kept) if any(path for _, path in kept) else ())
