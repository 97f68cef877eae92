"""What a worker is asked to make of a project, and when: what somebody waits for, and what they soon will."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Chain, Entry
from moothall_web.audit.record import record
from moothall_web.jobs import kinds
from moothall_web.jobs.asking import anew, ask
from moothall_web.jobs.kinds import HEAVY, SOON, Kind
from moothall_web.jobs.models import Job

PAGES, FIGURES, FILE = "results", "figures", "file"
AHEAD = ("en",)
"""Languages in which results are made before anybody asks."""
PAUSE = 10.0
"""Seconds after a save, in which more may follow, before results are made anew."""


def pages(project: Project, language: str) -> Job:
    """Somebody waits for the results as they stand."""
    return ask(PAGES, project, part=language)


def figures(project: Project, entry: Entry, key: str) -> Job:
    """Somebody holds an earlier state against now."""
    return ask(FIGURES, project, part=str(entry.number), key=key, at=entry.at)


def file(project: Project, key: str, name: str, language: str, *, by: User, role: str) -> Job:
    """Somebody asks for a file, which the log tells of."""
    entry = Entry.objects.filter(chain_id=project.slug).order_by("-number").first()
    with transaction.atomic():
        record(project.slug, actor=by.code, action="ask_for_file", subject=name, body={"role": role})
    return ask(FILE, project, part=f"{language}/{name}", key=key, at=entry.at if entry else None, by=by)


def saved(sender: Any, instance: Entry, created: bool, **kwargs: Any) -> None:
    """Rows of a project changed: its results are made anew, once nothing follows for a while."""
    if created and instance.action in CHANGES and not instance.chain_id.startswith(":"):
        transaction.on_commit(partial(_make_anew, instance.chain_id))


CHANGES = frozenset({"add", "save", "save_many", "remove", "bring_in", "hand_in", "erase_person"})
"""Actions that change what results are made of; a comment of the public does not."""


def _make_anew(slug: str) -> None:
    project = Project.objects.filter(slug=slug).first()
    if project is not None:
        for language in AHEAD:
            anew(project, PAGES, language, PAUSE)


def all_behind(build: str) -> int:
    """Have the results of every project made that changed, or that another program made; how many.

    build : of this program
    """
    lengths = dict(Chain.objects.values_list("id", "length"))
    behind = [p for p in Project.objects.prefetch_related("worked") if _behind(p, lengths, build)]
    for project in behind:
        for language in AHEAD:
            anew(project, PAGES, language, 0)
    return len(behind)


def _behind(project: Project, lengths: dict[str, int], build: str) -> bool:
    made = {w.language: w for w in project.worked.all()}
    length = lengths.get(project.slug, 0)
    return any(
        language not in made or made[language].number < length or made[language].build != build
        for language in AHEAD
    )


def ready() -> None:
    """Say what this room has made."""
    for kind in _kinds():
        kinds.add(kind)


def _kinds() -> Iterable[Kind]:
    making = "moothall_web.results.making"
    yield Kind(
        PAGES, f"{making}:pages", SOON, _steps, lambda job: _("The results are being worked out"),
        lambda job: (reverse("results", args=[job.project.slug]), _("Show the results")), let_go,
    )  # fmt: skip
    yield Kind(
        FIGURES, f"{making}:figures", SOON, _steps_of_figures,
        lambda job: _("An earlier state is being worked out"),
        lambda job: (reverse("version", args=[job.project.slug, job.part]), _("Show what changed")), let_go,
    )  # fmt: skip
    yield Kind(FILE, f"{making}:file", HEAVY, _steps_of_file, _title_of_file, _home_of_file, let_go)


def _steps() -> dict[str, str]:
    return {
        "read": _("reading what stands"), "figures": _("working out the figures"),
        "pages": _("writing the pages"),
    }  # fmt: skip


def _steps_of_figures() -> dict[str, str]:
    return {name: words for name, words in _steps().items() if name != "pages"}


def _steps_of_file() -> dict[str, str]:
    steps = _steps()
    return {"read": steps["read"], "figures": steps["figures"], "file": _("making the file")}


def _title_of_file(job: Job) -> str:
    return _("The file {name} is being made").format(name=job.part.rpartition("/")[2])


def _home_of_file(job: Job) -> tuple[str, str]:
    name = job.part.rpartition("/")[2]
    return reverse("download", args=[job.project.slug, name]), _("Save {name}").format(name=name)


def let_go(job: Job) -> None:
    """A process that was stopped leaves its claims behind; others need not wait for them."""
    from moothall_web.results.models import Remembered

    if job.begun is not None:
        Remembered.objects.filter(value=None, claimed__gte=job.begun).delete()
