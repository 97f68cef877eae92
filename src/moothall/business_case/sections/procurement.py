"""Law and procurement."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """Law and procurement."""
    return Section("procurement", _("Law and procurement"), (para(_("Nothing is recorded.")),))
