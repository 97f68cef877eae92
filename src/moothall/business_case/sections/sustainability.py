"""Environment, travel and buildings."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """Environment, travel and buildings."""
    return Section(
        "sustainability", _("Environment, travel and buildings"), (para(_("Nothing is recorded.")),)
    )
