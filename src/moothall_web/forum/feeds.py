"""Feeds (Atom): what comes new to the register, a project's editions, consultations, answers to comments."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import open_to_all
from moothall_web.forum import comments, consultations, register
from moothall_web.forum.consultations import consultation_words
from moothall_web.forum.models import Comment, Consultation, Listing
from moothall_web.forum.public_views import listed
from moothall_web.publication import reading
from moothall_web.publication.models import Edition

NEWEST = 50
"""Entries of a feed."""


class _Atom(Feed):  # type: ignore[type-arg]
    feed_type = Atom1Feed


class _Register(_Atom):
    def title(self) -> str:
        return _("Register of projects")

    def link(self) -> str:
        return reverse("register")

    def items(self) -> Iterable[Listing]:
        return register.listings().order_by("-listed_at", "-pk")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return str(item.title)

    def item_description(self, item: Any) -> str:
        return register.outline_of(item).summary

    def item_link(self, item: Any) -> str:
        return reverse("public_project", args=[item.project.slug])

    def item_pubdate(self, item: Any) -> datetime.datetime:
        found: datetime.datetime = item.listed_at
        return found

    item_updateddate = item_pubdate


class _OfProject(_Atom):
    page = ""

    def get_object(self, request: HttpRequest, slug: str) -> Listing:
        return listed(slug)

    def link(self, obj: Listing) -> str:
        return reverse(self.page, args=[obj.project.slug])


class _Editions(_OfProject):
    page = "editions"

    def title(self, obj: Listing) -> str:
        return _("Editions: {title}").format(title=obj.title)

    def items(self, obj: Listing) -> Iterable[Edition]:
        return reading.published(obj.project)[:NEWEST]

    def item_title(self, item: Any) -> str:
        return _("Edition %(n)s") % {"n": item.number}

    def item_description(self, item: Any) -> str:
        return str(item.note)

    def item_link(self, item: Any) -> str:
        return reverse("edition", args=[item.project.slug, item.number])

    def item_pubdate(self, item: Any) -> datetime.datetime:
        found: datetime.datetime = item.published_at
        return found

    item_updateddate = item_pubdate


class _Replies(_OfProject):
    page = "replies"

    def title(self, obj: Listing) -> str:
        return _("Answers to comments: {title}").format(title=obj.title)

    def items(self, obj: Listing) -> Iterable[Comment]:
        return comments.replied(obj.project).select_related("project")[:NEWEST]

    def item_title(self, item: Any) -> str:
        return _("Comment {n} on claim {item}").format(n=item.number, item=item.item)

    def item_description(self, item: Any) -> str:
        return str(item.reply)

    def item_link(self, item: Any) -> str:
        return f"{reverse('public_claim', args=[item.project.slug, item.item])}#comment-{item.number}"

    def item_pubdate(self, item: Any) -> datetime.datetime:
        found: datetime.datetime = item.replied_at
        return found

    item_updateddate = item_pubdate


class _AllConsultations(_Atom):
    """What happens to consultations: each announced, and later what came of it."""

    def title(self, obj: Listing | None) -> str:
        return _("Consultations")

    def link(self, obj: Listing | None) -> str:
        return reverse("register") + "?consulting=yes"

    def items(self, obj: Listing | None) -> list[consultations.News]:
        return consultations.news(Consultation.objects.filter(project__listing__isnull=False), NEWEST)

    def item_title(self, item: Any) -> str:
        words = consultations.words_of(item.of)[1]
        said = _("What came of: {title}") if item.told else _("Consultation: {title}")
        return said.format(title=words.title)

    def item_description(self, item: Any) -> str:
        if item.told:
            return _("What was said and what was done is told.")
        return consultation_words(item.of) + ". " + consultations.words_of(item.of)[1].about

    def item_link(self, item: Any) -> str:
        address = reverse("consultation", args=[item.of.project.slug, item.of.number])
        return f"{address}#outcome" if item.told else address

    def item_pubdate(self, item: Any) -> datetime.datetime:
        found: datetime.datetime = item.at
        return found

    item_updateddate = item_pubdate


class _Consultations(_AllConsultations):
    def get_object(self, request: HttpRequest, slug: str) -> Listing:
        return listed(slug)

    def title(self, obj: Listing | None) -> str:
        return _("Consultations: {title}").format(title=obj.title if obj else "")

    def link(self, obj: Listing | None) -> str:
        return reverse("consultations", args=[obj.project.slug if obj else ""])

    def items(self, obj: Listing | None) -> list[consultations.News]:
        assert obj is not None
        return consultations.news(Consultation.objects.filter(project=obj.project), NEWEST)


_register, _editions, _replies = _Register(), _Editions(), _Replies()
_all_consultations, _consultations = _AllConsultations(), _Consultations()


@open_to_all
def of_register(request: HttpRequest) -> HttpResponse:
    """Feed of what comes new to the register."""
    return _register(request)


@open_to_all
def of_editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Feed of a project's editions."""
    return _editions(request, slug=slug)


@open_to_all
def of_replies(request: HttpRequest, slug: str) -> HttpResponse:
    """Feed of answers to comments on a project."""
    return _replies(request, slug=slug)


@open_to_all
def of_all_consultations(request: HttpRequest) -> HttpResponse:
    """Feed of the consultations of every project on the register."""
    return _all_consultations(request)


@open_to_all
def of_consultations(request: HttpRequest, slug: str) -> HttpResponse:
    """Feed of a project's consultations, and of what came of them."""
    return _consultations(request, slug=slug)
