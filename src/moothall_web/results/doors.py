"""Pages through which whole projects come in: a file into a project that is there, or as a new one."""

from __future__ import annotations

import datetime
import re
import secrets
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from moothall.files.blank import Start, blank_project
from moothall.files.errors import Complaint, ReadError
from moothall.files.folder import read_folder
from moothall.files.frameworks import library, library_path, read_framework
from moothall.files.limits import limits
from moothall.files.store import write_files
from moothall.project.project import Project as Given
from moothall_web.accounts.models import Membership, Project, User
from moothall_web.accounts.policy import Member, for_signed_in, needs
from moothall_web.audit.models import Chain
from moothall_web.audit.record import record
from moothall_web.casework.actions import Actor, bring_in
from moothall_web.casework.reading import counts
from moothall_web.casework.views import title_of, trail_to
from moothall_web.results.incoming import ENDINGS, NAMED, overtaken, preview, read
from moothall_web.results.models import Upload
from moothall_web.ui.pages import page

KEPT = datetime.timedelta(days=1)
"""How long an upload waits to be confirmed."""
RUNS_IT = "RL_officer"
"""Role of who makes a project: somebody must be able to invite the others."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@needs("set_up")
def bring(request: HttpRequest, member: Member) -> HttpResponseBase:
    """Send a file; what is wrong with it is said all at once, else what it would change is shown."""
    if request.method != "POST":
        return _ask(request, member)
    file = request.FILES.get("file")
    if file is None:
        return _ask(request, member, said=_("Choose a file."))
    name, data, faults = _taken(file)
    if faults:
        return _ask(request, member, complaints=faults)
    Upload.objects.filter(at__lt=timezone.now() - KEPT).delete()
    made = Upload.objects.create(
        token=secrets.token_urlsafe(24), project=member.project, by=member.user, name=name, data=data
    )
    return redirect("bring_in_preview", member.project.slug, made.token)


def _taken(file: UploadedFile[Any]) -> tuple[str, bytes, tuple[Complaint, ...]]:
    """Name and bytes of a file that can be read as a project; else every fault."""
    name = Path(file.name or "file").name[:200]
    if (file.size or 0) > limits().upload_bytes:
        said = _("the file is larger than {n:,} bytes.").format(n=limits().upload_bytes)
        return name, b"", (Complaint(file=name, message=said),)
    data = file.read()
    try:
        read(name, data)
    except ReadError as error:
        return name, b"", error.complaints
    return name, data, ()


def _ask(
    request: HttpRequest, member: Member, *, said: str = "", complaints: Sequence[Complaint] = ()
) -> HttpResponseBase:
    wrong = said or (_counted(complaints) if complaints else "")
    return page(
        request, "results/bring_in.html", title=_("Bring in a file"), trail=trail_to(member), member=member,
        faults={"file": wrong} if wrong else {}, status=422 if wrong else 200, endings=ENDINGS,
        complaints=complaints[: limits().complaints_shown],
        more=max(0, len(complaints) - limits().complaints_shown),
    )  # fmt: skip


def _counted(complaints: Sequence[Complaint]) -> str:
    return ngettext(
        "There is {n} fault in this file; nothing of it was brought in.",
        "There are {n} faults in this file; nothing of it was brought in.",
        len(complaints),
    ).format(n=len(complaints))


@needs("set_up")
def bring_preview(request: HttpRequest, member: Member, token: str) -> HttpResponseBase:
    """What a file would change, by kind of row, with a control count; on confirmation it is done."""
    own = Upload.objects.filter(token=token, project=member.project, by=member.user)
    upload = own.exclude(name__startswith=Upload.LINES).first()
    if upload is None:
        raise Http404
    given, notes = read(upload.name, bytes(upload.data))
    head, shown = _head(member.project), request.POST.get("head", "")
    against = overtaken(member.project, given)
    if request.method == "POST" and shown == head and not against:
        return _brought(request, member, upload, given)
    found = preview(member.project, given)
    stale = request.method == "POST" and shown != head
    return page(
        request, "results/bring_in_preview.html", title=_("What this file changes"), trail=trail_to(member),
        member=member, upload=upload, head=head, stale=stale, against=against, notes=notes,
        status=409 if stale or (against and request.method == "POST") else 200,
        rows=[(title_of(d.shelf), d) for d in found], named=NAMED,
        totals={
            "standing": sum(d.standing for d in found), "incoming": sum(d.incoming for d in found),
            "added": sum(len(d.added) for d in found), "changed": sum(len(d.changed) for d in found),
            "removed": sum(len(d.removed) for d in found), "after": sum(d.after for d in found),
            "kept": sum(d.kept for d in found),
        },
        adds_up=all(d.adds_up for d in found),
        changes=any(d.added or d.changed or d.removed for d in found),
    )  # fmt: skip


def _head(project: Project) -> str:
    return Chain.objects.filter(pk=project.slug).values_list("head", flat=True).first() or ""


def _brought(request: HttpRequest, member: Member, upload: Upload, given: Given) -> HttpResponseBase:
    actor = Actor(member.user, member.role_for("set_up"))
    why = request.POST.get("why", "").strip() or upload.name
    changed = bring_in(member.project, given, actor, why=why)
    upload.delete()
    said = ngettext(
        "{n} row was written; {all} rows stand now.", "{n} rows were written; {all} rows stand now.", changed
    ).format(n=changed, all=sum(counts(member.project).values()))
    messages.success(request, said)
    return redirect("project", member.project.slug)


@for_signed_in
def new_project(request: HttpRequest) -> HttpResponseBase:
    """A new project, blank or from a file; for those who may make projects."""
    if not isinstance(request.user, User) or not request.user.is_staff:
        raise PermissionDenied(_("Only those who run this site make projects."))
    if request.method != "POST":
        return _ask_new(request)
    faults = _new_faults(request)
    complaints: Sequence[Complaint] = ()
    given: Given | None = None
    if not faults:
        given, complaints = _given(request)
        if complaints:
            faults["file"] = _counted(complaints)
    if faults or given is None:
        return _ask_new(request, faults, complaints)
    made = _made(request.user, request.POST["slug"].strip(), given)
    return redirect("project", made.slug)


def _new_faults(request: HttpRequest) -> dict[str, str]:
    slug, file = request.POST.get("slug", "").strip(), request.FILES.get("file")
    faults: dict[str, str] = {}
    if not SLUG.fullmatch(slug) or len(slug) > 64:
        faults["slug"] = _("The short name must be of small letters, figures and single dashes, 64 at most.")
    elif Project.objects.filter(slug=slug).exists() or Chain.objects.filter(pk=slug).exists():
        faults["slug"] = _("There is a project with this short name already; choose another one.")
    if file is None and not request.POST.get("title", "").strip():
        faults["title"] = _("Give the project a title, or choose a file that has one.")
    if file is None and request.POST.get("framework", "") not in library():
        faults["framework"] = _("Choose a framework.")
    return faults


def _given(request: HttpRequest) -> tuple[Given | None, Sequence[Complaint]]:
    """The project that was sent, or a blank one."""
    file = request.FILES.get("file")
    if file is None:
        return _blank(request)
    name, data, faults = _taken(file)
    return (None, faults) if faults else (read(name, data)[0], ())


def _blank(request: HttpRequest) -> tuple[Given | None, Sequence[Complaint]]:
    start = Start(
        id=request.POST["slug"].strip(),
        title=request.POST["title"].strip(),
        jurisdiction=request.POST.get("jurisdiction", "").strip() or "GB-ENG",
        today=timezone.localdate(),
    )
    with tempfile.TemporaryDirectory(prefix="moothall-") as place:
        folder = Path(place) / "project"
        write_files(folder, blank_project(read_framework(library_path(request.POST["framework"])), start))
        try:
            return read_folder(folder), ()
        except ReadError as error:
            return None, error.complaints


def _made(user: User, slug: str, given: Given) -> Project:
    """The project with all its rows, and who made it as the one who runs it."""
    with transaction.atomic():
        made = Project.objects.create(slug=slug, title=given.head.title)
        Membership.objects.create(user=user, project=made, role=RUNS_IT)
        actor = Actor(user, RUNS_IT)
        record(slug, actor=actor.code, action="new_project", subject=slug, body={"role": RUNS_IT})
        bring_in(made, given, actor, why=_("A new project."))
    return made


def _ask_new(
    request: HttpRequest, faults: dict[str, str] | None = None, complaints: Sequence[Complaint] = ()
) -> HttpResponseBase:
    frameworks = [(id, read_framework(library_path(id)).head.title) for id in library()]
    return page(
        request, "results/new_project.html", title=_("New project"),
        trail=[(_("Projects"), reverse("projects"))], faults=faults, status=422 if faults else 200,
        frameworks=frameworks, endings=ENDINGS, complaints=complaints[: limits().complaints_shown],
        more=max(0, len(complaints) - limits().complaints_shown),
    )  # fmt: skip
