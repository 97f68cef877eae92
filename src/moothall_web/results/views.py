"""Pages of what was worked out. What they show is remembered; a worker makes what is not there yet."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.access import COUNTED
from moothall_web.casework.actions import Actor, hand_in
from moothall_web.casework.steps import power_of
from moothall_web.casework.views import trail_to
from moothall_web.results import papers, style, told
from moothall_web.results.asked import file as ask_for_file
from moothall_web.results.blind import closed
from moothall_web.results.chapters import Chapter
from moothall_web.results.doorway import of_project, of_results
from moothall_web.results.remembered import State, having, recalled
from moothall_web.ui.pages import page


def trail_to_results(member: Member) -> list[tuple[str, str]]:
    """The pages above one of the results."""
    return [*trail_to(member), (_("Results"), reverse("results", args=[member.project.slug]))]


@needs("read")
@of_results
def results(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Warnings first, then both stages, how sure they are, what would change them, what to ask next."""
    return page(
        request, "results/overview.html", title=_("Results"), trail=trail_to(member), member=member,
        contents=told.contents(known), body=Markup(told.overview(known)), style=style.address(),
    )  # fmt: skip


@needs("read")
@of_results
def part(request: HttpRequest, member: Member, known: State, id: str) -> HttpResponseBase:
    """One part of the document, with its figures and their sources."""
    contents = told.contents(known)
    body = told.chapter(known, id)
    if body is None:
        if id not in contents.homes:
            raise Http404
        home = reverse("results_part", args=[member.project.slug, contents.homes[id]])
        return redirect(f"{home}#{id}")
    found = contents.chapters
    here = next(c for c in found if c.id == id)
    slug = member.project.slug
    above = [c for c in _above(found, here)]
    trail = [
        *trail_to_results(member),
        *((c.title, reverse("results_part", args=[slug, c.id])) for c in above),
    ]
    place = found.index(here)
    return page(
        request, "results/part.html", title=here.title, trail=trail, member=member, here=here,
        body=Markup(body), style=style.address(),
        inner=[c for c in found if c.parent == id],
        before=found[place - 1] if place else None,
        after=found[place + 1] if place + 1 < len(found) else None,
    )  # fmt: skip


def _above(found: tuple[Chapter, ...], here: Chapter) -> list[Chapter]:
    by_id = {c.id: c for c in found}
    chain: list[Chapter] = []
    while here.parent:
        here = by_id[here.parent]
        chain.insert(0, here)
    return chain


@needs("score")
def no_scores(request: HttpRequest, member: Member) -> HttpResponse:
    """An assessor says that they give no more scores, and hands in what there is; then all is open."""
    slug = member.project.slug
    if request.method == "POST":
        actor = Actor(member.user, member.role_for("score"))
        for code, sections in closed(member).items():
            for section in sections:
                hand_in(member.project, code, section, actor)
    return redirect("results", slug)


@needs("read")
@of_results
def case(request: HttpRequest, member: Member, known: State, name: str = papers.CASE) -> HttpResponseBase:
    """The whole business case on one page, or a smaller document, as the command line writes it."""
    if name not in papers.PAGES:
        raise Http404
    found = HttpResponse(papers.page(known, name))
    # What the decorator csp_update sets, for a view that takes more than the request.
    found._csp_update = {"style-src": [style.source()]}  # type: ignore[attr-defined]
    return found


@needs("read")
@of_project
def downloads(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """The files that can be taken away, with what each is, and whether it is made already."""
    parts = {p.name: papers.part_of(_given(member, p)) for p in papers.PAPERS}
    made = having(known.key, parts.values())
    return page(
        request, "results/downloads.html", title=_("Files to take away"), trail=trail_to_results(member),
        member=member, papers=papers.PAPERS, fingerprint=fingerprint(known.project),
        ready={p.name: _given(member, p).quick or parts[p.name] in made for p in papers.PAPERS},
        whole=member.may(power_of(COUNTED[0])),
    )  # fmt: skip


@needs("read")
@of_project
def download(request: HttpRequest, member: Member, known: State, name: str) -> HttpResponseBase:
    """A file. Where it is not made yet, sending the page's form has it made."""
    asked = next((p for p in papers.PAPERS if p.name == name), None)
    if asked is None:
        raise Http404
    asked = _given(member, asked)
    data = papers.paper(known, asked) if asked.quick else recalled(known.key, papers.part_of(asked))
    if data is None and request.method != "POST":
        return page(
            request, "results/unmade.html", title=_("This file is not made yet"), member=member, paper=asked,
            trail=[*trail_to_results(member), (_("Files to take away"), _downloads(member))],
        )  # fmt: skip
    if data is None:
        job = ask_for_file(
            member.project, known.key, asked.name, told.spoken(), by=member.user, role=member.roles[0]
        )
        return redirect("job", member.project.slug, job.pk)
    if request.method == "POST":
        return redirect("download", member.project.slug, name)
    found = HttpResponse(data, content_type=asked.kind)
    found["Content-Disposition"] = f'attachment; filename="{member.project.slug}-{name}"'
    return found


def _given(member: Member, asked: papers.Paper) -> papers.Paper:
    return papers.for_member(asked, whole=member.may(power_of(COUNTED[0])))


def _downloads(member: Member) -> str:
    return reverse("downloads", args=[member.project.slug])
