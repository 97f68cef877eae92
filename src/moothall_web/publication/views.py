"""Pages on publication for those who run a project: what stands, what blocks, who must confirm."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from moothall.business_case.disclosure.disclose import blocks
from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.policy import Member, needs, power_said
from moothall_web.casework import statements
from moothall_web.casework.views import trail_to
from moothall_web.casework.writing import Actor
from moothall_web.jobs.views import shown as job_page
from moothall_web.publication import editions, reading, withholding
from moothall_web.publication.beginning import back_to, begin, begin_preview, begin_weighing
from moothall_web.publication.editions import BlockedError, RefusedError
from moothall_web.publication.models import Edition
from moothall_web.results import public, style
from moothall_web.results.blind import awaited
from moothall_web.results.doorway import address_of, of_project, place_of
from moothall_web.results.gather import Lack, placed
from moothall_web.results.remembered import State
from moothall_web.results.told import spoken
from moothall_web.ui.pages import page


def trail_to_plan(member: Member) -> list[tuple[str, str]]:
    """The pages above one of publication."""
    return [*trail_to(member), (_("Publication"), reverse("publication", args=[member.project.slug]))]


@needs("read")
@of_project
def plan(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """What was published, what is proposed, what keeps the project from being published, who must confirm."""
    return _plan(request, member, known)


def _plan(
    request: HttpRequest, member: Member, known: State, *, faults: dict[str, str] | None = None,
    note: str = "", status: int = 200,
) -> HttpResponse:  # fmt: skip
    held = withholding.withheld(member.project)
    today = timezone.localdate()
    standing = editions.open_edition(member.project)
    return page(
        request, "publication/plan.html", title=_("Publication"), trail=trail_to(member), member=member,
        published=list(reading.published(member.project)), open=standing,
        confirmers=editions.confirmers(standing) if standing else (),
        blocks=[_told(member, lack) for lack in placed(member.project, blocks(known.project))],
        withheld=len(held), due=sum(w.due(today) for w in held), may=member.may("publish"), note=note,
        faults=faults, status=status, power=power_said("publish"),
        lacking=statements.lacking(member.project), awaited=awaited(member.project),
    )  # fmt: skip


def _told(member: Member, lack: Lack) -> tuple[str, str, str]:
    """Something that blocks: where it stands in words, the page on which it is put right, what it is."""
    item = lack.key if lack.shelf in (withholding.EVIDENCE, withholding.REGISTER) else ""
    address = reverse("withhold", args=[member.project.slug, item]) if item else address_of(member, lack)
    return place_of(lack), address, lack.message


@needs("read")
@of_project
def preview(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """The business case as the public would see it if the project were published now."""
    if blocks(known.project):
        return redirect("publication", member.project.slug)  # which says what keeps it from being shown
    if not public.previewed(known):
        job = begin_preview(member.project, known.key, spoken())
        if not public.previewed(known):
            return job_page(request, member, job)
    found = HttpResponse(public.preview(known, back_to(member.project)))
    found._csp_update = {"style-src": [style.source()]}  # type: ignore[attr-defined]
    return found


@needs("publish")
@of_project
def propose(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Propose the project as it stands now as the next edition."""
    note = request.POST.get("note", "").strip()
    if request.method != "POST":
        return redirect("publication", member.project.slug)
    if not note:
        said = {"note": _("Say what this edition is for, or what it puts right: the public reads it.")}
        return _plan(request, member, known, faults=said, status=422)
    try:
        made = editions.propose(member.project, note, Actor(member.user, member.role_for("publish")))
    except BlockedError:
        said = {"blocks": _("Nothing can be published yet: what keeps it is listed below.")}
        return _plan(request, member, known, faults=said, note=note, status=422)
    except RefusedError as refused:
        said = {"note": refusals()[refused.why]}
        return _plan(request, member, known, faults=said, note=note, status=409)
    begin_weighing(made)
    return redirect("proposal", member.project.slug, made.pk)


def _edition(member: Member, number: int) -> Edition:
    found = Edition.objects.filter(project=member.project, pk=number)
    edition = found.select_related("project", "proposed_by", "confirmed_by").first()
    if edition is None:
        raise Http404
    return edition


@needs("read")
@of_project
def proposal(request: HttpRequest, member: Member, known: State, number: int) -> HttpResponseBase:
    """A proposed edition: whether its results are those of the whole project, and who may confirm it."""
    return _proposal(request, member, known, _edition(member, number))


