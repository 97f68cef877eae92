"""A project as an XMCDA file, for other multi-criteria tools."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.files.errors import Complaint
from moothall.files.xmcda.alternatives import alternatives
from moothall.files.xmcda.criteria import criteria, criteria_sets
from moothall.files.xmcda.left_out import left_out
from moothall.files.xmcda.markup import file_bytes, forbidden
from moothall.files.xmcda.parameters import parameters
from moothall.files.xmcda.plain_weights import plain_weights
from moothall.files.xmcda.scales import criteria_functions, criteria_scales
from moothall.files.xmcda.scores import performance_tables
from moothall.files.xmcda.versions import FULL
from moothall.files.xmcda.weights import stated_weights
from moothall.findings.scoring import WeightsUsed
from moothall.project.project import Project


def write_xmcda(
    project: Project, weights: Iterable[WeightsUsed] = (), version: str = FULL
) -> tuple[bytes, tuple[Complaint, ...]]:
    """The bytes of an XMCDA file, and a note on everything that it cannot hold.

    weights : worked-out weights of groups and jointly, for others to use; what was said is written anyway
    version : one of those in `versions.WRITTEN`. The file keeps that version's published schema, and
        the same project gives the same bytes. A cell that nobody scored is not in it, and never 0.
    """
    whole = (
        alternatives(project),
        criteria(project),
        criteria_sets(project),
        criteria_functions(project),
        criteria_scales(project),
        *performance_tables(project),
        *stated_weights(project),
        *plain_weights(project, weights),
        *parameters(project),
    )
    parts = [part for part in whole if part is not None]
    notes = left_out(project)
    replaced = sum(forbidden(part) for part in parts)
    if replaced:
        message = f"{replaced:,} letters that XML cannot hold (control characters) became U+FFFD."
        notes = (*notes, Complaint(file="XMCDA", message=message))
    return file_bytes(parts, version), notes
