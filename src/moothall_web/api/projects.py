"""Projects that somebody belongs to, what they are in one, who else may see its rows."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from moothall_web.accounts.audience import Party
from moothall_web.accounts.models import Token
from moothall_web.accounts.policy import Member, power_words, projects_of
from moothall_web.api import answers, exchange
from moothall_web.api.problems import missing
from moothall_web.api.rows import shelf_of
from moothall_web.casework import reading
from moothall_web.casework.access import audience_of
from moothall_web.casework.views import seen_by


def about(request: HttpRequest, token: Token) -> HttpResponse:
    """Whose token this is, what it may do, and until when it works."""
    return exchange.answer(answers.About(str(token.user), token.powers, token.expires.isoformat()))


def projects(request: HttpRequest, token: Token) -> HttpResponse:
    """The projects that somebody belongs to, by their short names."""
    most, after = exchange.limit(request), exchange.cursor(request, str)
    wanted = projects_of(token.user).order_by("slug")
    if "read" not in token.powers:
        wanted = wanted.none()
    if after:
        wanted = wanted.filter(slug__gt=after[0])
    found = list(wanted[: most + 1])
    shown = found[:most]
    return exchange.answer(answers.Projects(
        [answers.ProjectLine(p.slug, p.title) for p in shown],
        exchange.cursor_of(shown[-1].slug) if len(found) > most else None,
    ))  # fmt: skip


def project(request: HttpRequest, member: Member) -> HttpResponse:
    """A project, what one is in it, and what one may do there with this token."""
    return exchange.answer(answers.Project(
        member.project.slug, member.project.title, list(member.roles), list(member.bodies),
        list(member.assessors), [power for power in power_words() if member.may(power)],
    ))  # fmt: skip


def audience(request: HttpRequest, member: Member, shelf: str, key: str | None = None) -> HttpResponse:
    """Who may see the rows of a kind, and who may change them."""
    of = shelf_of(shelf)
    row = None
    if key is not None:
        row = reading.newest(member.project, of.name, key)
        if row is None or row.fields is None or not seen_by(member, of.name, [row]):
            raise missing()
    found = audience_of(member, of, row)
    return exchange.answer(
        answers.Audience(_parties(found.see), _parties(found.change), [str(n) for n in found.notes])
    )


def _parties(parties: tuple[Party, ...]) -> list[answers.Party]:
    return [answers.Party(str(p.role), list(p.people)) for p in parties]
