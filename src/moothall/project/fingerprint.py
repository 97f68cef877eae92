"""One hash that stands for all that people put in and the framework that asked for it."""

from __future__ import annotations

import hashlib

import msgspec

from moothall.project.project import ANSWERED, Project


def fingerprint(project: Project) -> str:
    """SHA-256 (hex) over the answered parts in a fixed order, and the framework's own hash."""
    digest = hashlib.sha256(project.framework.sha256.encode())
    encoder = msgspec.json.Encoder(order="deterministic")
    for name in ANSWERED:
        digest.update(b"\n" + name.encode() + b"\n")
        digest.update(encoder.encode(getattr(project, name)))
    return digest.hexdigest()
