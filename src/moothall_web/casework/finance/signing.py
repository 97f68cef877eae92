"""A saving signed or refused for one partner, by somebody who acts for it; nothing of it is taken back.

Signing again, on another day or the same, is another version or row: what was said before stays.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.finance import FinanceRow
from moothall.project.signatures import SAME, SavingKey, SignatureRow, holds, recorded_sum, savings, standing
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.accounts.roles import title_of
from moothall_web.casework import actions, reading
from moothall_web.casework.days import day_of
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

SIGNATURES, LINES = "signatures", "finance"
SHELVES = ("head", "head.partners", "options", LINES, SIGNATURES)


class Said(Struct, frozen=True):
    """What stands for one partner of a saving.

    holds : whether the saving is still the one that was signed or refused
    """

    partner: str
    row: SignatureRow | None
    holds: bool

    @property
    def state(self) -> str:
        """signed, refused, changed since, or open."""
        if self.row is None:
            return "open"
        return str(self.row.verdict) if self.holds else "changed"


class Saving(Struct, frozen=True):
    """A saving with its lines, and what each partner that it is of says."""

    key: SavingKey
    lines: tuple[FinanceRow, ...]
    said: tuple[Said, ...]

    @property
    def amount(self) -> float:
        """Over all its years, as recorded."""
        return recorded_sum(self.lines)

    def for_partner(self, partner: str) -> Said | None:
        """What one partner says; None where it is not its saving."""
        return next((s for s in self.said if s.partner == partner), None)


class ChangedError(Exception):
    """The saving is no longer the one that the person saw."""


def read(project: Project) -> dict[str, list[Fields]]:
    """What signing needs."""
    return reading.held(project, SHELVES)


def all_savings(rows: dict[str, list[Fields]]) -> list[Saving]:
    """Every saving of the options on the list, in the order of the lines."""
    options = {str(o["id"]): o for o in rows["options"] if not o.get("dropped")}
    partners = [str(p["id"]) for p in rows["head.partners"]]
    lines = [msgspec.convert(f, FinanceRow, strict=False) for f in rows[LINES]]
    given = standing(msgspec.convert(f, SignatureRow, strict=False) for f in rows[SIGNATURES])
    return [
        Saving(key, own, tuple(_said(p, given.get(key, {}).get(p), own) for p in _of(key, options, partners)))
        for key, own in savings(lines).items()
        if key.option in options
    ]


def _of(key: SavingKey, options: Mapping[str, Fields], partners: Iterable[str]) -> tuple[str, ...]:
    """The partners whose a saving is: its own, else those that take part in the option."""
    if key.partner:
        return (key.partner,)
    return tuple((options[key.option].get("facts") or {}).get("bodies") or partners)


def _said(partner: str, row: SignatureRow | None, lines: tuple[FinanceRow, ...]) -> Said:
    return Said(partner, row, row is not None and holds(row, lines))


def found(rows: dict[str, list[Fields]], words: Mapping[str, str]) -> Saving | None:
    """The saving that an address names; None where it stands no more."""
    names = ("option", "partner", "category", "budget_line")
    option, partner, category, line = (words.get(name, "") for name in names)
    key = SavingKey(option, partner or None, category, line)
    return next((s for s in all_savings(rows) if s.key == key), None)


def query(key: SavingKey) -> dict[str, str]:
    """A saving as it stands in an address."""
    return {k: str(v) for k, v in key._asdict().items() if v}


def own_partner(member: Member, saving: Saving) -> str:
    """The partner for which somebody may sign a saving, one first that waits; empty where for none."""
    own = [s for s in saving.said if s.partner in member.bodies]
    own.sort(key=lambda s: s.state in ("signed", "refused"))
    return own[0].partner if own else ""


def faults(typed: Mapping[str, str]) -> dict[str, str]:
    """What keeps a signature from being put on record, by field."""
    wrong = {}
    if typed["verdict"] not in ("signed", "refused"):
        wrong["verdict"] = _("Say whether you sign or refuse this saving.")
    if not typed["reason"]:
        wrong["reason"] = _("Say what you looked at, and what came of it.")
    return wrong


def row_of(
    member: Member, saving: Saving, partner: str, typed: Mapping[str, str], day: datetime.date
) -> Fields:
    """The signature as a row."""
    key = saving.key
    named = {
        "option": key.option, "partner": key.partner, "category": key.category,
        "budget_line": key.budget_line or None,
    }  # fmt: skip
    return {
        **{name: value for name, value in named.items() if value is not None},
        "for_partner": partner, "verdict": typed["verdict"], "amount": saving.amount,
        "reason": typed["reason"], "by": title_of(member.role_for("sign")), "date": day.isoformat(),
    }  # fmt: skip


def today(rows: dict[str, list[Fields]]) -> datetime.date:
    """The day of a signature that is given now."""
    return day_of(reading.head_of(rows))


def standing_row(project: Project, fields: Fields) -> Value | None:
    """The signature of the same day and partner on the same saving, which a new one takes the place of."""
    return reading.newest(project, SIGNATURES, shelves()[SIGNATURES].key_of(fields, 0))


def sign(member: Member, saving: Saving, fields: Fields, *, seen: int, amount: float) -> None:
    """Put a signature on record.

    seen : version of this partner's signature of the day that the person saw; 0 for none
    amount : the saving as the person saw it
    raises : StaleError where the signature, ChangedError where the saving was changed in between
    """

    def check() -> None:
        now = found(read(member.project), query(saving.key))
        if now is None or not abs(now.amount - amount) < SAME:
            raise ChangedError

    shelf = shelves()[SIGNATURES]
    change = actions.Change(shelf, shelf.key_of(fields, 0), fields, seen=seen, why=fields["reason"])
    actions.save_many(
        member.project, [change], Actor(member.user, member.role_for("sign")),
        what=f"{fields['verdict']} {saving.key.option} {saving.key.budget_line or saving.key.category}",
        day=datetime.date.fromisoformat(fields["date"]), check=check,
    )  # fmt: skip
