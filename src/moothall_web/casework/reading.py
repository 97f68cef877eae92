"""What stands in a project, read for pages: always the same number of queries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django.db.models import BooleanField, Count, F, Q
from django.db.models.expressions import RawSQL

from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
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


Fields = dict[str, Any]
"""What a row holds, as plain values."""


def held(project: Project, shelves: Iterable[str]) -> dict[str, list[Fields]]:
    """What the rows of several shelves hold now, read at once; without who wrote them and when."""
    names = list(shelves)
    found: dict[str, list[Fields]] = {name: [] for name in names}
    for shelf, fields in (
        Value.objects.filter(
            place__project=project, place__shelf__in=names, place__removed=False, version=F("place__version")
        )
        .order_by("place__position", "place__pk")
        .values_list("place__shelf", "fields")
    ):
        found[shelf].append(fields or {})
    return found


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
    found = (
        Value.objects.filter(
            place__project=project, place__shelf="scores", place__removed=False, version=F("place__version")
        )
        .select_related("place")
        .order_by("place__position", "place__pk")
    )
    if code:  # asked first: of most rows the database need not look at any criterion
        found = found.filter(place__key__contains=f"|{code}|")
    found = found.filter(_holding_one_of([f"|{c}|" for c in sorted(wanted)]))
    known = [v for v in found if (v.fields or {}).get("criterion") in wanted]
    return [v for v in known if not code or (v.fields or {}).get("assessor") == code]


def _holding_one_of(parts: list[str]) -> RawSQL:
    """That a key holds one of some texts. As conditions of Django they take longer than the database does."""
    like = " OR ".join(["casework_place.key LIKE %s ESCAPE '!'"] * len(parts))
    plain = (re.sub("([!%_])", r"!\1", part) for part in parts)
    given = [f"%{part}%" for part in plain]
    return RawSQL(f"({like})", given, output_field=BooleanField())


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
