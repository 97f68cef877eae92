"""One passage over the projects to do: loads of about a second, and no project lost with a worker."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path

from msgspec import Struct

from moothall.batch.asked import Asked
from moothall.batch.crew import Crew
from moothall.batch.parcel import Parcel, packed
from moothall.batch.work import Part, part_of, passing, worked

SECONDS = 1.0
"""What a load should take at least: sending one costs milliseconds."""
BYTES = 4_000_000
"""A load is closed when it has reached so many."""
AHEAD = 2
"""Loads a worker: one under way, one waiting."""
HEARTBEAT = 1.0
"""Seconds after which a wait looks up, so that Ctrl-C is heard on every system."""
ALONE = 2
"""A project whose worker died so often is worked out with no other beside it; then we know."""


class Done(Struct, frozen=True):
    """One project with its part, and the key of the files that were really sent (none: not sent)."""

    project: Path
    part: Part
    key: str | None


class _Load(Struct, frozen=True):
    projects: tuple[Path, ...]
    keys: tuple[str, ...]


class Sweep:
    """Works out projects with a crew and yields each as it is done, in whatever order."""

    def __init__(self, crew: Crew, asked: Asked, projects: Sequence[Path]) -> None:
        self._crew, self._asked = crew, asked
        self._waiting = deque(projects)
        self._deaths: dict[Path, int] = {}
        self._suspects: deque[Path] = deque()
        self._flying: dict[Future[tuple[float, tuple[Part, ...]]], _Load] = {}
        self._here: list[Done] = []
        self._seconds, self._done = 0.0, 0

    def __iter__(self) -> Iterator[Done]:
        while True:
            self._send()
            yield from self._here
            self._here = []
            if not self._flying:
                return
            self._crew.check()
            landed, _ = wait(self._flying, timeout=HEARTBEAT, return_when=FIRST_COMPLETED)
            for future in landed:
                yield from self._landed(future, self._flying.pop(future))

    def _send(self) -> None:
        """Hand out loads until every worker has one to do and one to come."""
        while self._waiting and len(self._flying) < AHEAD * self._crew.slots():
            self._hand_over(self._next_load())
        if self._suspects and not self._waiting and not self._flying:
            self._hand_over([self._suspects.popleft()])

    def _next_load(self) -> list[Path]:
        """Projects for about a second, as many as those before let us expect; alone after a death."""
        fair = -(-len(self._waiting) // (AHEAD * self._crew.slots()))
        second = int(SECONDS * self._done / max(self._seconds, 1e-6)) + 1 if self._done else 1
        most = min(second, fair)
        load = [self._waiting.popleft()]
        while self._waiting and len(load) < most and not {load[0], self._waiting[0]} & self._deaths.keys():
            load.append(self._waiting.popleft())
        return load

    def _hand_over(self, projects: list[Path]) -> None:
        parcels: list[Parcel] = []
        sent: list[Path] = []
        for n, project in enumerate(projects):
            parcel = packed(project)
            if parcel is None:
                self._here.append(Done(project, part_of(project, self._asked), None))
                continue
            parcels.append(parcel)
            sent.append(project)
            if sum(p.bytes for p in parcels) >= BYTES:
                self._waiting.extendleft(reversed(projects[n + 1 :]))
                break
        if parcels:
            keys = tuple(p.key(self._asked) for p in parcels)
            future = self._crew.submit(worked, tuple(parcels), self._asked)
            self._flying[future] = _Load(tuple(sent), keys)

    def _landed(self, future: Future[tuple[float, tuple[Part, ...]]], load: _Load) -> Iterator[Done]:
        if not future.cancelled() and isinstance(future.exception(), self._crew.lost):
            yield from self._died(load)
            return
        try:
            seconds, parts = future.result()
        except Exception as error:
            words = self._crew.explained(error)
            if words is None:
                raise
            raise words from error
        self._seconds += seconds
        self._done += len(parts)
        for project, part, key in zip(load.projects, parts, load.keys, strict=True):
            yield Done(project, part, key)

    def _died(self, load: _Load) -> Iterator[Done]:
        """After a death nobody knows who caused it: each project goes again by itself, at last all alone."""
        for project in load.projects:
            deaths = self._deaths[project] = self._deaths.get(project, 0) + 1
            if deaths > ALONE:
                words = (
                    f"the worker died {deaths} times on this project; it may need more memory than there is."
                )
                yield Done(project, passing(words), None)
            elif deaths == ALONE:
                self._suspects.append(project)
            else:
                self._waiting.append(project)
