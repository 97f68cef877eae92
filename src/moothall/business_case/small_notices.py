"""What the smaller documents say above everything else."""

from __future__ import annotations

from moothall.business_case.document import Notice
from moothall.business_case.phrases import para
from moothall.business_case.wording import _
from moothall.findings.findings import ProjectFinding


def invented(found: ProjectFinding) -> tuple[Notice, ...]:
    """That the project is invented, where it is."""
    return (Notice("info", _("Fictional"), (para(found.notice),)),) if found.fictional else ()
