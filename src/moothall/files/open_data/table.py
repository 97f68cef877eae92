"""A table of the findings, and the place in them that its rows come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from moothall.files.open_data.columns import Column, Steps
from moothall.files.open_data.names import NAMES, SUBJECTS
from moothall.files.open_data.words import title_of

MAPPING = "[key]"
"""What stands in a path for the key of a mapping, as [*] does for a position in a list."""
PATH = Column(
    name="path", form="text", says="where the row stands in findings.json", required=True, role="path"
)


class Source(Struct, frozen=True, kw_only=True):
    """A list or mapping whose items become rows."""

    steps: Steps
    """From the row that it belongs to, or from the top"""
    word: str
    """Its own name"""


class Place(Struct, frozen=True, kw_only=True):
    """Where the rows of a table come from: one list or mapping, or several that hold the same."""

    sources: tuple[Source, ...]
    mapping: bool
    which: bool
    """Whether the rows say of which source they are"""
    labelled: bool
    """Whether the rows say their key or position"""
    patterns: tuple[str, ...]
    says: str
    columns: tuple[Column, ...]
    """All but the paths, in order: keys of the rows above, what tells rows apart, own values"""
    values: tuple[Column, ...]
    """The own values alone"""
    identity: tuple[int, ...]
    """Columns that the rows below repeat, beside the keys of this row"""
    children: tuple[Place, ...]


class Table(Struct, frozen=True, kw_only=True):
    """A table with its name, its columns and the table that its rows belong to."""

    name: str
    says: str
    columns: tuple[Column, ...]
    place: Place
    parent: str | None
    """Table whose rows these rows belong to; none: they stand for themselves"""

    @property
    def title(self) -> str:
        """Its name in words."""
        return title_of(self.name)

    @property
    def subject(self) -> str:
        """The part of the findings that it is from."""
        return self.place.patterns[0].partition(".")[0].partition("[")[0]


def named(places: Sequence[Place]) -> tuple[Table, ...]:
    """Tables of the places, each with a name that is the same as long as its place is."""
    short = _shortest([p.patterns[0] for p in places])
    names = {p.patterns[0]: NAMES.get(p.patterns[0], short[p.patterns[0]]) for p in places}
    above = {c.patterns[0]: names[p.patterns[0]] for p in places for c in p.children}
    return tuple(_table(place, names[place.patterns[0]], above.get(place.patterns[0])) for place in places)


def _table(place: Place, name: str, parent: str | None) -> Table:
    said = f"path of the row of {parent} that it belongs to"
    above = Column(name="parent", form="text", says=said, required=True, role="parent")
    paths = (PATH,) if parent is None else (PATH, above)
    return Table(name=name, says=place.says, columns=(*place.columns, *paths), place=place, parent=parent)


def _shortest(patterns: Sequence[str]) -> dict[str, str]:
    """The first word of each path with as many of its last as no other needs."""
    words = {p: _words(p) for p in patterns}
    size = dict.fromkeys(patterns, 1)
    while True:
        found = {p: "_".join(_ends(words[p], size[p])) for p in patterns}
        often = Counter(found.values())
        unclear = [p for p in patterns if often[found[p]] > 1 and size[p] < len(words[p])]
        if not unclear:
            return found
        for pattern in unclear:
            size[pattern] += 1


def _ends(words: Sequence[str], size: int) -> Iterator[str]:
    yield words[0]
    yield from words[max(1, len(words) - size) :]


def _words(pattern: str) -> list[str]:
    first, *rest = pattern.replace("[*]", "").replace(MAPPING, "").split(".")
    return [SUBJECTS.get(first, first), *rest]
