"""The page of a job: how far it is, a way to take it back, and where what it made is."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.jobs.asking import ask, cancel
from moothall_web.jobs.kinds import kind_of
from moothall_web.jobs.models import CANCELLED, FAILED, Job
from moothall_web.ui.pages import page


@needs("read")
def job(request: HttpRequest, member: Member, number: int) -> HttpResponse:
    """How far a job is. Sent back, it is cancelled, or asked for once more."""
    found = Job.objects.filter(pk=number, project=member.project).select_related("project", "by").first()
    if found is None:
        raise Http404
    if request.method == "POST":
        return _sent(request, member, found)
    return shown(request, member, found)


def _sent(request: HttpRequest, member: Member, found: Job) -> HttpResponse:
    if "cancel" in request.POST:
        if not may_cancel(member, found):
            raise PermissionDenied(_("Who asked for it cancels it, or who sets the project up."))
        if not cancel(found, by=member.user, role=member.roles[0]):
            messages.info(request, _("It had ended already."))
        return redirect("job", member.project.slug, found.pk)
    if found.going_on:
        return redirect("job", member.project.slug, found.pk)
    again = ask(found.kind, found.project, part=found.part, key=found.key, at=found.at, by=member.user)
    return redirect("job", member.project.slug, again.pk)


def may_cancel(member: Member, found: Job) -> bool:
    """Others wait for what the site makes by itself: only who sets the project up stops that."""
    return found.by_id == member.user.pk or member.may("set_up")


def shown(request: HttpRequest, member: Member, found: Job) -> HttpResponse:
    """The page of a job, at its own address or where what it makes will be."""
    kind = kind_of(found)
    address, words = kind.home(found)
    steps = kind.steps()
    return page(
        request, "jobs/job.html", title=kind.title(found), member=member, job=found,
        trail=[(_("Projects"), reverse("projects")),
               (member.project.title, reverse("project", args=[member.project.slug]))],
        here=reverse("job", args=[member.project.slug, found.pk]), address=address, words=words,
        step=steps.get(found.step, ""), steps=len(steps), fault=_fault(found),
        may_cancel=may_cancel(member, found), again=found.state in (FAILED, CANCELLED),
    )  # fmt: skip


def _fault(found: Job) -> str:
    """Why it failed, in a sentence; the cause stands in the log of the site."""
    said = {
        "": "",
        "broken": _("The program failed while it made this."),
        "killed": _("The machine stopped it, perhaps for want of memory."),
        "memory": _("There was not enough memory for it."),
        "too_long": _("It took longer than a job may, and was stopped."),
        "left_behind": _("It was begun three times, and each time the worker ended in the middle of it."),
        "overtaken": _("What stood at that moment can no longer be put together. Ask for it anew."),
        "not_yet": _("The rows of the project are no whole project yet. Its results say what is missing."),
        "refused": _("What stands in the project does not allow it:"),
    }
    return said.get(found.fault, said["broken"])
