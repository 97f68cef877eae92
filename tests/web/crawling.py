"""A site read from end to end: every link followed, and every address filled in with what is there.

Nothing is sent but GET; a page counts as read when it answers, whatever it answers: a refusal can leak too.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from moothall_web.accounts import matrix
from moothall_web.accounts.models import Invitation, Membership, Project
from moothall_web.audit.models import Entry
from moothall_web.casework.choices import framework_of
from moothall_web.casework.models import Place, Upload
from moothall_web.casework.shelves import shelves
from moothall_web.forum.models import Comment, Consultation, Response
from moothall_web.jobs.models import Job
from moothall_web.publication.models import Edition
from moothall_web.results import papers
from moothall_web.results.models import Upload as Waiting

LINK = re.compile(rb'(?:href|src|action)="(/[^"#]*)')
FEED = re.compile(rb"https?://[^/<\"\s]+(/[^<\"\s]*)")


def read(answer: HttpResponse) -> bytes:
    """All that an answer gives, its heads too."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return "\n".join(f"{k}: {v}" for k, v in answer.items()).encode() + b"\n\n" + body


def crawled(client: Client, starts: Iterable[str], most: Callable[[str], int]) -> dict[str, bytes]:
    """What every page answers that can be reached by links from some addresses.

    most : how many addresses of a route are asked for, by its name
    """
    waiting, found = [*starts], dict[str, bytes]()
    asked: Counter[str] = Counter()
    while waiting:
        address = waiting.pop(0)
        name = _route(address)
        if address in found or not name or asked[name] >= most(name):
            continue
        asked[name] += 1
        answer = client.get(address)
        found[address] = read(answer)
        kind = answer.get("Content-Type", "")
        if answer.status_code >= 500:
            raise AssertionError(f"{address} answered {answer.status_code}")
        if to := answer.get("Location", ""):
            waiting.append(to)
        if kind.startswith("text/html") and "/files/" not in address:
            waiting += [html.unescape(link.decode()) for link in LINK.findall(found[address])]
        if kind.startswith("application/atom"):
            waiting += [html.unescape(link.decode()) for link in FEED.findall(found[address])]
    return found


def _route(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).url_name or ""
    except Resolver404:
        return ""


def everywhere(project: Project) -> Iterator[str]:
    """Every address of a project, of pages and of the API, for everything that it holds."""
    words = things(project)
    for route in matrix.routes():
        if "slug" in route.words:
            for given in filled(route, words):
                yield reverse(route.name, kwargs={"slug": project.slug} | given)


Filled = dict[str, str | int]


def filled(route: matrix.Route, words: dict[str, list[Filled]]) -> list[Filled]:
    """What the words of an address, but for the project's, can be."""
    own = tuple(w for w in route.words if w != "slug")
    if not own:
        return [{}]
    known = NUMBERS.get(route.name)
    if known:
        return words[known]
    return words.get(",".join(own), [])


NUMBERS = {
    "file": "upload", "job": "job", "end_membership": "membership", "erase_person": "person",
    "withdraw": "invitation", "comment": "comment", "version": "entry", "api_findings_then": "entry",
    "proposal": "proposal", "confirm_edition": "proposal", "withdraw_edition": "proposal",
    "make_edition": "proposal", "edition": "edition", "public_weights": "edition", "api_edition": "edition",
    "edition_file": "edition file", "public_area": "edition",
    "consultation": "consultation", "api_consultation": "consultation",
    "consulting_one": "consultation", "change_consultation": "consultation",
    "download": "paper", "case_beside": "page", "adopt": "term",
    "results_part": "chapter", "revoke_token": "token",
}  # fmt: skip
"""What the number or the name in an address is, by the name of its route, where the word says too little."""


def things(project: Project) -> dict[str, list[Filled]]:
    """What the words of addresses can be, for everything that a project holds."""
    places = list(Place.objects.filter(project=project).values_list("shelf", "key"))
    keyed = [{"name": s, "key": k or "-"} for s, k in places]
    keys: dict[str, list[str]] = {}
    for shelf, key in places:
        keys.setdefault(shelf, []).append(key)

    def numbers(pks: Iterable[int]) -> list[Filled]:
        return [{"number": n} for n in pks]

    editions = Edition.objects.filter(project=project)
    framework = framework_of(project)
    sections = framework.matrix.sections if framework else ()
    cells = [(s.id, c.id) for s in sections for c in s.criteria]
    groups = keys.get("stakeholders.groups", ())
    return {
        "paper": [{"name": p.name} for p in papers.PAPERS],
        "page": [{"name": name} for name in papers.PAGES],
        "term": [{"kind": kind} for kind in ("must-pass", "thresholds", "grades")],
        "chapter": [{"id": id} for id in ("ranking", "warnings", "money", "evidence")],
        "section": [{"section": s.id} for s in sections],
        "section,option,criterion": [
            {"section": s, "option": o, "criterion": c} for s, c in cells for o in keys.get("options", ())
        ],
        "option,principle": [
            {"option": o, "principle": p.id}
            for o in keys.get("options", ()) for p in (framework.screening.principles if framework else ())
        ],
        "group,name,way": [{"group": g, "name": "sections", "way": "points"} for g in groups],
        "token": [{"token": w.token} for w in Waiting.objects.filter(project=project)],
        "day": [{"day": "2026-11-29"}],
        "name": [{"name": name} for name in shelves()],
        "shelf": [{"shelf": name} for name in shelves()],
        "name,key": keyed,
        "shelf,key": [{"shelf": s, "key": k or "-"} for s, k in places],
        "option": [{"option": o} for o in keys.get("options", ())],
        "item": [{"item": e} for e in keys.get("evidence", ())],
        "id": [{"id": e} for e in keys.get("evidence", ())],
        "upload": numbers(Upload.objects.filter(place__project=project).values_list("pk", flat=True)),
        "job": numbers(Job.objects.filter(project=project).values_list("pk", flat=True)),
        "membership": numbers(Membership.objects.filter(project=project).values_list("pk", flat=True)),
        "person": numbers(Membership.objects.filter(project=project).values_list("user", flat=True)),
        "invitation": numbers(Invitation.objects.filter(project=project).values_list("pk", flat=True)),
        "comment": numbers(Comment.objects.filter(project=project).values_list("number", flat=True)),
        "consultation": numbers(
            Consultation.objects.filter(project=project).values_list("number", flat=True)
        ),
        "number,answer": [
            {"number": r.consultation.number, "answer": r.number}
            for r in Response.objects.filter(consultation__project=project).select_related("consultation")
        ],
        "partner": [{"partner": p} for p in keys.get("head.partners", ())],
        "option,criterion": [
            {"option": o, "criterion": c} for _s, c in cells for o in keys.get("options", ())
        ],
        "about": [{"about": about} for about in ("general", *keys.get("options", ()))],
        "entry": numbers(Entry.objects.filter(chain=project.slug).values_list("number", flat=True)),
        "proposal": numbers(editions.values_list("pk", flat=True)),
        "edition": numbers(n for n in editions.values_list("number", flat=True) if n),
        "edition file": [
            {"number": e.number, "name": f.name} for e in editions if e.number for f in e.files.all()
        ],
    }  # fmt: skip
