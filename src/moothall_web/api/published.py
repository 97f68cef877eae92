"""What everybody may read without a token: published projects, their editions, the files of each."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from moothall_web.accounts.models import Project
from moothall_web.api import answers, exchange
from moothall_web.api.problems import missing
from moothall_web.publication import reading
from moothall_web.publication.models import Edition

FRESH = "public, max-age=60"


def register(request: HttpRequest) -> HttpResponse:
    """Every project of which an edition was published, by its short name."""
    most, after = exchange.limit(request), exchange.cursor(request, str)
    out = Edition.objects.filter(state=Edition.PUBLISHED)
    newer = out.filter(project=OuterRef("project"), number__gt=OuterRef("number"))
    wanted = out.filter(~Exists(newer)).select_related("project").order_by("project__slug")
    if after:
        wanted = wanted.filter(project__slug__gt=after[0])
    found = list(wanted[: most + 1])
    shown = found[:most]
    items = [answers.Published(e.project.slug, _title(e), e.number or 0) for e in shown]
    more = exchange.cursor_of(shown[-1].project.slug) if len(found) > most else None
    return as_public(exchange.answer(answers.Register(items, more)))


def _title(edition: Edition) -> str:
    """The title as it was published: that of the project may have changed since."""
    return str(edition.told().get("title", ""))


def as_public(found: HttpResponse) -> HttpResponse:
    """An answer that every cache may keep for a moment."""
    found["Cache-Control"] = FRESH
    return found


def _line(edition: Edition) -> answers.EditionLine:
    assert edition.number is not None
    assert edition.published_at is not None
    return answers.EditionLine(
        edition.number, _title(edition), edition.published_at.isoformat(), edition.note, edition.digest,
        reverse("edition", args=[edition.project.slug, edition.number]),
    )  # fmt: skip


def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a project, newest first; says of no project that has none."""
    project = Project.objects.filter(slug=slug).first()
    found = list(reading.published(project)) if project else []
    if not found:
        raise missing()
    return as_public(exchange.answer(answers.Editions([_line(e) for e in found])))


def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition with its files, each at the address where it stays for good."""
    found = reading.edition_of(slug, number)
    if found is None:
        raise missing()
    files = [
        answers.FileLine(f.name, f.size, f.sha256, reverse("edition_file", args=[slug, number, f.name]))
        for f in found.files.all()
    ]
    return as_public(exchange.answer(answers.EditionFiles(_line(found), files)))