def _proposal(
    request: HttpRequest, member: Member, known: State, edition: Edition, *,
    faults: dict[str, str] | None = None, status: int = 200,
) -> HttpResponse:  # fmt: skip
    if edition.state == Edition.PUBLISHED:
        return redirect("edition", member.project.slug, edition.number)
    own = edition.proposed_by_id == member.user.pk
    job = None
    if edition.state == Edition.PROPOSED and not edition.weighed:
        job = begin_weighing(edition)  # the same job, where it goes on already
        edition.refresh_from_db()
    return page(
        request, "publication/proposal.html", title=_("Proposed edition"), trail=trail_to_plan(member),
        member=member, edition=edition, confirmers=editions.confirmers(edition), own=own, faults=faults,
        changed=fingerprint(known.project) != edition.fingerprint, status=status,
        may_confirm=member.may("approve") and not own and edition.weighed,
        job=None if edition.weighed else job,
        may_withdraw=member.may("publish") or member.may("approve"),
        reason=request.POST.get("reason", ""), why=request.POST.get("why", ""),
        states={"withdrawn": _("It was withdrawn."), "confirmed": _("It is confirmed, and being made.")},
    )  # fmt: skip


def refusals() -> dict[str, str]:
    """Why an edition does not go on, in words."""
    return {
        "open": _("An edition is proposed already; it must be confirmed or withdrawn first."),
        "blind": _(
            "Somebody still scores what others have handed in, and would read it in the edition. The page "
            "“Publication” says for whom it waits."
        ),
        "weighing": _("It is not worked out yet whether its results are those of the whole project."),
        "own": _("Somebody else must confirm what you proposed."),
        "reason": _("Say why it may be published although its results are not those of the whole project."),
        "withdrawn": _("It was withdrawn meanwhile."),
        "confirmed": _("It was confirmed meanwhile."),
        "published": _("It was published meanwhile."),
    }


@needs("approve")
@of_project
def confirm(request: HttpRequest, member: Member, known: State, number: int) -> HttpResponseBase:
    """Confirm what another person proposed; then it is made and published."""
    edition = _edition(member, number)
    if request.method != "POST":
        return redirect("proposal", member.project.slug, number)
    actor = Actor(member.user, member.role_for("approve"))
    try:
        confirmed = editions.confirm(edition, request.POST.get("reason", "").strip(), actor)
    except RefusedError as refused:
        field = "reason" if refused.why == "reason" else "confirm"
        status = 422 if refused.why in ("own", "reason") else 409
        return _proposal(
            request, member, known, _edition(member, number), faults={field: refusals()[refused.why]},
            status=status,
        )  # fmt: skip
    return _begun(member, confirmed)


def _begun(member: Member, edition: Edition) -> HttpResponseBase:
    """How far the making is; where it is done already, what was made."""
    job = begin(edition)
    if job.state == "done":
        return redirect("proposal", member.project.slug, edition.pk)
    return redirect("job", member.project.slug, job.pk)


@needs("read")
@of_project
def withdraw(request: HttpRequest, member: Member, known: State, number: int) -> HttpResponseBase:
    """Take a proposal back, or turn it down, with a reason."""
    edition = _edition(member, number)
    power = next((p for p in ("publish", "approve") if member.may(p)), "")
    if not power:
        raise PermissionDenied(power_said("publish"))
    if request.method != "POST":
        return redirect("proposal", member.project.slug, number)
    why = request.POST.get("why", "").strip()
    if not why:
        said = {"why": _("Say why it is withdrawn: whoever proposed it reads it.")}
        return _proposal(request, member, known, edition, faults=said, status=422)
    try:
        editions.withdraw(edition, why, Actor(member.user, member.role_for(power)))
    except RefusedError as refused:
        said = {"why": refusals()[refused.why]}
        return _proposal(request, member, known, _edition(member, number), faults=said, status=409)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect("publication", member.project.slug)


@needs("approve")
def make(request: HttpRequest, member: Member, number: int) -> HttpResponseBase:
    """Make an edition that was confirmed, where the making was cut off."""
    edition = _edition(member, number)
    if request.method == "POST" and edition.state == Edition.CONFIRMED:
        return _begun(member, edition)
    return redirect("proposal", member.project.slug, number)
