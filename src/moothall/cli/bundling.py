"""A bundle put together: worked out, its public copy made where that is asked for, told, and packed.

`moothall bundle` does so on the command line, and the site for its editions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import msgspec

from moothall.business_case.disclosure.differences import Difference, differences
from moothall.business_case.disclosure.disclose import disclose
from moothall.business_case.edition import Edition
from moothall.cli.documents import documents
from moothall.engine.appraise import appraise
from moothall.engine.workforce.lines import staff_lines
from moothall.files.bundle.bundle import Sign, bundle
from moothall.files.bundle.manifest import DOCUMENTS, NAME, PUBLIC, read_manifest, sha256
from moothall.files.bundle.opening import opened
from moothall.files.errors import Complaint, ReadError
from moothall.findings.findings import Findings
from moothall.project.problems import Problem
from moothall.project.project import Project
from moothall.project.public import PublicProject, Step, UnpublishableError
from moothall.project.tables import TABLES


class Public(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """public.json of a bundle for the public: what was done to make it, and what that changed."""

    steps: tuple[Step, ...] = ()
    differences: tuple[Difference, ...] = ()


class Made(NamedTuple):
    """A bundle that was made."""

    data: bytes
    digest: str
    contents: str
    public: Public | None


class Shown(NamedTuple):
    """What the public is shown: the public copy, what was worked out of it, and how it came about."""

    project: PublicProject
    findings: Findings
    about: Public


def make(project: Project, extra: Mapping[str, bytes], *, public: bool, formats: Collection[str]) -> Made:
    """The bundle of a project, its documents in these formats; ReadError where it may not be published."""
    findings = appraise(project)
    if not public or project.head.public_copy:
        return packed_up(project, findings, None, extra, formats)
    try:
        found = shown(project, findings)
    except UnpublishableError as error:
        raise ReadError(_complaint(p) for p in error.problems) from None
    return packed_up(*found, extra, formats)


def shown(project: Project, findings: Findings) -> Shown:
    """What the public is shown of a project; UnpublishableError where that may not be.

    findings : worked out of the whole project, with every digit
    """
    copy = disclose(project, findings, staff_lines(findings.employment.costs))
    found = appraise(copy)
    return Shown(copy, found, Public(steps=copy.steps, differences=differences(findings, found)))


def packed_up(
    project: Project,
    findings: Findings,
    about: Public | None,
    extra: Mapping[str, bytes],
    formats: Collection[str],
    *,
    sign: Sign | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Made:
    """A bundle of what was worked out already.

    about : how a public copy came about; none: it is a whole project, or a copy that came out of a bundle
    told : hears of each format before its documents are made
    """
    files = dict(extra)
    if about is not None:
        files[PUBLIC] = msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n"
    known = about or Public()

    def make_documents(contents: str) -> dict[str, bytes]:
        edition = Edition(contents=contents, steps=known.steps, differences=known.differences)
        made = documents(formats, project, findings, edition=edition, told=told)
        return {DOCUMENTS + name: data for name, data in made.items()}

    data = bundle(project, findings, make_documents, extra=files, sign=sign)
    found, _ = opened(data, "bundle")
    return Made(data, sha256(found[NAME]), read_manifest(found[NAME]).contents, about)


def _complaint(problem: Problem) -> Complaint:
    """A problem by the file that it stands in and the row; rows count from the line below the header."""
    file = next((t.file for t in TABLES if t.name == problem.table), f"{_document(problem.table)}")
    row = problem.path[0] if problem.path and file.endswith(".csv") else None
    field = ".".join(str(p) for p in problem.path if isinstance(p, str)) or None
    line = row + 2 if isinstance(row, int) else None
    return Complaint(file=file, line=line, field=field, message=problem.message)


def _document(table: str) -> str:
    return {"head": "project.yaml", "statements": "statements/", "narratives": "case/"}.get(
        table, f"{table}.yaml"
    )
