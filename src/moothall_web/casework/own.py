"""What somebody says in their own name: under one's own code, for one's own group, and for no other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member
from moothall_web.accounts.roles import title_of
from moothall_web.casework import reading
from moothall_web.casework.choices import framework_of
from moothall_web.casework.models import Submission

GROUPS = "stakeholders.groups"
SPOKEN = frozenset({"scores", "weights", "verdicts", "statements"})
"""Kinds of rows that are somebody's own word."""


def groups_of(member: Member, groups: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Ids of the stakeholder groups that somebody speaks for: as one of its assessors, or by membership."""
    found = []
    for fields in groups:
        codes = {a["id"] for a in fields.get("assessors", ())}
        if codes & set(member.assessors) or fields.get("id") in member.bodies:
            found.append(fields["id"])
    return tuple(found)


def name_of(member: Member, power: str) -> str:
    """In whose name somebody acts: the body that they act for, else the role in which they use a power."""
    rows = reading.held(member.project, ["head.partners", GROUPS])
    for fields in (*rows["head.partners"], *rows[GROUPS]):
        if fields.get("id") in member.bodies:
            return str(fields.get("title") or fields["id"])
    return title_of(member.role_for(power))


def sections_of(member: Member) -> dict[str, str]:
    """Criterion to its section, in the framework of the project."""
    framework = framework_of(member.project)
    return {c.id: s.id for s in framework.matrix.sections for c in s.criteria} if framework else {}


def refusal(member: Member, shelf: str, values: Mapping[str, Any]) -> str | None:
    """Why somebody may not write or remove such a row, or None. The power for it has been asked before."""
    if shelf == "scores":
        return _score(member, values)
    if shelf == "decisions":
        return _decision(member, values)
    if shelf == "verifications":
        return _("A claim is marked on its own page, by somebody who did not enter it.")
    if shelf == "signatures":
        return _("A saving is signed or refused on its own page, for the partner that one acts for.")
    if shelf == "questions":
        return _("A question or a reply is put on its own page, and stays as it is.")
    if shelf in SPOKEN:
        return _group(member, values.get("group"))
    return None


def _score(member: Member, values: Mapping[str, Any]) -> str | None:
    code = values.get("assessor")
    if code not in member.assessors:
        own = ", ".join(member.assessors)
        if not own:
            return _("Only an assessor scores, and you have no assessor's code.")
        return _("A score is given under one's own code. Yours is {own}.").format(own=own)
    section = sections_of(member).get(str(values.get("criterion")), "")
    if Submission.objects.filter(project=member.project, assessor=code, section=section).exists():
        return _("You handed in section {section}. Revise a score on the page of the section.").format(
            section=section
        )
    return None


def _decision(member: Member, values: Mapping[str, Any]) -> str | None:
    if values.get("kind") == "decision":
        return _("A decision is recorded on its own page, which tells what stands in its way, and it stays.")
    if values.get("kind") == "dissent" or member.may("decide"):
        return None
    return _("Decisions, conditions and overrides are for those who decide; anybody here can put a dissent.")


def _group(member: Member, group: Any) -> str | None:
    if not group:
        return None if member.may("adopt") else _("What all groups say together is for those who adopt.")
    own = groups_of(member, reading.held(member.project, [GROUPS])[GROUPS])
    if group in own:
        return None
    if not own:
        return _("Only a group speaks for itself, and you belong to none.")
    return _("A group speaks for itself. Yours is {own}.").format(own=", ".join(own))
