"""Every way in which a project's values change. Permission has been asked before.

An action is one transaction: the new version, and the entry of the log that tells of it.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.project import Project as Given
from moothall_web.accounts.models import Project
from moothall_web.audit.record import record
from moothall_web.casework.days import moved
from moothall_web.casework.models import Place, Submission, Value
from moothall_web.casework.sealing import told
from moothall_web.casework.shelves import Shelf, shelved, shelves
from moothall_web.casework.writing import Actor as Actor
from moothall_web.casework.writing import StaleError as StaleError
from moothall_web.casework.writing import (
    Written,
    digest_of,
    held_at,
    last_position,
    lock,
    newest,
    now_at,
    place_of,
    put,
    put_many,
    row_told,
)


class Change(Struct, frozen=True):
    """One row of several that are saved at once.

    values : None to take the row away
    seen : the version that the person saw; 0 for a new row
    """

    shelf: Shelf
    key: str
    values: dict[str, Any] | None
    seen: int = 0
    why: str = ""


def save(
    project: Project, shelf: Shelf, key: str, values: Mapping[str, Any], actor: Actor,
    *, seen: int = 0, why: str = "",
) -> Value | None:  # fmt: skip
    """A new version of a row, or a new row; None where nothing changes.

    seen : the version that the person saw; 0 for a new row
    raises : StaleError where another version stands there now
    """
    with transaction.atomic():
        lock(project)
        place = place_of(project, shelf, key, seen)
        now = now_at(place)
        if now is not None and now.fields == dict(values):
            return None
        made = put(place, dict(values), actor, why)
        _tell(project, actor, "save" if now is not None and now.fields is not None else "add", made)
        return made


def remove(project: Project, shelf: Shelf, key: str, actor: Actor, *, seen: int, why: str) -> Value:
    """Take a row away; its past stays. StaleError where another version stands there now."""
    with transaction.atomic():
        lock(project)
        made = put(place_of(project, shelf, key, seen), None, actor, why)
        _tell(project, actor, "remove", made)
        return made


def save_many(
    project: Project, changes: Iterable[Change], actor: Actor, *, what: str,
    day: datetime.date | None = None, check: Callable[[], None] | None = None,
) -> int:  # fmt: skip
    """Several rows at once, all or none; the number of those that changed.

    what : what they are together, for the log
    day : of the rows, where they have one; the day of the project moves on to it
    check : raises what keeps them from being saved; asked when nobody else can write any more
    raises : StaleError with every row of which another version stands there now
    """
    with transaction.atomic():
        lock(project)
        if check is not None:
            check()
        asked = [*changes, *_moved(project, day)]
        held = held_at(project, ((c.shelf.name, c.key) for c in asked))
        rows: list[Written] = []
        stale, last = [], last_position(project)
        for number, change in enumerate(asked, 1):
            place, now = held.get((change.shelf.name, change.key), (None, None))
            if now is not None and now.fields == change.values:
                continue
            if place is None:
                place = Place(
                    project=project, shelf=change.shelf.name, key=change.key, position=last + number
                )
            elif now and place.version != change.seen and not (place.removed and change.seen == 0):
                stale.append(now)
            rows.append((place, change.values, change.why))
        if stale:
            raise StaleError(*stale)
        if rows:
            put_many(rows, actor)
            body = {"role": actor.role, "rows": [row_told(*row) for row in rows]}
            record(project.slug, actor=actor.code, action="save_many", subject=what[:200], body=body)
        return len(rows)


def _moved(project: Project, day: datetime.date | None) -> list[Change]:
    """The day of the project moved on to that of its newest rows."""
    if day is None:
        return []
    shelf = shelves()["head"]
    now = Value.objects.filter(
        place__project=project, place__shelf="head", version=F("place__version")
    ).select_related("place").first()  # fmt: skip
    fields = now and now.fields and moved(now.fields, day)
    if not now or not fields:
        return []
    why = _("The project is worked out for the day of its newest row.")
    return [Change(shelf, "", fields, seen=now.version, why=why)]


def bring_in(project: Project, given: Given, actor: Actor, *, why: str = "") -> int:
    """All rows of a project that was read from a folder or a workbook; the number that changed.

    Rows that stand here and not there are removed, but for scores that were not handed in yet: nobody else
    sees these, so that no file can hold them. Scores come in as handed in.
    """
    with transaction.atomic():
        lock(project)
        held = {(p.shelf, p.key): p for p in Place.objects.select_for_update().filter(project=project)}
        standing = {v.place_id: v for v in newest(project)}
        rows: list[Written] = []
        seen = set()
        for position, (shelf, key, values) in enumerate(shelved(given), 1):
            seen.add((shelf.name, key))
            place = held.get((shelf.name, key))
            if place is None:
                place = Place(project=project, shelf=shelf.name, key=key, position=position)
            elif place.version and standing[place.pk].fields == values and place.position == position:
                continue
            place.position = position
            rows.append((place, values, why))
        kept = _not_handed_in(project, given)
        rows += [
            (p, None, why)
            for at, p in held.items()
            if at not in seen and not p.removed and not (p.shelf == "scores" and kept(p.key))
        ]
        put_many(rows, actor)
        _hand_in_all(project, given, actor)
        record(
            project.slug, actor=actor.code, action="bring_in", subject=given.head.title,
            body={"role": actor.role, "rows": len(rows), "why": why, "fingerprint": digest_of(rows)},
        )  # fmt: skip
        return len(rows)


def hand_in(project: Project, assessor: str, section: str, actor: Actor) -> Submission:
    """Hand in an assessor's scores of a section: from now on others see them, and they count."""
    with transaction.atomic():
        lock(project)
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


def _not_handed_in(project: Project, given: Given) -> Callable[[str], bool]:
    """Tells of the key of a score whether its assessor has not handed in its section."""
    of = {c.id: s.id for s in given.framework.matrix.sections for c in s.criteria}
    handed_in = set(Submission.objects.filter(project=project).values_list("assessor", "section"))

    def waits(key: str) -> bool:
        _option, criterion, assessor, _date = key.split("|")
        return (assessor, of.get(criterion, "")) not in handed_in

    return waits


def _hand_in_all(project: Project, given: Given, actor: Actor) -> None:
    of = {c.id: s.id for s in given.framework.matrix.sections for c in s.criteria}
    pairs = dict.fromkeys((r.assessor, of[r.criterion]) for r in given.scores)
    at = timezone.now()
    Submission.objects.bulk_create(
        (Submission(project=project, assessor=a, section=s, by=actor.user, at=at) for a, s in pairs),
        ignore_conflicts=True,
    )


def _tell(project: Project, actor: Actor, action: str, made: Value) -> None:
    place = made.place
    said = told(place.shelf, place.key, made.version, made.fields)
    body = {"role": actor.role, "version": made.version, "fields": said, "why": made.why}
    subject = f"{place.shelf} {place.key}".strip()
    record(project.slug, actor=actor.code, action=action, subject=subject[:200], body=body)
