"""What a worker makes of a project: its results as pages, the figures of an earlier moment, and files.

Imported by the worker alone, for it brings the engine with it.
"""

from __future__ import annotations

from django.utils import translation

# What the engine and the documents import when they need it: here it is imported once for all jobs.
import moothall.engine.sharing.of_project
import moothall.engine.uncertainty.money.of_project
import moothall.engine.uncertainty.robust
import moothall.render.docx.docx
import moothall.render.pdf.pdf  # noqa: F401
from moothall.files.errors import ReadError
from moothall_web.audit.models import Entry
from moothall_web.jobs.kinds import RefusedError, Tell
from moothall_web.jobs.models import Job
from moothall_web.results import papers, told
from moothall_web.results.gather import NotYetError
from moothall_web.results.models import Worked
from moothall_web.results.program import build
from moothall_web.results.remembered import State, findings_bytes, state
from moothall_web.results.versions import as_of
from moothall_web.results.written import writing


def pages(job: Job, tell: Tell) -> None:
    """The results as they stand when this is begun, in one language, with the whole documents."""
    tell("read")
    entry, known = _now(job)
    if not _same(job, known):
        write(known, job.part, tell)
    if entry is not None:
        Worked.objects.update_or_create(
            project=job.project, language=job.part, defaults={
                "key": known.key, "number": entry.number, "at": entry.at, "build": build(),
            },
        )  # fmt: skip


def _same(job: Job, known: State) -> bool:
    """Whether what was done meanwhile changed nothing: scores that are not handed in yet, for one."""
    with translation.override(job.part):
        made = Worked.objects.filter(project=job.project, language=job.part, key=known.key)
        return told.ready(known) and made.exists()


def write(known: State, language: str, tell: Tell) -> None:
    """Every page of the results of a project in one language, with the whole documents."""
    tell("figures")
    findings_bytes(known)
    tell("pages")
    with translation.override(language), writing(known):
        told.contents(known)
        for name in papers.PAGES:
            papers.page(known, name)


def _now(job: Job) -> tuple[Entry | None, State]:
    """What stands now, with the newest entry of the log that it comes from."""
    try:
        entry, known = _newest(job), state(job.project)
        while (newer := _newest(job)) != entry:
            entry, known = newer, state(job.project)
    except NotYetError as error:
        raise RefusedError("not_yet") from error
    return entry, known


def _newest(job: Job) -> Entry | None:
    return Entry.objects.filter(chain_id=job.project.slug).order_by("-number").first()


def figures(job: Job, tell: Tell) -> None:
    """The findings of an earlier moment, and those of now that they are held against."""
    tell("read")
    _entry, known = _now(job)
    then = _meant(job)
    tell("figures")
    findings_bytes(known)
    findings_bytes(then)


def file(job: Job, tell: Tell) -> None:
    """A file to take away."""
    language, _, name = job.part.partition("/")
    tell("read")
    known = _meant(job)
    tell("figures")
    findings_bytes(known)
    tell("file")
    with translation.override(language):
        try:
            papers.paper(known, papers.named(name))
        except ReadError as error:
            raise RefusedError("refused", " ".join(c.message for c in error.complaints)) from error


def _meant(job: Job) -> State:
    """The project as it stood when the job was asked for."""
    try:
        known = state(job.project)
        if known.key != job.key and job.at is not None:
            known = as_of(job.project, job.at)
    except NotYetError as error:
        raise RefusedError("not_yet") from error
    if known.key != job.key:
        raise RefusedError("overtaken")
    return known
