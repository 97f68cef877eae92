"""Ids that a field may name: from the project's rows, and from its framework."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from moothall.business_case.languages import speaking, translated
from moothall.files.catalogues import language
from moothall.files.errors import ReadError
from moothall.files.frameworks import find_framework
from moothall.framework.framework import Framework
from moothall_web.accounts.models import Project
from moothall_web.casework.reading import rows
from moothall_web.ui.tongue import spoken

OWN = {
    "options": ("options", "id", "title"),
    "partners": ("head.partners", "id", "title"),
    "groups": ("stakeholders.groups", "id", "title"),
    "places": ("places", "id", "title"),
    "evidence": ("evidence", "id", "statement"),
    "benefit_rows": ("benefits", "id", "title"),
    "questions": ("questions", "id", "text"),
}
"""Kind of reference -> the shelf that defines its ids, the field of the id, and that of a name."""

Choice = tuple[str, str]


def framework_of(project: Project) -> Framework | None:
    """The framework that a project names; None where it names none that is at hand."""
    head = next((v.fields for v in rows(project, "head")), None) or {}
    return framework_at(head.get("framework", ""))


def framework_at(pin: str) -> Framework | None:
    """The framework of a pin, in the language of the page; None where there is none at hand.

    Reading one takes a while: once is enough.
    """
    try:
        return _found(pin, spoken())
    except ReadError:
        return None


@lru_cache(maxsize=16)
def _found(pin: str, code: str) -> Framework:
    with speaking(language(code)):
        return translated(find_framework(pin))


def choices(project: Project, refs: Iterable[str], framework: Framework | None) -> dict[str, list[Choice]]:
    """For each kind of reference the ids with their names; a kind that is not known is left out."""
    found: dict[str, list[Choice]] = {}
    for ref in set(refs):
        if ref in OWN:
            shelf, id, name = OWN[ref]
            held = [v.fields or {} for v in rows(project, shelf)]
            found[ref] = [(str(f.get(id, "")), str(f.get(name) or f.get(id, ""))) for f in held]
        elif ref == "assessors":
            groups = [v.fields or {} for v in rows(project, "stakeholders.groups")]
            codes = [a for g in groups for a in g.get("assessors", ())]
            found[ref] = [(a["id"], f"{a['id']} {a.get('role', '')}".strip()) for a in codes]
        elif framework is not None and (items := _of_framework(framework, ref)):
            found[ref] = items
    return found


def _of_framework(framework: Framework, ref: str) -> list[Choice]:
    if ref == "criteria":
        return [(c.id, f"{c.id} {c.title}") for c in framework.criteria]
    if ref == "principles":
        return [(p.id, f"{p.id} {p.title}") for p in framework.screening.principles]
    if ref == "types":
        return [(t.id, f"{t.id} {t.title}") for t in framework.typology.types]
    if ref == "policies":
        return [(p.id, f"{p.id} {p.title}") for p in framework.employment.policies]
    if ref == "models":
        return [(m.id, m.title) for m in framework.employment.models]
    return []
