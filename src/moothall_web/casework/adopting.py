"""Pages on which the terms are adopted, by those who may."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, reading
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.terms import SHELF, adopted, checked, terms
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page


def titles() -> dict[str, str]:
    """Each kind of term in words."""
    return {
        "must-pass": _("Must-pass set"),
        "thresholds": _("Thresholds"),
        "grades": _("What a grade of evidence is worth"),
    }


@needs("read")
def overview(request: HttpRequest, member: Member) -> HttpResponse:
    """Every term with its state: adopted and locked, or as the framework proposes."""
    rows = reading.held(member.project, ("head", *SHELF.values(), "stakeholders.groups", "weights"))
    framework = framework_in(rows)
    scored = reading.first_day(member.project, "scores")
    weighed = []
    for group in rows["stakeholders.groups"]:
        days = [str(w["date"]) for w in rows["weights"] if w["group"] == group["id"]]
        late = [d for d in days if scored and d > scored]
        weighed.append({"group": group, "day": max(days, default=""), "late": bool(late)})
    return page(
        request, "casework/terms.html", title=_("What is adopted and locked"), trail=trail_to(member),
        member=member, titles=titles(), weighed=weighed, scored=scored, may=member.may("adopt"),
        terms={kind: terms(kind, framework, rows[shelf]) for kind, shelf in SHELF.items()},
        principles={p.id: p.title for p in framework.screening.principles},
    )  # fmt: skip


@needs("adopt")
def adopt(request: HttpRequest, member: Member, kind: str) -> HttpResponse:
    """Adopt the terms of one kind."""
    if kind not in SHELF:
        raise Http404
    rows = reading.held(member.project, ("head", SHELF[kind]))
    if request.method == "POST":
        return _save(request, member, kind, rows)
    return _form(request, member, kind, rows)


def _form(
    request: HttpRequest, member: Member, kind: str, rows: dict[str, list[Fields]], *,
    faults: dict[str, str] | None = None, stale: bool = False, status: int = 200,
) -> HttpResponse:  # fmt: skip
    framework = framework_in(rows)
    known = terms(kind, framework, rows[SHELF[kind]])
    typed = {t.id: t.standing for t in known}
    if request.method == "POST":
        typed = _typed(request, kind, list(typed))
    last = max(rows[SHELF[kind]], key=lambda r: str(r["date"]), default={})
    here = (_("What is adopted and locked"), reverse("terms", args=[member.project.slug]))
    return page(
        request, "casework/adopt.html", title=titles()[kind], trail=[*trail_to(member), here], faults=faults,
        status=status, member=member, kind=kind, terms=known, typed=typed, stale=stale,
        principles=framework.screening.principles, by=request.POST.get("by", last.get("by", "")),
        reason=request.POST.get("reason", ""), seen=len(rows[SHELF[kind]]), locked=bool(last),
    )  # fmt: skip


def _typed(request: HttpRequest, kind: str, names: list[str]) -> dict[str, str]:
    if kind == "must-pass":
        return {"must_pass": "; ".join(request.POST.getlist("term--must_pass"))}
    return {name: request.POST.get(f"term--{name}", "") for name in names}


def _save(request: HttpRequest, member: Member, kind: str, rows: dict[str, list[Fields]]) -> HttpResponse:
    framework, head = framework_in(rows), reading.head_of(rows)
    before, day = rows[SHELF[kind]], day_of(head)
    if request.POST.get("seen") != str(len(before)):
        return _form(request, member, kind, rows, stale=True, status=409)
    known = terms(kind, framework, before)
    made, faults = adopted(
        kind, framework, known, _typed(request, kind, [t.id for t in known]), day=day,
        by=request.POST.get("by", "").strip(), reason=request.POST.get("reason", "").strip(),
        others="others" in request.POST,
    )  # fmt: skip
    faults = faults or checked(kind, framework, head, before, made)
    if faults:
        return _form(request, member, kind, rows, faults=faults, status=422)
    shelf = shelves()[SHELF[kind]]
    first = reading.next_number(member.project, shelf.name)
    changes = [
        Change(shelf, str(first + n), row, why=str(row.get("reason", ""))) for n, row in enumerate(made)
    ]

    def check() -> None:
        if len(reading.held(member.project, [shelf.name])[shelf.name]) != len(before):
            raise StaleError

    try:
        actions.save_many(
            member.project, changes, Actor(member.user, member.role_for("adopt")), what=f"adopt {kind}",
            day=day, check=check,
        )  # fmt: skip
    except StaleError:
        fresh = reading.held(member.project, ("head", shelf.name))
        return _form(request, member, kind, fresh, stale=True, status=409)
    return redirect("terms", member.project.slug)
