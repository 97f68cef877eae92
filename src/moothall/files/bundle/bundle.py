"""A bundle made, and a bundle read."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from moothall.files.bundle.manifest import (
    FINDINGS,
    NAME,
    OUTSIDE,
    PROJECT,
    SIGNATURE,
    Manifest,
    canonical,
    contents_digest,
    manifest,
    read_manifest,
    sha256,
)
from moothall.files.bundle.opening import opened, read_bytes
from moothall.files.bundle.packing import packed
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.findings import findings_json
from moothall.files.folder import folder_files, read_with_notes
from moothall.files.store import write_files
from moothall.findings.findings import Findings
from moothall.project.project import Project

ENDING = ".moothall"
BOOKS = (".xlsx", ".xlsm", ".ods")
"""Endings of archives that are workbooks."""
MAGIC = b"PK\x03\x04"
"""How an archive begins."""
FRAMEWORKS = "frameworks"
"""Folder beside a project in which frameworks of its own stand."""
TOLD = (".yaml", ".po", ".md")
"""Endings of the files of a framework."""
Documents = Callable[[str], Mapping[str, bytes]]
"""Makes the documents by name, given the digest that is printed on them."""
Sign = Callable[[bytes], bytes]
"""Makes the file of a signature of a manifest."""


class Bundle(Struct, frozen=True):
    """A bundle as it was made, or opened.

    data : its bytes; files : by name; damaged : names of files whose checksum in the archive does not hold
    """

    data: bytes
    files: dict[str, bytes]
    damaged: tuple[str, ...]
    manifest: Manifest

    @property
    def digest(self) -> str:
        """Digest of the bundle: of its manifest."""
        return sha256(self.files[NAME])

    @property
    def contents(self) -> str:
        """Digest of the contents, as they are."""
        return contents_digest(self.files)


def bundle(
    project: Project,
    findings: Findings,
    documents: Documents,
    *,
    extra: Mapping[str, bytes] | None = None,
    sign: Sign | None = None,
) -> Bundle:
    """A bundle made; the same input gives the same bytes.

    extra : further files that belong to the contents, as a framework that is not the library's
    sign : signs the manifest; none: the bundle has no signature
    """
    files = {PROJECT + name: data for name, data in folder_files(project).items()}
    files |= {FINDINGS: findings_json(findings)} | dict(extra or {})
    files |= documents(contents_digest(files))
    told = manifest(files, findings, public=project.head.public_copy)
    listed = canonical(told)
    whole = files | {NAME: listed} | ({SIGNATURE: sign(listed)} if sign else {})
    return Bundle(packed(whole), whole, (), told)


def own_framework(project: Project, path: Path) -> dict[str, bytes]:
    """Files of a bundle for a framework that the project brings along; that of the library everybody has.

    path : of the project, a folder, a workbook or a bundle; one that came in a bundle goes on in the next
    """
    if is_bundle(path):
        return {n: d for n, d in read_bundle(path).files.items() if n.startswith(f"{PROJECT}{FRAMEWORKS}/")}
    head = project.framework.head
    for folder in (f"{head.id}@{head.version}", head.id):
        place = (path.parent if path.is_file() else path) / FRAMEWORKS / folder
        if (place / "framework.yaml").is_file():
            found = (f for f in sorted(place.rglob("*")) if f.is_file() and f.suffix in TOLD)
            return {
                f"{PROJECT}{FRAMEWORKS}/{folder}/{f.relative_to(place).as_posix()}": f.read_bytes()
                for f in found
            }
    return {}


def is_bundle(path: Path) -> bool:
    """Whether a file is called a bundle, or begins as one does and is no workbook."""
    ending = path.suffix.casefold()
    if not path.is_file() or ending == ENDING:
        return path.is_file()
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC and ending not in BOOKS
    except OSError:
        return False


def read_bundle(path: Path) -> Bundle:
    """A bundle, opened safely; nothing is checked yet. ReadError where it cannot be opened."""
    data = read_bytes(path)
    files, damaged = opened(data, path.name)
    if NAME in damaged:
        raise refuse(path, "its manifest is damaged.")
    if NAME not in files:
        raise refuse(path, f"this is an archive, but no bundle: it has no {NAME}.")
    return Bundle(data, files, damaged, read_manifest(files[NAME]))


def changed(found: Bundle) -> tuple[str, ...]:
    """What is not as the manifest says, a sentence each; empty where every file is."""
    listed, there = found.manifest.files, found.files
    words = [f"{name} is damaged: its checksum in the archive does not hold." for name in found.damaged]
    words += [f"{name} is missing." for name in listed if name not in there and name not in found.damaged]
    words += [f"{name} is not in the manifest." for name in there if name not in (*OUTSIDE, *listed)]
    for name, entry in listed.items():
        if name in there and (sha256(there[name]), len(there[name])) != (entry.sha256, entry.bytes):
            words.append(f"{name} is not the file that the manifest lists.")
    return tuple(words)


def project_in(found: Bundle) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a bundle, with notes on how it was read; ReadError where it is none."""
    files = {n.removeprefix(PROJECT): d for n, d in found.files.items() if n.startswith(PROJECT)}
    with tempfile.TemporaryDirectory(prefix="moothall-") as place:
        folder = Path(place) / "project"
        write_files(folder, files)
        return read_with_notes(folder)


def read_project_in(path: Path) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a bundle that is whole; ReadError where a file is not as the manifest says."""
    found = read_bundle(path)
    faults = changed(found)
    if faults:
        raise ReadError(Complaint(file=path.name, message=words) for words in faults)
    return project_in(found)
