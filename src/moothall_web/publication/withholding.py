"""What is withheld, item by item: why, who answers for it, until when; and what lacks any of that.

The register is the project's own (disclosure.csv), and a claim says itself that it is withheld. Both are
written together, so that they cannot disagree.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.models import Project
from moothall_web.casework.actions import Change, save_many
from moothall_web.casework.models import Value
from moothall_web.casework.reading import rows
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.publication.reasons import Law, reasons

EVIDENCE, REGISTER = "evidence", "disclosure"
NEEDED = ("code", "reason")
"""Without these nothing is published."""
ASKED = (*NEEDED, "owner", "review")


class Withheld(Struct, frozen=True, kw_only=True):
    """A claim that is withheld, as those who run the project see it.

    seen : versions of claim and register that this was read from; 0: there is no row yet
    """

    item: str
    statement: str
    bears_on: str
    code: str = ""
    reason: str = ""
    owner: str = ""
    review: str = ""
    seen: tuple[int, int] = (0, 0)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is missing, by name of the field."""
        return tuple(field for field in ASKED if not getattr(self, field).strip())

    @property
    def blocks(self) -> bool:
        """Whether nothing can be published for it."""
        return any(field in NEEDED for field in self.lacks)

    def due(self, today: datetime.date) -> bool:
        """Whether it must be looked at: no review is set, or one is near or past."""
        if not self.review:
            return True
        near = today + datetime.timedelta(days=reasons().review_within_days)
        return datetime.date.fromisoformat(self.review) <= near


def withheld(project: Project) -> list[Withheld]:
    """Every claim that is withheld, in the order of the evidence; two queries."""
    register = {v.place.key: v for v in rows(project, REGISTER)}
    return [
        item_of(v, register.get(v.place.key))
        for v in rows(project, EVIDENCE)
        if (v.fields or {}).get("disclosure") == "withheld"
    ]


def item_of(claim: Value, entry: Value | None) -> Withheld:
    """A claim with its entry in the register, whether or not it is withheld yet."""
    fields: dict[str, Any] = claim.fields or {}
    told: dict[str, Any] = (entry.fields if entry else None) or {}
    return Withheld(
        item=claim.place.key,
        statement=str(fields.get("statement", "")),
        bears_on=str(fields.get("item") or ""),
        seen=(claim.version, entry.version if entry else 0),
        **{field: str(told.get(field) or "") for field in ASKED},
    )


def faults(typed: Mapping[str, str], law: Law | None, standing: str, today: datetime.date) -> dict[str, str]:
    """What is wrong with what somebody typed, by field.

    standing : the code that stands there already, which may be of another law
    """
    found = {}
    if not typed["code"]:
        found["code"] = _("Choose the reason in law.")
    elif law is not None and typed["code"] not in {c.code for c in law.codes} | {standing}:
        found["code"] = _("“{code}” is no reason of this law.").format(code=typed["code"])
    if not typed["reason"]:
        found["reason"] = _("Say in a sentence why this is withheld: the public reads it.")
    if not typed["owner"]:
        found["owner"] = _("Name the post that answers for it.")
    if wrong := _review(typed["review"], today):
        found["review"] = wrong
    return found


def _review(word: str, today: datetime.date) -> str:
    if not word:
        return _("Say when it is looked at again.")
    try:
        day = datetime.date.fromisoformat(word)
    except ValueError:
        return _("A date is written as 2027-03-31; this is “{word}”.").format(word=word)
    return _("This day is past: name one that is still to come.") if day < today else ""


def withhold(
    project: Project, claim: Value, typed: Mapping[str, str], seen: tuple[int, int], actor: Actor
) -> int:
    """Withhold a claim, or change why and until when; StaleError where somebody else was first."""
    held = {"item": claim.place.key} | {field: typed[field] for field in ASKED if typed[field]}
    fields = dict(claim.fields or {}) | {"disclosure": "withheld"}
    return save_many(
        project, _changes(claim.place.key, fields, held, seen, typed["reason"]), actor,
        what=f"withholding {claim.place.key}",
    )  # fmt: skip


def release(project: Project, claim: Value, seen: tuple[int, int], actor: Actor, why: str) -> int:
    """Let the public see a claim with the next edition; StaleError where somebody else was first."""
    fields = {k: v for k, v in (claim.fields or {}).items() if k != "disclosure"}
    return save_many(
        project, _changes(claim.place.key, fields, None, seen, why), actor, what=f"release {claim.place.key}"
    )


def _changes(
    item: str, fields: dict[str, Any], held: dict[str, Any] | None, seen: tuple[int, int], why: str
) -> Iterable[Change]:
    yield Change(shelves()[EVIDENCE], item, fields, seen[0], why)
    if held is not None or seen[1]:
        yield Change(shelves()[REGISTER], item, held, seen[1], why)
