"""What stands beside a project, and is not carried into another form of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from moothall.files.boundaries import FILE as BOUNDARIES
from moothall.files.bundle.bundle import is_bundle, own_framework
from moothall.files.folder import DOCUMENTS, TEXTS
from moothall.files.projects import book_in
from moothall.project.project import Project
from moothall.project.tables import TABLES


def left_behind(project: Project, source: Path) -> Iterator[str]:
    """A sentence on each thing of a folder, a workbook or a bundle that the new form does not hold."""
    plain = source.is_dir() and book_in(source) is None
    if plain:
        others = _others(source)
        if others:
            yield f"Not part of the project, and not carried over: {', '.join(others)}."
    if own_framework(project, source):
        whence = " out of the bundle, which is a ZIP archive" if is_bundle(source) else ""
        yield f"The framework of frameworks/ must stand beside the new form too; copy that folder{whence}."
    if plain and any(_commented(source / name) for name in DOCUMENTS):
        yield "Comments in the YAML files are not carried over."


def _others(folder: Path) -> list[str]:
    known = {*DOCUMENTS, BOUNDARIES, *(t.file for t in TABLES)}
    known |= {f"{Path(t.file).stem}.xlsx" for t in TABLES}
    return sorted(
        f.name + "/" * f.is_dir()
        for f in folder.iterdir()
        if f.name not in known and f.name not in TEXTS and not f.name.startswith(".")
    )


def _commented(file: Path) -> bool:
    return file.is_file() and any(
        line.lstrip().startswith("#") for line in file.read_text("utf-8", "replace").splitlines()
    )
