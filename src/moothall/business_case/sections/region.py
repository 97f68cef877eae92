"""The region, and bundling."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """The region, and bundling."""
    return Section("region", _("The region, and bundling"), (para(_("Nothing is recorded.")),))
