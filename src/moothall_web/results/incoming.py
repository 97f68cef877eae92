"""A file that somebody sends, read as a project; and what it would change, counted ahead."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall.files.bundle.bundle import ENDING
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.folder import read_with_notes
from moothall.files.frameworks import find_framework
from moothall.files.limits import limits
from moothall.files.projects import BOOK, read_project_with_notes
from moothall.files.store import write_files
from moothall.files.zipped import unzipped
from moothall.project.project import Project
from moothall_web.accounts.models import Project as Held
from moothall_web.casework.models import Submission, Value
from moothall_web.casework.shelves import shelved, shelves

ZIP = ".zip"
ENDINGS = (ZIP, BOOK, ENDING)
"""Kinds of files that are read."""
NAMED = 50
"""Rows of one kind that are named, of those that change."""


class Difference(Struct, frozen=True):
    """What a file would do to the rows of one kind.

    standing, incoming : rows here now, and in the file
    kept : rows here that are not in the file and stay: scores that are not handed in yet
    """

    shelf: str
    standing: int
    incoming: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int

    @property
    def after(self) -> int:
        """Rows that will stand here."""
        return self.standing + len(self.added) - len(self.removed)

    @property
    def adds_up(self) -> bool:
        """The control: what will stand is what the file holds, and what stays beside it."""
        return self.after == self.incoming + self.kept


def read(name: str, data: bytes) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a file, with notes on how it was read; ReadError with every fault."""
    if len(data) > limits().upload_bytes:
        raise refuse(name, _("the file is larger than {n:,} bytes.").format(n=limits().upload_bytes))
    ending = Path(name).suffix.casefold()
    if ending not in ENDINGS:
        known = ", ".join(ENDINGS)
        raise refuse(
            name, _("a file of this kind is not read; send one of these: {kinds}.").format(kinds=known)
        )
    with tempfile.TemporaryDirectory(prefix="moothall-") as place:
        if ending == ZIP:
            folder = Path(place) / "project"
            write_files(folder, unzipped(data, name))
            project, notes = read_with_notes(folder)
        else:
            file = Path(place) / f"project{ending}"
            file.write_bytes(data)
            project, notes = _read_file(file, name)
    _of_library(project, name)
    return project, notes


def _read_file(file: Path, name: str) -> tuple[Project, tuple[Complaint, ...]]:
    try:
        project, notes = read_project_with_notes(file)
    except ReadError as error:
        raise ReadError(_renamed(error.complaints, file.name, name)) from None
    return project, tuple(_renamed(notes, file.name, name))


def _renamed(complaints: Iterable[Complaint], file: str, name: str) -> Iterable[Complaint]:
    """Complaints about a file under the name that its sender knows."""
    for c in complaints:
        yield Complaint(
            file=name if c.file == file else c.file,
            line=c.line, sheet=c.sheet, cell=c.cell, field=c.field, message=c.message,
        )  # fmt: skip


def _of_library(project: Project, name: str) -> None:
    """Refuse a project whose framework stands beside it: here all are of the library."""
    try:
        found = find_framework(project.head.framework)
    except ReadError:
        found = None
    if found is None or found.sha256 != project.framework.sha256:
        said = _(
            "it brings a framework of its own ({framework}), and this site reads those of its library alone."
        )
        raise refuse(name, said.format(framework=project.head.framework))


def preview(held: Held, given: Project) -> tuple[Difference, ...]:
    """What bringing in a project would change, by kind of row; kinds without rows on either side left out."""
    standing = _standing(held)
    incoming: dict[str, dict[str, dict[str, Any]]] = {}
    for shelf, key, values in shelved(given):
        incoming.setdefault(shelf.name, {})[key] = values
    waits = _waiting(held, given)
    return tuple(
        _difference(name, standing.get(name, {}), incoming.get(name, {}), waits)
        for name in shelves()
        if standing.get(name) or incoming.get(name)
    )


def _standing(held: Held) -> dict[str, dict[str, dict[str, Any] | None]]:
    rows = Value.objects.filter(place__project=held, place__removed=False, version=F("place__version"))
    found: dict[str, dict[str, dict[str, Any] | None]] = {}
    listed: Any = rows.values_list("place__shelf", "place__key", "fields")
    for shelf, key, fields in listed:
        found.setdefault(shelf, {})[key] = fields
    return found


def _difference(
    name: str, here: Mapping[str, Any], there: Mapping[str, Any], waits: frozenset[str]
) -> Difference:
    gone = [key for key in here if key not in there]
    kept = [key for key in gone if name == "scores" and key in waits]
    return Difference(
        shelf=name,
        standing=len(here),
        incoming=len(there),
        added=tuple(key for key in there if key not in here),
        changed=tuple(key for key in there if key in here and here[key] != there[key]),
        removed=tuple(key for key in gone if key not in kept),
        kept=len(kept),
    )


def _waiting(held: Held, given: Project) -> frozenset[str]:
    """Keys of scores here that their assessors have not handed in."""
    return frozenset(key for key, _pair in _unsubmitted(held, given))


def _unsubmitted(held: Held, given: Project) -> list[tuple[str, tuple[str, str]]]:
    of = {c.id: s.id for s in given.framework.matrix.sections for c in s.criteria}
    handed_in = set(Submission.objects.filter(project=held).values_list("assessor", "section"))
    rows = Value.objects.filter(
        place__project=held, place__shelf="scores", place__removed=False, version=F("place__version")
    )
    found = []
    listed: Any = rows.values_list("place__key", "fields")
    for key, fields in listed:
        pair = (str((fields or {}).get("assessor", "")), of.get(str((fields or {}).get("criterion", "")), ""))
        if pair not in handed_in:
            found.append((key, pair))
    return found


def overtaken(held: Held, given: Project) -> tuple[str, ...]:
    """Why a file may not come in now: it would hand in for an assessor who is still scoring here."""
    of = {c.id: s.id for s in given.framework.matrix.sections for c in s.criteria}
    there = {(r.assessor, of[r.criterion]) for r in given.scores}
    counts = Counter(pair for _key, pair in _unsubmitted(held, given) if pair in there)
    said = _(
        "{assessor} has {n} scores of section {section} here that are not handed in, and the file holds "
        "scores of {assessor} in that section. Bringing it in would hand in all of them. Ask {assessor} to "
        "hand in first, or leave these scores out of the file."
    )
    return tuple(said.format(assessor=a, section=s, n=n) for (a, s), n in counts.items())
