"""The program that makes results: another one may tell otherwise, whatever its version says."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import moothall

MAKERS = (Path(moothall.__file__).parent, Path(__file__).parent)
"""Folders with all that makes what is remembered: engine, words, templates, library."""


@cache
def build() -> str:
    """SHA-256 (hex) of the program's own files."""
    digest = hashlib.sha256()
    for root in MAKERS:
        for file in sorted(f for f in root.rglob("*") if f.is_file() and "__pycache__" not in f.parts):
            digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
