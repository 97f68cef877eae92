"""Every way in which a project's values change. Permission has been asked before.

An action is one transaction: the new version, and the entry of the log that tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from moothall.project.project import Project as Given
from moothall_web.accounts.models import Project, User
from moothall_web.audit.record import record
from moothall_web.casework.models import Place, Submission, Value
from moothall_web.casework.shelves import Shelf, shelved, shelves


class Actor(Struct, frozen=True):
    """Who acts, and in which role."""

    user: User
    role: str

    @property
    def code(self) -> str:
        """How the log names them: by number, so that a name can be erased."""
        return f"user:{self.user.pk}"


class StaleError(Exception):
    """Somebody else saved in the meantime; carries what stands there now."""

    def __init__(self, now: Value) -> None:
        super().__init__("this was changed while you wrote")
        self.now = now


def save(
    project: Project, shelf: Shelf, key: str, values: Mapping[str, Any], actor: Actor,
    *, seen: int = 0, why: str = "",
) -> Value | None:  # fmt: skip
    """A new version of a row, or a new row; None where nothing changes.

    seen : the version that the person saw; 0 for a new row
    raises : StaleError where another version stands there now
    """
    with transaction.atomic():
        place = _place(project, shelf, key, seen)
        now = _now(place)
        if now is not None and now.fields == dict(values):
            return None
        made = _put(place, dict(values), actor, why)
        _tell(project, actor, "save" if now is not None and now.fields is not None else "add", made)
        return made


def remove(project: Project, shelf: Shelf, key: str, actor: Actor, *, seen: int, why: str) -> Value:
    """Take a row away; its past stays. StaleError where another version stands there now."""
    with transaction.atomic():
        made = _put(_place(project, shelf, key, seen), None, actor, why)
        _tell(project, actor, "remove", made)
        return made


def bring_in(project: Project, given: Given, actor: Actor, *, why: str = "") -> int:
    """All rows of a project that was read from a folder or a workbook; the number that changed.

    Rows that stand here and not there are removed. Scores come in as handed in.
    """
    with transaction.atomic():
        held = {(p.shelf, p.key): p for p in Place.objects.select_for_update().filter(project=project)}
        newest = {v.place_id: v for v in _newest(project)}
        told: list[tuple[Place, dict[str, Any] | None]] = []
        seen = set()
        for position, (shelf, key, values) in enumerate(shelved(given), 1):
            seen.add((shelf.name, key))
            place = held.get((shelf.name, key))
            if place is None:
                place = Place(project=project, shelf=shelf.name, key=key, position=position)
            elif place.version and newest[place.pk].fields == values and place.position == position:
                continue
            place.position = position
            told.append((place, values))
        told += [(p, None) for at, p in held.items() if at not in seen and not p.removed]
        _put_many(told, actor, why)
        _hand_in_all(project, given, actor)
        record(
            project.slug, actor=actor.code, action="bring_in", subject=given.head.title,
            body={"role": actor.role, "rows": len(told), "why": why, "fingerprint": _digest(told)},
        )  # fmt: skip
        return len(told)


def hand_in(project: Project, assessor: str, section: str, actor: Actor) -> Submission:
    """Hand in an assessor's scores of a section: from now on others see them, and they count."""
    with transaction.atomic():
        made, new = Submission.objects.get_or_create(
            project=project, assessor=assessor, section=section,
            defaults={"by": actor.user, "at": timezone.now()},
        )  # fmt: skip
        if new:
            record(
                project.slug, actor=actor.code, action="hand_in", subject=f"{assessor} {section}",
                body={"role": actor.role},
            )  # fmt: skip
        return made


def _place(project: Project, shelf: Shelf, key: str, seen: int) -> Place:
    """The place, locked; made where it is new."""
    found = Place.objects.select_for_update().filter(project=project, shelf=shelf.name, key=key).first()
    if found is None:
        last = Place.objects.filter(project=project).order_by("-position").values_list("position", flat=True)
        return Place.objects.create(
            project=project, shelf=shelf.name, key=key, position=(last.first() or 0) + 1
        )
    if found.version != seen and not (found.removed and seen == 0):
        now = _now(found)
        assert now is not None
        raise StaleError(now)
    return found


def _now(place: Place) -> Value | None:
    return Value.objects.filter(place=place, version=place.version).first()


def _newest(project: Project) -> Iterable[Value]:
    from django.db.models import F

    return Value.objects.filter(place__project=project, version=F("place__version"))


def _put(place: Place, fields: dict[str, Any] | None, actor: Actor, why: str) -> Value:
    place.version += 1
    place.removed = fields is None
    place.save(update_fields=["version", "removed"])
    return Value.objects.create(
        place=place, version=place.version, fields=fields, by=actor.user, role=actor.role,
        at=timezone.now(), why=why,
    )  # fmt: skip


def _put_many(told: list[tuple[Place, dict[str, Any] | None]], actor: Actor, why: str) -> None:
    at = timezone.now()
    for place, fields in told:
        place.version += 1
        place.removed = fields is None
    known = [p for p, _ in told if p.pk is not None]
    Place.objects.bulk_create([p for p, _ in told if p.pk is None])
    Place.objects.bulk_update(known, ["version", "removed", "position"], batch_size=500)
    Value.objects.bulk_create(
        Value(place=p, version=p.version, fields=f, by=actor.user, role=actor.role, at=at, why=why)
        for p, f in told
    )


def _hand_in_all(project: Project, given: Given, actor: Actor) -> None:
    of = {c.id: s.id for s in given.framework.matrix.sections for c in s.criteria}
    pairs = dict.fromkeys((r.assessor, of[r.criterion]) for r in given.scores)
    at = timezone.now()
    Submission.objects.bulk_create(
        (Submission(project=project, assessor=a, section=s, by=actor.user, at=at) for a, s in pairs),
        ignore_conflicts=True,
    )


def _tell(project: Project, actor: Actor, action: str, made: Value) -> None:
    body = {"role": actor.role, "version": made.version, "fields": told(made.fields), "why": made.why}
    subject = f"{made.place.shelf} {made.place.key}".strip()
    record(project.slug, actor=actor.code, action=action, subject=subject[:200], body=body)


def told(fields: dict[str, Any] | None) -> dict[str, str] | None:
    """Values as the log holds them: texts alone, which every machine writes down alike."""
    import json

    return None if fields is None else {k: json.dumps(v, sort_keys=True) for k, v in fields.items()}


def _digest(rows: list[tuple[Place, dict[str, Any] | None]]) -> str:
    import hashlib
    import json

    held = [[p.shelf, p.key, told(f)] for p, f in rows]
    return hashlib.sha256(json.dumps(held, sort_keys=True).encode()).hexdigest()


def shelf_of(name: str) -> Shelf | None:
    """A shelf by its name."""
    return shelves().get(name)
