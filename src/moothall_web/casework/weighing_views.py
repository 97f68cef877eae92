"""Weights on pages: a group weighs the sections, and the criteria of each, in the way that suits it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, drafts, own, reading, weighing
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.asking import ask
from moothall_web.casework.bare_project import problems
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.ordering import picked, places, written
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.weighing import Form, ItemSet, Made
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page

SHELVES = ("head", "head.not_applicable", "stakeholders.groups")


class Scales(Struct, frozen=True):
    """What lies before a group that weighs a set.

    values : its rows of the set, of all days
    stamp : tells whether somebody wrote one since
    """

    asked: ItemSet
    group: Fields
    rows: dict[str, list[Fields]]
    values: list[Value]

    @property
    def stamp(self) -> int:
        """The newest version among the rows."""
        return max((v.pk for v in self.values), default=0)

    @property
    def counting(self) -> tuple[Any, ...]:
        """The rows that count."""
        return weighing.counting(v.fields or {} for v in self.values)


def ways() -> dict[str, str]:
    """Each way to weigh in a sentence."""
    return {
        "points": _("Points: the gain that matters most has 100, the others a share of it."),
        "ranges": _("Points with a range, where you cannot settle on one number."),
        "ranking": _("A ranking: one question after the other, which would you improve first?"),
        "pairs": _("Pairs: how many times as much does one count as the other?"),
        "direct": _("Points that were given without thinking of gains."),
        "equal": _("All count the same."),
    }


@needs("score")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """What each group has weighed, and what its weights come to."""
    rows = reading.held(member.project, (*SHELVES, "weights"))
    framework = framework_in(rows)
    sets = weighing.sets(framework, rows["head.not_applicable"])
    mine = own.groups_of(member, rows["stakeholders.groups"])
    told = ask("weights", framework, rows) or {}
    groups = []
    for group in sorted(rows["stakeholders.groups"], key=lambda g: g["id"] not in mine):
        found = []
        for asked in sets:
            ids = {i.id for i in asked.items}
            kept = [w for w in rows["weights"] if w["group"] == group["id"] and w["kind"] == asked.kind]
            counts = weighing.counting(w for w in kept if w["item"] in ids)
            found.append((asked, counts[-1] if counts else None))
        groups.append(
            {"group": group, "own": group["id"] in mine, "sets": found, "told": told.get(group["id"])}
        )
    return page(
        request, "casework/weights.html", title=_("Weights"), trail=trail_to(member), member=member,
        groups=groups, ways=ways(), audience=audience_of(member, shelves()["weights"]),
    )  # fmt: skip


def scales(member: Member, group: str, name: str) -> Scales:
    """What lies before a group for a set; 404 for one that there is not, 403 for somebody else's."""
    rows = reading.held(member.project, SHELVES)
    sets = weighing.sets(framework_in(rows), rows["head.not_applicable"])
    asked = next((s for s in sets if s.id == name), None)
    found = next((g for g in rows["stakeholders.groups"] if g["id"] == group), None)
    if asked is None or found is None or not asked.items:
        raise Http404
    if group not in own.groups_of(member, rows["stakeholders.groups"]):
        raise PermissionDenied(_("A group speaks for itself."))
    values = weighing.rows_in(asked, group, reading.rows(member.project, "weights"))
    return Scales(asked, found, rows, values)


@needs("score")
def weigh(request: HttpRequest, member: Member, group: str, name: str, way: str) -> HttpResponse:
    """One group weighs one set in one way."""
    found = scales(member, group, name)
    if way not in weighing.WAYS:
        raise Http404
    if request.method == "POST":
        if "draft" in request.POST:
            kept = {k: str(v) for k, v in request.POST.items() if k not in ("draft", "csrfmiddlewaretoken")}
            return drafts.keep(request, member, kept)
        return _save(request, member, found, way)
    draft = drafts.of(request, member)
    standing = found.counting
    same = weighing.way_of(standing) == way
    words = draft.fields if draft else weighing.shown(standing) if same else {}
    return _form(request, member, found, way, words, draft=draft)


