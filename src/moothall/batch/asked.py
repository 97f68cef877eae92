"""What a batch asks of every project alike."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from moothall import __version__
from moothall.project.project import Project


class Asked(Struct, frozen=True, kw_only=True):
    """Draws and seed instead of each project's own (none: its own), and the version that is to answer."""

    draws: int | None = None
    seed: int | None = None
    engine: str = __version__

    def of(self, project: Project) -> Project:
        """The project with the draws and seed that were asked for."""
        given = {name: n for name, n in (("draws", self.draws), ("seed", self.seed)) if n is not None}
        return replace(project, head=replace(project.head, **given)) if given else project
