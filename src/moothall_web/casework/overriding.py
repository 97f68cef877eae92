"""A named decision maker sets a failure aside, with a reason: it prints on every output from then on."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.framework.principles import Principle
from moothall.project.decisions import DecisionRow
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import actions, reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.actions import Change, StaleError
from moothall_web.casework.bare_project import problems
from moothall_web.casework.fields import taken
from moothall_web.casework.judging import PROJECT
from moothall_web.casework.judging_views import Bench, bench, told_of
from moothall_web.casework.reading import Fields
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.ui.pages import page

ASKED = ("body", "reason", "by")
SHELF = "decisions"


@needs("decide")
def override(request: HttpRequest, member: Member, option: str, principle: str) -> HttpResponse:
    """Set aside that an option, or the project, fails a principle that it must pass."""
    found = bench(request, member, option)
    told = told_of(found)
    about = next((p for p in found.principles if p.id == principle), None)
    if about is None or told is None or principle not in told.open:
        raise Http404
    typed = {f: request.POST.get(f, "").strip() for f in ASKED}
    faults: dict[str, str] = {}
    if request.method == "POST":
        row, faults = _row(found, about, typed, member)
        if not faults and _saved(member, row, found):
            return redirect("judge", member.project.slug, option)
    here = (_("Stage 1, principles"), reverse("principles", args=[member.project.slug]))
    titles = {str(o["id"]): str(o.get("title", o["id"])) for o in found.rows["options"]}
    title = titles.get(option, _("The project as a whole"))
    above = (title, reverse("judge", args=[member.project.slug, option]))
    return page(
        request, "casework/override.html", title=_("Override {principle}").format(principle=principle),
        trail=[*trail_to(member), here, above], faults=faults, status=422 if faults else 200, member=member,
        typed=typed, about=about, option_title=title, back=above[1],
        reasons=told.screen.because if told.screen else (), audience=audience_of(member, shelves()[SHELF]),
    )  # fmt: skip


def _row(
    found: Bench, about: Principle, typed: dict[str, str], member: Member
) -> tuple[Fields, dict[str, str]]:
    """The override, and what is wrong with it, by field."""
    ever = reading.keys_ever(member.project, SHELF)
    number = next(n for n in range(1, len(ever) + 2) if f"OV{n}" not in ever)
    option = "" if found.option == PROJECT else found.option
    values, faults = taken(DecisionRow, {
        **typed, "id": f"OV{number}", "kind": "override", "about": about.id, "option": option,
        "date": found.day.isoformat(),
    })  # fmt: skip
    if faults:
        return values, faults
    head = reading.head_of(found.rows)
    day = max(str(head.get("as_of", "")), str(values["date"]))
    options = [{"id": option, "title": option}] if option else []
    wrong = problems(
        found.framework, {**head, "as_of": day}, SHELF, decisions=[values], options=options
    )  # fmt: skip
    return values, {str(p.path[-1]) if p.path else "reason": p.message for p in wrong}


def _saved(member: Member, row: Fields, found: Bench) -> bool:
    """Whether it is on record now; false where somebody put one on record in between."""
    actor, shelf = Actor(member.user, member.role_for("decide")), shelves()[SHELF]
    try:
        actions.save_many(
            member.project, [Change(shelf, str(row["id"]), row, why=str(row["reason"]))], actor,
            what=f"override {row['about']} {row.get('option') or ''}".strip(), day=found.day,
        )  # fmt: skip
    except StaleError:
        return False
    return True
