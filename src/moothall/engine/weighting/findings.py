"""What the weights in force say of themselves."""

from __future__ import annotations

from moothall.engine.weighting.consistency import pairwise
from moothall.engine.weighting.read_back import read_back
from moothall.engine.weighting.specs import specs
from moothall.findings.weighting import WeightingFindings
from moothall.project.project import Project
from moothall.project.terms import Terms


def findings(project: Project, terms: Terms) -> WeightingFindings:
    """How far pairs agree with each other, and what each group's weights imply (method note, M5)."""
    limit = terms.thresholds.get("consistency_ratio_max")
    return WeightingFindings(
        pairwise=pairwise(project, limit if isinstance(limit, float | int) else None),
        read_back=read_back(project.framework.matrix, specs(project)),
    )
