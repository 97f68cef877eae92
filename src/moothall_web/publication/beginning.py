"""What a worker does for an edition: weighs what is proposed, previews it, makes what is confirmed."""

from __future__ import annotations

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from moothall_web.accounts.models import Project
from moothall_web.jobs import kinds
from moothall_web.jobs.asking import ask
from moothall_web.jobs.kinds import HEAVY, SOON, Kind, RefusedError, Tell
from moothall_web.jobs.models import Job
from moothall_web.publication.models import Edition
from moothall_web.results.asked import let_go

EDITION, WEIGHED, PREVIEW = "edition", "weighed_edition", "preview_of_edition"


def begin(edition: Edition) -> Job:
    """Have a confirmed edition made."""
    return ask(EDITION, edition.project, part=str(edition.pk), key=edition.fingerprint)


def begin_weighing(edition: Edition) -> Job:
    """Have it worked out whether the results of a proposed edition are those of the whole project."""
    return ask(WEIGHED, edition.project, part=str(edition.pk), key=edition.fingerprint)


def weighed(job: Job, tell: Tell) -> None:
    """What the worker does with what is proposed."""
    from moothall_web.publication.editions import weigh

    tell("findings")
    weigh(Edition.objects.select_related("project").get(pk=job.part))


def begin_preview(project: Project, key: str, language: str) -> Job:
    """Have the business case written as the public would see it.

    key : of the project as it stands
    """
    return ask(PREVIEW, project, part=language, key=key)


def previewed(job: Job, tell: Tell) -> None:
    """What the worker does for a preview; of what stands when it comes to it."""
    from moothall_web.results.public import preview
    from moothall_web.results.remembered import state

    tell("findings")
    with translation.override(job.part):
        preview(state(job.project), back_to(job.project))


def back_to(project: Project) -> tuple[str, str]:
    """The link of a preview back to the site."""
    return reverse("publication", args=[project.slug]), _("Back to publication")


def made(job: Job, tell: Tell) -> None:
    """What the worker does with what is confirmed."""
    from moothall_web.publication.making import ChangedError, make_edition

    try:
        make_edition(Edition.objects.get(pk=job.part), lambda done, of, step: tell(step))
    except ChangedError as error:
        raise RefusedError("overtaken") from error


def ready() -> None:
    """Say what this room has made."""
    kinds.add(
        Kind(
            EDITION,
            f"{__name__}:made",
            HEAVY,
            _steps,
            lambda job: _("The edition is being made"),
            lambda job: (reverse("proposal", args=[job.project.slug, job.part]), _("Show the edition")),
            let_go,
        )
    )

    kinds.add(
        Kind(
            WEIGHED,
            f"{__name__}:weighed",
            SOON,
            lambda: {"findings": _steps()["findings"]},
            lambda job: _("A proposed edition is held against the whole project"),
            lambda job: (reverse("proposal", args=[job.project.slug, job.part]), _("Show the edition")),
            let_go,
        )
    )

    kinds.add(
        Kind(
            PREVIEW,
            f"{__name__}:previewed",
            SOON,
            lambda: {"findings": _steps()["findings"]},
            lambda job: _("What the public would see is being written"),
            lambda job: (
                reverse("publication_preview", args=[job.project.slug]), _("See what the public would see")
            ),
            let_go,
        )
    )  # fmt: skip


def _steps() -> dict[str, str]:
    return {
        "findings": _("working out what the public sees"), "log": _("taking the public part of the log"),
        "html": _("writing the pages"), "docx": _("writing the Word files"),
        "workbook": _("writing the workbook"), "languages": _("writing all of it in Welsh"),
        "pdf": _("setting the PDF files"), "sign": _("signing"),
        "write": _("putting all in its place"),
    }  # fmt: skip
