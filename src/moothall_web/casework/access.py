"""What people are to the rows of a project: roles and bodies to choose from, first access, who sees a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from moothall.framework.framework import Framework
from moothall_web.accounts.audience import Audience, audience
from moothall_web.accounts.hooks import Body, Surroundings
from moothall_web.accounts.models import Membership, Project
from moothall_web.accounts.policy import Member, powers
from moothall_web.accounts.roles import roles_of
from moothall_web.casework import actions, reading
from moothall_web.casework.actions import Actor
from moothall_web.casework.choices import framework_of
from moothall_web.casework.models import Submission, Value
from moothall_web.casework.shelves import Shelf, shelves
from moothall_web.casework.steps import power_of

GROUPS = "stakeholders.groups"
PARTNERS = "head.partners"
COUNTED = ("workforce", "jobs")
"""Kinds of rows that count staff: those who enter them see them as they stand, all others told together."""
OF_GROUPS = ("verdicts", "weights")
"""Kinds of rows in which a group speaks."""


def tell_surroundings(sender: Any, project: Project, **more: Any) -> Surroundings:
    """The roles of the project's framework, its partners and its groups."""
    partners = [v.fields or {} for v in reading.rows(project, PARTNERS)]
    groups = [v.fields or {} for v in reading.rows(project, GROUPS)]
    bodies = [Body(p["id"], p.get("title") or p["id"]) for p in partners]
    bodies += [
        Body(g["id"], g.get("title") or g["id"], True, tuple(a["id"] for a in g.get("assessors", ())))
        for g in groups
    ]
    return Surroundings(roles_of(framework_of(project)), tuple(bodies))


def note_first_access(sender: Any, membership: Membership, **more: Any) -> None:
    """The clock for early involvement starts when the first of a group takes an invitation up."""
    project = membership.project
    around = tell_surroundings(Project, project)
    for group in around.groups(membership.body, membership.assessor):
        now = reading.newest(project, GROUPS, group.id)
        if now is None or now.fields is None or now.fields.get("first_access"):
            continue
        day = timezone.localdate().isoformat()
        actions.save(
            project, shelves()[GROUPS], group.id, now.fields | {"first_access": day},
            Actor(membership.user, membership.role), seen=now.version,
            why=_("The first of this group took up an invitation."),
        )  # fmt: skip


def audience_of(member: Member, shelf: Shelf, row: Value | None = None) -> Audience:
    """Who can see and change a kind of rows, or one row of it."""
    framework = framework_of(member.project)
    title = Surroundings(roles_of(framework)).title_of
    fields = (row.fields if row else None) or {}
    if shelf.name == "scores":
        return _of_score(member.project, fields, framework, title)
    power = power_of(shelf.name)
    if shelf.name in OF_GROUPS:
        note = _("A group changes what it says itself, and nothing that another group says.")
        changes = _speaks_for(member.project, fields) if fields else _anybody
        return audience(member.project, power, title, changes=changes, notes=(note,))
    if shelf.name in COUNTED:
        note = _("A small count may point to a person: all others are told them together.")
        return audience(
            member.project, power, title, sees=lambda row: power in powers().get(row.role, ()), notes=(note,)
        )
    return audience(member.project, power, title)


def _of_score(
    project: Project, score: dict[str, Any], framework: Framework | None, title: Callable[[str], str]
) -> Audience:
    blind = _(
        "A score is seen by its assessor alone until the section is handed in, and changed by nobody else."
    )
    mutual = _("Assessors who have not handed in a section do not see the scores of others in it.")
    power = power_of("scores")
    if not score:
        return audience(project, power, title, notes=(blind, mutual))

    def own(row: Membership) -> bool:
        return row.assessor == score.get("assessor")

    if _handed_in(project, score, framework):
        return audience(project, power, title, changes=own, notes=(mutual,))
    return audience(project, power, title, sees=own, notes=(blind,))


def _handed_in(project: Project, score: dict[str, Any], framework: Framework | None) -> bool:
    sections = {c.id: s.id for s in framework.matrix.sections for c in s.criteria} if framework else {}
    section = sections.get(score.get("criterion", ""), "")
    given = Submission.objects.filter(project=project, assessor=score.get("assessor", ""), section=section)
    return given.exists()


def _speaks_for(project: Project, fields: dict[str, Any]) -> Callable[[Membership], bool]:
    """Whether somebody speaks for the group of a row; for all together, those who adopt."""
    named = fields.get("group")
    if not named:
        return lambda row: "adopt" in powers().get(row.role, ())
    groups = [v.fields or {} for v in reading.rows(project, GROUPS)]
    codes = {a["id"] for g in groups if g.get("id") == named for a in g.get("assessors", ())}
    return lambda row: row.body == named or row.assessor in codes


def _anybody(row: Membership) -> bool:
    return True
