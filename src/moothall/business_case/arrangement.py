"""Where each section stands: before the cases, in one of the five, or after them.

The map is data (`business_case.yaml` of a framework). What the map forgets is not dropped: a section without
a place and a subject that no section tells stand after the cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Section, Table, walk
from moothall.business_case.phrases import lead
from moothall.business_case.sections import case
from moothall.business_case.wording import _
from moothall.framework.business_case import CasePart, CaseSection


class Arrangement:
    """Hands each subject to the section that names it first."""

    def __init__(self, brief: Brief, subjects: Iterable[Section], last: Iterable[Section]) -> None:
        self._brief = brief
        self._map = brief.framework.business_case
        self._asked = {s.id: s for s in self._map.sections}
        self._left = {s.id: s for s in subjects}
        self._last = tuple(last)
        self._places = dict(_places((*self._left.values(), *self._last)))

    def parts(self) -> Iterator[Section]:
        """The parts of the document after its summary, in reading order."""
        before = (*self._told(self._map.before), case.overview(self._brief, self._places))
        cases = tuple(self._case(part) for part in self._map.five_cases)
        after = self._told(self._unplaced())
        yield _part("before-the-cases", _("Every warning, and what this business case holds"), before)
        yield from cases
        yield _part(
            "after-the-cases",
            _("Statements, evidence, checks and method"),
            (*after, *self._left.values(), *self._last),
        )

    def _unplaced(self) -> tuple[str, ...]:
        return (*self._map.after, *(id for id in self._asked if id not in self._map.placed))

    def _case(self, part: CasePart) -> Section:
        """A case; one that is told by a single section of its name is that section."""
        told = self._told(part.sections)
        opening: tuple[Block, ...] = (lead(part.question),) if part.question else ()
        if len(told) == 1 and self._asked[part.sections[0]].title == part.title:
            only = told[0]
            return lifted(replace(only, title=part.title, blocks=opening + only.blocks), 2)
        return _part(part.id, part.title, told, opening)

    def _told(self, ids: Iterable[str]) -> tuple[Section, ...]:
        return tuple(self._section(self._asked[id]) for id in ids if id in self._asked)

    def _section(self, asked: CaseSection) -> Section:
        own = tuple(self._left.pop(id) for id in asked.told_in if id in self._left)
        elsewhere = {
            id: self._places[id]
            for id in asked.told_in
            if id in self._places and id not in {s.id for s in own}
        }
        return case.section(self._brief, asked, own, elsewhere)


def _part(id: str, title: str, sections: tuple[Section, ...], opening: tuple[Block, ...] = ()) -> Section:
    return lifted(Section(id, title, opening, sections), 2)


def lifted(section: Section, level: int) -> Section:
    """The section, and all that stands in it, at the levels that follow from its own."""
    return replace(section, level=level, sections=tuple(lifted(s, level + 1) for s in section.sections))


def places(sections: tuple[Section, ...]) -> frozenset[str]:
    """The ids of all that stands in the sections, so that a link can lead there."""
    return frozenset(id for thing in walk(sections) if (id := getattr(thing, "id", "")))


def _places(sections: tuple[Section, ...]) -> Iterator[tuple[str, str]]:
    """Each id that a link can lead to, with what stands there."""
    for thing in walk(sections):
        if isinstance(thing, Section):
            yield thing.id, thing.title
        elif isinstance(thing, Table):
            yield thing.id, thing.caption
