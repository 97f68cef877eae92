"""One hash that stands for all that people put in, and the framework and library behind it."""

from __future__ import annotations

import hashlib

import msgspec

from moothall.project.project import ANSWERED, LIBRARY, Project


def fingerprint(project: Project) -> str:
    """SHA-256 (hex) over all answers in a fixed order, the library's facts and cases, and the questions."""
    digest = hashlib.sha256(project.framework.sha256.encode())
    encoder = msgspec.json.Encoder(order="deterministic")
    for name in (*ANSWERED, *LIBRARY):
        digest.update(b"\n" + name.encode() + b"\n")
        digest.update(encoder.encode(getattr(project, name)))
    return digest.hexdigest()
