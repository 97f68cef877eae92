"""Rows to a Project: the one that a folder with the same rows would give."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

import msgspec
from django.db.models import F, OuterRef, Subquery
from msgspec import Struct

from moothall.files.errors import ReadError
from moothall.files.frameworks import find_framework, jurisdiction_facts, library_cases, library_multipliers
from moothall.project.problems import InvalidProjectError, Problem
from moothall.project.project import Project
from moothall_web.accounts.models import Project as Held
from moothall_web.casework.models import Submission, Value
from moothall_web.casework.shelves import shelves, unshelved


class Lack(Struct, frozen=True):
    """Something that keeps the rows from being a project: where, and what is wrong."""

    shelf: str
    key: str
    field: str
    message: str


class NotYetError(Exception):
    """The rows are no project yet; carries everything that is missing or wrong."""

    def __init__(self, lacks: tuple[Lack, ...]) -> None:
        super().__init__(f"{len(lacks)} things are missing or wrong")
        self.lacks = lacks


def gather(held: Held, at: datetime.datetime | None = None) -> Project:
    """The project of what stands now, handed in and not removed; NotYetError with all that is wrong.

    at : as it stood then, in place of now
    """
    values = _standing(held, at)
    try:
        parts = unshelved((v.place.shelf, v.fields or {}) for v in values)
    except msgspec.ValidationError as error:
        raise NotYetError(tuple(_unfit(values)) or (Lack("head", "", "", str(error)),)) from None
    try:
        framework = find_framework(parts["head"].framework)
    except ReadError as error:
        raise NotYetError(tuple(Lack("head", "", "framework", c.message) for c in error.complaints)) from None
    if any(row.sector for row in parts["spending"]):
        parts["library_multipliers"] = library_multipliers()
    try:
        return Project(
            framework=framework, facts=jurisdiction_facts(), library_cases=library_cases(), **parts
        )
    except InvalidProjectError as error:
        raise NotYetError(tuple(_placed(error.problems, values))) from None


def placed(held: Held, problems: Iterable[Problem], at: datetime.datetime | None = None) -> tuple[Lack, ...]:
    """Problems of the project that was gathered, by the rows in which they stand."""
    return tuple(_placed(problems, _standing(held, at)))


def _standing(held: Held, at: datetime.datetime | None) -> list[Value]:
    values = Value.objects.filter(place__project=held)
    given = Submission.objects.filter(project=held)
    if at is None:
        values = values.filter(place__removed=False, version=F("place__version"))
    else:
        then = Value.objects.filter(place=OuterRef("place"), at__lte=at).order_by("-version")
        values = values.filter(version=Subquery(then.values("version")[:1]), fields__isnull=False)
        given = given.filter(at__lte=at)
    found = list(values.select_related("place").order_by("place__position", "place__pk"))
    pairs = set(given.values_list("assessor", "section"))
    head = next((v.fields for v in found if v.place.shelf == "head"), None) or {}
    sections = _sections(head.get("framework", ""))
    return [v for v in found if v.place.shelf != "scores" or _handed_in(v.fields or {}, sections, pairs)]


def _sections(pin: str) -> dict[str, str]:
    try:
        framework = find_framework(pin)
    except ReadError:
        return {}
    return {c.id: s.id for s in framework.matrix.sections for c in s.criteria}


def _handed_in(fields: dict[str, Any], sections: dict[str, str], given: set[tuple[str, str]]) -> bool:
    return (fields.get("assessor", ""), sections.get(fields.get("criterion", ""), "")) in given


def _unfit(values: list[Value]) -> list[Lack]:
    """Rows that are not of their type, each with what is wrong."""
    found = []
    for value in values:
        shelf = shelves()[value.place.shelf]
        try:
            msgspec.convert(value.fields, shelf.kind, strict=False)
        except msgspec.ValidationError as error:
            message, _, path = str(error).partition(" - at `$.")
            found.append(Lack(shelf.name, value.place.key, path.rstrip("`"), message))
    return found


def _placed(problems: Iterable[Problem], values: list[Value]) -> list[Lack]:
    rows: dict[str, list[Value]] = {}
    for value in values:
        rows.setdefault(value.place.shelf, []).append(value)
    found = []
    for problem in problems:
        shelf, path = problem.table, list(problem.path)
        if shelf not in rows and path and f"{shelf}.{path[0]}" in shelves():
            shelf = f"{shelf}.{path.pop(0)}"
        number = path.pop(0) if path and isinstance(path[0], int) else 0
        of = rows.get(shelf, [])
        key = of[number].place.key if isinstance(number, int) and number < len(of) else ""
        found.append(Lack(shelf, key, ".".join(map(str, path)), problem.message))
    return found
