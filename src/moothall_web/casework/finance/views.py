"""Pages of the money of a project: all options at a glance, and one option's lines in one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.framework.framework import Framework
from moothall_web.accounts.policy import Member, needs, power_said
from moothall_web.casework import drafts, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.asking import ask
from moothall_web.casework.desk import framework_in
from moothall_web.casework.finance import entries, sheet
from moothall_web.casework.finance.sheet import Outcome, Sheet, Words
from moothall_web.casework.models import Draft
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import StaleError
from moothall_web.casework.zeros import SHELF
from moothall_web.ui.pages import page

SHELVES = ("head", "head.partners", "options", "finance", "control_totals")
MORE = "more"
"""Button that asks for one more line; its value is the category."""


def titles_in(framework: Framework) -> dict[str, str]:
    """What each category is called."""
    return {c.id: c.title for c in entries.categories(framework)}


def trail_to_money(member: Member, *more: tuple[str, str]) -> list[tuple[str, str]]:
    """The pages above one on money."""
    return [*trail_to(member), (_("Money"), reverse("money", args=[member.project.slug])), *more]


@needs("read")
def money(request: HttpRequest, member: Member) -> HttpResponse:
    """Every option: what is recorded, what is blank, what it comes to, and where to go on."""
    rows = reading.held(member.project, SHELVES)
    told = ask("money", member.project)
    return page(
        request,
        "casework/finance/money.html",
        title=_("Money"),
        trail=trail_to(member),
        member=member,
        told=told,
        titles=titles_in(framework_in(rows)),
        options=[o for o in rows["options"] if not o.get("dropped")],
        lines={o["id"]: sum(f["option"] == o["id"] for f in rows["finance"]) for o in rows["options"]},
        audience=audience_of(member, shelves()[SHELF]),
    )


@needs("read")
def option_money(request: HttpRequest, member: Member, option: str) -> HttpResponse:
    """The lines of one option: year by year to read, and all of them to change in one form."""
    found = sheet.sheet(member, option)
    may = member.may("finance")
    if request.method == "POST" and may:
        return _save(request, member, found)
    draft = drafts.of(request, member) if may else None
    return _form(request, member, found, entries.typed(draft.fields) if draft else {}, may=may, draft=draft)


def _form(
    request: HttpRequest, member: Member, found: Sheet, typed: Words, *, may: bool,
    made: Outcome | None = None, draft: Draft | None = None, more: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    told = ask("money", member.project)
    title = _("Money of {option}").format(option=found.option.get("title") or found.option["id"])
    words = {**{e.name: e.words for e in found.entries}, **_kept(typed, made)}
    faults = made.faults if made else {}
    return page(
        request, "casework/finance/option.html", title=title, trail=trail_to_money(member), faults=faults,
        status=status, member=member, sheet=found, may=may, draft=draft, words=words,
        stale=made.stale if made else frozenset(), lost=made.lost if made else {},
        told=told.options.get(found.option["id"]) if told else None,
        titles=titles_in(found.framework), kinds={c.id: c.kind for c in found.categories},
        currency=told.currency if told else "", price_base=told.price_base if told else "",
        payers=dict(found.partners), power=power_said("finance"),
        rows_seen=" ".join(v.place.key for v in found.values), audience=audience_of(member, shelves()[SHELF]),
        fields=entries.asked_fields(), new=_new(found, words, more),
        open={more, *_in_question(found, faults, made)}, why=request.POST.get("why", ""),
        grades=[g.label for g in found.framework.evidence.grades],
    )  # fmt: skip


def _kept(typed: Words, made: Outcome | None) -> Words:
    """What was typed; into lines that are gone it is offered as lines to add."""
    lost = made.lost if made else {}
    kept = {name: words for name, words in typed.items() if name not in lost}
    for number, (_name, words) in enumerate(lost.items(), 900):
        kept[f"new.{words.get('category', '')}.{number}"] = words
    return kept


def _new(found: Sheet, words: Words, more: str) -> dict[str, list[str]]:
    """Names of lines that may be added: those begun, and one more where it is asked for or none stands."""
    standing = {e.category for e in found.entries}
    names: dict[str, list[str]] = {}
    for category in found.categories:
        own = [n for n in words if n.startswith(f"new.{category.id}.")]
        begun = [n for n in own if entries.begun(words[n])]
        if category.id == more or (not begun and category.id not in standing):
            begun.append(f"new.{category.id}.{_free(begun)}")
        names[category.id] = begun
    return names


def _free(names: list[str]) -> int:
    return 1 + max((int(n.rpartition(".")[2]) for n in names), default=-1)


def _in_question(found: Sheet, faults: Mapping[str, str], made: Outcome | None) -> set[str]:
    """Categories with something to look at: faults, and what others changed."""
    of = {e.name: e.category for e in found.entries}
    names = {path.rpartition(".")[0] for path in faults} | (made.stale if made else frozenset())
    return {of.get(n) or entries.category_of(n) for n in names if n in of or n.startswith("new.")}


def _save(request: HttpRequest, member: Member, found: Sheet) -> HttpResponse:
    typed = entries.typed(request.POST)
    if "draft" in request.POST:
        return drafts.keep(request, member, _flat(request.POST))
    if MORE in request.POST:
        return _form(request, member, found, typed, may=True, more=request.POST[MORE])
    made = sheet.outcome(found, typed, request.POST.get("rows", "").split())
    if made.stale or made.lost:
        return _form(request, member, found, typed, may=True, made=made, status=409)
    if made.faults:
        return _form(request, member, found, typed, may=True, made=made, status=422)
    try:
        sheet.save(member, found, made.rows, request.POST.get("why", "").strip())
    except StaleError:
        return _save(
            request, member, sheet.sheet(member, found.option["id"])
        )  # against what stands there now
    drafts.drop(request, member)
    return redirect("option_money", member.project.slug, found.option["id"])


def _flat(post: Any) -> dict[str, str]:
    return {name: str(words) for name, words in post.items() if entries.NAME.fullmatch(name)}
