"""What changes in one place, as a piece of a page: of a project as it stands, or of what is published."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Struct

from moothall.business_case.area import area
from moothall.business_case.brief import written_from
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


def told_areas(project: Project, findings: Findings, places: Iterable[str], code: str) -> dict[str, Area]:
    """What is told of places in one language, by their ids."""
    titles = dict(places_of(project))
    with speaking(language(code)):
        brief = written_from(project, findings)
        told = ((place, area(project, findings, place, brief)) for place in places)
        return {
            place: Area(
                titles[place], str(found.title), render_sections(found, found.sections, Anchors(ids(found)))
            )
            for place, found in told
        }


def area_of(known: State, place: str) -> Area:
    """What is told of a place of a project as it stands, made once for each language."""
    code = spoken()

    def make() -> bytes:
        found = told_areas(known.project, findings_of(known), [place], code)
        return msgspec.json.encode(found[place])

    return msgspec.json.decode(kept(known.key, f"area/{code}/{place}", make), type=Area)


def places_of(project: Project) -> list[tuple[str, str]]:
    """Every place of a project with its name, by name."""
    return sorted(((p.id, p.title) for p in project.places), key=lambda p: p[1].casefold())
