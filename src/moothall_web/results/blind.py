"""Assessors score blind: results that rest on others' scores open when their own are handed in."""

from __future__ import annotations

from collections.abc import Iterable

from moothall_web.accounts.policy import Member
from moothall_web.casework.models import Submission


def closed(member: Member) -> dict[str, tuple[str, ...]]:
    """By code of a member the sections that others have handed in and this one has not; empty: all is open.

    The same rule as for scores row by row (`casework.reading.visible`).
    """
    if not member.assessors:
        return {}
    given = Submission.objects.filter(project=member.project).order_by("pk")
    pairs = list(given.values_list("assessor", "section"))
    found = {code: _open_sections(code, pairs) for code in member.assessors}
    return {code: sections for code, sections in found.items() if sections}


def _open_sections(code: str, given: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    pairs = set(given)
    others = dict.fromkeys(section for by, section in given if by != code)
    return tuple(section for section in others if (code, section) not in pairs)
