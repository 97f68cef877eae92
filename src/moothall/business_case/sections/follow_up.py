"""After the decision."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """After the decision."""
    return Section("follow-up", _("After the decision"), (para(_("Nothing is recorded.")),))
