"""How a version gets into the database. Only actions write; whoever writes holds the lock of the project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q
from django.utils import timezone
from msgspec import Struct

from moothall_web.accounts.models import Project, User
from moothall_web.casework.models import Place, Value
from moothall_web.casework.sealing import plain, told
from moothall_web.casework.shelves import Shelf

Written = tuple[Place, "dict[str, Any] | None", str]
"""Where, what (None: taken away), and why."""


class Actor(Struct, frozen=True):
    """Who acts, and in which role."""

    user: User
    role: str

    @property
    def code(self) -> str:
        """How the log names them: by number, so that a name can be erased."""
        return f"user:{self.user.pk}"


class StaleError(Exception):
    """Somebody else saved in the meantime; carries what stands there now, of all rows that are stale."""

    def __init__(self, *stale: Value) -> None:
        super().__init__("this was changed while you wrote")
        self.stale = stale

    @property
    def now(self) -> Value:
        """The first of them."""
        return self.stale[0]


def lock(project: Project) -> None:
    """One after the other: who writes into a project waits for the one before."""
    list(Project.objects.select_for_update(no_key=True).filter(pk=project.pk).values_list("pk"))


def last_position(project: Project) -> int:
    """The highest position of a row."""
    last = Place.objects.filter(project=project).order_by("-position").values_list("position", flat=True)
    return last.first() or 0


def place_of(project: Project, shelf: Shelf, key: str, seen: int) -> Place:
    """The place, locked; made where it is new."""
    found = Place.objects.select_for_update().filter(project=project, shelf=shelf.name, key=key).first()
    if found is None:
        return Place.objects.create(
            project=project, shelf=shelf.name, key=key, position=last_position(project) + 1
        )
    if found.version != seen and not (found.removed and seen == 0):
        now = now_at(found)
        assert now is not None
        raise StaleError(now)
    return found


def now_at(place: Place) -> Value | None:
    """What counts in a place now."""
    return Value.objects.filter(place=place, version=place.version).first()


def newest(project: Project) -> Iterable[Value]:
    """What counts now in every place of a project."""
    return Value.objects.filter(place__project=project, version=F("place__version"))


def put(place: Place, fields: dict[str, Any] | None, actor: Actor, why: str) -> Value:
    """Write the next version into a place; no fields: the row is taken away."""
    place.version += 1
    place.removed = fields is None
    place.save(update_fields=["version", "removed"])
    return Value.objects.create(
        place=place, version=place.version, fields=fields, by=actor.user, role=actor.role,
        at=timezone.now(), why=why,
    )  # fmt: skip


def put_many(rows: list[Written], actor: Actor) -> None:
    """Write the next version into each of many places."""
    at = timezone.now()
    for place, fields, _why in rows:
        place.version += 1
        place.removed = fields is None
    known = [p for p, *_rest in rows if p.pk is not None]
    Place.objects.bulk_create([p for p, *_rest in rows if p.pk is None])
    Place.objects.bulk_update(known, ["version", "removed", "position"], batch_size=500)
    Value.objects.bulk_create(
        Value(place=p, version=p.version, fields=f, by=actor.user, role=actor.role, at=at, why=why)
        for p, f, why in rows
    )


def held_at(
    project: Project, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Place, Value]]:
    """Places that are there already, with what stands in them."""
    keys: dict[str, list[str]] = {}
    for shelf, key in wanted:
        keys.setdefault(shelf, []).append(key)
    named = Q(pk__in=())
    for name, of in keys.items():
        named |= Q(place__shelf=name, place__key__in=of)
    found = Value.objects.filter(
        named, place__project=project, version=F("place__version")
    ).select_related("place")  # fmt: skip
    return {(v.place.shelf, v.place.key): (v.place, v) for v in found}


def row_told(place: Place, fields: dict[str, Any] | None, why: str) -> dict[str, Any]:
    """A row as the log holds it."""
    said = told(place.shelf, place.key, place.version, fields)
    return {
        "place": f"{place.shelf} {place.key}".strip(), "version": place.version, "fields": said, "why": why,
    }  # fmt: skip


def digest_of(rows: list[Written]) -> str:
    """SHA-256 (hex) of many rows."""
    held = [[p.shelf, p.key, None if f is None else plain(f)] for p, f, _why in rows]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()
