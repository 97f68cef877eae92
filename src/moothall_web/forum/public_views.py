"""Pages that everybody can read: the register, a project, its claims, what was said and answered, weights."""

from __future__ import annotations

import msgspec
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall.framework.criteria import Matrix
from moothall_web.accounts.policy import open_to_all
from moothall_web.accounts.roles import title_of
from moothall_web.forum import comments, consultations, register
from moothall_web.forum.models import Asked, Comment, Listing
from moothall_web.publication import reading
from moothall_web.publication.models import Edition
from moothall_web.publication.summary import Summary
from moothall_web.results.area_views import Places, picked_area
from moothall_web.results.areas import Area
from moothall_web.results.told import spoken
from moothall_web.results.what_if_page import Ways, tried
from moothall_web.ui.pages import Trail, page

PER_PAGE = 25
ASKED = ("words", "stage", "published", "consulting")
"""What the register may be asked for."""


def stage_words() -> dict[str, str]:
    """The gates that a project can have reached, in words."""
    return {"outline": _("Outline case"), "full": _("Full case"), "decision": _("Decision")}


def state_words() -> dict[str, str]:
    """How far the answer to a comment is, in words."""
    return {
        Comment.OPEN: _("Open"),
        Comment.ANSWERED: _("Answered"),
        Comment.CHANGED: _("Answered, and something was changed"),
    }


@open_to_all
def listing(request: HttpRequest) -> HttpResponse:
    """The register of projects, searched and narrowed by the address."""
    typed = {name: request.GET.get(name, "").strip()[:200] for name in ASKED}
    pages = Paginator(register.searched(**typed), PER_PAGE)
    shown = pages.get_page(request.GET.get("page"))
    rows = [(row, register.outline_of(row)) for row in shown]
    return page(
        request, "forum/register.html", title=_("Register of projects"), rows=rows, shown=shown,
        found=pages.count, typed=typed, stages=stage_words(),
    )  # fmt: skip


def listed(slug: str) -> Listing:
    """The listing of a project; to everybody else there is no such project."""
    found = register.listings().filter(project__slug=slug).first()
    if found is None:
        raise Http404
    return found


def trail_of(row: Listing) -> Trail:
    """The pages above one of a project."""
    return [
        (_("Register of projects"), reverse("register")),
        (row.title, reverse("public_project", args=[row.project.slug])),
    ]


@open_to_all
def project(request: HttpRequest, slug: str) -> HttpResponse:
    """A project on the register: who, what, when, whom to ask, its editions, and what is withheld."""
    row = listed(slug)
    editions = list(reading.published(row.project))
    newest = msgspec.convert(editions[0].summary, Summary) if editions else None
    return page(
        request, "forum/project.html", title=row.title,
        trail=[(_("Register of projects"), reverse("register"))],
        row=row, told=register.outline_of(row), editions=editions, newest=newest, slug=slug,
        stages=stage_words(), said=sum(comments.counted(row.project).values()),
        consulted=consultations.told(row.project),
    )  # fmt: skip


def newest_of(row: Listing) -> tuple[Edition, Asked]:
    """The newest edition of a project, and what everybody may ask of it; 404 where there is none."""
    edition = reading.latest(row.project)
    asked = Asked.objects.filter(edition=edition).defer("areas").first() if edition else None
    if edition is None or asked is None:
        raise Http404
    return edition, asked


@open_to_all
def claims(request: HttpRequest, slug: str) -> HttpResponse:
    """Every claim of the newest edition, with how many comments each has."""
    row = listed(slug)
    edition, asked = newest_of(row)
    pages = Paginator(msgspec.convert(asked.claims, list[register.Claim]), PER_PAGE * 4)
    return page(
        request, "forum/claims.html", title=_("Claims, and what people said on them"), trail=trail_of(row),
        slug=slug, shown=pages.get_page(request.GET.get("page")), said=comments.counted(row.project),
        edition=edition, total=pages.count,
    )  # fmt: skip


@open_to_all
def replies(request: HttpRequest, slug: str) -> HttpResponse:
    """You said, we did: every comment that was answered, and what came of it."""
    row = listed(slug)
    shown = Paginator(comments.replied(row.project), PER_PAGE).get_page(request.GET.get("page"))
    return page(
        request, "forum/replies.html", title=_("You said, we did"), trail=trail_of(row), slug=slug,
        shown=shown, states=state_words(), role_of=title_of, opened=comments.waiting(row.project)
        .filter(shown=Comment.SHOWN).count(),
    )  # fmt: skip


@open_to_all
def area(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """What changes in one place by an edition, in plain words, without an account."""
    edition = reading.edition_of(slug, number)
    asked = Asked.objects.filter(edition=edition).first() if edition else None
    if edition is None or asked is None or not asked.areas:
        raise Http404
    told = msgspec.convert(edition.summary, Summary)
    found = msgspec.convert(asked.areas[spoken()], dict[str, Area])
    known = sorted(((id, a.place) for id, a in found.items()), key=lambda p: p[1].casefold())
    title = _("{title}: edition {n}").format(title=told.title, n=number)
    places = Places(
        known,
        [(_("Register of projects"), reverse("register")), (title, reverse("edition", args=[slug, number]))],
        [(reverse("claims", args=[slug]), _("Read the claims, and comment on them")),
         (reverse("public_project", args=[slug]), _("The project: who, when, whom to ask"))],
    )  # fmt: skip
    picked = request.GET.get("place", "")
    return picked_area(request, places, picked, found.get(picked))


@open_to_all
def weights(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Own weights on an edition, without an account: the official result beside them, nothing kept."""
    edition = reading.edition_of(slug, number)
    asked = Asked.objects.filter(edition=edition).defer("areas").first() if edition else None
    if edition is None or asked is None:
        raise Http404
    told = msgspec.convert(edition.summary, Summary)
    there = reverse("edition", args=[slug, number])
    ways = Ways(
        here=request.path, sure=reverse("edition_file", args=[slug, number, reading.case_of(edition)]),
        trail=[(_("Register of projects"), reverse("register")),
               (_("{title}: edition {n}").format(title=told.title, n=number), there)],
        shared=_("Nothing is kept: the address of this page carries your weights, so that you can send it to "
                 "anybody."),
    )  # fmt: skip
    return tried(request, reading.scoring_of(edition), msgspec.convert(asked.matrix, Matrix), ways)
