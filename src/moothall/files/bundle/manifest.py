"""The manifest of a bundle: what is in it, what made it, and two digests.

Manifest and digests rest on JSON with keys in order, no spaces, whole numbers and UTF-8. For names as a
bundle may hold them these are the bytes that RFC 8785 (JSON Canonicalization Scheme) prescribes.

* The digest of the **contents** is SHA-256 over the canonical list of every file but the documents and the
  manifest, each with its own SHA-256. It is printed on the documents, which could not hold a digest of
  themselves.
* The digest of the **bundle** is SHA-256 over the manifest, which lists every file, the documents among them.
  A signature is made of it, and stands beside it.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from moothall.files.errors import refuse
from moothall.findings.findings import Findings

NAME, FINDINGS, PUBLIC = "manifest.json", "findings.json", "public.json"
SIGNATURE = "signature.json"
OUTSIDE = (NAME, SIGNATURE)
"""Files that no manifest lists: itself, and what is made of it."""
PROJECT, DOCUMENTS = "project/", "documents/"
FORMAT = 1
"""Version of the layout of a bundle."""


class Entry(Struct, frozen=True, forbid_unknown_fields=True):
    """One file."""

    sha256: str
    bytes: int


class Manifest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is in a bundle."""

    format: int
    kind: Literal["whole", "public"]
    """public: what is withheld has been taken out."""
    engine: str
    platform: str
    """Kind of machine: on the same one, the same version gives the same bytes."""
    framework: str
    framework_sha256: str
    project: str
    fingerprint: str
    as_of: str
    draws: int
    seed: int
    contents: str
    """Digest of the contents."""
    files: dict[str, Entry]


def manifest(files: Mapping[str, bytes], findings: Findings, *, public: bool) -> Manifest:
    """The manifest of the files of a bundle."""
    found = findings.project
    return Manifest(
        format=FORMAT,
        kind="public" if public else "whole",
        engine=f"{findings.engine.name} {findings.engine.version}",
        platform=machine(),
        framework=f"{findings.framework.id}@{findings.framework.version}",
        framework_sha256=findings.framework.sha256,
        project=found.id,
        fingerprint=found.fingerprint,
        as_of=found.as_of.isoformat(),
        draws=found.draws,
        seed=found.seed,
        contents=contents_digest(files),
        files={name: Entry(sha256(data), len(data)) for name, data in files.items() if name not in OUTSIDE},
    )


def read_manifest(data: bytes) -> Manifest:
    """A manifest; ReadError where it is none, or of a layout that this version does not know."""
    try:
        found = msgspec.json.decode(data, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise refuse(NAME, f"this is no manifest of a bundle: {str(error)[:120]}.") from None
    if found.format != FORMAT:
        raise refuse(NAME, f"the bundle has layout {found.format}; this version reads layout {FORMAT}.")
    return found


def machine() -> str:
    """Kind of machine, as Linux x86_64."""
    return f"{platform.system()} {platform.machine()}"


def canonical(value: Any) -> bytes:
    """A value as JSON with keys in order and no spaces."""
    return msgspec.json.encode(value, order="sorted")


def sha256(data: bytes) -> str:
    """SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def contents_digest(files: Mapping[str, bytes]) -> str:
    """Digest of all files but the documents, the manifest and its signature."""
    own = {n: sha256(d) for n, d in files.items() if n not in OUTSIDE and not n.startswith(DOCUMENTS)}
    return sha256(canonical(own))
