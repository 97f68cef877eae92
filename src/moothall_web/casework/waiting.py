"""Who is waited for: assessors who have not handed in, groups that have not weighed or judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from moothall_web.casework.reading import Fields


def groups_of_assessors(groups: Iterable[Fields]) -> dict[str, str]:
    """Every assessor's code with the title of the group, in the order of the groups."""
    return {a["id"]: str(f.get("title", f["id"])) for f in groups for a in f.get("assessors", ())}


class Waited(Struct, frozen=True):
    """Who is waited for in a step.

    who : a group by its title, or an assessor by code
    for_what : ids of sections, where it is scores
    """

    id: str
    who: str
    for_what: tuple[str, ...] = ()


def waited(
    rows: Mapping[str, list[Fields]], sections: Iterable[str], given: Iterable[tuple[str, str]]
) -> dict[str, tuple[Waited, ...]]:
    """By step everybody who has not yet weighed, judged or handed in.

    rows : of stakeholders.groups, weights and verdicts
    sections : those that are scored
    given : assessor and section of what was handed in
    """
    groups = [(str(g["id"]), str(g.get("title", g["id"]))) for g in rows["stakeholders.groups"]]
    spoken = {step: {r.get("group") for r in rows[shelf]} for step, shelf in SPEAK.items()}
    found = {
        step: tuple(Waited(id, title) for id, title in groups if id not in heard)
        for step, heard in spoken.items()
    }
    handed_in, asked = set(given), tuple(sections)
    missing = (
        Waited(code, code, tuple(s for s in asked if (code, s) not in handed_in))
        for code in groups_of_assessors(rows["stakeholders.groups"])
    )
    return {**found, "scores": tuple(w for w in missing if w.for_what)}


SPEAK = {"weights": "weights", "principles": "verdicts"}
"""Steps in which every group speaks, with the rows in which it does."""
