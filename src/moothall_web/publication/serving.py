"""What everybody can read, without an account: editions, their files, keys, and heads of logs."""

from __future__ import annotations

import datetime
import mimetypes
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.http.response import HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _

from moothall.business_case.compared import FlagChange, Side
from moothall.business_case.languages import speaking
from moothall.files.bundle.log import head_file
from moothall.files.bundle.signature import pem
from moothall.files.catalogues import language, languages
from moothall.files.chain import Head
from moothall.files.differences import Difference
from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import open_to_all
from moothall_web.accounts.roles import title_of
from moothall_web.publication import heads as noted
from moothall_web.publication import reading
from moothall_web.publication.keeping import folder
from moothall_web.publication.models import DailyHead, Edition, EditionFile, SigningKey
from moothall_web.publication.summary import Summary
from moothall_web.results.looking_back import telling
from moothall_web.results.told import spoken
from moothall_web.results.versions import Comparison, told_apart
from moothall_web.ui.pages import page

FOR_GOOD = "public, max-age=31536000, immutable"
SHOWN = {".html", ".pdf", ".json", ".csv", ".jsonl", ".md", ".yaml", ".txt"}
"""Endings of files that a browser may show; all others are downloads."""
KINDS = {".jsonl": "application/jsonl", ".geojson": "application/geo+json", ".yaml": "application/yaml",
         ".md": "text/markdown", ".moothall": "application/zip"}  # fmt: skip


