"""What lies before somebody who enters the money of one option: its lines, and what they may name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.http import Http404
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member
from moothall_web.casework import actions, reading
from moothall_web.casework.bare_project import problems
from moothall_web.casework.desk import framework_in
from moothall_web.casework.finance import entries
from moothall_web.casework.finance.entries import Category, Entry
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.casework.zeros import SHELF

SHELVES = ("head", "head.partners", "options", "evidence", "control_totals")
Words = dict[str, dict[str, str]]
"""What is typed into each entry, by its name."""


class Sheet(Struct, frozen=True):
    """The money of an option.

    values : its rows; rows : of the other shelves that it needs
    """

    project: Project
    option: Fields
    framework: Framework
    values: tuple[Value, ...]
    rows: dict[str, list[Fields]]

    @property
    def categories(self) -> tuple[Category, ...]:
        """Every category that is asked for."""
        return entries.categories(self.framework)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its lines as they stand."""
        return entries.entries(self.values)

    @property
    def partners(self) -> list[tuple[str, str]]:
        """Who may pay or save: all jointly, or one partner."""
        own = [(str(p["id"]), str(p.get("title") or p["id"])) for p in self.rows["head.partners"]]
        return [("", _("All jointly")), *own]


def sheet(member: Member, option: str) -> Sheet:
    """What lies before somebody for an option; 404 for one that there is not."""
    rows = reading.held(member.project, SHELVES)
    found = next((o for o in rows["options"] if o["id"] == option), None)
    if found is None:
        raise Http404
    own = [v for v in reading.rows(member.project, SHELF) if (v.fields or {}).get("option") == option]
    return Sheet(member.project, found, framework_in(rows), tuple(own), rows)


class Outcome(Struct, frozen=True):
    """What comes of what was typed.

    rows : to be written; faults : by the id of the field that each stands beside
    stale : entries that somebody else changed or added in between, by name
    lost : what was typed into lines that somebody else took away, by the name of an added one
    """

    rows: entries.Written
    faults: dict[str, str]
    stale: frozenset[str]
    lost: Words


def outcome(found: Sheet, typed: Words, seen: Iterable[str]) -> Outcome:
    """What is to be written of what was typed, and what keeps it from that.

    seen : keys of the rows that stood there when the form was shown
    """
    standing = {e.name: e for e in found.entries}
    kinds = {c.id: c for c in found.categories}
    rows: entries.Written = []
    faults: dict[str, str] = {}
    stale: set[str] = set()
    lost: Words = {}
    at: list[str] = []
    for name, words in typed.items():
        entry = standing.get(name)
        made: entries.Written = []
        wrong: dict[str, str] = {}
        if name.startswith("new."):
            if entries.begun(words) and entries.category_of(name) in kinds:
                values, wrong = entries.added(found.option["id"], kinds[entries.category_of(name)], words)
                made = [("", values, 0)]
        elif _touched(found, entry, words):
            if entry is None:
                lost[name] = words
            elif entry.seen != words.get("seen"):
                stale.add(name)
            else:
                made, wrong = entries.changed(entry, words)
        faults |= {f"{name}.{field}": said for field, said in wrong.items()}
        if not wrong:
            rows += made
            at += [name] * len(made)
    known = set(seen)
    unseen = {e.name for e in found.entries if not any(v.place.key in known for v in e.rows)}
    touched = {_category(found, key, values) for key, values, _seen in rows}
    stale |= {name for name in unseen if standing[name].category in touched}
    return Outcome(rows, faults | _by_the_rules(found, rows, at), frozenset(stale), lost)


def _touched(found: Sheet, entry: Entry | None, words: Mapping[str, str]) -> bool:
    """Whether somebody changed an entry since they saw it."""
    if entry is not None and (entry.seen == words.get("seen") or entries.same(words, entry)):
        return not entries.same(words, entry)
    before = _before(found, words.get("seen", ""))
    return before is None or not entries.same(words, before)


def _before(found: Sheet, seen: str) -> Entry | None:
    """The entry that somebody saw, where it is no longer what stands."""
    pairs = [pair.partition(":") for pair in seen.split()]
    wanted = {(key, int(version)) for key, _sep, version in pairs if version.isdigit()}
    rows = Value.objects.filter(
        place__project=found.project, place__shelf=SHELF, place__key__in=[key for key, _version in wanted]
    ).select_related("place")
    own = [v for v in rows if (v.place.key, v.version) in wanted and v.fields]
    own.sort(key=lambda v: int((v.fields or {}).get("year") or 0))
    return entries.entry_of(own) if own else None


def _category(found: Sheet, key: str, values: Fields | None) -> str:
    if values is not None:
        return str(values["category"])
    return next(str((v.fields or {})["category"]) for v in found.values if v.place.key == key)


def _by_the_rules(found: Sheet, rows: entries.Written, at: list[str]) -> dict[str, str]:
    """What the rules of the whole say of the rows that are to be written."""
    own = [(name, values) for name, (_key, values, _seen) in zip(at, rows, strict=True) if values is not None]
    wrong = problems(
        found.framework,
        reading.head_of(found.rows),
        SHELF,
        options=[_plain(found.option)],
        head_partners=[
            {"id": p["id"], "title": p.get("title") or p["id"]} for p in found.rows["head.partners"]
        ],
        evidence=found.rows["evidence"],
        finance=[values for _name, values in own],
    )
    faults: dict[str, str] = {}
    for problem in wrong:
        place, *field = problem.path
        if isinstance(place, int):
            faults.setdefault(f"{own[place][0]}.{field[0] if field else 'amount'}", problem.message)
    return faults


def _plain(option: Fields) -> Fields:
    return {"id": option["id"], "title": option.get("title") or option["id"]}


def save(member: Member, found: Sheet, rows: entries.Written, why: str) -> int:
    """Write rows, all or none; how many. StaleError where somebody else wrote in between."""
    number = reading.next_number(member.project, SHELF)
    changes = []
    for key, values, seen in rows:
        if not key:
            key, number = str(number), number + 1
        changes.append(actions.Change(shelves()[SHELF], key, values, seen=seen, why=why))
    actor = Actor(member.user, member.role_for("finance"))
    return actions.save_many(member.project, changes, actor, what=f"money {found.option['id']}")
