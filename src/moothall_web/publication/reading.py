"""What was published, for the pages and rooms above: editions, their files, and the values in them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec
from django.db.models import QuerySet

from moothall.business_case.languages import ENGLISH
from moothall.files.bundle.bundle import project_in, read_bundle
from moothall.files.bundle.manifest import DOCUMENTS
from moothall.files.findings import read_findings
from moothall.findings.findings import Findings
from moothall.findings.scoring import ScoringFindings
from moothall.papers.documents import PAGE
from moothall.project.project import Project as Given
from moothall_web.accounts.models import Project
from moothall_web.publication.keeping import folder
from moothall_web.publication.models import Edition, EditionFile
from moothall_web.ui.tongue import spoken

BUNDLE, FINDINGS, CHANGES = "bundle.moothall", "findings.json", "changes.json"


def published(project: Project) -> QuerySet[Edition]:
    """The editions that everybody can read, the newest first."""
    found = Edition.objects.filter(project=project, state=Edition.PUBLISHED)
    return found.select_related("project", "key").order_by("-number")


def latest(project: Project) -> Edition | None:
    """The newest edition; None where nothing was published."""
    return published(project).first()


def edition_of(slug: str, number: int) -> Edition | None:
    """The edition at a permanent address."""
    found = Edition.objects.filter(project__slug=slug, number=number, state=Edition.PUBLISHED)
    return found.select_related("project", "key").first()


def file_of(slug: str, number: int, name: str) -> EditionFile | None:
    """A file at a permanent address; one query."""
    found = EditionFile.objects.filter(
        edition__project__slug=slug, edition__number=number, edition__state=Edition.PUBLISHED, name=name
    )
    return found.select_related("edition__project").first()


def spoken_name(name: str, code: str) -> str:
    """The name of a document in a language; English stands without a folder, all else has no language."""
    if not name.startswith(DOCUMENTS) or code == ENGLISH.code:
        return name
    return f"{DOCUMENTS}{code}/{name.removeprefix(DOCUMENTS)}"


def case_of(edition: Edition) -> str:
    """The name of the business case as a page, in the language of the page where it was published in it."""
    wanted = spoken_name(f"{DOCUMENTS}{PAGE}", spoken())
    there = EditionFile.objects.filter(edition=edition, name=wanted).exists()
    return wanted if there else f"{DOCUMENTS}{PAGE}"


def path_of(file: EditionFile) -> Path:
    """Where a file lies."""
    return folder(file.edition) / file.name


def findings_of(edition: Edition) -> Findings:
    """The findings that were published."""
    return _findings(str(folder(edition) / FINDINGS), edition.digest)


def project_of(edition: Edition) -> Given:
    """The public copy of the project that was published."""
    return project_in(read_bundle(folder(edition) / BUNDLE))[0]


@lru_cache(maxsize=4)
def _findings(path: str, digest: str) -> Findings:
    """By path and digest: what was published never changes."""
    return read_findings(Path(path).read_bytes(), FINDINGS)


class _Scored(msgspec.Struct, frozen=True):
    scoring: ScoringFindings


def scoring_of(edition: Edition) -> ScoringFindings:
    """The scores, weights and ranks that were published: read without the rest of the findings."""
    return _scoring(str(folder(edition) / FINDINGS), edition.digest)


@lru_cache(maxsize=16)
def _scoring(path: str, digest: str) -> ScoringFindings:
    return msgspec.json.decode(Path(path).read_bytes(), type=_Scored).scoring
