"""What groups say in their own words, and why a statement was not obtained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.not_obtained import NotObtainedRow
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.casework import actions, own, reading
from moothall_web.casework.days import day_of
from moothall_web.casework.fields import taken
from moothall_web.casework.reading import Fields, head_of
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

SAID, NOT_OBTAINED, GROUPS = "statements", "not_obtained", "stakeholders.groups"
SHELVES = ("head", GROUPS, SAID, NOT_OBTAINED)
VOICES = ("unions", "users")
"""Voices of which a statement is asked, or the reason why there is none."""
Rows = Mapping[str, list[Fields]]


class Voice(Struct, frozen=True):
    """A group with its statement, or with why there is none.

    asked : whether it must be heard, or the public told why not
    own : whether the person who looks speaks for it
    """

    id: str
    title: str
    asked: bool
    own: bool
    text: str
    why: Fields | None

    @property
    def missing(self) -> bool:
        """Whether it must be heard, and neither was nor is it said why."""
        return self.asked and not self.text and self.why is None


def voices(rows: Rows, mine: Iterable[str] = ()) -> tuple[Voice, ...]:
    """Every group, those that must be heard first."""
    said = {str(s["group"]): str(s["text"]) for s in rows[SAID]}
    why = {str(r["group"]): r for r in sorted(rows[NOT_OBTAINED], key=lambda r: str(r["date"]))}
    own_groups = set(mine)
    found = (
        Voice(
            str(g["id"]), str(g.get("title") or g["id"]), g.get("voice") in VOICES, g["id"] in own_groups,
            said.get(str(g["id"]), ""), why.get(str(g["id"])),
        )
        for g in rows[GROUPS]
    )  # fmt: skip
    return tuple(sorted(found, key=lambda v: not v.asked))


def lacking(project: Project) -> tuple[str, ...]:
    """What is missing of the statements before a decision, or an edition, in sentences."""
    rows = reading.held(project, SHELVES)
    found = [
        _("{group}: neither a statement nor why none was obtained.").format(group=v.title)
        for v in voices(rows)
        if v.missing
    ]
    held = {g.get("voice") for g in rows[GROUPS]}
    if "unions" not in held:
        found.append(_("No group speaks for the staff side."))
    if "users" not in held:
        found.append(_("No group speaks for the users."))
    return tuple(found)


def say(member: Member, group: str, text: str, seen: int) -> dict[str, str]:
    """Keep a statement as it was written; what is wrong by field.

    raises : StaleError where somebody else was first
    """
    if refused := own.refusal(member, SAID, {"group": group}):
        return {"group": refused}
    if not text.strip():
        return {"text": _("Write the statement.")}
    actions.save(
        member.project, shelves()[SAID], group, {"group": group, "text": text},
        Actor(member.user, member.role_for("state")), seen=seen,
    )  # fmt: skip
    return {}


def explain(member: Member, rows: Rows, typed: Mapping[str, str]) -> dict[str, str]:
    """Put on record why a statement was not obtained; what is wrong by field."""
    day = day_of(head_of(dict(rows)))
    faults = {}
    if typed["group"] not in {g["id"] for g in rows[GROUPS]}:
        faults["group"] = _("Choose a group of this project.")
    if len(typed["reason"].split()) < WORDS:
        faults["reason"] = _("Say in a sentence what was tried, and why there is no statement.")
    if not typed["by"]:
        faults["by"] = _("Say who answers for this: a body or a role.")
    if faults:
        return faults
    values, faults = taken(NotObtainedRow, {**typed, "date": day.isoformat()})
    if not faults:
        shelf = shelves()[NOT_OBTAINED]
        key = shelf.key_of(values, 0)
        now = reading.newest(member.project, NOT_OBTAINED, key)
        change = actions.Change(shelf, key, values, seen=now.version if now else 0, why=typed["reason"])
        actions.save_many(
            member.project, [change], Actor(member.user, member.role_for("answer")),
            what=f"statement of {typed['group']} not obtained", day=day,
        )  # fmt: skip
    return faults


WORDS = 4
"""Words of the shortest sentence that counts as a reason."""
