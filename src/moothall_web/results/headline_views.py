"""A headline on jobs: typed, held against what is so, and taken away with its table or not at all."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from markupsafe import Markup

from moothall.business_case.document import Document, Table, walk
from moothall.business_case.headline import headline as told_headline
from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.render.anchors import Anchors, ids
from moothall.render.html import render_sections
from moothall.render.plain import document_text, table_csv
from moothall_web.accounts.policy import Member, needs
from moothall_web.casework.staff_views import trail
from moothall_web.results import style
from moothall_web.results.doorway import of_results
from moothall_web.results.remembered import State, findings_of
from moothall_web.results.told import spoken
from moothall_web.ui.pages import page

LONGEST = 300
"""Letters of a headline."""


def _typed(request: HttpRequest) -> tuple[str, str]:
    """The option and the words of an address, on one line."""
    words = " ".join(request.GET.get("words", "").split())[:LONGEST]
    return request.GET.get("option", ""), words


def _document(known: State, option: str, words: str) -> Document | None:
    with speaking(language(spoken())):
        return told_headline(known.project, findings_of(known), option, words)


@needs("read")
@of_results
def headline(request: HttpRequest, member: Member, known: State) -> HttpResponseBase:
    """Draft a headline on jobs: it stands with net, every place and what is genuinely new."""
    slug, (option, words) = member.project.slug, _typed(request)
    options = [(o.id, o.title) for o in known.project.kept_options]
    found = _document(known, option, words) if option else None
    body = ""
    if found is not None:
        with speaking(language(spoken())):
            body = render_sections(found, found.sections, Anchors(ids(found)))
    faults = {}
    if option and option not in dict(options):
        faults = {"option": _("Choose an option of the list.")}
    query = urlencode({"option": option, "words": words})
    files = [
        (f"{reverse('headline_file', args=[slug, name])}?{query}", said)
        for name, said in (
            ("headline.txt", _("Headline and table as text, for a press notice or a mail")),
            ("headline.csv", _("Headline and table for a spreadsheet (CSV)")),
        )
    ]
    return page(
        request, "results/headline.html", title=_("A headline on jobs"),
        trail=trail(member, (_("Jobs by place"), reverse("posts", args=[slug]))), member=member,
        options=options, typed={"option": option, "words": words}, asked=bool(option),
        faults=faults, status=422 if faults else 200,
        headline=found, body=Markup(body), files=files if found is not None else [], style=style.address(),
    )  # fmt: skip


@needs("read")
@of_results
def headline_file(request: HttpRequest, member: Member, known: State, name: str) -> HttpResponseBase:
    """The headline as a file: there is none that leaves the table out."""
    made: dict[str, tuple[str, Callable[[Document], bytes]]] = {
        "headline.txt": ("text/plain; charset=utf-8", document_text),
        "headline.csv": ("text/csv; charset=utf-8", _csv),
    }
    found = _document(known, *_typed(request))
    if found is None or name not in made:
        raise Http404
    kind, make = made[name]
    with speaking(language(spoken())):
        answer = HttpResponse(make(found), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{member.project.slug}-{name}"'
    return answer


def _csv(found: Document) -> bytes:
    """The headline stands in every row: no row can be copied without it, nor it without them."""
    table = next(t for t in walk(found.sections) if isinstance(t, Table))
    return table_csv(table, ((_("Headline"), str(found.title)),))
