"""The document: the summary first, then the business case under its five cases, then the proofs."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.business_case import sources
from moothall.business_case.arrangement import Arrangement, places
from moothall.business_case.brief import Brief, written_from
from moothall.business_case.document import Document, Section
from moothall.business_case.labels import labels
from moothall.business_case.languages import in_force, translated
from moothall.business_case.sections import appendix, front, methods
from moothall.business_case.subjects import SUBJECTS
from moothall.business_case.tongues import told_apart
from moothall.business_case.translation import unreviewed
from moothall.business_case.vintage import vintage
from moothall.business_case.wording import _, date
from moothall.findings.findings import Findings
from moothall.framework.methods import Method
from moothall.project.project import Project


def compose(
    project: Project, findings: Findings, known: tuple[Method, ...] = (), brief: Brief | None = None
) -> Document:
    """The document of a project: words and arranges what the findings hold, and computes no figure.

    known : methods to print with their worked examples; without them there is no such chapter
    brief : of project and findings, where other documents are written from it too
    """
    brief = brief or written_from(project, findings)
    subjects = tuple(told(brief) for told in SUBJECTS)
    printed = methods.sections(tuple(map(translated, known)), places(subjects) if known else ())
    arranged = Arrangement(brief, subjects, (sources.section(brief), *printed, appendix.section(brief)))
    document = Document(
        title=brief.findings.project.title,
        subtitle=_("Appraisal and business case, as of {day}").format(day=date(brief.findings.project.as_of)),
        language=in_force().code,
        labels=labels(),
        notices=(*unreviewed(), *front.notices(brief)),
        sections=tuple(_numbered(n, s) for n, s in enumerate((front.section(brief), *arranged.parts()), 1)),
        sources=sources.sources(brief.findings),
        vintage=vintage(brief.findings),
    )
    return told_apart(document, brief.foreign)


def _numbered(place: int, section: Section) -> Section:
    return replace(section, title=f"{place}. {section.title}")
