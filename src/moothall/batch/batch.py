"""The story of a batch, read first: what is kept, what is still to do, and the table of it all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from moothall.batch.asked import Asked
from moothall.batch.crew import Crew
from moothall.batch.errors import BatchError
from moothall.batch.parcel import packed
from moothall.batch.parts import Parts
from moothall.batch.row import Row
from moothall.batch.sweep import Done, Sweep
from moothall.batch.table import write_table
from moothall.batch.work import Part


class Summary(Struct, frozen=True, kw_only=True):
    """What a batch came to."""

    projects: int
    rows: int
    errors: dict[str, str]
    """Path of each project with an error, and the error."""


class Batch:
    """Projects on their way into one table.

    Made, it knows what an earlier, interrupted run has kept; `run` does the rest; `write` makes the table.
    """

    def __init__(self, projects: Sequence[Path], table: Path, asked: Asked) -> None:
        self.projects = tuple(projects)
        self._table, self._asked = table, asked
        self._parts = Parts(table)
        self._parts.open()
        self._keys = {project: self._key(project) for project in self.projects}
        self._unkept: dict[str, Part] = {}
        """Parts of projects that could not be sent, or whose trouble may pass."""
        missing = [project for project in self.projects if self._kept(project) is None]
        self.resumed = len(self.projects) - len(missing)
        """How many projects an earlier run has done."""
        self.to_do = tuple({self._keys[project]: project for project in reversed(missing)}.values())[::-1]
        """What no part is there for; of several projects with the same files, the first."""

    def run(self, crew: AbstractContextManager[Crew], told: Callable[[Done], object]) -> None:
        """Work out what is still to do, keeping each part as it comes; `told` hears of each."""
        with crew as workers:
            for done in Sweep(workers, self._asked, self.to_do):
                self._keep(done)
                told(done)

    def leave(self) -> int:
        """Before its end: how many projects are done and kept. With none, nothing stays behind."""
        done = sum(self._kept(project) is not None for project in self.projects)
        if not done:
            self._parts.clear()
        return done

    def write(self) -> Summary:
        """Write the table in the order in which the projects were named, and forget the parts."""
        rows = 0
        errors: dict[str, str] = {}

        def all_rows() -> Iterator[Row]:
            nonlocal rows
            for project in self.projects:
                part = self._part(project)
                if part.error is not None:
                    errors[project.as_posix()] = part.error
                for row in part.rows:
                    rows += 1
                    yield replace(row, path=project.as_posix())

        write_table(self._parts.table, all_rows(), self._asked)
        self._parts.table.replace(self._table)
        self._parts.clear()
        return Summary(projects=len(self.projects), rows=rows, errors=errors)

    def _key(self, project: Path) -> str:
        parcel = packed(project)
        return project.as_posix() if parcel is None else parcel.key(self._asked)

    def _kept(self, project: Path) -> Part | None:
        return self._parts.found(self._keys[project])

    def _keep(self, done: Done) -> None:
        if done.key is None or done.part.passing:
            self._unkept[self._keys[done.project]] = done.part
        else:
            self._keys[done.project] = done.key
            self._parts.keep(done.key, done.part)

    def _part(self, project: Path) -> Part:
        part = self._unkept.get(self._keys[project]) or self._kept(project)
        if part is None:
            raise BatchError(f"{project}: its files changed while the batch ran; run it again.")
        return part
