"""Questions with a due date, and replies by those who were asked. Neither is ever changed or taken away."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

import msgspec
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall.project.questions import Asked, QuestionRow, asked
from moothall_web.accounts.audience import acting_in
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member, powers
from moothall_web.accounts.roles import roles_of
from moothall_web.casework import own, reading
from moothall_web.casework.actions import Change, save_many
from moothall_web.casework.bare_project import problems
from moothall_web.casework.days import day_of
from moothall_web.casework.fields import taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields, head_of
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor

SHELF = "questions"
SHELVES = ("head", "head.partners", "stakeholders.groups", "governance.bodies", "options", "evidence", SHELF)
ABOUT = ("option", "item", "evidence")
"""Fields of what a question may be about."""
TYPED = ("asked_of", *ABOUT, "text", "due")
Rows = Mapping[str, list[Fields]]


class Party(Struct, frozen=True):
    """A body or a role that can be asked. ids: by which people act for it."""

    title: str
    ids: frozenset[str]


def parties(rows: Rows, framework: Framework | None) -> tuple[Party, ...]:
    """Who can be asked: partners, groups and bodies of the project, and roles whose holders answer."""
    named = [*rows["head.partners"], *rows["stakeholders.groups"], *rows["governance.bodies"]]
    found = [Party(str(r.get("title") or r["id"]), frozenset({str(r["id"])})) for r in named]
    found += [
        Party(r.title, frozenset({r.id})) for r in roles_of(framework) if "answer" in powers().get(r.id, ())
    ]
    return tuple(found)


def standing(rows: Iterable[Fields], day: datetime.date) -> tuple[Asked, ...]:
    """Every question as it stands on a day: overdue ones first, then open ones, the earliest due first."""
    kept = [msgspec.convert(row, QuestionRow, strict=False) for row in rows]
    order = ("overdue", "open", "late", "in_time")
    return tuple(sorted(asked(kept, day), key=lambda a: order.index(a.standing)))


class Floor(Struct, frozen=True):
    """Who may reply here.

    mine : roles of a person, and bodies and groups for which they act; acting : the same of everybody
    clerk : whether the person puts on record what those say for whom nobody acts here
    """

    parties: tuple[Party, ...]
    mine: frozenset[str]
    acting: frozenset[str]
    clerk: bool

    def may_reply(self, question: QuestionRow) -> bool:
        """Whether the person was asked, or keeps the record for those who were."""
        asked_of = question.asked_of.casefold()
        ids = {i for p in self.parties if p.title.casefold() == asked_of for i in p.ids}
        return bool(ids & self.mine) or (self.clerk and not ids & self.acting)


def floor(member: Member, rows: Rows, framework: Framework | None) -> Floor:
    """Who may reply, as it is for somebody; one query."""
    if not member.may("answer"):
        return Floor((), frozenset(), frozenset(), False)
    mine = {*member.roles, *member.bodies, *own.groups_of(member, rows["stakeholders.groups"])}
    acting = acting_in(member.project)
    return Floor(parties(rows, framework), frozenset(mine), acting, member.may("set_up"))


def asked_by(project: Project) -> dict[str, int]:
    """Question to the person who put it."""
    found = Value.objects.filter(place__project=project, place__shelf=SHELF, version=1)
    return dict(found.values_list("place__key", "by"))


def ask(
    member: Member, rows: Rows, framework: Framework, typed: Mapping[str, str]
) -> tuple[str, dict[str, str]]:
    """Put a question on record: its id, or what is wrong by field."""
    day = day_of(head_of(dict(rows)))
    row = {f: w for f in TYPED if (w := typed[f].strip())} | {
        "id": _free(member.project, "Q"), "kind": "question", "date": day.isoformat(),
        "by": own.name_of(member, "ask"),
    }  # fmt: skip
    values, faults = _checked(rows, framework, row)
    if not faults:
        _keep(member, "ask", values, f"ask {values['asked_of']}", day)
    return str(values.get("id", "")), faults


def reply(member: Member, rows: Rows, framework: Framework, question: str, text: str) -> dict[str, str]:
    """Put a reply on record; what is wrong with it by field."""
    day = day_of(head_of(dict(rows)))
    row = {
        "id": _free(member.project, "R"), "kind": "reply", "replies_to": question, "text": text.strip(),
        "date": day.isoformat(), "by": own.name_of(member, "answer"),
    }  # fmt: skip
    asked_of = next(str(r.get("asked_of")) for r in rows[SHELF] if r["id"] == question)
    if row["by"].casefold() != asked_of.casefold():
        row["by"] = _("{body}, through: {who}").format(body=asked_of, who=row["by"])
    values, faults = _checked(rows, framework, row)
    if not faults:
        _keep(member, "answer", values, f"reply to {question}", day)
    return faults


def withhold(member: Member, now: Value, why: str) -> None:
    """Keep the words of a question and its replies from the public, or let them out where no reason is given.

    raises : StaleError where somebody else was first
    """
    fields = {k: v for k, v in (now.fields or {}).items() if k != "withheld"}
    fields |= {"withheld": why} if why else {}
    change = Change(shelves()[SHELF], now.place.key, fields, seen=now.version, why=why)
    actor = Actor(member.user, member.role_for("publish"))
    save_many(member.project, [change], actor, what=f"{'withhold' if why else 'release'} {now.place.key}")


def _checked(rows: Rows, framework: Framework, row: Fields) -> tuple[Fields, dict[str, str]]:
    """A row as it is kept, and what is wrong with it, by the rules of the whole."""
    values, faults = taken(QuestionRow, row)
    if faults:
        return values, faults
    head = head_of(dict(rows))
    head = {**head, "as_of": max(str(head.get("as_of", "")), str(values["date"]))}
    wrong = problems(
        framework, head, SHELF, questions=[*rows[SHELF], values], evidence=rows["evidence"],
        options=[{"id": o["id"], "title": o["title"]} for o in rows["options"]],
    )  # fmt: skip
    last = len(rows[SHELF])
    return values, {str(p.path[-1]): p.message for p in wrong if p.path and p.path[0] == last}


def _free(project: Project, start: str) -> str:
    ever = reading.keys_ever(project, SHELF)
    return next(id for n in range(1, len(ever) + 2) if (id := f"{start}{n}") not in ever)


def _keep(member: Member, power: str, values: Fields, what: str, day: datetime.date) -> None:
    change = Change(shelves()[SHELF], str(values["id"]), values)
    save_many(member.project, [change], Actor(member.user, member.role_for(power)), what=what, day=day)
