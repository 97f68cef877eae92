"""Stage 1 on pages: each group judges the principles, side by side with all others."""

from __future__ import annotations

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall.framework.principles import Principle
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, drafts, judging, own, reading, stage_1
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.judging import JOINT, PROJECT, Verdict
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.scoring import on_the_list
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page

SHELVES = (*stage_1.SHELVES, "evidence")


class Bench(Struct, frozen=True):
    """What lies before a group that judges an option, or the project.

    voice : group for which the person speaks here, JOINT for all together; None: they only read
    """

    framework: Framework
    option: str
    principles: tuple[Principle, ...]
    values: dict[tuple[str, str], Value]
    voice: str | None
    rows: dict[str, list[Fields]]

    @property
    def day(self) -> datetime.date:
        """Of a verdict that is given now."""
        return day_of(reading.head_of(self.rows))

    def own(self) -> dict[str, Verdict]:
        """What stands of the group."""
        if self.voice is None:
            return {}
        return {p.id: judging.verdict_of(p.id, self.values.get((p.id, self.voice))) for p in self.principles}


def verdict_words() -> dict[str, str]:
    """Each verdict in words."""
    return {
        "meets": _("Meets it"),
        "partly_meets": _("Partly meets it"),
        "fails": _("Fails it"),
        "not_assessed": _("Not assessed"),
        "not_applicable": _("Does not apply"),
    }


def voices(member: Member, groups: list[Fields]) -> list[str]:
    """For whom somebody may speak."""
    return [*own.groups_of(member, groups), *([JOINT] if member.may("adopt") else [])]


def bench(request: HttpRequest, member: Member, option: str) -> Bench:
    """What lies before somebody for an option; 404 for one that there is not."""
    rows = reading.held(member.project, SHELVES)
    framework = framework_in(rows)
    if option != PROJECT and option not in dict(on_the_list(rows["options"])):
        raise Http404
    may = voices(member, rows["stakeholders.groups"])
    voice = request.GET.get("as", may[0] if may else "")
    values = judging.latest(reading.rows(member.project, "verdicts"), option)
    principles = judging.asked(framework, option)
    return Bench(framework, option, principles, values, voice if voice in may else None, rows)


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """What has been judged of the project and of each option, and where groups differ."""
    rows = reading.held(member.project, SHELVES)
    framework, verdicts = framework_in(rows), reading.rows(member.project, "verdicts")
    mine, listed = own.groups_of(member, rows["stakeholders.groups"]), []
    screen = stage_1.stage_1(framework, rows)
    for id, title in ((PROJECT, _("The project as a whole")), *on_the_list(rows["options"])):
        asked, found = judging.asked(framework, id), judging.latest(verdicts, id)
        group = mine[0] if mine else JOINT
        listed.append({
            "id": id, "title": title, "of": len(asked),
            "done": sum(1 for p in asked if (p.id, group) in found),
            "differ": [p.id for p in asked if judging.differ(found, p.id)],
            "told": stage_1.told(screen, None if id == PROJECT else id, rows["decisions"]),
        })  # fmt: skip
    return page(
        request, "casework/principles.html", title=_("Stage 1, principles"), trail=trail_to(member),
        member=member, listed=listed, group=mine[0] if mine else JOINT, tally_words=stage_1.tally_words,
        outcomes=stage_1.outcome_words(),
        audience=audience_of(member, shelves()["verdicts"]),
    )  # fmt: skip


