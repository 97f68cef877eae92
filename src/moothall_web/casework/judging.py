"""Verdicts on principles as one group gives them, beside those of all others."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall.framework.principles import Principle
from moothall.project.problems import nearest
from moothall.project.verdicts import VerdictRow
from moothall_web.casework.bare_project import problems
from moothall_web.casework.fields import taken
from moothall_web.casework.models import Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.scoring import ids_in

PROJECT = "project"
"""Stands in an address for the principles that are judged once for the project."""
JOINT = ""
"""The group of a verdict that all give together."""
ASKED = ("verdict", "reason", "evidence", "condition", "owner", "due")
"""Fields of a verdict that a group fills."""


class Verdict(Struct, frozen=True):
    """One group's verdict on one principle, as text by field.

    seen : version on which it rests, by its number in the database; 0 where there was none
    """

    principle: str
    words: dict[str, str]
    seen: int = 0

    @property
    def said(self) -> tuple[Any, ...]:
        """What it says."""
        rest = [self.words.get(f, "") for f in ASKED if f != "evidence"]
        return (*rest, ids_in(self.words.get("evidence", "")))


def asked(framework: Framework, option: str) -> tuple[Principle, ...]:
    """Principles that are judged for an option, or for the project."""
    level = "project" if option == PROJECT else "option"
    return tuple(p for p in framework.screening.principles if p.level == level)


def latest(values: Iterable[Value], option: str) -> dict[tuple[str, str], Value]:
    """By principle and group the verdict that counts, for an option or for the project."""
    about = None if option == PROJECT else option
    found: dict[tuple[str, str], Value] = {}
    for value in sorted(values, key=lambda v: str((v.fields or {}).get("date"))):
        row = value.fields or {}
        if row.get("option") == about:
            found[row["principle"], row.get("group") or JOINT] = value
    return found


def verdict_of(principle: str, value: Value | None) -> Verdict:
    """What a row says; an empty verdict for none."""
    if value is None:
        return Verdict(principle, {})
    row = value.fields or {}
    words = {f: str(row.get(f) or "") for f in ASKED if f != "evidence"}
    return Verdict(principle, words | {"evidence": "; ".join(row.get("evidence", ()))}, value.pk)


def typed(principles: Iterable[Principle], post: Mapping[str, Any]) -> dict[str, Verdict]:
    """What was typed, by principle."""
    found = {}
    for p in principles:
        words = {f: str(post.get(f"{p.id}--{f}", "")).strip().replace("\r\n", "\n") for f in ASKED}
        seen = str(post.get(f"{p.id}--seen", "0"))
        found[p.id] = Verdict(p.id, words, int(seen) if seen.isdigit() and len(seen) < 16 else 0)
    return found


def differ(rows: Mapping[tuple[str, str], Value], principle: str) -> bool:
    """Whether groups that judged a principle disagree on it."""
    said = {
        (v.fields or {})["verdict"]
        for (p, group), v in rows.items()
        if p == principle and group != JOINT and (v.fields or {})["verdict"] != "not_assessed"
    }
    return len(said) > 1


def row(
    verdict: Verdict, option: str, group: str, day: datetime.date, by: str, evidence: Iterable[str]
) -> tuple[Fields, dict[str, str]]:
    """The row of a verdict, and what is wrong with it, by field."""
    known, named = list(evidence), ids_in(verdict.words.get("evidence", ""))
    given = {
        **verdict.words, "principle": verdict.principle, "option": "" if option == PROJECT else option,
        "group": group, "date": day.isoformat(), "by": by, "evidence": "\n".join(named),
    }  # fmt: skip
    values, faults = taken(VerdictRow, given)
    if not verdict.words.get("verdict"):
        faults = {"verdict": _("{principle}: choose a verdict.").format(principle=verdict.principle)}
    unknown = next((e for e in named if e not in known), None)
    if unknown is not None:
        said = _('{principle}: there is no evidence "{id}".').format(principle=verdict.principle, id=unknown)
        faults["evidence"] = said + nearest(unknown, known)
    return values, faults


def checked(framework: Framework, head: Fields, option: str, group: str, made: Fields) -> dict[str, str]:
    """What is wrong with a verdict by the rules of all verdicts, by field."""
    day = max(str(head.get("as_of", "")), str(made["date"]))
    found = problems(
        framework, {**head, "as_of": day}, "verdicts",
        verdicts=[{k: v for k, v in made.items() if k != "evidence"}],
        options=[] if option == PROJECT else [{"id": option, "title": option}],
        stakeholders_groups=[{"id": group, "title": group, "voice": "other"}] if group else [],
    )  # fmt: skip
    return {str(p.path[-1]) if p.path else "verdict": f"{made['principle']}: {p.message}" for p in found}
