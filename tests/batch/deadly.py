"""Work that kills its worker when a project says so; stands in a module so that a process can find it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from moothall.batch.asked import Asked
from moothall.batch.crew import Processes
from moothall.batch.parcel import Parcel
from moothall.batch.work import Part, worked

ALWAYS, ONCE = "statements/kills.md", "statements/kills-once.md"


def deadly(parcels: tuple[Parcel, ...], asked: Asked) -> tuple[float, tuple[Part, ...]]:
    """As `worked`, but for a project that kills: each time, or as long as the file that it names is there."""
    for parcel in parcels:
        once = Path((parcel.files.get(ONCE) or b"").decode())
        if ALWAYS in parcel.files or (ONCE in parcel.files and once.is_file()):
            once.unlink(missing_ok=True) if once.name else None
            os.kill(os.getpid(), signal.SIGKILL)
    return worked(parcels, asked)


class Mortal(Processes):
    """Processes of which some die; counts what each load held."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.sent: list[tuple[str, ...]] = []

    def submit(self, call: Callable[..., Any], *args: Any) -> Future[Any]:
        assert call is worked
        self.sent.append(tuple(self.name(parcel) for parcel in args[0]))
        return super().submit(deadly, *args)

    @staticmethod
    def name(parcel: Parcel) -> str:
        head = (parcel.files["project.yaml"] or b"").decode()
        return next(line[4:] for line in head.splitlines() if line.startswith("id: "))
