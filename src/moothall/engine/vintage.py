"""On what the findings rest: engine, framework, project and the thresholds in force."""

from __future__ import annotations

from moothall import __version__
from moothall.findings.findings import (
    EngineFinding,
    FrameworkFinding,
    ProjectFinding,
    ThresholdFinding,
)
from moothall.project.fingerprint import fingerprint
from moothall.project.project import Project
from moothall.project.terms import Terms


def engine() -> EngineFinding:
    """Name and version of this engine."""
    return EngineFinding(name="moothall", version=__version__)


def framework(project: Project) -> FrameworkFinding:
    """The framework that asked, by id, version and hash."""
    head = project.framework.head
    return FrameworkFinding(
        id=head.id, version=head.version, sha256=project.framework.sha256, title=head.title
    )


def of_project(project: Project) -> ProjectFinding:
    """Which project, as of which day, with the hash of all its inputs."""
    head = project.head
    return ProjectFinding(
        id=head.id,
        title=head.title,
        fictional=head.fictional,
        notice=head.notice,
        jurisdiction=head.jurisdiction,
        as_of=head.as_of,
        gate=head.gate,
        currency=head.currency,
        price_base=head.price_base,
        first_year=head.first_year,
        horizon_years=head.horizon_years,
        fingerprint=fingerprint(project),
        draws=head.draws,
        seed=head.seed,
    )


def thresholds(project: Project, terms: Terms) -> tuple[ThresholdFinding, ...]:
    """Every threshold in force, with who set it and when."""
    found = []
    for threshold in project.framework.thresholds:
        own = terms.adopted.get(threshold.id)
        found.append(
            ThresholdFinding(
                id=threshold.id,
                title=threshold.title,
                value=own.value if own else threshold.value,
                unit=threshold.unit,
                source=f"adopted by {own.by}" if own else threshold.source,
                adopted=own.date if own else None,
            )
        )
    return tuple(found)
