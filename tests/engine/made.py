"""The clean project as a value, and changed copies of it."""

from __future__ import annotations

import datetime
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from moothall.files.folder import read_folder
from moothall.project.project import Project
from tests.planted.clean import clean

Made = TypeVar("Made")


@cache
def clean_project() -> Project:
    """The clean project, read once."""
    return read_folder(clean(Path(tempfile.mkdtemp(prefix="moothall-made-")) / "project"))


def project(**parts: Any) -> Project:
    """The clean project with some of its parts exchanged."""
    return replace(clean_project(), **parts)


def head(**fields: Any) -> Project:
    """The clean project with some terms exchanged."""
    return project(head=replace(clean_project().head, **fields))


def row(kind: type[Made], /, **fields: Any) -> Made:
    """A row of a table; required fields that are left out are filled with something plain."""
    needed = {
        "id": "x1",
        "statement": "Something",
        "title": "Something",
        "option": "lead",
        "date": "2026-03-01",
        "by": "somebody",
        "kind": "other",
    }
    names = {f.encode_name for f in msgspec.structs.fields(kind)}  # type: ignore[arg-type]
    filled = {k: v for k, v in needed.items() if k in names} | fields
    return msgspec.convert(filled, kind)


def day(text: str) -> datetime.date:
    """A date."""
    return datetime.date.fromisoformat(text)