def _form(
    request: HttpRequest, member: Member, found: Scales, way: str, words: Mapping[str, str], *,
    faults: dict[str, str] | None = None, draft: Draft | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    if way == "ranking":
        order = places(found.asked, words.get("order") or request.GET.get("order", ""))
        chosen, fault = picked(found.asked, order, request.GET)
        if request.method == "GET" and chosen is not None:
            return redirect(f"{request.path}?order={written(chosen)}")
        faults = faults or ({"pick": fault} if fault else {})
        words = {**words, "order": written(order)}
        status = status if status != 200 or not fault else 422
    standing = found.counting
    slug, group = member.project.slug, found.group["id"]
    titles = {i.id: i.title for i in found.asked.items}
    return page(
        request, "casework/weigh.html", title=_("Weigh: {what}").format(what=found.asked.title),
        trail=[*trail_to(member), (_("Weights"), reverse("weights", args=[slug]))],
        faults=faults, status=status,
        member=member, found=found, asked=found.asked, way=way, ways=ways(), words=words, draft=draft,
        titles=titles, order=places(found.asked, words.get("order", "")), ratios=weighing.ratios(),
        by=words.get("by") or next(iter(member.assessors), "") or group, reason=words.get("reason", ""),
        stamp=words.get("stamp", found.stamp) if draft else found.stamp, change=bool(standing),
        theirs=weighing.shown(standing) if stale else {}, stale=stale,
        last=standing[-1] if standing else None,  # none where theirs were taken away
    )  # fmt: skip


def _made(request: HttpRequest, found: Scales, way: str) -> Made:
    post = {k: str(v) for k, v in request.POST.items()}
    day = day_of(reading.head_of(found.rows))
    by, reason = post.get("by", "").strip(), post.get("reason", "").strip()
    form = Form(found.asked, found.group["id"], way, day, by, reason)
    if way == "pairs":
        rows, faults = weighing.pairs(form, post, found.counting)
    elif way == "ranking":
        rows, faults = weighing.ranking(form, places(found.asked, post.get("order", "")))
        if len(rows) < len(found.asked.items):
            faults["pick"] = _("Rank all of them first.")
    elif way == "equal":
        rows, faults = weighing.equal(form)
    else:
        rows, faults = weighing.points(form, post)
    if found.values and not reason:
        faults["reason"] = _("A change of weights needs a reason: everybody sees it beside the earlier ones.")
    return rows, faults


def _save(request: HttpRequest, member: Member, found: Scales, way: str) -> HttpResponse:
    words = {k: str(v) for k, v in request.POST.items()}
    if request.POST.get("stamp") != str(found.stamp):
        return _form(request, member, found, way, words, stale=True, status=409)
    rows, faults = _made(request, found, way)
    changes = _changes(found, rows)
    if not faults:
        faults = _checked(found, changes, way)
    if faults:
        return _form(request, member, found, way, words, faults=faults, status=422)
    name, group = found.asked.id, found.group["id"]

    def check() -> None:
        if scales(member, group, name).stamp != found.stamp:
            raise StaleError

    try:
        actions.save_many(
            member.project, changes, Actor(member.user, member.role_for("score")),
            what=f"weights {group} {name}", day=day_of(reading.head_of(found.rows)), check=check,
        )  # fmt: skip
    except StaleError:
        return _form(request, member, scales(member, group, name), way, words, stale=True, status=409)
    drafts.drop(request, member)
    return redirect(reverse("weights", args=[member.project.slug]) + f"#{group}")


def _changes(found: Scales, rows: list[Fields]) -> list[Change]:
    """New rows; those of the same day that they replace are taken away."""
    shelf = shelves()["weights"]
    held = {v.place.key: v.version for v in found.values}
    made = {shelf.key_of(row, 0): row for row in rows}
    day = day_of(reading.head_of(found.rows)).isoformat()
    gone = [v for v in found.values if (v.fields or {})["date"] == day and v.place.key not in made]
    changes = [
        Change(shelf, key, row, seen=held.get(key, 0), why=str(row.get("reason", "")))
        for key, row in made.items()
    ]
    return [*changes, *(Change(shelf, v.place.key, None, seen=v.version) for v in gone)]


def _checked(found: Scales, changes: list[Change], way: str) -> dict[str, str]:
    """What is wrong with the rows by the rules of all weights, beside the field where that is one."""
    touched = {c.key for c in changes}
    before = [v.fields or {} for v in found.values if v.place.key not in touched]
    new = [c.values for c in changes if c.values is not None]
    head = reading.head_of(found.rows)
    head = {**head, "as_of": max(head.get("as_of", ""), day_of(head).isoformat())}
    wrong = problems(
        framework_in(found.rows), head, "weights", weights=[*before, *new],
        stakeholders_groups=[{**found.group, "share": None}],
        head_not_applicable=found.rows["head.not_applicable"],
    )  # fmt: skip
    faults: dict[str, str] = {}
    for problem in wrong:
        number, *field = problem.path or (0,)
        row = (before + new)[int(number)] if before or new else {}
        name = f"{field[0] if field else 'value'}--{row.get('item')}"
        if way == "pairs":
            name = f"ratio--{row.get('item')}--{row.get('against')}"
        elif way in ("ranking", "equal") or int(number) < len(before):
            name = "by"
        faults.setdefault(name, problem.message)
    return faults
