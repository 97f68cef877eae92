"""What a batch asks of every project alike, and of whom."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

import moothall
from moothall.project.project import Project

ANSWERING = (".py", ".yaml")
"""Endings of the files of the package that an answer rests on."""


@cache
def code() -> str:
    """SHA-256 (hex) of the package's code and library: in a checkout they change under one version."""
    home = Path(moothall.__file__).parent
    digest = hashlib.sha256()
    for file in sorted(f for f in home.rglob("*") if f.suffix in ANSWERING):
        data = file.read_bytes()
        digest.update(f"{file.relative_to(home).as_posix()} {len(data)}\n".encode() + data)
    return digest.hexdigest()


class Asked(Struct, frozen=True, kw_only=True):
    """Draws and seed instead of each project's own (none: its own), and which engine is to answer."""

    draws: int | None = None
    seed: int | None = None
    engine: str = moothall.__version__
    code: str = field(default_factory=code)

    def of(self, project: Project) -> Project:
        """The project with the draws and seed that were asked for."""
        given = {name: n for name, n in (("draws", self.draws), ("seed", self.seed)) if n is not None}
        return replace(project, head=replace(project.head, **given)) if given else project
