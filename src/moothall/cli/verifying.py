"""What `moothall verify` looks at: a bundle against itself, a digest, and what it works out to."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from moothall import __version__
from moothall.cli.verifying_check import Check as Check
from moothall.cli.verifying_check import check, some
from moothall.cli.verifying_origin import log, signature
from moothall.files.bundle.bundle import Bundle, changed, project_in
from moothall.files.bundle.log import Noted
from moothall.files.bundle.manifest import (
    DOCUMENTS,
    FINDINGS,
    NAME,
    PUBLIC,
    canonical,
    machine,
    manifest,
)
from moothall.files.bundle.packing import packed
from moothall.files.errors import ReadError
from moothall.files.findings import findings_json
from moothall.files.limits import limits
from moothall.findings.findings import Findings
from moothall.project.project import Project


def checks_of(
    found: Bundle, digest: str | None, key: str | None = None, head: Noted | None = None
) -> Iterator[Check]:
    """Every check, in the order in which each makes the next worth doing.

    digest, key, head : what is known from elsewhere, if anything: a digest, a public key (hex), the newest
        entry of the project's log
    """
    yield from in_itself(found, digest)
    yield signature(found, key)
    yield log(found, head)
    try:
        project, _ = project_in(found)
    except ReadError as error:
        words = "The project in it cannot be read: " + some(tuple(str(c) for c in error.complaints))
        yield Check(what="project", state="differs", words=words)
        return
    words = "The project in it can be read, and every reference holds."
    yield Check(what="project", state="same", words=words)
    from moothall.cli.simulating import compile_once
    from moothall.engine.appraise import appraise

    compile_once()
    yield from worked_out_again(found, project, appraise(project))


def in_itself(found: Bundle, digest: str | None) -> Iterator[Check]:
    """What can be told without working anything out."""
    if digest is not None:
        yield _against(found, digest)
    yield _packing(found)
    yield _files(found)
    yield _contents(found)


def worked_out_again(found: Bundle, project: Project, again: Findings) -> Iterator[Check]:
    """The bundle held against what its project works out to."""
    yield _manifest(found, again, public=project.head.public_copy)
    yield _findings(found, again)
    yield _documents(found, project, again)


def _against(found: Bundle, digest: str) -> Check:
    if digest == found.contents:
        words = "The digest given is that of the contents: project and findings are those it was printed for."
        return Check(what="digest", state="same", words=words)
    good = "The digest given is that of this bundle, whole."
    bad = (
        "The digest given is neither that of this bundle nor that of its contents: it is another, or changed."
    )
    return check("digest", digest == found.digest, good, bad)


def _packing(found: Bundle) -> Check:
    same = not found.damaged and packed(found.files) == found.data
    good = "Packed again, it comes out the same to the byte."
    bad = "Packed again, it does not come out the same: the archive was touched."
    return check("packing", same, good, bad)


def _files(found: Bundle) -> Check:
    faults = changed(found)
    good = f"All {len(found.manifest.files):,} files are those that the manifest lists."
    return check("files", not faults, good, some(faults))


def _contents(found: Bundle) -> Check:
    good = "The digest of the contents in the manifest is that of the files."
    bad = "The digest of the contents in the manifest is not that of the files."
    return check("contents", found.manifest.contents == found.contents, good, bad)


def _alike(found: Bundle) -> str:
    """Why bytes cannot be held against each other; empty where they can."""
    if found.manifest.engine != f"moothall {__version__}":
        return f"{found.manifest.engine} made it; this is moothall {__version__}"
    if found.manifest.platform != machine():
        return f"it was made on {found.manifest.platform}; this is {machine()}"
    return ""


def _manifest(found: Bundle, again: Findings, *, public: bool) -> Check:
    made = manifest(found.files, again, public=public)
    own = msgspec.structs.replace(
        made, engine=found.manifest.engine, platform=found.manifest.platform, files=found.manifest.files
    )
    if found.manifest.engine != made.engine and found.manifest.fingerprint != made.fingerprint:
        words = (
            "The manifest is of another version, whose library may have been another: fingerprints differ."
        )
        return Check(what="manifest", state="not_checked", words=words)
    good = "The manifest says of project, framework, day, draws and seed what the project says."
    bad = "The manifest does not say of project, framework, day, draws and seed what the project says."
    same = own == found.manifest and canonical(found.manifest) == found.files[NAME]
    return check("manifest", same, good, bad)


def _findings(found: Bundle, again: Findings) -> Check:
    there, made, other = found.files.get(FINDINGS, b""), findings_json(again), _alike(found)
    if there == made:
        words = "Worked out again from the project, the findings are the same to the byte."
        return Check(what="findings", state="same", words=words)
    from moothall.files.bundle.agreement import agreement

    digits = limits().bundle_digits
    try:
        held = agreement(there, made, digits if other else 15)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Check(what="findings", state="differs", words=f"{FINDINGS} is missing or no JSON.")
    if not other or held.apart:
        places = held.apart or ("how it is written",)
        words = f"Worked out again from the project, the findings differ: {some(places)}."
        return Check(what="findings", state="differs", words=words)
    words = (
        f"Worked out again from the project, {held.figures:,} figures agree to {digits} digits ({other}"
        + (f"; this version tells {held.new:,} more)." if held.new else ").")
    )
    return Check(what="findings", state="same", words=words)


def _documents(found: Bundle, project: Project, again: Findings) -> Check:
    other = _alike(found)
    if other:
        words = f"The documents were not made again: {other}. The manifest holds their hashes."
        return Check(what="documents", state="not_checked", words=words)
    from moothall.business_case.edition import Edition
    from moothall.papers.bundling import Public
    from moothall.papers.documents import formats_in, in_languages, languages_in

    try:
        about = msgspec.json.decode(found.files.get(PUBLIC, b"{}"), type=Public)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Check(what="documents", state="differs", words=f"{PUBLIC} cannot be read.")
    edition = Edition(contents=found.contents, steps=about.steps, differences=about.differences)
    there = {n: d for n, d in found.files.items() if n.startswith(DOCUMENTS)}
    papers = in_languages(languages_in(there), formats_in(there), project, again, edition=edition)
    made = {DOCUMENTS + name: data for name, data in papers.items()}
    apart = tuple(n for n in dict.fromkeys((*made, *there)) if made.get(n) != there.get(n))
    good = f"Made again, the {len(made)} documents are the same to the byte, with the digest on them."
    return check("documents", not apart, good, f"Made again, these documents differ: {some(apart)}.")
