"""Money that stays in the area."""

from __future__ import annotations

from moothall.findings.local_economy import LocalEconomyFindings
from moothall.project.project import Project


def spending(project: Project) -> LocalEconomyFindings:
    """Local multipliers of what each option spends."""
    return LocalEconomyFindings()
