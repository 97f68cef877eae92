"""What every page of the results asks first: is it open to this person, and is there a project yet?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Concatenate

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member
from moothall_web.casework.choices import framework_of
from moothall_web.casework.field_types import called
from moothall_web.casework.shelves import shelves
from moothall_web.casework.views import title_of, trail_to
from moothall_web.jobs.models import Job
from moothall_web.jobs.views import shown as job_page
from moothall_web.results.blind import closed
from moothall_web.results.gather import Lack, NotYetError
from moothall_web.results.newest import newest
from moothall_web.results.remembered import State, state
from moothall_web.ui.days import in_full
from moothall_web.ui.pages import page

Shown = Callable[Concatenate[HttpRequest, Member, State, ...], HttpResponseBase]
Asked = Callable[Concatenate[HttpRequest, Member, ...], HttpResponseBase]


def of_project(view: Shown) -> Asked:
    """A page of what stands, whether or not anything was worked out yet. It stands below `needs("read")`.

    An assessor who has not handed in is told what is open; where the rows are no project yet, every lack is.
    """

    @wraps(view)
    def asked(request: HttpRequest, member: Member, **kwargs: Any) -> HttpResponseBase:
        waiting = closed(member)
        if waiting:
            return _closed(request, member, waiting)
        try:
            known = state(member.project)
        except NotYetError as error:
            return not_yet(request, member, error)
        request.overrides = tuple(_overrides(known))  # type: ignore[attr-defined]
        return view(request, member, known, **kwargs)

    return asked


def of_results(view: Shown) -> Asked:
    """A page of what was worked out: of what stands, or of the newest that is there while newer is made.

    Where there is nothing at all yet, the page tells how far the work is.
    """

    def asked(request: HttpRequest, member: Member, known: State, **kwargs: Any) -> HttpResponseBase:
        shown = newest(member.project, known)
        if isinstance(shown, Job):
            return job_page(request, member, shown)
        request.behind = shown.behind  # type: ignore[attr-defined]
        return view(request, member, shown.state, **kwargs)

    return of_project(wraps(view)(asked))


def _overrides(known: State) -> Iterator[str]:
    """Every override on record: it prints on every page of the results."""
    project = known.project
    options = {o.id: o.title for o in project.options}
    principles = {p.id: f"{p.id} {p.title}" for p in project.framework.screening.principles}
    for row in project.decisions:
        if row.kind != "override" or row.about is None:
            continue
        yield _("%(what)s, %(where)s: overridden by %(who)s on %(day)s. %(reason)s") % {
            "what": principles.get(row.about, row.about),
            "where": options.get(row.option or "", _("the project as a whole")),
            "who": row.body, "day": in_full(row.date), "reason": row.reason,
        }  # fmt: skip


def _closed(request: HttpRequest, member: Member, waiting: dict[str, tuple[str, ...]]) -> HttpResponseBase:
    framework = framework_of(member.project)
    titles = {s.id: s.title for s in framework.matrix.sections} if framework else {}
    return page(
        request, "results/closed.html", title=_("Results are closed to you until you hand in"),
        trail=trail_to(member), member=member,
        waiting={code: [(s, titles.get(s, s)) for s in ids] for code, ids in waiting.items()},
    )  # fmt: skip


def not_yet(request: HttpRequest, member: Member, error: NotYetError) -> HttpResponseBase:
    """Everything that is missing or wrong, each with a link to the row."""
    return page(
        request, "results/not_yet.html", title=_("Nothing can be worked out yet"),
        trail=trail_to(member), member=member,
        lacks=[(place_of(lack), address_of(member, lack), lack.message) for lack in error.lacks],
    )  # fmt: skip


def place_of(lack: Lack) -> str:
    """Where something is wrong, in words."""
    parts = [title_of(lack.shelf), lack.key, called(lack.field) if lack.field else ""]
    return ", ".join(part for part in parts if part)


def address_of(member: Member, lack: Lack) -> str:
    """The page on which it can be put right."""
    shelf = shelves().get(lack.shelf)
    slug = member.project.slug
    if shelf is None:
        return reverse("project", args=[slug])
    if lack.key or shelf.single:
        return reverse("row", args=[slug, lack.shelf, lack.key])
    return reverse("shelf", args=[slug, lack.shelf])
