"""What is new for somebody in a project, and what waits for them; only what they may see there."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from moothall_web.accounts.models import Project, User
from moothall_web.accounts.policy import Member, member_of, projects_of
from moothall_web.audit.models import Entry
from moothall_web.casework.task_list import next_steps
from moothall_web.forum import comments, consultations
from moothall_web.forum.models import Consultation
from moothall_web.publication import editions, reading, withholding
from moothall_web.publication.models import Edition
from moothall_web.ui.days import clocked, in_full


class Line(Struct, frozen=True):
    """One thing, with the address of its page on the site."""

    words: str
    address: str


class Part(Struct, frozen=True):
    """A project as a letter tells of it."""

    title: str
    waits: tuple[Line, ...]
    new: tuple[Line, ...]


def gathered(user: User, since: datetime.datetime) -> list[Part]:
    """Every project of somebody in which something is new since a moment, or waits for them."""
    found = []
    for project in projects_of(user).order_by("title", "pk"):
        member = member_of(user, project)
        if member is None or not member.may("read"):
            continue
        part = Part(project.title, tuple(waits(member)), tuple(new(member, since)))
        if part.waits or part.new:
            found.append(part)
    return found


def waits(member: Member) -> Iterator[Line]:
    """What waits for somebody: of the way through, of publication, and of what the public said."""
    for one in next_steps(member):
        due = _("by {day}: {what}").format(day=in_full(one.due[0]), what=one.due[1]) if one.due else ""
        yield Line(f"{one.text} ({due})" if due else one.text, one.address)
    yield from _of_editions(member)
    if member.may("publish"):
        yield from _of_the_public(member)


def _of_editions(member: Member) -> Iterator[Line]:
    project = member.project
    held = editions.open_edition(project)
    ready = held is not None and held.state == Edition.PROPOSED and held.weighed
    if held and ready and member.may("approve") and held.proposed_by_id != member.user.pk:
        address = reverse("proposal", args=[project.slug, held.pk])
        yield Line(_("Confirm the proposed edition, or turn it down"), address)


def _of_the_public(member: Member) -> Iterator[Line]:
    project, slug = member.project, member.project.slug
    if n := comments.waiting(project).count():
        said = ngettext("%(num)s comment waits for you", "%(num)s comments wait for you", n)
        yield Line(said % {"num": n}, reverse("comments", args=[slug]))
    if n := consultations.waiting(project).count():
        said = ngettext("%(num)s answer waits to be read", "%(num)s answers wait to be read", n)
        yield Line(said % {"num": n}, reverse("consulting", args=[slug]))
    over = Consultation.objects.filter(
        project=project, announced_at__isnull=False, told_at__isnull=True, closes__lte=timezone.now()
    )
    for one in over.order_by("number"):
        title = consultations.words_of(one)[1].title
        words = _("Tell what came of the consultation “{title}”").format(title=title)
        yield Line(words, reverse("consulting_one", args=[slug, one.number]))
    if n := sum(w.due(timezone.localdate()) for w in withholding.withheld(project)):
        said = ngettext(
            "%(num)s withheld claim is due to be looked at",
            "%(num)s withheld claims are due to be looked at",
            n,
        )
        yield Line(said % {"num": n}, reverse("withheld", args=[slug]))


def new(member: Member, since: datetime.datetime) -> Iterator[Line]:
    """What happened since a moment: editions, consultations, and how much others did."""
    slug = member.project.slug
    for edition in reading.published(member.project).filter(published_at__gt=since).order_by("number"):
        words = _("Edition {n} was published").format(n=edition.number)
        yield Line(words, reverse("edition", args=[slug, edition.number]))
    yield from _consulted(member.project, since)
    if member.may("log"):
        others = Entry.objects.filter(chain_id=slug, at__gt=since).exclude(actor=member.user.code)
        if n := others.count():
            said = ngettext("%(num)s entry of others in the log", "%(num)s entries of others in the log", n)
            yield Line(said % {"num": n}, reverse("log", args=[slug]))


def _consulted(project: Project, since: datetime.datetime) -> Iterator[Line]:
    now = timezone.now()
    for one in consultations.public(project).order_by("number"):
        title, address = (
            consultations.words_of(one)[1].title,
            reverse("consultation", args=[project.slug, one.number]),
        )
        if one.announced_at and one.announced_at > since:
            words = _("Consultation “{title}”, open from {opens} until {closes}").format(
                title=title, opens=clocked(one.opens), closes=clocked(one.closes)
            )
            yield Line(words, address)
        if since < one.closes <= now:
            yield Line(_("Consultation “{title}” closed").format(title=title), address)
        if one.told_at and one.told_at > since:
            yield Line(_("What came of the consultation “{title}” is told").format(title=title), address)
