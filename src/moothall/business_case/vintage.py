"""What made a document: engine, framework, input, seed and draws."""

from __future__ import annotations

from moothall.business_case.document import Vintage
from moothall.findings.findings import Findings


def vintage(findings: Findings) -> Vintage:
    """What made a document of these findings."""
    found = findings.project
    return Vintage(
        engine=f"{findings.engine.name} {findings.engine.version}",
        framework=f"{findings.framework.id}@{findings.framework.version}",
        framework_sha256=findings.framework.sha256,
        fingerprint=found.fingerprint,
        as_of=found.as_of,
        seed=found.seed,
        draws=found.draws,
    )
