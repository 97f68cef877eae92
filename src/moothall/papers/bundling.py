"""A bundle put together of what was worked out: told in documents, packed, and signed where it should be.

`moothall bundle` does so on the command line, and the site for its editions.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import msgspec

from moothall.business_case.disclosure.differences import Difference, differences
from moothall.business_case.edition import Edition
from moothall.business_case.languages import ENGLISH
from moothall.files.bundle.bundle import Sign, bundle
from moothall.files.bundle.manifest import DOCUMENTS, PUBLIC
from moothall.files.bundle.opening import opened
from moothall.findings.findings import Findings
from moothall.papers.documents import in_languages
from moothall.project.project import Project
from moothall.project.public import PublicProject, Step


class Public(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """public.json of a bundle for the public: what was done to make it, and what that changed."""

    steps: tuple[Step, ...] = ()
    differences: tuple[Difference, ...] = ()


class Made(NamedTuple):
    """A bundle that was made: its bytes, its digests, and the files in it by name."""

    data: bytes
    digest: str
    contents: str
    public: Public | None
    files: dict[str, bytes]


class Shown(NamedTuple):
    """What the public is shown: the public copy, what was worked out of it, and how it came about."""

    project: PublicProject
    findings: Findings
    about: Public


def shown(copy: PublicProject, whole: Findings, found: Findings) -> Shown:
    """What the public is shown of a project.

    whole, found : what was worked out of the whole project, and of its public copy
    """
    return Shown(copy, found, Public(steps=copy.steps, differences=differences(whole, found)))


def packed_up(
    project: Project,
    findings: Findings,
    about: Public | None,
    extra: Mapping[str, bytes],
    formats: Collection[str],
    *,
    languages: Collection[str] = (ENGLISH.code,),
    sign: Sign | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Made:
    """A bundle of what was worked out already.

    about : how a public copy came about; none: it is a whole project, or a copy that came out of a bundle
    languages : codes of the languages of its papers, beside English
    told : hears of each format before its documents are made
    """
    files = dict(extra)
    if about is not None:
        files[PUBLIC] = msgspec.json.format(msgspec.json.encode(about), indent=1) + b"\n"
    known = about or Public()

    def make_documents(contents: str) -> dict[str, bytes]:
        edition = Edition(contents=contents, steps=known.steps, differences=known.differences)
        made = in_languages(languages, formats, project, findings, edition=edition, told=told)
        return {DOCUMENTS + name: data for name, data in made.items()}

    made = bundle(project, findings, make_documents, extra=files, sign=sign)
    opened(made.data, "bundle")  # what nobody could open, as too many files, is refused and not handed out
    return Made(made.data, made.digest, made.manifest.contents, about, made.files)
