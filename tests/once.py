"""What takes long is made once in a run of the tests, by the process that asks first; the others read it."""

from __future__ import annotations

import atexit
import fcntl
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import TypeVar, cast

NAME = "MOOTHALL_TEST_ONCE"
Made = TypeVar("Made", bound=Callable[..., object])

if NAME not in os.environ:
    # Workers of xdist get this from the process that starts them, which tidies up after all.
    _place = tempfile.mkdtemp(prefix="moothall-once-")
    atexit.register(shutil.rmtree, _place, ignore_errors=True)
    os.environ[NAME] = _place


def among_others() -> bool:
    """Whether this process runs a part of the tests, and others run the rest."""
    return "PYTEST_XDIST_WORKER" in os.environ


def once(make: Made) -> Made:
    """`cache` for all processes of a run: for what is made from short texts, and can be pickled."""

    @cache
    @wraps(make)
    def made(*asked: str) -> object:
        if not among_others():
            return make(*asked)
        with held("-".join((make.__module__, make.__qualname__, *asked))) as file:
            if file.exists():
                return pickle.loads(file.read_bytes())
            found = make(*asked)
            new = file.with_name(f"{file.name}.new")
            new.write_bytes(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
            new.replace(file)
            return found

    return cast(Made, made)


@contextmanager
def held(name: str) -> Iterator[Path]:
    """The place of what has a name, for one process at a time."""
    place = Path(os.environ[NAME])
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield place / name


def noted(name: str) -> bool:
    """Whether a process of this run has noted this."""
    return (Path(os.environ[NAME]) / f"{name}.noted").exists()


def note(name: str) -> None:
    """Note this for all processes of this run."""
    (Path(os.environ[NAME]) / f"{name}.noted").touch()
