"""How early each group was involved: a line on the first page that nobody can take away.

It follows from two facts, the first project paper and the first access of a group. Where one of them was
changed or removed, what stood before is told with it, and by whom it was changed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall_web.accounts.models import Project
from moothall_web.casework.asking import ask
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.ui.days import in_full

SHELVES = ("head", "stakeholders.groups", "documents")
"""Kinds of rows from which it follows."""
PAPER = "project_paper"


class Involved(Struct, frozen=True):
    """When a group first had access, in a sentence; late: after the first project paper."""

    words: str
    late: bool


class Changed(Struct, frozen=True):
    """What stood there before: in a sentence, with who changed it, when and why."""

    words: str
    by: str
    day: datetime.date
    why: str


def involved(framework: Framework | None, rows: Mapping[str, list[Fields]]) -> tuple[Involved, ...]:
    """A line for each group but those of officers, unions first."""
    found = framework and ask("access", framework, {name: rows[name] for name in SHELVES})
    if not found:
        return ()
    groups = sorted((g for g in found.groups if g.voice != "officers"), key=lambda g: g.voice != "unions")
    lines = [_line(g, found.paper) for g in groups]
    if not any(g.voice == "unions" for g in groups):
        lines.insert(0, Involved(_("No trade union is recorded as a group of this project."), True))
    return tuple(lines)


def _line(group: object, paper: str) -> Involved:
    title, first, weeks = group.title, group.first_access, group.weeks  # type: ignore[attr-defined]
    if first is None:
        return Involved(
            _("%(group)s: no first access to the papers is recorded.") % {"group": title}, bool(paper)
        )
    named = {"group": title, "day": in_full(first), "paper": in_full(paper)}
    if weeks is None:
        said = _(
            "%(group)s first had access on %(day)s. No project paper is dated: nobody can tell how late."
        )
        return Involved(said % named, False)
    if weeks <= 0:
        said = _("%(group)s first had access on %(day)s, with the first project paper (%(paper)s).")
        return Involved(said % named, False)
    whole = round(weeks)
    said = ngettext(
        "%(weeks)s week passed from the first project paper (%(paper)s) to the first access of %(group)s "
        "(%(day)s).",
        "%(weeks)s weeks passed from the first project paper (%(paper)s) to the first access of %(group)s "
        "(%(day)s).",
        whole,
    )
    return Involved(said % {**named, "weeks": whole}, True)


def changed(project: Project) -> tuple[Changed, ...]:
    """Every first access and every date of a project paper that does not stand any more, newest first."""
    values = (
        Value.objects.filter(place__project=project, place__shelf__in=SHELVES[1:], place__version__gt=1)
        .select_related("place", "by")
        .order_by("place_id", "version")
    )
    found: list[Changed] = []
    before: Value | None = None
    for value in values:
        if before is not None and before.place_id == value.place_id:
            was, now = _fact(before), _fact(value)
            if was and was != now:
                found.append(Changed(_words(before, was), str(value.by), value.at.date(), value.why))
        before = value
    return tuple(sorted(found, key=lambda c: c.day, reverse=True))


def _fact(value: Value) -> str:
    """The day that a row gives; empty where it gives none."""
    fields = value.fields or {}
    if value.place.shelf == "documents" and fields.get("kind") != PAPER:
        return ""
    return str(fields.get("first_access") or fields.get("date") or "")


def _words(value: Value, day: str) -> str:
    named = {"title": (value.fields or {}).get("title", value.place.key), "day": in_full(day)}
    if value.place.shelf == "documents":
        return _("The project paper “%(title)s” was dated %(day)s.") % named
    return _("%(title)s was recorded to have had first access on %(day)s.") % named
