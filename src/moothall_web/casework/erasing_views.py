"""The page on which somebody's data are erased."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import erasing
from moothall_web.casework.views import trail_to
from moothall_web.ui.pages import page


@needs("people")
def erase(request: HttpRequest, member: Member, number: int) -> HttpResponse:
    """Erase the data of somebody who belongs or belonged to the project, after asking once, with a reason."""
    user = erasing.of_project(member.project, number)
    if user is None:
        raise Http404
    why, faults = request.POST.get("why", "").strip(), {}
    refused = erasing.refusal(member, user)
    if request.method == "POST" and not refused:
        if not why:
            faults["why"] = _("Say why, without naming the person: the log keeps it.")
        elif erasing.named_in(why, erasing.words_of(user)):
            faults["why"] = _(
                "The reason names the person, and the log would keep it. Say it without the name."
            )
        else:
            gone = erasing.erase(member, user, why)
            messages.success(request, _said(gone))
            return redirect("people", member.project.slug)
    here = (_("People and roles"), reverse("people", args=[member.project.slug]))
    return page(
        request, "casework/erase.html", title=_("Erase the data of a person"),
        trail=[*trail_to(member), here], member=member, person=user, why=why,
        rows=[] if refused else erasing.rows_naming(user), files=[] if refused else erasing.files_of(user),
        faults=faults, refused=refusals().get(refused, ""),
        status=422 if faults or (refused and request.method == "POST") else 200,
    )  # fmt: skip


def refusals() -> dict[str, str]:
    """Why somebody's data are not erased here, in words."""
    return {
        "own": _("Somebody else must erase your own data."),
        "staff": _("This person runs the site. Whoever runs it with them must take that away first."),
        "elsewhere": _(
            "This person belongs to another project as well. Their membership there must end first."
        ),
    }


def _said(gone: int) -> str:
    return ngettext(
        "The data are erased; %(n)s entry of the log says no longer what it is about.",
        "The data are erased; %(n)s entries of the log say no longer what they are about.",
        gone,
    ) % {"n": gone}
