"""One score in the open: what everybody says of it, its past, and the one revision that each may make."""

from __future__ import annotations

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, reading, scoring
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.desk import Desk, desk
from moothall_web.casework.disagreement import differences
from moothall_web.casework.models import Value
from moothall_web.casework.scoring import At, Cell
from moothall_web.casework.scoring_views import trail
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page


class RevisedError(Exception):
    """A score was revised already."""


def own_rows(found: Desk, at: At) -> list[Value]:
    """The person's dated rows of a cell, the one that counts last."""
    return scoring.latest(found.values).get((*at, found.code), [])


def may_revise(found: Desk, at: At) -> bool:
    """Whether the person has a revision left: none was made since the section was handed in."""
    given = found.handed_in.get(found.code)
    own = own_rows(found, at)
    return given is not None and len(own) < 2 and not any(v.at > given.at for v in own)


@needs("score")
def cell(request: HttpRequest, member: Member, section: str, option: str, criterion: str) -> HttpResponse:
    """One score, its anchors, and what those who handed in say of it."""
    found = desk(member, section)
    at = (option, criterion)
    if at not in found.sheet.places:
        raise Http404
    if found.open:
        return redirect(reverse("section", args=[member.project.slug, section]) + f"#{option}--{criterion}")
    now = found.own()[at]
    if request.method == "POST" and found.code:
        return _revise(request, member, found, now)
    return _page(request, member, found, now)


def _page(
    request: HttpRequest, member: Member, found: Desk, typed: Cell, *,
    faults: dict[str, str] | None = None, theirs: Cell | None = None, why: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    of, at = found.sheet.section, (typed.option, typed.criterion)
    sections = {typed.criterion: of.id}
    seen = [v for v in found.values if (v.fields or {})["option"] == typed.option]
    said = differences([at], reading.visible(member, seen, sections), found.group_of)[0]
    keys = [v.place.key for v in own_rows(found, at)]
    past = sorted(reading.versions(found.values, keys), key=lambda v: v.at, reverse=True) if keys else []
    back = (f"{of.id} {of.title}", reverse("section", args=[member.project.slug, of.id]))
    return page(
        request, "casework/score.html", title=f"{typed.criterion}: {dict(found.sheet.options)[typed.option]}",
        trail=trail(member, back), faults=faults, status=status, member=member, desk=found, sheet=found.sheet,
        criterion=next(c for c in found.sheet.asked if c.id == typed.criterion), said=said, typed=typed,
        now=found.own()[at], theirs=theirs, why=why, past=[(v, scoring.cell_of(v)) for v in past if v.fields],
        may=may_revise(found, at),
    )  # fmt: skip


def _revise(request: HttpRequest, member: Member, found: Desk, now: Cell) -> HttpResponse:
    at, post = (now.option, now.criterion), request.POST
    why = post.get("why", "").strip().replace("\r\n", "\n")
    typed = msgspec.structs.replace(
        now, mark=post.get("mark", "").strip(), reason=why,
        evidence="; ".join(scoring.ids_in(post.get("evidence", ""))),
    )  # fmt: skip
    values, fault = scoring.checked(
        found.sheet, msgspec.structs.replace(typed, key=""), found.code, found.day, found.evidence
    )
    faults = {"mark": fault} if fault else {}
    if not why:
        faults["why"] = _("Option {option}, criterion {criterion}: a revision needs a reason.").format(
            option=now.option, criterion=now.criterion
        )
    if post.get("seen") != f"{now.key}@{now.seen}":
        return _page(request, member, found, typed, faults=faults, theirs=now, why=why, status=409)
    if not may_revise(found, at):
        faults["mark"] = _("You have revised this score already; each is revised once.")
    if faults:
        return _page(request, member, found, typed, faults=faults, why=why, status=422)
    shelf, of = shelves()["scores"], found.sheet.section.id
    key = shelf.key_of(values, 0)
    change = Change(shelf, key, values, seen=now.seen if key == now.key else 0, why=why)

    def check() -> None:
        if not may_revise(desk(member, of), at):
            raise RevisedError

    try:
        actions.save_many(
            member.project, [change], Actor(member.user, member.role_for("score")),
            what=f"revision {now.option} {now.criterion} {found.code}", day=found.day, check=check,
        )  # fmt: skip
    except (StaleError, RevisedError):
        fresh = desk(member, of)
        return _page(request, member, fresh, typed, theirs=fresh.own()[at], why=why, status=409)
    return redirect("score", member.project.slug, of, now.option, now.criterion)
