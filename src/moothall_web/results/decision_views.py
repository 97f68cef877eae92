"""The decision: what is on record, what stands in its way, and where those who decide record it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.findings.findings import Findings
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, reading, statements, verifying
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import StaleError
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.results import flagging
from moothall_web.results.doorway import of_results
from moothall_web.results.flagging import DECISIONS
from moothall_web.results.remembered import State, findings_of, state
from moothall_web.ui.pages import page

ASKED = ("option", "body", "reason", "by")
CONDITIONS = 4
"""Conditions that the page asks at once; more come in as rows."""
OF_CONDITION = ("reason", "owner", "due")


class _ChangedError(Exception):
    """The project changed while somebody decided."""


@needs("read")
@of_results
def decision(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Decisions, conditions, overrides and dissent on record, and what stands in the way of a decision."""
    rows = [v.fields or {} for v in reading.rows(member.project, DECISIONS)]
    return page(
        request, "results/decision.html", title=_("The decision"), trail=trail_to(member), member=member,
        rows=sorted(rows, key=lambda r: str(r["date"])), kinds=kind_words(), options=_options(known),
        outcomes=outcome_words(), today=verifying.day(member.project).isoformat(),
        hindered=flagging.in_the_way(findings_of(known), "", rows),
        lacking=statements.lacking(member.project),
        audience=audience_of(member, shelves()[DECISIONS]),
    )  # fmt: skip


def kind_words() -> dict[str, str]:
    """Each kind of row in words."""
    return {
        "decision": _("Decision"), "condition": _("Condition"), "override": _("Override"),
        "dissent": _("Dissent"),
    }  # fmt: skip


def outcome_words() -> dict[str, str]:
    """What became of a condition, in words."""
    return {"met": _("Met"), "partly_met": _("Partly met"), "not_met": _("Not met")}


def _options(known: State) -> dict[str, str]:
    return {o.id: o.title for o in known.project.options}


@needs("decide")
@of_results
def decide(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Record a decision with its conditions; refused while a stop is neither cleared nor overridden."""
    names = [f"c{n}-{f}" for n in range(CONDITIONS) for f in OF_CONDITION]
    typed = {n: request.POST.get(n, "").strip() for n in (*ASKED, *names)}
    rows = [v.fields or {} for v in reading.rows(member.project, DECISIONS)]
    found = findings_of(known)
    faults: dict[str, str] = {}
    status = 200
    if request.method == "POST":
        faults, status = _decided(request, member, known, typed, rows, found)
        if not faults:
            return redirect("decision", member.project.slug)
    return page(
        request, "results/decide.html", title=_("Record the decision"), trail=_trail(member), faults=faults,
        status=status, member=member, typed=typed, options=_options(known), conditions=range(CONDITIONS),
        hindered=flagging.in_the_way(found, typed["option"], rows),
        lacking=statements.lacking(member.project),
        audience=audience_of(member, shelves()[DECISIONS]),
    )  # fmt: skip


def _trail(member: Member) -> list[tuple[str, str]]:
    return [*trail_to(member), (_("The decision"), reverse("decision", args=[member.project.slug]))]


def _decided(
    request: HttpRequest, member: Member, known: State, typed: Mapping[str, str], rows: list[Fields],
    found: Findings,
) -> tuple[dict[str, str], int]:  # fmt: skip
    """Record it; else what keeps it back, by field, and how the page answers."""
    if getattr(request, "behind", None) is not None:
        said = _("The results are being worked out anew. A decision can be recorded when they are there.")
        return {"option": said}, 409
    hindered = flagging.in_the_way(found, typed["option"], rows)
    if hindered:
        said = _("No decision can be recorded while this is neither cleared nor overridden by a named body.")
        return {"option": f"{said} {' '.join(hindered)}"}, 422
    if unheard := statements.lacking(member.project):
        said = _("No decision can be recorded before staff side and users are heard, or it is said why not.")
        return {"option": f"{said} {' '.join(unheard)}"}, 422
    day = verifying.day(member.project)
    asked, faults = _rows(member, known, typed, day)
    if faults:
        return faults, 422

    def check() -> None:
        if state(member.project).key != known.key:
            raise _ChangedError

    actor = Actor(member.user, member.role_for("decide"))
    changes = [flagging.change_of(row) for row in asked]
    try:
        actions.save_many(
            member.project, changes, actor, what=f"decision {typed['option']}", day=day, check=check
        )
    except (_ChangedError, StaleError):
        return {"option": _("The project was changed while you wrote. Look again, and save again.")}, 409
    return {}, 200


def _rows(
    member: Member, known: State, typed: Mapping[str, str], day: datetime.date
) -> tuple[list[Fields], dict[str, str]]:
    """The decision and its conditions as they are kept, and what is wrong, by field of the page."""
    once = {"date": day.isoformat(), "option": typed["option"], "by": typed["by"], "body": typed["body"]}
    first = flagging.free_ids(member.project, "DE", 1)[0]
    whole, faults = flagging.checked(
        known.project, {**once, "id": first, "kind": "decision", "reason": typed["reason"]}
    )
    if not typed["option"]:
        faults.setdefault("option", _("Say which option is chosen."))
    kept, ids = [whole], iter(flagging.free_ids(member.project, "CO", CONDITIONS))
    for n in range(CONDITIONS):
        given = {f: typed[f"c{n}-{f}"] for f in OF_CONDITION}
        if not any(given.values()):
            continue
        for name, said in _asked_of_condition().items():
            if not given[name]:
                faults[f"c{n}-{name}"] = said
        row, wrong = flagging.checked(known.project, {**once, **given, "id": next(ids), "kind": "condition"})
        faults |= {f"c{n}-{name}": said for name, said in wrong.items() if given.get(name)}
        kept.append(row)
    return kept, faults


def _asked_of_condition() -> dict[str, str]:
    return {
        "reason": _("Say what the condition is."), "owner": _("Say who carries the condition out."),
        "due": _("Say by which day it is to be met."),
    }  # fmt: skip
