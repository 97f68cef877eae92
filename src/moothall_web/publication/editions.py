"""How an edition comes about: one person proposes it, another confirms it, and only then it is made.

What is proposed is the project as it stands at one moment: whatever is written later is not in it, and what
was looked at is what comes out. Permission has been asked before.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from moothall.business_case.disclosure.disclose import blocks
from moothall.project.fingerprint import fingerprint
from moothall.project.problems import Problem
from moothall_web.accounts.models import Membership, Project
from moothall_web.accounts.policy import who_may
from moothall_web.audit.record import record
from moothall_web.casework.erasing import blotted
from moothall_web.casework.writing import Actor, lock
from moothall_web.publication.models import Edition
from moothall_web.results.blind import awaited
from moothall_web.results.versions import as_of

OPEN = (Edition.PROPOSED, Edition.CONFIRMED)


class RefusedError(Exception):
    """Why an edition does not go on: a word that the pages say in a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class BlockedError(Exception):
    """What keeps the project from being published, as it stood at the moment."""

    def __init__(self, problems: tuple[Problem, ...], moment: datetime.datetime) -> None:
        super().__init__(f"{len(problems)} things keep it from being published")
        self.problems, self.moment = problems, moment


def open_edition(project: Project) -> Edition | None:
    """The edition that somebody proposed and that is not yet there; at most one."""
    found = Edition.objects.filter(project=project, state__in=OPEN)
    return found.select_related("project", "proposed_by", "confirmed_by").first()


def confirmers(edition: Edition) -> list[Membership]:
    """Everybody who may confirm it: all who may approve, but for who proposed it."""
    return [m for m in who_may(edition.project, "approve") if m.user_id != edition.proposed_by_id]


def moment_of(project: Project) -> datetime.datetime:
    """A moment that cuts cleanly: whoever was writing has finished, and whoever comes later is later."""
    with transaction.atomic():
        lock(project)
        return timezone.now()


def propose(project: Project, note: str, actor: Actor) -> Edition:
    """Propose the project as it stands.

    raises : NotYetError where its rows are no project, BlockedError with all that keeps it from being
        published, RefusedError where an edition is open already, or would show scores to somebody who scores
    """
    moment = moment_of(project)
    given = as_of(project, moment).project
    if problems := blocks(given):
        raise BlockedError(problems, moment)
    with transaction.atomic():
        lock(project)
        if open_edition(project) is not None:
            raise RefusedError("open")
        if awaited(project, moment):
            raise RefusedError("blind")
        made = Edition.objects.create(
            project=project, moment=moment, fingerprint=fingerprint(given), note=note,
            proposed_by=actor.user, proposed_role=actor.role, proposed_at=timezone.now(),
        )  # fmt: skip
        body = {"role": actor.role, "note": note, "fingerprint": made.fingerprint}
        record(
            project.slug, actor=actor.code, action="propose_edition", subject=f"proposal {made.pk}", body=body
        )
        return made


def weigh(edition: Edition) -> Edition:
    """Work out how far the results of a proposed edition are from those of the whole project."""
    from moothall_web.results.public import gap, public_copy  # with the engine: only where it is needed

    apart = gap(public_copy(as_of(edition.project, edition.moment)).about)
    with transaction.atomic():
        held = Edition.objects.select_for_update().select_related("project").get(pk=edition.pk)
        if held.state == Edition.PROPOSED:
            held.weighed, held.differs = True, apart.ranks
            held.save(update_fields=["weighed", "differs"])
        return held


def withdraw(edition: Edition, why: str, actor: Actor) -> Edition:
    """Take a proposal back, or turn it down; RefusedError where it is confirmed by now."""
    with transaction.atomic():
        held = _held(edition, Edition.PROPOSED)
        held.state = Edition.WITHDRAWN
        held.save(update_fields=["state"])
        body = {"role": actor.role, "why": why}
        record(
            held.project.slug,
            actor=actor.code,
            action="withdraw_edition",
            subject=f"proposal {held.pk}",
            body=body,
        )
        return held


def confirm(edition: Edition, reason: str, actor: Actor) -> Edition:
    """Confirm what another person proposed; it gets its number and waits to be made.

    reason : why it may be published although its results are not those of the whole project
    raises : RefusedError where it is one's own, is not open, is not weighed yet, needs a reason, or would
        show scores to somebody who scores
    """
    with transaction.atomic():
        held = _held(edition, Edition.PROPOSED)
        if held.proposed_by_id == actor.user.pk:
            raise RefusedError("own")
        if not held.weighed:
            raise RefusedError("weighing")
        if held.differs and not reason:
            raise RefusedError("reason")
        if awaited(held.project, held.moment):  # somebody may have come to score since it was proposed
            raise RefusedError("blind")
        last = Edition.objects.filter(project=held.project).aggregate(last=Max("number"))["last"]
        held.number, held.state, held.reason = (last or 0) + 1, Edition.CONFIRMED, reason
        held.confirmed_by, held.confirmed_role, held.confirmed_at = actor.user, actor.role, timezone.now()
        body = {"role": actor.role, "edition": held.number, "note": held.note, "reason": reason,
                "proposed_by": f"user:{held.proposed_by_id}"}  # fmt: skip
        entry = record(
            held.project.slug, actor=actor.code, action="confirm_edition", subject=f"edition {held.number}",
            body=body,
        )  # fmt: skip
        held.entry = entry.number
        held.save()
        return held


def _held(edition: Edition, state: str) -> Edition:
    """The edition as it stands now, for this transaction alone."""
    lock(edition.project)
    held = Edition.objects.select_for_update().select_related("project").get(pk=edition.pk)
    if held.state != state:
        raise RefusedError(held.state)
    return held


def blot(words: tuple[str, ...], of: list[Project], **told: object) -> None:
    """Blot somebody out of the notes of editions that are not out: one that is, is in the hands of others."""
    for edition in Edition.objects.filter(project__in=of).exclude(state=Edition.PUBLISHED):
        said = {name: blotted(getattr(edition, name), words) for name in ("note", "reason")}
        Edition.objects.filter(pk=edition.pk).update(**said)
