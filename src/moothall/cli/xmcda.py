"""XMCDA for `moothall convert`: a project folder to a file for other tools, and such a file to a folder."""

from __future__ import annotations

import datetime
from pathlib import Path

from moothall.cli.notes import tell
from moothall.engine.weighting import weighting
from moothall.files.binder import bind
from moothall.files.blank import Start, blank_project
from moothall.files.errors import refuse
from moothall.files.folder import read_with_notes, write_folder
from moothall.files.frameworks import library_path, read_framework
from moothall.files.store import write_files
from moothall.files.xmcda.project import read_xmcda
from moothall.files.xmcda.writing import write_xmcda
from moothall.files.yaml import parse_yaml
from moothall.project.head import Head

ENDING = ".xml"


def is_xmcda(path: Path) -> bool:
    """Whether a path is meant to be an XMCDA file."""
    return path.suffix.casefold() == ENDING


def to_xmcda(folder: Path, file: Path, version: str) -> None:
    """Write the project of a folder as a new XMCDA file; what it cannot hold is told on standard error."""
    if file.exists():
        raise refuse(str(file), "something is already there; name a new file.")
    project, _ = read_with_notes(folder)
    found = weighting(project)
    data, notes = write_xmcda(project, (*found.groups, found.joint), version)
    write_files(file.parent, {file.name: data})
    tell(notes)


def from_xmcda(file: Path, folder: Path, framework: str) -> None:
    """Write the project of an XMCDA file as a new folder; what is not taken is told on standard error.

    framework : the one of the library that criteria are matched to, where the file does not say
    """
    asked = read_framework(library_path(framework))
    start = Start(id="project", title=file.stem, jurisdiction="GB-ENG", today=datetime.date.today())
    blank = bind(parse_yaml(blank_project(asked, start)["project.yaml"].decode(), "project.yaml"), Head, "")
    project, notes = read_xmcda(file, blank)
    write_folder(project, folder)
    tell(notes)
