"""Region as a whole."""

from __future__ import annotations

from moothall.engine.region.bundling import bundling
from moothall.engine.region.functions import functions
from moothall.engine.region.funds import funds
from moothall.engine.region.targets import targets
from moothall.findings.region import RegionFindings
from moothall.project.project import Project
from moothall.project.terms import Terms


def region(project: Project, terms: Terms) -> RegionFindings:
    """Funds, targets, tiers and bundling of the options kept."""
    asked = project.framework.region
    kept = {o.id for o in project.kept_options}
    return RegionFindings(
        funds=funds(r for r in project.funds if r.option in kept),
        targets=targets(r for r in project.targets if r.option is None or r.option in kept),
        functions=functions(
            (r for r in project.functions if r.option in kept), {t.id: t.reach for t in asked.tiers}
        ),
        bundling=bundling((r for r in project.contracts if r.option in kept), asked.questions, terms),
    )
