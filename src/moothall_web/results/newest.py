"""Which results are shown: those of what stands, or while these are made, the newest that there are."""

from __future__ import annotations

import datetime

from django.urls import reverse
from msgspec import Struct

from moothall_web.accounts.models import Project
from moothall_web.jobs.models import Job
from moothall_web.results import asked, told
from moothall_web.results.gather import NotYetError
from moothall_web.results.models import Worked
from moothall_web.results.remembered import State, held_state
from moothall_web.results.versions import as_of


class Behind(Struct, frozen=True):
    """Newer results are being worked out.

    told : address of the page that says how far they are
    at : the moment as of which those are that are shown
    """

    told: str
    at: datetime.datetime


class Newest(Struct, frozen=True):
    """The results that are shown. behind : none where they are of what stands."""

    state: State
    behind: Behind | None = None


def newest(project: Project, known: State) -> Newest | Job:
    """What can be shown at once; the job that makes it where there is nothing yet.

    known : the project as it stands
    """
    if told.ready(known):
        return Newest(known)
    job = asked.pages(project, told.spoken())
    if told.ready(known):  # no worker: it was made at once
        return Newest(known)
    made = Worked.objects.filter(project=project, language=told.spoken()).first()
    older = made and _remembered(project, made)
    return (
        Newest(older, Behind(reverse("job", args=[project.slug, job.pk]), made.at)) if made and older else job
    )


def _remembered(project: Project, made: Worked) -> State | None:
    """The state that results were made of; none where they are forgotten or in another order."""
    try:
        found = held_state(project, made.at, lambda: as_of(project, made.at))
    except NotYetError:
        return None
    return found if found.key == made.key and told.ready(found) else None
