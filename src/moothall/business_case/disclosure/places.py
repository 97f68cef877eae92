"""Posts of places, so that those of a small place do not follow from the others."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case.disclosure.adding import by
from moothall.project.places import PlaceRow
from moothall.project.project import Project
from moothall.project.public import Step
from moothall.project.small_counts import small, told_together
from moothall.project.workforce import WorkforceRow


def places(
    project: Project, staff: tuple[WorkforceRow, ...], least: float
) -> tuple[tuple[PlaceRow, ...], tuple[Step, ...]]:
    """Places for the public copy: all their facts but, where need be, the posts in scope.

    staff : rows of staff that are published; with them, no difference may be small
    Places are left out partner by partner, since the posts of a partner may be told as a whole.
    """
    hidden = _hidden(project, staff, least)
    rows = tuple(replace(p, posts_in_scope=None) if p.id in hidden else p for p in project.places)
    step = Step(table="places", manner="left_out", count=len(hidden))
    return rows, (step,) if hidden else ()


def _hidden(project: Project, staff: tuple[WorkforceRow, ...], least: float) -> set[str]:
    whole = [r for r in staff if not r.characteristic]
    by_place = by(whole, lambda r: (r.place,), lambda r: r.fte)
    by_partner = by(whole, lambda r: (r.partner,), lambda r: r.fte)
    owned: dict[str | None, dict[str, float]] = {}
    for p in project.places:
        if p.posts_in_scope is not None:
            owned.setdefault(p.partner, {})[p.id] = p.posts_in_scope
    found: set[str] = set()
    for partner, counts in owned.items():
        together = set(told_together({p: {"": n} for p, n in counts.items()}, least))
        beside = {p for p, n in counts.items() if small(abs(by_place.get((p,), n) - n), least)}
        told = sum(n for p, n in counts.items() if p not in together)
        rests = (sum(counts[p] for p in together), abs(by_partner.get((partner,), told) - told))
        found |= set(counts) if any(small(n, least) for n in rests) else together | beside
    return found | _across(project, by(whole, lambda _: (), lambda r: r.fte), found, least)


def _across(
    project: Project, staff: dict[tuple[object, ...], float], found: set[str], least: float
) -> set[str]:
    """All places, where what all that are told leave of all staff is small."""
    counts = {p.id: p.posts_in_scope for p in project.places if p.posts_in_scope is not None}
    told = sum(n for p, n in counts.items() if p not in found)
    rest = abs(staff.get((), told) - told)
    return set(counts) if small(rest, least) else set()
