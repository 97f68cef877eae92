"""What people are to the rows of a project: roles and bodies to choose from, first access, who sees a row."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from moothall.framework.framework import Framework
from moothall_web.accounts.audience import Audience, audience
from moothall_web.accounts.hooks import Body, Surroundings
from moothall_web.accounts.models import Membership, Project
from moothall_web.accounts.policy import Member
from moothall_web.accounts.roles import roles_of
from moothall_web.casework import actions, reading
from moothall_web.casework.actions import Actor
from moothall_web.casework.choices import framework_of
from moothall_web.casework.models import Submission, Value
from moothall_web.casework.shelves import Shelf, shelves
from moothall_web.casework.steps import step_of

GROUPS = "stakeholders.groups"
PARTNERS = "head.partners"


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


def audience_of(
    member: Member, shelf: Shelf, framework: Framework | None, row: Value | None = None
) -> Audience:
    """Who can see and change a kind of rows, or one row of it."""
    power = step_of(shelf.name).power
    title = Surroundings(roles_of(framework)).title_of
    if shelf.name != "scores":
        return audience(member.project, power, title)
    blind = _("A score is seen by its assessor alone until the section is handed in.")
    mutual = _("Assessors who have not handed in a section do not see the scores of others in it.")
    if row is None or row.fields is None or _handed_in(member.project, row.fields, framework):
        return audience(member.project, power, title, notes=(blind, mutual))
    code = row.fields.get("assessor")
    return audience(member.project, power, title, only=lambda m: m.assessor == code, notes=(blind,))


def _handed_in(project: Project, score: dict[str, Any], framework: Framework | None) -> bool:
    sections = {c.id: s.id for s in framework.matrix.sections for c in s.criteria} if framework else {}
    section = sections.get(score.get("criterion", ""), "")
    given = Submission.objects.filter(project=project, assessor=score.get("assessor", ""), section=section)
    return given.exists()