@open_to_all
def editions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every edition of a project, the newest first; says of no project that has none."""
    project = Project.objects.filter(slug=slug).first()
    found = list(reading.published(project)) if project else []
    if not found:
        raise Http404
    told = [(e, msgspec.convert(e.summary, Summary)) for e in found]
    return page(
        request, "publication/editions.html", title=_("Editions: {title}").format(title=told[0][1].title),
        editions=told, slug=slug,
    )  # fmt: skip


@open_to_all
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """An edition at its permanent address: files, what is withheld and why, what changed, how to verify."""
    found = reading.edition_of(slug, number)
    if found is None:
        raise Http404
    told = msgspec.convert(found.summary, Summary)
    latest = reading.latest(found.project)
    files = {f.name: f for f in found.files.all()}
    apart = _apart(found, told) if reading.CHANGES in files else None
    return page(
        request, "publication/edition.html", slug=slug, edition=found, told=told,
        title=_("{title}: edition {n}").format(title=told.title, n=number),
        trail=[(_("Editions"), reverse("editions", args=[slug]))],
        latest=latest if latest and latest.number != number else None, files=files,
        main=[(name, words, files[name], other) for name, words, other in _in_tongue(files)],
        found=apart, proposed=title_of(found.proposed_role), confirmed=title_of(found.confirmed_role),
        **(telling(apart) if apart else {"leaders": {}}),
    )  # fmt: skip


def main_files() -> dict[str, str]:
    """The files that most people look for, in words; all others are listed under them."""
    return {
        "documents/index.html": _("The business case, as a page"),
        "documents/business-case.pdf": _("The business case, to print (PDF)"),
        "documents/business-case.docx": _("The business case, for Word"),
        "documents/leaflet.html": _("The leaflet, as a page"),
        "documents/members-sheet.html": _("The members' sheet, as a page"),
        "documents/findings.xlsx": _("All figures, as a workbook"),
        "documents/project.xlsx": _("What people put in, as a workbook"),
        "findings.json": _("All figures, for programs (JSON)"),
        "log.jsonl": _("The public part of the log"),
        "manifest.json": _("The list of all files with their hashes"),
        "signature.json": _("The signature"),
        "bundle.moothall": _("All of it in one file, to be verified"),
    }


def _in_tongue(files: Mapping[str, object]) -> Iterator[tuple[str, str, tuple[str, str, str] | None]]:
    """The main files in the language of the page where they were published in it, and the same in the other.

    The other is told by its file, the code and the name of its language.
    """
    names = dict(settings.LANGUAGES)
    for name, words in main_files().items():
        every = [(code, reading.spoken_name(name, code)) for code in languages()]
        there = {code: other for code, other in every if other in files}
        if not there:
            continue
        code = spoken() if spoken() in there else next(iter(there))
        others = [c for c in there if c != code and there[c] != there[code]]
        other = (there[others[0]], others[0], names.get(others[0], others[0])) if others else None
        yield there[code], words, other


class _Changes(msgspec.Struct, frozen=True):
    before: Side
    after: Side
    inputs: tuple[Difference, ...]
    flags: dict[str, list[FlagChange]]


def _apart(edition: Edition, told: Summary) -> Comparison:
    """What changed since the edition before, as it was noted when this one was made."""
    data = (folder(edition) / reading.CHANGES).read_bytes()
    noted = msgspec.json.decode(data, type=_Changes)
    with speaking(language(spoken())):
        return told_apart(noted.before, noted.after, noted.inputs, noted.flags, told.options)


@open_to_all
def file(request: HttpRequest, slug: str, number: int, name: str) -> HttpResponseBase:
    """A file of an edition: it never changes, and every copy of it may be kept."""
    found = reading.file_of(slug, number, name)
    if found is None:
        raise Http404
    tag = quote_etag(found.sha256)
    if tag in parse_etags(request.headers.get("If-None-Match", "")):
        answer: HttpResponseBase = HttpResponseNotModified()
    else:
        answer = _answer(found)
    answer["ETag"], answer["Cache-Control"] = tag, FOR_GOOD
    return answer


def _answer(found: EditionFile) -> FileResponse:
    ending = f".{found.name.rpartition('.')[2]}"
    kind = KINDS.get(ending) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind.endswith(("json", "yaml")):
        kind += "; charset=utf-8"
    bare = found.name.rpartition("/")[2]
    slug, number = found.edition.project.slug, found.edition.number
    answer = FileResponse(
        reading.path_of(found).open("rb"), content_type=kind, as_attachment=ending not in SHOWN,
        filename=f"{slug}-{number}-{bare}" if ending not in SHOWN else bare,
    )  # fmt: skip
    answer["X-Content-Type-Options"] = "nosniff"
    if found.style:
        answer._csp_update = {"style-src": [found.style]}  # type: ignore[attr-defined]
    return answer


@open_to_all
def keys(request: HttpRequest) -> JsonResponse:
    """The public keys with which editions were signed, and from when to when."""
    found = [
        {"algorithm": "Ed25519", "key": k.public, "pem": pem(k.public), "from": k.made.isoformat(),
         "until": k.retired.isoformat() if k.retired else None}
        for k in SigningKey.objects.order_by("-made", "-pk")
    ]  # fmt: skip
    return JsonResponse({"keys": found})


@open_to_all
def heads(request: HttpRequest, slug: str) -> JsonResponse:
    """The newest entry of a project's log on each day, the newest day first; that of today is noted now."""
    project = _published(slug)
    noted.note(project, timezone.localdate())
    found = DailyHead.objects.filter(project=project).order_by("-day")
    rows: list[dict[str, Any]] = [
        {"day": h.day.isoformat(), "log": slug, "entry": h.number, "hash": h.hash} for h in found
    ]
    return JsonResponse({"heads": rows})


@open_to_all
def head(request: HttpRequest, slug: str, day: str) -> HttpResponse:
    """The newest entry of a project's log on a day, as `moothall verify --head` reads it."""
    project = _published(slug)
    try:
        asked = datetime.date.fromisoformat(day)
    except ValueError:
        raise Http404 from None
    if asked == timezone.localdate():
        noted.note(project, asked)
    found = get_object_or_404(DailyHead, project=project, day=asked)
    answer = HttpResponse(head_file(slug, Head(found.number, found.hash)), content_type="application/json")
    answer["Cache-Control"] = FOR_GOOD
    return answer


def _published(slug: str) -> Project:
    """A project of which an edition was published; to everybody else there is none."""
    project = Project.objects.filter(slug=slug).first()
    if project is None or reading.latest(project) is None:
        raise Http404
    return project
