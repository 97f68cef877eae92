"""What changes in one place, as a piece of a page: of a project as it stands, or of what is published."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from moothall.business_case.area import area
from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.findings.findings import Findings
from moothall.project.project import Project
from moothall.render.anchors import Anchors, ids
from moothall.render.html import render_sections
from moothall_web.results.remembered import State, findings_of, kept
from moothall_web.results.told import spoken


class Area(Struct, frozen=True):
    """A place with what is told of it, as HTML."""

    place: str
    title: str
    body: str


def told_area(project: Project, findings: Findings, place: str, code: str) -> Area:
    """What is told of a place in one language."""
    with speaking(language(code)):
        found = area(project, findings, place)
        body = render_sections(found, found.sections, Anchors(ids(found)))
        return Area(dict(places_of(project))[place], str(found.title), body)


def area_of(known: State, place: str) -> Area:
    """What is told of a place of a project as it stands, made once for each language."""
    code = spoken()

    def make() -> bytes:
        return msgspec.json.encode(told_area(known.project, findings_of(known), place, code))

    return msgspec.json.decode(kept(known.key, f"area/{code}/{place}", make), type=Area)


def places_of(project: Project) -> list[tuple[str, str]]:
    """Every place of a project with its name, by name."""
    return sorted(((p.id, p.title) for p in project.places), key=lambda p: p[1].casefold())
