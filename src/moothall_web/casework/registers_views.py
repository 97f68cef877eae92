"""Pages of the registers: risks, benefits, and papers with the interests of those who take part."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member, needs
from moothall_web.casework import reading, registers
from moothall_web.casework.access import audience_of
from moothall_web.casework.asking import ask
from moothall_web.casework.days import day_of
from moothall_web.casework.desk import framework_in
from moothall_web.casework.reading import head_of
from moothall_web.casework.shelves import shelves
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import trail_to
from moothall_web.ui.pages import page

PAPERS = ("AB1", "AB17", "ER17", "G10")
"""Checks that look at papers, and at interests."""


@needs("read")
def risks(request: HttpRequest, member: Member) -> HttpResponse:
    """The risks of an option, or of all: where they stand, whose they are, and what is missing."""
    rows = reading.held(member.project, registers.SHELVES)
    framework = framework_in(rows)
    options = {o["id"]: str(o["title"]) for o in rows["options"]}
    option = request.GET.get("option", "")
    option = option if option in options else ""
    project = registers.project_of(framework, rows)
    lines = registers.risks(project, option, day_of(head_of(rows))) if project else ()
    return page(
        request, "casework/risks.html", title=_("Risks"), trail=trail_to(member), member=member,
        options=options, option=option, lines=lines, readable=project is not None,
        matrix=registers.matrix(project, lines) if project else None,
        titles={line.row.id: line.row.title for line in lines}, may=member.may(power_of("risks")),
        found=ask("found", member, {r.id for r in framework.risks.rules}),
        audience=audience_of(member, shelves()["risks"]),
    )  # fmt: skip


@needs("read")
def benefits(request: HttpRequest, member: Member) -> HttpResponse:
    """The benefits: from what to what, by when, who answers for each, and what is missing."""
    rows = reading.held(member.project, ("head", "options", "benefits"))
    framework = framework_in(rows)
    return page(
        request, "casework/benefits.html", title=_("Benefits"), trail=trail_to(member), member=member,
        lines=registers.benefits(rows["benefits"]),
        options={o["id"]: str(o["title"]) for o in rows["options"]}, may=member.may(power_of("benefits")),
        found=ask("found", member, {r.id for r in framework.benefits.rules}),
        audience=audience_of(member, shelves()["benefits"]),
    )  # fmt: skip


@needs("read")
def papers(request: HttpRequest, member: Member) -> HttpResponse:
    """Dated papers, oldest first, and the interests that were declared, with what follows from both."""
    rows = reading.held(member.project, ("head", "options", "documents", "conflicts"))
    return page(
        request, "casework/papers.html", title=_("Papers and interests"), trail=trail_to(member),
        member=member, papers=registers.papers(rows), interests=rows["conflicts"],
        may=member.may(power_of("documents")), found=ask("found", member, PAPERS),
        audience=audience_of(member, shelves()["documents"]),
    )  # fmt: skip
