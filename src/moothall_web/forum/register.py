"""What the public register says of a project, and how it gets there.

A project is put there by an officer, before there is any edition, or by its first edition. What the register
shows is copied at that moment: what people write later is not public until somebody says so again.
"""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from msgspec import Struct

from moothall.files.catalogues import languages
from moothall.papers.bundling import Shown
from moothall_web.accounts.models import Project
from moothall_web.audit.record import record
from moothall_web.casework.erasing import blotted
from moothall_web.casework.reading import Fields, head_of, held
from moothall_web.casework.writing import Actor, lock
from moothall_web.forum.consultations import open_now
from moothall_web.forum.models import Asked, Consultation, Listing
from moothall_web.publication.models import Edition
from moothall_web.results.areas import places_of, told_areas

SHELVES = ("head", "head.partners", "head.services", "head.timetable")
STAGES = ("outline", "full", "decision")


class Milestone(Struct, frozen=True):
    """A date of the timetable."""

    date: str
    title: str


class Outline(Struct, frozen=True):
    """What the register tells of a project."""

    title: str
    summary: str
    notice: str
    stage: str
    services: tuple[str, ...]
    partners: tuple[str, ...]
    dates: tuple[Milestone, ...]


class Claim(Struct, frozen=True):
    """A claim of an edition as everybody may read it; one that is withheld has no words.

    about : the criterion, principle or line that it bears on
    """

    id: str
    statement: str
    kind: str
    about: str
    grade: str
    source: str
    withheld: bool


class StaleError(Exception):
    """Somebody else wrote meanwhile; carries what stands there now."""

    def __init__(self, now: Any) -> None:
        super().__init__("this was changed while you wrote")
        self.now = now


def outline_now(project: Project) -> Outline:
    """What the register would tell of a project as it stands, whether or not it can be worked out yet."""
    rows = held(project, SHELVES)
    head = head_of(rows)
    dates = [Milestone(str(r.get("date", "")), str(r.get("title", ""))) for r in rows["head.timetable"]]
    return Outline(
        title=str(head.get("title") or project.title), summary=str(head.get("summary", "")),
        notice=str(head.get("notice", "")), stage=str(head.get("gate") or STAGES[0]),
        services=_titles(rows["head.services"]), partners=_titles(rows["head.partners"]),
        dates=tuple(sorted(dates, key=lambda d: d.date)),
    )  # fmt: skip


def _titles(rows: list[Fields]) -> tuple[str, ...]:
    return tuple(str(r.get("title", "")) for r in rows)


def put(project: Project, contact: str, comments: str, seen: int, actor: Actor) -> Listing:
    """Put a project on the register as it stands, or tell anew what it says.

    seen : the version that was looked at; 0 where there was none
    raises : StaleError where somebody wrote meanwhile
    """
    with transaction.atomic():
        lock(project)
        found = Listing.objects.select_for_update().filter(project=project).first()
        if (found.version if found else 0) != seen:
            raise StaleError(found)
        made = _write(project, outline_now(project), found, contact, comments)
        body = {"role": actor.role, "contact": contact, "comments": comments, "outline": made.outline}
        record(project.slug, actor=actor.code, action="list_project", subject="register", body=body)
        return made


def _write(project: Project, outline: Outline, row: Listing | None, contact: str, comments: str) -> Listing:
    row = row or Listing(project=project, listed_at=timezone.now(), version=0)
    row.title, row.stage, row.outline = outline.title[:300], outline.stage, msgspec.to_builtins(outline)
    row.contact, row.comments, row.version = contact, comments, row.version + 1
    said = (outline.title, outline.summary, contact, *outline.services, *outline.partners)
    row.words = "\n".join(said).casefold()
    row.save()
    return row


def hear(edition: Edition, shown: Shown, **_: Any) -> None:
    """An edition is published: the register tells what it says, and keeps what everybody may ask of it."""
    head = shown.project.head
    outline = Outline(
        title=head.title, summary=head.summary, notice=head.notice, stage=head.gate,
        services=tuple(s.title for s in head.services), partners=tuple(p.title for p in head.partners),
        dates=tuple(sorted((Milestone(m.date.isoformat(), m.title) for m in head.timetable),
                           key=lambda d: d.date)),
    )  # fmt: skip
    row = Listing.objects.filter(project=edition.project).first()
    _write(edition.project, outline, row, row.contact if row else "", row.comments if row else Listing.CLOSED)
    claims = [
        Claim(
            id=e.id, statement=e.statement, kind=e.kind, about=e.item or "", grade=e.grade or "",
            source=e.source_title, withheld=e.disclosure == "withheld",
        )
        for e in shown.project.evidence
    ]  # fmt: skip
    Asked.objects.create(
        edition=edition,
        claims=msgspec.to_builtins(claims),
        matrix=msgspec.to_builtins(shown.project.framework.matrix),
        areas=_areas(shown),
    )


def _areas(shown: Shown) -> dict[str, Any]:
    """What changes in each place, in every language of the pages."""
    project, findings, _about = shown
    places = [place for place, _title in places_of(project)]
    return {code: msgspec.to_builtins(told_areas(project, findings, places, code)) for code in languages()}


def listings() -> QuerySet[Listing]:
    """Everything on the register, each with how many editions there are, when the newest came, and when the
    consultation that is open longest closes."""
    there = Q(project__editions__state=Edition.PUBLISHED)
    asking = Consultation.objects.filter(open_now(), project=OuterRef("project")).order_by("-closes")
    return Listing.objects.select_related("project").annotate(
        asks_until=Subquery(asking.values("closes")[:1]),
        editions=Count("project__editions", filter=there),
        newest=Max("project__editions__published_at", filter=there),
    )


def searched(words: str, stage: str, published: str, consulting: str = "") -> QuerySet[Listing]:
    """The listings that hold every word, are at a stage, have an edition (yes) or none yet (no), and ask
    everybody something now (yes)."""
    found = listings()
    for word in words.casefold().split():
        found = found.filter(words__contains=word)
    if stage in STAGES:
        found = found.filter(stage=stage)
    if published in ("yes", "no"):
        there = Edition.objects.filter(state=Edition.PUBLISHED).values("project")
        found = found.filter(project__in=there) if published == "yes" else found.exclude(project__in=there)
    if consulting == "yes":
        found = found.filter(project__in=Consultation.objects.filter(open_now()).values("project"))
    return found.order_by("title", "pk")


def outline_of(listing: Listing) -> Outline:
    """What the register tells of a project."""
    return msgspec.convert(listing.outline, Outline)


def blot(words: tuple[str, ...], of: list[Project], **told: object) -> None:
    """Blot somebody out of what the register says of their projects, and out of what it is searched by."""
    for row in Listing.objects.filter(project__in=of):
        said = {name: blotted(getattr(row, name), words) for name in ("title", "outline", "words", "contact")}
        Listing.objects.filter(pk=row.pk).update(**said)
