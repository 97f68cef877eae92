"""Money that stays in the area."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """Money that stays in the area."""
    return Section("local-economy", _("Money that stays in the area"), (para(_("Nothing is recorded.")),))
