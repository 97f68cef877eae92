"""A decided project as a past case of another project: what came of it tempers what others forecast."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, member_of, needs, projects_of
from moothall_web.casework import actions, reading
from moothall_web.casework.shelves import bare, shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor, StaleError
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State, exact_findings
from moothall_web.ui.pages import page

CASES = "reference_cases"


@needs("read")
@of_results
def hand_on(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Put this project's case among the past cases of another one, in which somebody enters the money."""
    case = exact_findings(known).follow_up.case
    others = _others(member)
    faults: dict[str, str] = {}
    if request.method == "POST" and case is not None:
        to = others.get(request.POST.get("to", ""))
        if to is None:
            faults = {"to": _("Choose a project of the list.")}
        elif _put(to, bare(case), member.project.title):
            messages.success(request, _("The case stands among the past cases of {title} now.").format(
                title=to.project.title
            ))  # fmt: skip
            return redirect("row", to.project.slug, CASES, case.id)
        else:
            faults = {"to": _("Somebody else wrote this case meanwhile. Look at it there, then come again.")}
    return page(
        request, "results/hand_on.html", title=_("Hand this case on to another project"),
        trail=[*trail_to(member), (_("After the decision"), reverse("after", args=[member.project.slug]))],
        member=member, faults=faults, status=422 if faults else 200, case=case,
        others=[(slug, m.project.title) for slug, m in others.items()],
        picked=request.POST.get("to", ""),
    )  # fmt: skip


def _others(member: Member) -> dict[str, Member]:
    """Other projects in which the person may enter past cases."""
    found = {}
    for project in projects_of(member.user).exclude(pk=member.project.pk):
        there = member_of(member.user, project)
        if there is not None and there.may(power_of(CASES)):
            found[project.slug] = there
    return found


def _put(to: Member, values: dict[str, object], title: str) -> bool:
    """The case as a row there, above the one that stands; false where somebody wrote in between."""
    now = reading.newest(to.project, CASES, str(values["id"]))
    actor = Actor(to.user, to.role_for(power_of(CASES)))
    why = _("Handed on by the project {title}.").format(title=title)
    try:
        actions.save(
            to.project, shelves()[CASES], str(values["id"]), values, actor, seen=now.version if now else 0,
            why=why,
        )  # fmt: skip
    except StaleError:
        return False
    return True
