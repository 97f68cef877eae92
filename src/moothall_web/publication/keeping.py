"""Files of editions on the disk: written aside, made safe, then moved into their place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from moothall_web.publication.models import Edition

LEFT_BEHIND = 24 * 3600
"""Seconds after which a folder that somebody was writing counts as left behind."""


def root() -> Path:
    """Folder of all editions; among the files of which backups are made."""
    return Path(settings.MEDIA_ROOT) / "editions"


def folder(edition: Edition) -> Path:
    """Folder of an edition that has a number."""
    return root() / edition.project.slug / str(edition.number)


@contextmanager
def written(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder beside the editions with these files, safe on the disk; gone afterwards unless moved."""
    root().mkdir(parents=True, exist_ok=True)
    _tidy()
    aside = Path(tempfile.mkdtemp(dir=root(), prefix=".making-"))
    try:
        folders = {aside}
        for name, data in files.items():
            target = aside / name
            target.parent.mkdir(parents=True, exist_ok=True)
            folders |= {target.parent, *(p for p in target.parents if aside in p.parents)}
            with target.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        for one in folders:
            _sync(one)
        aside.chmod(0o755)
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def move_in(aside: Path, edition: Edition) -> None:
    """Put the folder in its place; what a making that was cut off left there goes."""
    target = folder(edition)
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        old = Path(tempfile.mkdtemp(dir=root(), prefix=".making-"))
        target.rename(old / "before")
        shutil.rmtree(old, ignore_errors=True)
    os.rename(aside, target)
    _sync(target.parent)


def _sync(place: Path) -> None:
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tidy() -> None:
    """Remove what was left behind by a process that ended."""
    for old in root().glob(".making-*"):
        if time.time() - old.stat().st_mtime > LEFT_BEHIND:
            shutil.rmtree(old, ignore_errors=True)
