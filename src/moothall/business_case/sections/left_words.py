"""Partners that left, or said that they will."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.wording import _, date


def left_words(brief: Brief, partner: str) -> str:
    """That a partner left, and when; nothing of one that takes part."""
    found = next((p for p in brief.findings.registers.partners if p.id == partner), None)
    if found is None or not found.left:
        return ""
    when = date(found.left_on) if found.left_on else found.left_when or _("on a day that is not on record")
    return _("left: {when}").format(when=when)
