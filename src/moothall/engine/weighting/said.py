"""What each group said of each set of items: the rows that count, or that counted on a day."""

from __future__ import annotations

import datetime

from msgspec import Struct

from moothall.project.project import Project
from moothall.project.weight_sets import standing, whole
from moothall.project.weights import WeightRow


class Said(Struct, frozen=True, kw_only=True):
    """What one group said of the sections, or of the criteria of one section, as far as they apply."""

    group: str
    section: str | None
    """The section of the criteria; none: the sections."""
    items: tuple[str, ...]
    rows: tuple[WeightRow, ...] = ()

    @property
    def unequal(self) -> bool:
        """Whether it speaks of all items, by another way than that all are equal."""
        return whole(self.rows, self.items) and any(r.method != "equal" for r in self.rows)


def said(project: Project, group: str, until: datetime.date | None = None) -> tuple[Said, ...]:
    """What a group said of each set that applies: of the sections first, then of each one's criteria."""
    own = [w for w in project.weights if w.group == group]
    found = []
    for section, items in sets(project).items():
        kind = "section" if section is None else "criterion"
        rows = [w for w in own if w.kind == kind and set(w.about) <= set(items)]
        found.append(Said(group=group, section=section, items=items, rows=standing(rows, until)))
    return tuple(found)


def sets(project: Project) -> dict[str | None, tuple[str, ...]]:
    """Items that are weighed against each other and apply: sections under None, criteria by section."""
    applies = applying(project)
    found: dict[str | None, tuple[str, ...]] = {None: ()}
    for section in project.framework.matrix.sections:
        own = tuple(c.id for c in section.criteria if c.id in applies)
        if own:
            found[section.id] = own
    found[None] = tuple(s for s in found if s is not None)
    return found


def applying(project: Project) -> frozenset[str]:
    """Criteria that apply to this project: all but those left out for every option."""
    left_out = {n.criterion for n in project.head.not_applicable}
    return frozenset(c.id for c in project.framework.criteria) - left_out
