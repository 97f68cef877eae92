"""XMCDA for `moothall convert`: a project to a file for other tools, and such a file to a project."""

from __future__ import annotations

import datetime
from pathlib import Path

from moothall.engine.weighting import weighting
from moothall.files.binder import bind
from moothall.files.blank import Start, blank_project
from moothall.files.errors import Complaint
from moothall.files.frameworks import library_path, read_framework
from moothall.files.store import write_files
from moothall.files.xmcda.project import read_xmcda
from moothall.files.xmcda.writing import write_xmcda
from moothall.files.yaml import parse_yaml
from moothall.project.head import Head
from moothall.project.project import Project

ENDING = ".xml"


def is_xmcda(path: Path) -> bool:
    """Whether a path is meant to be an XMCDA file."""
    return path.suffix.casefold() == ENDING


def to_xmcda(project: Project, file: Path, version: str) -> tuple[Complaint, ...]:
    """Write a project as a new XMCDA file; notes on what it cannot hold."""
    found = weighting(project)
    data, notes = write_xmcda(project, (*found.groups, found.joint), version)
    write_files(file.parent, {file.name: data})
    return tuple(notes)


def from_xmcda(file: Path, framework: str) -> tuple[Project, tuple[Complaint, ...]]:
    """The project of an XMCDA file, and notes on what is not taken.

    framework : the one of the library that criteria are matched to, where the file does not say
    """
    asked = read_framework(library_path(framework))
    start = Start(id="project", title=file.stem, jurisdiction="GB-ENG", today=datetime.date.today())
    blank = bind(parse_yaml(blank_project(asked, start)["project.yaml"].decode(), "project.yaml"), Head, "")
    project, notes = read_xmcda(file, blank)
    return project, tuple(notes)
