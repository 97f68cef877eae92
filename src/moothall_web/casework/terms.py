"""The terms that are adopted: must-pass set, thresholds, worth of grades. Each time is a dated entry.

What was adopted is locked: it can be changed only by a later entry, with a reason, and the checks tell of it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall_web.casework.bare_project import problems
from moothall_web.casework.reading import Fields

Kind = Literal["must-pass", "thresholds", "grades"]
SHELF: dict[str, str] = {
    "must-pass": "head.must_pass", "thresholds": "head.thresholds", "grades": "head.grades",
}  # fmt: skip
"""Kind of term to the rows that adopt it."""


class Term(Struct, frozen=True):
    """One term: what the framework proposes, and what was adopted.

    proposed, standing : as text; standing is what is in force
    entries : what was adopted, oldest first
    """

    id: str
    title: str
    unit: str
    proposed: str
    entries: tuple[Fields, ...] = ()

    @property
    def standing(self) -> str:
        """What is in force."""
        return value_in(self.entries[-1]) if self.entries else self.proposed


def value_in(entry: Mapping[str, Any]) -> str:
    """What an entry adopts, as text."""
    value = entry.get("value", entry.get("observations", entry.get("principles")))
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else f"{value:.12g}"


def terms(kind: str, framework: Framework, rows: Iterable[Fields]) -> tuple[Term, ...]:
    """Every term of a kind, in the order of the framework."""
    held = sorted(rows, key=lambda r: str(r["date"]))
    if kind == "must-pass":
        proposed = [p.id for p in framework.screening.principles if p.must_pass_by_default == "yes"]
        title = _("Principles that an option must pass")
        return (Term("must_pass", title, "", "; ".join(proposed), tuple(held)),)
    if kind == "grades":
        return tuple(
            Term(g.label, f"{g.label}: {g.meaning}", _("observations"), f"{g.observations:.12g}",
                 tuple(r for r in held if r["grade"] == g.label))
            for g in framework.evidence.grades
        )  # fmt: skip
    return tuple(
        Term(t.id, t.title, t.unit, value_in({"value": t.value}), tuple(r for r in held if r["id"] == t.id))
        for t in framework.thresholds
    )


def adopted(
    kind: str, framework: Framework, known: Sequence[Term], typed: Mapping[str, str], *,
    day: datetime.date, by: str, reason: str, others: bool,
) -> tuple[list[Fields], dict[str, str]]:  # fmt: skip
    """Entries for what differs from what is in force, and what is wrong by field.

    others : adopt too what stands as proposed and was never adopted
    """
    rows, faults = [], {}
    for term in known:
        word = "; ".join(re.split(r"\s*;\s*", typed.get(term.id, "").strip().strip(";")))
        if word == term.standing and (term.entries or not others):
            continue
        row: Fields = {"date": day.isoformat(), "by": by, "reason": reason}
        if not reason:
            del row["reason"]
        value, wrong = _value(kind, framework, term, word)
        if wrong:
            faults[f"term--{term.id}"] = wrong
        if term.entries and not reason:
            faults["reason"] = _("What was adopted is locked: a change needs a reason.")
        rows.append({**row, **value})
    if rows and not by:
        faults["by"] = _("Say who adopts this: a body or a role.")
    if not rows and not faults:
        faults["others"] = _("Nothing here differs from what is in force.")
    return rows, faults


def _value(kind: str, framework: Framework, term: Term, word: str) -> tuple[Fields, str]:
    if kind == "must-pass":
        return {"principles": [p for p in word.split("; ") if p]}, ""
    wanted = next((t.value for t in framework.thresholds if t.id == term.id), 0.0)
    if kind == "thresholds" and isinstance(wanted, tuple):
        return {"id": term.id, "value": [p for p in word.split("; ") if p]}, ""
    try:
        number = float(word)
    except ValueError:
        return {}, _("{term}: a number is needed; this is “{word}”.").format(term=term.id, word=word)
    return ({"grade": term.id, "observations": number} if kind == "grades" else
            {"id": term.id, "value": number}), ""  # fmt: skip


def checked(
    kind: str, framework: Framework, head: Fields, before: Iterable[Fields], rows: Sequence[Fields]
) -> dict[str, str]:
    """What is wrong with new entries by the rules of all terms, by field."""
    held = list(before)
    field = SHELF[kind].partition(".")[2]
    day = max([str(head.get("as_of", "")), *(str(r["date"]) for r in rows)])
    wrong = problems(framework, {**head, "as_of": day}, "head", **{f"head_{field}": [*held, *rows]})
    faults: dict[str, str] = {}
    for problem in wrong:
        if field not in problem.path and problem.path:
            continue
        number = next((p for p in problem.path if isinstance(p, int)), None)
        row = ([*held, *rows])[number] if number is not None else {}
        named = row.get("id") or row.get("grade")
        faults.setdefault(f"term--{named}" if named else "others", problem.message)
    return faults
