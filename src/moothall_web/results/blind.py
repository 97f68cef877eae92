"""Assessors score blind: results that rest on others' scores open when their own are handed in."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import Member, now_in
from moothall_web.casework.models import Submission


def closed(member: Member) -> dict[str, tuple[str, ...]]:
    """By code of a member the sections that others have handed in and this one has not; empty: all is open.

    The same rule as for scores row by row (`casework.reading.visible`).
    """
    if not member.assessors:
        return {}
    return _open_sections(member.project, member.assessors)


def awaited(project: Project, until: datetime.datetime | None = None) -> dict[str, tuple[str, ...]]:
    """By code of everybody who scores in a project what `closed` says of them: an edition would show it.

    until : of others that alone which they had handed in by then; now, where there is no moment
    """
    codes = now_in(project).exclude(assessor="").order_by("assessor").values_list("assessor", flat=True)
    return _open_sections(project, codes, until)


def _open_sections(
    project: Project, codes: Iterable[str], until: datetime.datetime | None = None
) -> dict[str, tuple[str, ...]]:
    given = list(Submission.objects.filter(project=project).order_by("pk"))
    own = {(s.assessor, s.section) for s in given}
    seen = [(s.assessor, s.section) for s in given if until is None or s.at <= until]
    found = {}
    for code in dict.fromkeys(codes):
        others = dict.fromkeys(section for by, section in seen if by != code)
        found[code] = tuple(section for section in others if (code, section) not in own)
    return {code: sections for code, sections in found.items() if sections}
