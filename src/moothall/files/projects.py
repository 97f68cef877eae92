"""A project, whatever it lies in: a folder, or a bundle."""

from __future__ import annotations

from pathlib import Path

from moothall.files.errors import Complaint
from moothall.files.folder import read_with_notes
from moothall.project.project import Project


def read_project(path: Path) -> Project:
    """The project in a folder or a bundle; ReadError with every fault at once."""
    return read_project_with_notes(path)[0]


def read_project_with_notes(path: Path) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a folder or a bundle, and notes on what was read otherwise than it is written.

    ReadError with every fault at once.
    """
    if not path.is_file():
        return read_with_notes(path)
    from moothall.files.bundle.bundle import is_bundle, read_project_in

    return read_project_in(path) if is_bundle(path) else read_with_notes(path)
