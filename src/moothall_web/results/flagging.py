"""Flags as people deal with them: which are open, what is said beside one, what keeps a decision back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from moothall.findings.findings import Findings
from moothall.findings.flags import Flag, gravest_first
from moothall.project.decisions import DecisionRow
from moothall.project.project import Project as Given
from moothall_web.accounts.models import Project
from moothall_web.casework import reading, stage_1
from moothall_web.casework.actions import Change
from moothall_web.casework.bare_project import problems
from moothall_web.casework.fields import taken
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves

ANSWERS, DECISIONS = "answers", "decisions"


def open_stops(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Stop flags that no named body has overridden. An answer alone leaves a stop open."""
    return tuple(f for f in flags if f.severity == "stop" and not overridden(f))


def overridden(flag: Flag) -> bool:
    """Whether an override is on record beside it."""
    return any(a.kind == "override" for a in flag.answers)


def in_order(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Stops first; among equals those that nobody has answered."""
    return tuple(sorted(gravest_first(flags), key=lambda f: (f.severity != "stop", bool(f.answers))))


def asked_for(flags: Iterable[Flag], given: Mapping[str, str]) -> Flag | None:
    """The flag that an address names by its rule and what it is about."""
    wanted = (given.get("rule", ""), given.get("subject", ""))
    return next((f for f in flags if (f.rule, f.subject) == wanted), None)


def query(flag: Flag) -> str:
    """The part of an address that names a flag."""
    return "?" + urlencode({"rule": flag.rule, "subject": flag.subject})


def covered(flags: Iterable[Flag], flag: Flag) -> tuple[Flag, ...]:
    """Every flag beside which an override of this one would stand: of its rule, for its option or for all."""
    return tuple(
        f for f in flags
        if f.rule == flag.rule and (flag.option is None or flag.option in (f.option, f.subject))
    )  # fmt: skip


def override_of(project: Project, flag: Flag, typed: Mapping[str, str], day: datetime.date) -> Fields:
    """The row that overrides a flag, as typed."""
    return {
        **typed, "id": free_ids(project, "OV", 1)[0], "kind": "override", "about": flag.rule,
        "option": flag.option or "", "date": day.isoformat(),
    }  # fmt: skip


def free_ids(project: Project, start: str, number: int) -> list[str]:
    """Ids that no decision, condition or override ever had."""
    ever = reading.keys_ever(project, DECISIONS)
    found = (f"{start}{n}" for n in range(1, len(ever) + number + 1))
    return [id for id in found if id not in ever][:number]


def checked(given: Given, row: Fields) -> tuple[Fields, dict[str, str]]:
    """A row of the decisions as it is kept, and what is wrong with it, by field."""
    values, faults = taken(DecisionRow, row)
    if faults:
        return values, faults
    head = given.head
    bare = {
        "id": head.id, "title": head.title, "jurisdiction": head.jurisdiction, "framework": head.framework,
        "as_of": max(head.as_of.isoformat(), str(values["date"])), "price_base": head.price_base,
        "first_year": head.first_year, "horizon_years": head.horizon_years,
    }  # fmt: skip
    options = [{"id": o.id, "title": o.title} for o in given.options]
    wrong = problems(given.framework, bare, DECISIONS, decisions=[values], options=options)
    return values, {str(p.path[-1]) if p.path else "reason": p.message for p in wrong}


def change_of(row: Fields) -> Change:
    """A row of the decisions that is put on record for the first time."""
    return Change(shelves()[DECISIONS], str(row["id"]), row, why=str(row["reason"]))


def in_the_way(findings: Findings, option: str, decisions: list[Fields]) -> list[str]:
    """Why no decision for an option can be recorded now, in sentences; nothing where it can.

    option : empty for one that names none
    """
    said = [
        _("Stop flag {rule} ({subject}) is open: {message}").format(
            rule=f.rule, subject=f.subject, message=f.message
        )
        for f in open_stops(findings.flags)
    ]
    for about in (None, option) if option else (None,):
        held: Any = stage_1.told(findings.screening, about, decisions)
        if held is not None:
            said += [
                _("Principle {principle} must be met, and fails for {what}.").format(
                    principle=p, what=about or _("the project as a whole")
                )
                for p in sorted(held.open)
            ]
    return said
