"""What lies before an assessor: the sheet of a section, and all that a page about it needs, read at once."""

from __future__ import annotations

import datetime

from django.http import Http404
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.framework.framework import Framework
from moothall_web.accounts.policy import Member
from moothall_web.casework import reading, scoring, waiting
from moothall_web.casework.choices import framework_at
from moothall_web.casework.days import day_of
from moothall_web.casework.models import Submission, Value
from moothall_web.casework.reading import Fields
from moothall_web.casework.scoring import At, Cell, Sheet

SHELVES = ("head", "head.not_applicable", "options", "stakeholders.groups", "evidence", "measures")


class Desk(Struct, frozen=True):
    """What lies before an assessor: the sheet of a section, and what belongs to it.

    code : under which they score; empty for those who do not
    handed_in : by assessor when
    """

    sheet: Sheet
    code: str
    values: list[Value]
    day: datetime.date
    rows: dict[str, list[Fields]]
    handed_in: dict[str, Submission]

    @property
    def open(self) -> bool:
        """Whether the person scores here now."""
        return bool(self.code) and self.code not in self.handed_in

    @property
    def evidence(self) -> dict[str, str]:
        """What can be named, with what it claims."""
        return {f["id"]: f.get("statement", "") for f in self.rows["evidence"]}

    @property
    def group_of(self) -> dict[str, str]:
        """Assessor to the title of the group."""
        return waiting.groups_of_assessors(self.rows["stakeholders.groups"])

    @property
    def answers(self) -> list[tuple[str, str]]:
        """What can be chosen for a cell, with its words."""
        return [
            *((m, m) for m in self.sheet.marks),
            ("no_evidence", _("No evidence")),
            ("conflict", _("Conflict of interest")),
            ("abstain", _("Abstain")),
            ("not_applicable", _("Does not apply")),
            ("", _("Not scored yet")),
        ]

    def own(self) -> dict[At, Cell]:
        """What stands of the person."""
        return scoring.own_cells(self.sheet.places, self.code, self.values)


def framework_in(rows: dict[str, list[Fields]]) -> Framework:
    """The framework that the head names; 404 where there is none yet."""
    found = framework_at(reading.head_of(rows).get("framework", ""))
    if found is None:
        raise Http404
    return found


def desk(member: Member, section: str) -> Desk:
    """What lies before somebody for a section; 404 for one that there is not."""
    rows = reading.held(member.project, SHELVES)
    framework = framework_in(rows)
    found = scoring.sheet(framework, section, rows["options"], rows["head.not_applicable"])
    if found is None:
        raise Http404
    code = member.assessors[0] if member.assessors else ""
    given = {s.assessor: s for s in Submission.objects.filter(project=member.project, section=section)}
    alone = code if code not in given else ""
    values = reading.scores(member.project, (c.id for c in found.asked), alone)
    return Desk(found, code, values, day_of(reading.head_of(rows)), rows, given)
