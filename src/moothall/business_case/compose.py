"""The story of the document: which sections there are, and in which order. Change the order here."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Document, Section, Source, Vintage
from moothall.business_case.labels import labels
from moothall.business_case.sections import (
    appendix,
    benefits,
    case,
    checks,
    comparators,
    criteria,
    decisions,
    employment,
    equality,
    evidence,
    follow_up,
    front,
    governance,
    jobs,
    local_economy,
    money,
    people,
    procurement,
    ranking,
    reference_class,
    region,
    risks,
    scoring,
    screening,
    sharing,
    sustainability,
    typology,
)
from moothall.business_case.wording import _, date
from moothall.findings.findings import Findings
from moothall.project.project import Project

STORY: tuple[Callable[[Brief], Section], ...] = (
    front.section,
    people.section,
    typology.section,
    screening.section,
    scoring.section,
    ranking.section,
    criteria.section,
    money.section,
    reference_class.section,
    sharing.section,
    employment.section,
    jobs.section,
    local_economy.section,
    equality.section,
    sustainability.section,
    governance.section,
    procurement.section,
    region.section,
    risks.section,
    benefits.section,
    evidence.section,
    checks.section,
    case.section,
    decisions.section,
    follow_up.section,
    comparators.section,
    appendix.section,
)
"""Warnings first, then what is decided, then the two stages, then each subject, then the proofs."""


def compose(project: Project, findings: Findings) -> Document:
    """The document of a project: words and arranges what the findings hold, and computes no figure."""
    brief = Brief(project, findings)
    return Document(
        title=findings.project.title,
        subtitle=_("Appraisal and business case, as of {day}").format(day=date(findings.project.as_of)),
        language="en",
        labels=labels(),
        notices=front.notices(brief),
        sections=tuple(_numbered(n, told(brief)) for n, told in enumerate(STORY, 1)),
        sources=_sources(findings),
        vintage=_vintage(findings),
    )


def _numbered(place: int, section: Section) -> Section:
    return replace(section, title=f"{place}. {section.title}")


def _sources(findings: Findings) -> dict[str, Source]:
    return {
        id: Source(
            id,
            anchor("evidence", id),
            item.source_title if item.disclosure == "public" else "",
            item.grade or "",
        )
        for id, item in findings.evidence.items.items()
    }


def _vintage(findings: Findings) -> Vintage:
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
