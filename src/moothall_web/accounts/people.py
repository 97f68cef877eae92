"""Pages on people and roles: who belongs to a project, inviting them, ending it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from moothall_web.accounts import invitations
from moothall_web.accounts.entrance import faults_of
from moothall_web.accounts.forms import InviteForm
from moothall_web.accounts.hooks import Surroundings, surroundings
from moothall_web.accounts.models import Invitation, Membership
from moothall_web.accounts.policy import Member, needs
from moothall_web.accounts.roles import offered
from moothall_web.ui.pages import page


@needs("people")
def people(request: HttpRequest, member: Member) -> HttpResponse:
    """Who belongs to a project, who is invited, and what each role may do."""
    around = surroundings(member.project)
    rows = list(
        Membership.objects.filter(project=member.project)
        .select_related("user")
        .order_by("role", "user__name", "user__email")
    )
    now = timezone.now()
    invited = list(
        Invitation.objects.filter(project=member.project).select_related("by", "taken_by", "project")
    )
    return page(
        request, "accounts/people.html", title=_("People and roles"), trail=_trail(member), member=member,
        around=around, roles=offered(around.roles),
        members=[m for m in rows if m.until is None or m.until > now],
        former=[m for m in rows if m.until is not None and m.until <= now],
        waiting=[i for i in invited if i.state == "open"],
        past=[i for i in invited if i.state != "open"],
        shown_once=request.session.pop(_once(member), None), states=states(),
    )  # fmt: skip


@needs("people")
def invite(request: HttpRequest, member: Member) -> HttpResponse:
    """Invite somebody by e-mail."""
    around = surroundings(member.project)
    form = InviteForm(around, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _asking(request, member, form, around, {})
    faults = faults_of(form)
    if not faults and (clash := invitations.clash(member.project, form.asked())):
        faults = dict([clash])
    if faults:
        return _asking(request, member, form, around, faults)
    made = invitations.invite(member, form.asked())
    link = request.build_absolute_uri(reverse("invitation", args=[invitations.token_of(made)]))
    sent = invitations.send(made, link)
    request.session[_once(member)] = {"email": made.email, "link": link, "sent": sent}
    return redirect("people", member.project.slug)


@needs("people")
def withdraw(request: HttpRequest, member: Member, number: int) -> HttpResponse:
    """Take an invitation back, after asking once."""
    found = Invitation.objects.filter(project=member.project, pk=number).select_related("project").first()
    if found is None:
        raise Http404
    if request.method == "POST":
        try:
            invitations.withdraw(member, found)
            messages.success(request, _("The invitation is withdrawn."))
        except invitations.GoneError as gone:
            messages.warning(request, states()[gone.state])
        return redirect("people", member.project.slug)
    return page(
        request, "accounts/confirm.html", title=_("Withdraw an invitation"), trail=_trail(member, True),
        words=_("The link that was sent to {email} stops working.").format(email=found.email),
        button=_("Withdraw the invitation"), back=reverse("people", args=[member.project.slug]),
    )  # fmt: skip


@needs("people")
def end(request: HttpRequest, member: Member, number: int) -> HttpResponse:
    """End somebody's membership, after asking once."""
    found = Membership.objects.filter(project=member.project, pk=number, until=None).first()
    if found is None:
        raise Http404
    faults = {}
    if request.method == "POST":
        try:
            invitations.end(member, found)
        except invitations.LastOneError:
            faults = {
                "end": _("Nobody else can give access to this project. Invite somebody who can, first.")
            }
        else:
            messages.success(request, _("The membership is ended."))
            return (
                redirect("projects") if found.user == member.user else redirect("people", member.project.slug)
            )
    role = surroundings(member.project).title_of(found.role)
    words = _("{person} can no longer open the project as {role}. What they did stays, under their name.")
    return page(
        request, "accounts/confirm.html", title=_("End a membership"), trail=_trail(member, True),
        words=words.format(person=found.user, role=role), button=_("End the membership"),
        back=reverse("people", args=[member.project.slug]), faults=faults, status=422 if faults else 200,
    )  # fmt: skip


def states() -> dict[str, str]:
    """Why an invitation is not open, in words."""
    return {
        "taken": _("This invitation has been taken up already"),
        "withdrawn": _("This invitation was withdrawn"),
        "expired": _("This invitation has expired"),
    }


def _asking(
    request: HttpRequest, member: Member, form: InviteForm, around: Surroundings, faults: dict[str, str]
) -> HttpResponse:
    return page(
        request, "accounts/invite.html", title=_("Invite somebody"), trail=_trail(member, True), form=form,
        faults=faults, status=422 if faults else 200,
        hints={r.id: r.sentences for r in offered(around.roles)},
    )  # fmt: skip


def _trail(member: Member, below: bool = False) -> list[tuple[str, str]]:
    slug = member.project.slug
    found = [(_("Projects"), reverse("projects")), (member.project.title, reverse("project", args=[slug]))]
    if below:
        found.append((_("People and roles"), reverse("people", args=[slug])))
    return found


def _once(member: Member) -> str:
    """Under which word a new link is kept until it was shown."""
    return f"invited:{member.project.pk}"
