"""A crew on a Dask cluster that is there already: we bring no scheduler and start no worker."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from time import monotonic
from types import TracebackType
from typing import Any, Self, TypeVar

from moothall.batch.errors import BatchError, needed
from moothall.batch.work import WrongVersionError

T = TypeVar("T")

SAME_EVERYWHERE = ("moothall", "msgspec", "numba", "numpy", "scipy")
"""Packages that figures and rows rest on: one version on all machines, or the bytes may differ."""

PATIENCE = "10s"
"""How long a scheduler may take to answer, and then to show a worker."""

RESTART = 60.0
"""Seconds within which a dead worker's nanny, or its owner, has started another."""


class Cluster:
    """The workers of a Dask scheduler. Used as a context; leaving it early cancels what is under way."""

    def __init__(self, address: str) -> None:
        self._address = address
        distributed = needed("distributed", "cluster")
        self.lost: tuple[type[Exception], ...] = (distributed.KilledWorker,)
        self._client = self._reached(distributed)
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
            self._agree()
        except TimeoutError:
            self._client.close()
            raise BatchError(f"no worker has joined the scheduler at {address}.") from None
        except BaseException:
            self._client.close()
            raise
        self._executor = self._client.get_executor(pure=False)
        self._empty_since: float | None = None

    def slots(self) -> int:
        """Threads of all workers that are there now."""
        return max(1, self._threads())

    def check(self) -> None:
        """BatchError where the scheduler is gone, or has had no worker for longer than a restart takes."""
        if self._threads():
            self._empty_since = None
        elif self._empty_since is None:
            self._empty_since = monotonic()
        elif monotonic() - self._empty_since > RESTART:
            raise BatchError(f"the scheduler at {self._address} has no worker left.")

    def submit(self, call: Callable[..., T], *args: Any) -> Future[T]:
        """Send a call with all that it needs, so that Dask can send it again when a worker dies."""
        with warnings.catch_warnings():
            # Dask would rather have data on a worker first; it would be lost with the worker.
            warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)
            future: Future[T] = self._executor.submit(call, *args)
        return future

    def explained(self, error: Exception) -> BatchError | None:
        """In words: the scheduler went away, or a worker is of another version."""
        if isinstance(error, CancelledError):
            return self._gone()
        if isinstance(error, WrongVersionError | ImportError):
            return BatchError(f"{error}; the same version must be on every machine of the cluster.")
        return None

    def _reached(self, distributed: Any) -> Any:
        _hush()
        try:
            distributed.comm.resolve_address(self._address)  # a client half made of nonsense is never tidy
            return distributed.Client(self._address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            words = str(error).strip().splitlines() or [type(error).__name__]
            raise BatchError(f"no Dask scheduler answers at {self._address}: {words[0]}.") from None

    def _agree(self) -> None:
        """Refuse a cluster on which some machine has another version of what the figures rest on."""
        differ = disagreements(self._client.get_versions(packages=list(SAME_EVERYWHERE)))
        if differ:
            raise BatchError("\n".join(["the machines of the cluster do not agree:", *differ]))

    def _threads(self) -> int:
        if self._client.status != "running":
            raise self._gone()
        try:
            workers = self._client.scheduler_info(n_workers=-1)["workers"].values()
        except (OSError, CancelledError):
            raise self._gone() from None
        return sum(worker["nthreads"] for worker in workers)

    def _gone(self) -> BatchError:
        return BatchError(f"the scheduler at {self._address} went away.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._executor.shutdown(wait=False)
        finally:
            self._client.close()


def _hush() -> None:
    """Dask logs each broken connection at length, with tracebacks; we say once what it means."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("distributed", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def disagreements(seen: dict[str, Any]) -> list[str]:
    """What differs between this machine and those of a cluster, a line each; `seen` as Dask tells it."""
    ours = _versions(seen["client"])
    hosts = {"the scheduler": seen["scheduler"]}
    hosts |= {f"worker {address}": host for address, host in sorted(seen["workers"].items())}
    return [
        f"{name} has {package} {theirs or '(not installed)'}, this machine {ours[package]}"
        for name, host in hosts.items()
        for package, theirs in _versions(host).items()
        if theirs != ours[package]
    ]


def _versions(host: dict[str, Any]) -> dict[str, str | None]:
    packages = {package: host["packages"].get(package) for package in SAME_EVERYWHERE}
    return {"python": ".".join(host["host"]["python"].split(".")[:2]), **packages}
