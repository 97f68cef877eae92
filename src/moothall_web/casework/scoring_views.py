"""Stage 2: an assessor scores section by section, hands in, sees where all differ, and revises once."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, drafts, reading, scoring, waiting
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.cells import Cells
from moothall_web.casework.desk import Desk, desk, framework_in
from moothall_web.casework.disagreement import differences
from moothall_web.casework.models import Draft, Submission
from moothall_web.casework.scoring import At, Cell
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page


class HandedInError(Exception):
    """Somebody saves scores of a section that they have handed in."""


def trail(member: Member, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above one on scores."""
    own = (_("Stage 2, scores"), reverse("scores", args=[member.project.slug]))
    return [*trail_to(member), own, *more]


@needs("score")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every section: how far one is, and who is waited for."""
    rows = reading.held(member.project, ("head", "head.not_applicable", "options", "stakeholders.groups"))
    framework = framework_in(rows)
    code = member.assessors[0] if member.assessors else ""
    marks = reading.marks_of(member.project, code) if code else []
    done = {(f["option"], f["criterion"]): scoring.mark_of(f) for f in sorted(marks, key=lambda f: f["date"])}
    given = set(Submission.objects.filter(project=member.project).values_list("assessor", "section"))
    everybody = list(waiting.groups_of_assessors(rows["stakeholders.groups"]))
    sections = []
    for asked in framework.matrix.sections:
        made = scoring.sheet(framework, asked.id, rows["options"], rows["head.not_applicable"])
        places = made.places if made else ()
        sections.append(
            {
                "section": asked,
                "done": sum(1 for at in places if done.get(at)),
                "of": len(places),
                "handed_in": (code, asked.id) in given,
                "waited": [a for a in everybody if (a, asked.id) not in given],
            }
        )
    return page(
        request, "casework/scores.html", title=_("Stage 2, scores"), trail=trail_to(member), member=member,
        sections=sections, code=code, audience=audience_of(member, shelves()["scores"]),
    )  # fmt: skip


@needs("score")
def section(request: HttpRequest, member: Member, section: str) -> HttpResponse:
    """One section: to be scored by those who have not handed it in, to be compared by all others."""
    found = desk(member, section)
    if request.method == "POST" and found.code:
        return _save(request, member, found)
    if not found.open:
        return _compare(request, member, found)
    standing = found.own()
    draft = drafts.of(request, member)
    cells = scoring.typed(standing, draft.fields) if draft else standing
    return _sheet(request, member, found, cells, draft=draft)


def _sheet(
    request: HttpRequest, member: Member, found: Desk, cells: dict[At, Cell], *,
    faults: dict[str, str] | None = None, theirs: dict[At, Cell] | None = None, draft: Draft | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    of = found.sheet.section
    return page(
        request, "casework/section.html", title=f"{of.id} {of.title}", trail=trail(member), faults=faults,
        status=status, member=member, desk=found, sheet=found.sheet, cells=cells, theirs=theirs or {},
        draft=draft, cells_alike=Cells, left=sum(1 for c in found.own().values() if not c.mark),
    )  # fmt: skip


def _save(request: HttpRequest, member: Member, found: Desk) -> HttpResponse:
    standing = found.own()
    told = scoring.typed(standing, request.POST)
    if "draft" in request.POST and found.open:
        words = {k: str(v) for k, v in request.POST.items() if "--" in k}
        return drafts.keep(request, member, words)
    changed = scoring.changed(told, standing, _before(found, told, standing))
    if not found.open:
        return _compare(request, member, found, lost=changed)
    changes, faults, theirs = [], {}, {}
    for at, cell in changed.items():
        values, fault = scoring.checked(found.sheet, cell, found.code, found.day, found.evidence)
        if fault:
            faults[f"{cell.name}--mark"] = fault
        if standing[at].seen != cell.seen:
            theirs[at] = standing[at]
        key = cell.key or shelves()["scores"].key_of(values, 0)
        changes.append(Change(shelves()["scores"], key, values, seen=cell.seen))
    if faults or theirs:
        told |= {at: _on_top(told[at], now) for at, now in theirs.items()}
        return _sheet(
            request, member, found, told, faults=faults, theirs=theirs, status=409 if theirs else 422
        )
    return _saved(request, member, found, changes)


def _before(found: Desk, told: dict[At, Cell], standing: dict[At, Cell]) -> dict[At, Cell]:
    """What the person saw of the cells that somebody else changed since."""
    stale = {(standing[at].key, cell.seen): at for at, cell in told.items() if cell.seen != standing[at].seen}
    seen = {at: Cell(*at) for at in stale.values()}
    keys = [key for key, version in stale if version]
    for value in reading.versions(found.values, keys) if keys else ():
        at = stale.get((value.place.key, value.version))
        if at and value.fields:
            seen[at] = scoring.cell_of(value)
    return seen


def _on_top(cell: Cell, now: Cell) -> Cell:
    """What was typed, to be saved above what stands there now."""
    return Cell(cell.option, cell.criterion, cell.mark, cell.reason, cell.evidence, now.seen, now.key)


def _saved(request: HttpRequest, member: Member, found: Desk, changes: list[Change]) -> HttpResponse:
    of, actor = found.sheet.section.id, Actor(member.user, member.role_for("score"))

    def check() -> None:
        if Submission.objects.filter(project=member.project, assessor=found.code, section=of).exists():
            raise HandedInError

    try:
        actions.save_many(
            member.project, changes, actor, what=f"scores {of} {found.code}", day=found.day, check=check
        )
    except (StaleError, HandedInError):
        return _save(request, member, desk(member, of))  # against what stands there now
    drafts.drop(request, member)
    return redirect("section", member.project.slug, of)


@needs("score")
def hand_in(request: HttpRequest, member: Member, section: str) -> HttpResponse:
    """Hand in a section, after a look at what is not scored yet."""
    found = desk(member, section)
    if not found.open:
        return redirect("section", member.project.slug, section)
    if request.method == "POST":
        actor = Actor(member.user, member.role_for("score"))
        actions.hand_in(member.project, found.code, section, actor)
        return redirect("section", member.project.slug, section)
    cells, of = found.own(), found.sheet.section
    titles = dict(found.sheet.options)
    here = reverse("section", args=[member.project.slug, section])
    return page(
        request, "casework/hand_in.html", title=_("Hand in section {section}").format(section=of.id),
        trail=trail(member, (f"{of.id} {of.title}", here)), member=member, sheet=found.sheet, cells=cells,
        missing=[(titles[o], c) for (o, c), cell in cells.items() if not cell.mark],
        draft=Draft.objects.filter(project=member.project, user=member.user, page=here).exists(),
    )  # fmt: skip


def _compare(
    request: HttpRequest, member: Member, found: Desk, *, lost: dict[At, Cell] | None = None
) -> HttpResponse:
    """Where those who handed in differ.

    lost : what somebody typed into a section that they had handed in elsewhere
    """
    sections = dict.fromkeys((c.id for c in found.sheet.asked), found.sheet.section.id)
    seen = reading.visible(member, found.values, sections)
    every = differences(found.sheet.places, seen, found.group_of)
    of = found.sheet.section
    context: dict[str, Any] = {
        "differ": [d for d in every if d.spread],
        "agree": [d for d in every if not d.spread],
        "waited": [a for a in found.group_of if a not in found.handed_in],
        "options": dict(found.sheet.options),
        "criteria": {c.id: c for c in found.sheet.asked},
    }
    return page(
        request, "casework/compare.html", title=f"{of.id} {of.title}", trail=trail(member),
        status=409 if lost else 200, member=member, desk=found, sheet=found.sheet, lost=lost or {}, **context,
    )  # fmt: skip
