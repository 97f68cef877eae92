"""A claim marked by somebody who checked it, and by nobody who entered it. Inputs stay as they are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.public_rules import called
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.casework import actions, own, reading
from moothall_web.casework.days import day_of
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

CLAIMS, MARKS = "evidence", "verifications"


class Mark(Struct, frozen=True):
    """A mark as it stands.

    outdated : whether the claim was changed after it
    """

    value: Value
    fields: Fields
    outdated: bool


class ClaimChangedError(Exception):
    """The claim is no longer the one that was checked."""


def marks_of(claim: Value, marks: list[Value]) -> list[Mark]:
    """The marks on a claim, newest first.

    marks : all of the project, as `reading.rows` gives them
    """
    own = [(v, v.fields or {}) for v in marks if (v.fields or {}).get("evidence") == claim.place.key]
    own.sort(key=lambda pair: (str(pair[1]["date"]), pair[0].at), reverse=True)
    return [Mark(value, fields, outdated=value.at < claim.at) for value, fields in own]


def entered(project: Project, user_id: int) -> frozenset[str]:
    """Ids of the claims of which somebody wrote a version."""
    found = Value.objects.filter(place__project=project, place__shelf=CLAIMS, by=user_id)
    return frozenset(found.values_list("place__key", flat=True))


def body_of(member: Member) -> str:
    """In whose name somebody checks."""
    return own.name_of(member, "verify")


def faults(claim: Fields, typed: Mapping[str, str], by: str) -> dict[str, str]:
    """What keeps a mark from being saved, by field."""
    found = {}
    if typed["verdict"] not in ("verified", "challenged"):
        found["verdict"] = _("Say whether the claim is verified or challenged.")
    elif typed["verdict"] == "verified" and called(by) == called(str(claim.get("author", ""))):
        found["verdict"] = _("{who} wrote the source, so somebody else must check it.").format(who=by)
    if not typed["reason"]:
        found["reason"] = _("Say what you looked at, and what came of it.")
    return found


def day(project: Project) -> datetime.date:
    """The day of a mark that is made now."""
    return day_of(reading.head_of(reading.held(project, ["head"])))


def key_of(claim: str, by: str, day: datetime.date) -> str:
    """Of the mark that one body makes on a claim on one day: a second one takes its place."""
    return shelves()[MARKS].key_of({"evidence": claim, "by": by, "date": day.isoformat()}, 0)


def mark(
    member: Member, claim: str, verdict: str, reason: str, *, by: str, day: datetime.date,
    seen: int, claim_seen: int,
) -> None:  # fmt: skip
    """Put a mark on record.

    seen : version of this body's mark of the day that the person saw; 0 for none
    claim_seen : version of the claim that was checked
    raises : StaleError where the mark, ClaimChangedError where the claim was changed in between
    """

    def check() -> None:
        now = reading.newest(member.project, CLAIMS, claim)
        if now is None or now.fields is None or now.version != claim_seen:
            raise ClaimChangedError

    values = {
        "evidence": claim, "verdict": verdict, "reason": reason, "by": by, "date": day.isoformat(),
    }  # fmt: skip
    change = actions.Change(shelves()[MARKS], key_of(claim, by, day), values, seen=seen, why=reason)
    actions.save_many(
        member.project, [change], Actor(member.user, member.role_for("verify")), what=f"{verdict} {claim}",
        day=day, check=check,
    )  # fmt: skip
