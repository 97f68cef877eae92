"""What kinds of jobs there are. The rooms above add theirs when the site starts; this one knows none."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from msgspec import Struct

if TYPE_CHECKING:
    from moothall_web.jobs.models import Job

Tell = Callable[[str], None]
"""Says which step is begun."""
Maker = Callable[["Job", Tell], None]

SOON, HEAVY = "soon", "heavy"
"""Queues: what people wait for on a page, and what may take a minute and much memory."""


class Kind(Struct, frozen=True):
    """A kind of job.

    maker : `module:function` of what does the work; imported by the worker alone
    queue : SOON or HEAVY
    steps : id of each step with its words, in their order
    title : what a job makes, in words
    home : address and words of where to go when it is done
    tidied : lets go of what a job that was broken off left half made
    """

    name: str
    maker: str
    queue: str
    steps: Callable[[], dict[str, str]]
    title: Callable[[Job], str]
    home: Callable[[Job], tuple[str, str]]
    tidied: Callable[[Job], None]

    @property
    def make(self) -> Maker:
        """Does the work."""
        module, _, name = self.maker.partition(":")
        return cast("Maker", getattr(import_module(module), name))


class RefusedError(Exception):
    """A job cannot be done for a reason that its reader can know: a code, and what else can be said."""

    def __init__(self, fault: str, said: str = "") -> None:
        super().__init__(said or fault)
        self.fault, self.said = fault, said


_kinds: dict[str, Kind] = {}


def add(kind: Kind) -> None:
    """Let there be a kind."""
    _kinds[kind.name] = kind


def kind_of(job: Job) -> Kind:
    """The kind of a job; KeyError where no room has it any more."""
    return _kinds[job.kind]


_hourly: list[Callable[[], object]] = []


def hourly(work: Callable[[], object]) -> None:
    """Let a worker do something short every hour, from when it starts; twice does no harm."""
    if work not in _hourly:
        _hourly.append(work)


def do_hourly() -> None:
    """Do what is to be done every hour."""
    for work in _hourly:
        work()


def preloaded() -> list[str]:
    """Modules that a worker imports once for all its jobs."""
    return [kind.maker.partition(":")[0] for kind in _kinds.values()]