@needs("read")
def judge(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """The principles of an option, or of the project: every group's verdict, one's own to be given."""
    found = bench(request, member, option)
    may = found.voice is not None and member.may("adopt" if found.voice == JOINT else "score")
    if request.method == "POST" and may:
        return _save(request, member, found)
    draft = drafts.of(request, member) if may else None
    return _page(
        request, member, found, judging.typed(found.principles, draft.fields) if draft else found.own(),
        may=may, draft=draft,
    )  # fmt: skip


def _page(
    request: HttpRequest, member: Member, found: Bench, typed: dict[str, Verdict], *, may: bool,
    faults: dict[str, str] | None = None, theirs: dict[str, Verdict] | None = None,
    draft: Draft | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    groups = [(g["id"], g["title"]) for g in found.rows["stakeholders.groups"]]
    title = dict(on_the_list(found.rows["options"])).get(found.option, _("The project as a whole"))
    here = (_("Stage 1, principles"), reverse("principles", args=[member.project.slug]))
    by = request.POST.get("by") or next(iter(member.assessors), "") or found.voice or ""
    return page(
        request, "casework/judge.html", title=title, trail=[*trail_to(member), here], faults=faults,
        status=status, member=member, found=found, typed=typed, may=may, theirs=theirs or {}, draft=draft,
        columns=[*groups, (JOINT, _("All together"))], words=verdict_words(), by=by,
        voices=voices(member, found.rows["stakeholders.groups"]),
        names=dict(groups) | {JOINT: _("All together")},
        differ={p.id for p in found.principles if judging.differ(found.values, p.id)},
        told=told_of(found), outcomes=stage_1.outcome_words(), may_decide=member.may("decide"),
        standings=stage_1.standing_words(verdict_words()), tally_words=stage_1.tally_words,
    )  # fmt: skip


def told_of(found: Bench) -> stage_1.Told | None:
    """What stage 1 comes to for an option, or for the project."""
    screen = stage_1.stage_1(found.framework, found.rows)
    return stage_1.told(screen, None if found.option == PROJECT else found.option, found.rows["decisions"])


def _save(request: HttpRequest, member: Member, found: Bench) -> HttpResponse:
    if "draft" in request.POST:
        return drafts.keep(request, member, {k: str(v) for k, v in request.POST.items() if "--" in k})
    told, standing = judging.typed(found.principles, request.POST), found.own()
    before = _before(member, told, standing)
    changed = {
        p: v
        for p, v in told.items()
        if v.said != standing[p].said and v.said != before.get(p, standing[p]).said
    }
    theirs = {p: standing[p] for p, v in changed.items() if v.seen != standing[p].seen}
    by = request.POST.get("by", "").strip()
    changes, faults = _changes(found, changed, by)
    if theirs or faults:
        told |= {p: Verdict(p, told[p].words, now.seen) for p, now in theirs.items()}
        return _page(
            request, member, found, told, may=True, faults=faults, theirs=theirs,
            status=409 if theirs else 422,
        )  # fmt: skip
    seen = {p: standing[p].seen for p in changed}

    def check() -> None:
        now = bench(request, member, found.option).own()
        if any(now[p].seen != pk for p, pk in seen.items()):
            raise StaleError

    power = "adopt" if found.voice == JOINT else "score"
    try:
        actions.save_many(
            member.project, changes, Actor(member.user, member.role_for(power)),
            what=f"verdicts {found.option} {found.voice}".strip(), day=found.day, check=check,
        )  # fmt: skip
    except StaleError:
        return _save(request, member, bench(request, member, found.option))
    drafts.drop(request, member)
    return redirect(request.get_full_path())


def _before(member: Member, told: dict[str, Verdict], standing: dict[str, Verdict]) -> dict[str, Verdict]:
    """What the person saw of verdicts that somebody of the same group changed since."""
    stale = {v.seen: p for p, v in told.items() if v.seen != standing[p].seen}
    seen = {p: Verdict(p, {}) for p in stale.values()}
    numbers = [pk for pk in stale if pk]
    if numbers:
        wanted = Value.objects.filter(pk__in=numbers, place__project=member.project, place__shelf="verdicts")
        seen |= {stale[v.pk]: judging.verdict_of(stale[v.pk], v) for v in wanted}
    return seen


def _changes(found: Bench, changed: dict[str, Verdict], by: str) -> tuple[list[Change], dict[str, str]]:
    shelf, group = shelves()["verdicts"], found.voice or JOINT
    evidence = [e["id"] for e in found.rows["evidence"]]
    told, words = told_of(found), verdict_words()
    proposed = {p: c.proposed for p, c in told.cells.items() if c.proposed} if told else {}
    changes: list[Change] = []
    faults: dict[str, str] = {}
    for principle, verdict in changed.items():
        values, wrong = judging.row(verdict, found.option, group, found.day, by, evidence)
        wrong = wrong or judging.checked(
            found.framework, reading.head_of(found.rows), found.option, group, values
        )
        said = proposed.get(principle)
        if not wrong and said and said != values["verdict"] and not values.get("reason"):
            ask = _("{principle}: recorded facts say “{verdict}”. Another verdict needs a reason.")
            wrong = {"reason": ask.format(principle=principle, verdict=words[said])}
        faults |= {f if f == "by" else f"{principle}--{f}": said for f, said in wrong.items()}
        if not wrong:
            key, now = shelf.key_of(values, 0), found.values.get((principle, group))
            seen = now.version if now and now.place.key == key else 0
            changes.append(Change(shelf, key, values, seen=seen, why=str(values.get("reason", ""))))
    return changes, faults
