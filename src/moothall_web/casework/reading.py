"""What stands in a project, read for pages: always the same number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Count, F, Model, Q

from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.audit.written import written
from moothall_web.casework.models import Place, Submission, Value


def rows(project: Project, shelf: str) -> list[Value]:
    """The rows of a shelf as they stand now, in their order."""
    return list(
        Value.objects.filter(
            place__project=project, place__shelf=shelf, place__removed=False, version=F("place__version")
        )
        .select_related("place", "by")
        .order_by("place__position", "place__pk")
    )


Row = TypeVar("Row", bound=Model)
Fields = dict[str, Any]
"""What a row holds, as plain values."""


def held(project: Project, shelves: Iterable[str]) -> dict[str, list[Fields]]:
    """What the rows of several shelves hold now, read at once; without who wrote them and when."""
    names = list(shelves)
    found: dict[str, list[Fields]] = {name: [] for name in names}
    if names:
        asked = f"place.shelf IN ({', '.join(['%s'] * len(names))})"
        for _value, _place, shelf, _key, _version, fields in _standing(project, asked, names):
            found[shelf].append(written(fields) or {})
    return found


def _standing(project: Project, asked: str, given: Iterable[str]) -> list[tuple[Any, ...]]:
    """Rows as they stand now: value, place, shelf, key, version, and what was written.

    In SQL, for Django makes its own anew at every page, and takes longer over it than the database does.

    asked : what else must hold, in SQL of ours, with a %s for each text that is given
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.format(asked), [project.pk, *given])
        return list(cursor.fetchall())


_STANDING = """
SELECT value.id, place.id, place.shelf, place.key, value.version, value.fields
FROM casework_place AS place
JOIN casework_value AS value ON value.place_id = place.id AND value.version = place.version
WHERE place.project_id = %s AND NOT place.removed AND {}
ORDER BY place.position, place.id
"""


def head_of(rows: dict[str, list[Fields]]) -> Fields:
    """The head among rows that were read with it; empty where there is none yet."""
    return rows["head"][0] if rows["head"] else {}


def scores(project: Project, criteria: Iterable[str], code: str = "") -> list[Value]:
    """The scores on some criteria as they stand now; found by their keys, which an index holds.

    code : of one assessor; of all where there is none
    """
    wanted = set(criteria)
    if not wanted:
        return []
    one_of = " OR ".join([_HOLDS] * len(wanted))
    # The code comes first: of most rows the database need not look at any criterion.
    asked = f"place.shelf = 'scores' AND {f'{_HOLDS} AND ' if code else ''}({one_of})"
    parts = ([code] if code else []) + sorted(wanted)
    given = ("%|" + re.sub("([!%_])", r"!\1", part) + "|%" for part in parts)
    found = []
    for value, place, shelf, key, version, text in _standing(project, asked, given):
        fields = written(text) or {}
        if fields.get("criterion") in wanted and (not code or fields.get("assessor") == code):
            row = _row(Value, id=value, place_id=place, version=version, fields=fields)
            row.place = _row(Place, id=place, shelf=shelf, key=key, version=version)
            row.place.project = project
            found.append(row)
    return found


_HOLDS = "place.key LIKE %s ESCAPE '!'"


def _row(kind: type[Row], **known: Any) -> Row:
    """A row of a table of which some columns were read; the others are, where somebody asks for them."""
    return kind.from_db(connection.alias, known.keys(), tuple(known.values()))


def marks_of(project: Project, code: str) -> list[Fields]:
    """What one assessor has scored as it stands now."""
    found = Value.objects.filter(
        place__project=project, place__shelf="scores", place__removed=False, version=F("place__version"),
        place__key__contains=f"|{code}|",
    ).values_list("fields", flat=True)  # fmt: skip
    return [f for f in found if f and f.get("assessor") == code]


def versions(values: Iterable[Value], keys: Iterable[str]) -> list[Value]:
    """Every version of some of these rows."""
    wanted = set(keys)
    places = [v.place_id for v in values if v.place.key in wanted]
    return list(Value.objects.filter(place__in=places).select_related("place"))


def visible(member: Member, values: Iterable[Value], sections: dict[str, str]) -> list[Value]:
    """Rows that somebody may see: scores of others only where both have handed in the section.

    sections : criterion -> section
    """
    given = set(Submission.objects.filter(project=member.project).values_list("assessor", "section"))
    own = set(member.assessors)

    def seen(value: Value) -> bool:
        fields: dict[str, Any] = value.fields or {}
        if value.place.shelf != "scores" or fields.get("assessor") in own:
            return True
        section = sections.get(fields.get("criterion", ""), "")
        handed_in = (fields.get("assessor"), section) in given
        return handed_in and all((code, section) in given for code in own)

    return [v for v in values if seen(v)]


def newest(project: Project, shelf: str, key: str) -> Value | None:
    """The version of a row that counts now; one that says that the row was removed, too."""
    return (
        Value.objects.filter(
            place__project=project, place__shelf=shelf, place__key=key, version=F("place__version")
        )
        .select_related("place", "by")
        .first()
    )


def past(project: Project, shelf: str, key: str) -> list[Value]:
    """Every version of a row, newest first."""
    return list(
        Value.objects.filter(place__project=project, place__shelf=shelf, place__key=key)
        .select_related("place", "by")
        .order_by("-version")
    )


def keys_ever(project: Project, shelf: str) -> set[str]:
    """The keys of all rows that a shelf has had."""
    return set(Place.objects.filter(project=project, shelf=shelf).values_list("key", flat=True))


def next_number(project: Project, shelf: str) -> int:
    """A number that no row of a shelf has had, for rows that are told apart by numbers alone."""
    keys = Place.objects.filter(project=project, shelf=shelf).values_list("key", flat=True)
    return max((int(k) for k in keys if k.isdigit()), default=0) + 1


def first_day(project: Project, shelf: str) -> str:
    """The first day of the rows of a shelf whose keys end in one; empty where there are none."""
    keys = Place.objects.filter(project=project, shelf=shelf, removed=False).values_list("key", flat=True)
    return min((k.rpartition("|")[2] for k in keys), default="")


def counts(project: Project) -> dict[str, int]:
    """How many rows stand on each shelf."""
    found = (
        Place.objects.filter(project=project)
        .values("shelf")
        .annotate(n=Count("pk", filter=Q(removed=False)))
        .values_list("shelf", "n")
    )
    return dict(found)
