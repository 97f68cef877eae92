"""Sums of a ledger, typed beside those of the lines: one for each payer and kind of money of an option."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.project.control_totals import ControlTotalRow
from moothall_web.accounts.policy import Member
from moothall_web.casework import actions, reading
from moothall_web.casework.fields import taken
from moothall_web.casework.finance.sheet import Sheet
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

SHELF = "control_totals"
KINDS = ("cost", "saving", "income")


class Sum(Struct, frozen=True):
    """A sum that may be typed.

    name : in the form
    partner : whose lines; empty: those of all payers
    standing : the row that holds it, where there is one
    """

    name: str
    partner: str
    payer: str
    kind: str
    standing: Value | None

    @property
    def words(self) -> str:
        """What stands there, as a person would type it."""
        total = ((self.standing and self.standing.fields) or {}).get("total")
        return "" if total is None else f"{total:.12g}"

    @property
    def seen(self) -> int:
        """The version that stands there; 0 for none."""
        return self.standing.version if self.standing else 0

    @property
    def key(self) -> str:
        """Of the row that holds it, as a ledger's row is found on the page of money."""
        return self.standing.place.key if self.standing else ""


def kind_words(kind: str) -> str:
    """A kind of money in words."""
    return {"cost": _("costs"), "saving": _("savings"), "income": _("income")}[kind]


def sums(member: Member, found: Sheet) -> tuple[Sum, ...]:
    """A sum for each kind of money of each payer that has lines, and of all payers together."""
    held = reading.rows(member.project, SHELF)
    return tuple(_sums(found, held))


def _sums(found: Sheet, held: list[Value]) -> Iterator[Sum]:
    lines = [v.fields or {} for v in found.values]
    for partner, title in (("", _("All payers together")), *found.partners[1:]):
        own = [f for f in lines if not partner or f.get("partner") == partner]
        for kind in KINDS:
            if any(f["kind"] == kind for f in own):
                standing = next((v for v in held if _is(v, found.option["id"], partner, kind)), None)
                yield Sum(f"{partner or 'all'}.{kind}", partner, title, kind, standing)


def _is(value: Value, option: str, partner: str, kind: str) -> bool:
    """Whether a row holds the sum of all categories and years."""
    fields = value.fields or {}
    about = (fields.get("option"), fields.get("partner") or "", fields.get("kind"))
    return about == (option, partner, kind) and not fields.get("category") and not fields.get("year")


def changes(
    member: Member, found: Sheet, asked: tuple[Sum, ...], typed: Mapping[str, str], seen: Mapping[str, int]
) -> tuple[list[actions.Change], dict[str, str]]:
    """What is to be written, and what is wrong with what was typed.

    typed : by name; evidence : under `evidence` the sources of all that changes
    """
    made, faults = [], {}
    known = {e["id"] for e in found.rows["evidence"]}
    unknown = [id for id in typed.get("evidence", "").replace(";", " ").split() if id not in known]
    if unknown:
        faults["evidence"] = _('There is no evidence "{id}".').format(id=unknown[0])
    taken_ids = reading.keys_ever(member.project, SHELF)
    for one in asked:
        words = typed[one.name]
        if words == one.words:
            continue
        if not words and one.standing is not None:
            made.append(actions.Change(shelves()[SHELF], one.key, None, seen=seen[one.name]))
            continue
        values, wrong = taken(ControlTotalRow, _row(found, one, typed, taken_ids))
        if wrong:
            faults[one.name] = next(iter(wrong.values()))
        if not wrong and values["total"] < 0:
            faults[one.name] = _(
                "Every line counts positive for its kind, so that no sum of them is below 0."
            )
        if not wrong:
            taken_ids.add(values["id"])
            made.append(actions.Change(shelves()[SHELF], values["id"], values, seen=seen[one.name]))
    return made, faults


def _row(found: Sheet, one: Sum, typed: Mapping[str, str], ids: set[str]) -> dict[str, str]:
    option = str(found.option.get("title") or found.option["id"])
    number = next(n for n in range(1, len(ids) + 2) if f"ledger{n}" not in ids)
    before = (one.standing.fields if one.standing else None) or {}
    said = _("Ledger of {payer}: {kind} of {option}")
    title = said.format(payer=one.payer, kind=kind_words(one.kind), option=option)
    return {
        "id": one.key or f"ledger{number}",
        "title": str(before.get("title") or title),
        "option": str(found.option["id"]), "partner": one.partner, "kind": one.kind,
        "total": typed[one.name].replace(",", ""),
        "evidence": typed.get("evidence", "") or "; ".join(before.get("evidence", ())),
        "price_base": str(before.get("price_base", "")),
    }  # fmt: skip


def save(member: Member, found: Sheet, made: list[actions.Change], why: str) -> None:
    """Write the sums, all or none. StaleError where somebody else wrote in between."""
    actor = Actor(member.user, member.role_for("finance"))
    rows = [actions.Change(c.shelf, c.key, c.values, seen=c.seen, why=why) for c in made]
    actions.save_many(member.project, rows, actor, what=f"ledger {found.option['id']}")
