"""Sections that assessors handed in, and handing one in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from moothall_web.accounts.policy import Member
from moothall_web.api import answers, exchange
from moothall_web.api.doorway import must
from moothall_web.api.problems import RefusedError
from moothall_web.casework import actions
from moothall_web.casework.models import Submission
from moothall_web.casework.own import sections_of
from moothall_web.casework.writing import Actor


def submissions(request: HttpRequest, member: Member) -> HttpResponse:
    """Which assessor handed in which section, and when."""
    found = Submission.objects.filter(project=member.project).order_by("pk")
    return exchange.answer(answers.Submissions([_line(s) for s in found]))


def _line(one: Submission) -> answers.SubmissionLine:
    return answers.SubmissionLine(one.assessor, one.section, one.at.isoformat())


def hand_in(request: HttpRequest, member: Member) -> HttpResponse:
    """Hand in one's own scores of a section: from then on others see them, and they count."""
    must(member, "score")
    given = exchange.body(request, answers.HandIn)
    if given.assessor not in member.assessors:
        said = _("A section is handed in under one's own code.")
        raise RefusedError(422, "refused", said, faults={"assessor": said})
    if given.section not in sections_of(member).values():
        said = _("There is no section “{id}”.").format(id=given.section)
        raise RefusedError(422, "invalid", said, faults={"section": said})
    actor = Actor(member.user, member.role_for("score"))
    made = actions.hand_in(member.project, given.assessor, given.section, actor)
    return exchange.answer(_line(made), 201)
