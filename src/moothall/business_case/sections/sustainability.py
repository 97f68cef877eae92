"""Environment, travel and buildings: what closes first, then emissions."""

from __future__ import annotations

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.phrases import para
from moothall.business_case.sections.sustainability_buildings import buildings
from moothall.business_case.sections.sustainability_emissions import emissions
from moothall.business_case.wording import _


def section(brief: Brief) -> Section:
    """Buildings and desks that go, then emissions by scope and source."""
    found = brief.findings.sustainability
    title = _("Environment, travel and buildings")
    if not found.emissions and not found.buildings:
        return Section("sustainability", title, (para(_("Nothing is recorded.")),))
    return Section(
        "sustainability",
        title,
        (),
        (
            Section("buildings", _("Buildings and desks"), tuple(buildings(brief)), level=3),
            Section("emissions", _("Emissions"), tuple(emissions(brief)), level=3),
        ),
    )
