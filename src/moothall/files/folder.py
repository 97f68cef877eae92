"""A project folder: read into one Project with every fault at once, and written without loss."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml
from msgspec import Struct

from moothall.files.binder import Partial, bind, line_at, named, partial, plain, stood_in
from moothall.files.boundaries import FILE as BOUNDARIES
from moothall.files.boundaries import boundaries_file, read_boundaries
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.frameworks import (
    find_framework,
    jurisdiction_facts,
    library_cases,
    library_multipliers,
)
from moothall.files.repeats import Repeats, repeats
from moothall.files.store import write_files
from moothall.files.tables import Rows, read_table, write_table
from moothall.files.text import read_text
from moothall.files.yaml import Node, read_yaml
from moothall.framework.framework import Framework
from moothall.project.governance import Governance
from moothall.project.head import Head
from moothall.project.options import Option
from moothall.project.problems import InvalidProjectError, Problem, nearest
from moothall.project.project import Project
from moothall.project.stakeholders import Stakeholders
from moothall.project.statements import Narrative, Statement
from moothall.project.tables import TABLES, Table


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """options.yaml: the list of options."""

    options: tuple[Option, ...]


DOCUMENTS: dict[str, tuple[str, type[Struct]]] = {
    "project.yaml": ("head", Head),
    "options.yaml": ("options", Options),
    "stakeholders.yaml": ("stakeholders", Stakeholders),
    "governance.yaml": ("governance", Governance),
}
"""YAML files of a folder: name, part of the project, type. The first two must be there."""

TEXTS: dict[str, tuple[str, type[Struct], str]] = {
    "statements": ("statements", Statement, "group"),
    "case": ("narratives", Narrative, "section"),
}
"""Folders of texts: name, part of the project, type, and the field that the file's name gives."""

DEFINED_IN = {
    "options": "options",
    "groups": "stakeholders",
    "assessors": "stakeholders",
    "places": "places",
    "evidence": "evidence",
    "benefit_rows": "benefits",
    "reference_cases": "reference_cases",
    "partners": "head.partners",
}
"""Kind of reference to the part that defines its ids; the others are in the framework."""

LISTS = {"options": ("options", "options"), "head.partners": ("head", "partners")}
"""Part that is a list of a document: which document, and under which key."""

LOOKED_AT: dict[str, frozenset[str]] = {
    "weights": frozenset({"weights"}),
    "options": frozenset({"workforce", "reference_cases", "head.partners"}),
    "coalitions": frozenset({"options", "head.partners"}),
    "reference_cases": frozenset({"reference_cases"}),
    "spending": frozenset({"multipliers"}),
    "head": frozenset({"reference_cases", "head.partners"}),
}
"""Part to those that its rules look at, beyond its own row: without them, nobody can tell what holds."""

STAND_INS = {"id": "project", "title": "-", "jurisdiction": "-", "as_of": "9999-12-31"}
"""For what cannot be read at the head of project.yaml: with these, no rule finds a false fault."""

MONEY = frozenset(
    {
        "finance",
        "adjustments",
        "control_totals",
        "coalitions",
        "reference_cases",
        "risks",
        "outturn",
        "spending",
        "contracts",
        "funds",
    }
)
"""Tables whose numbers may stand as people write them, as £1,200; each is noted."""

READ = (".csv", ".geojson", ".xlsx", ".yaml", ".yml")
"""Endings of the files in a project folder that are read, beside its texts (.md)."""

TABLE_LIKE = (".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".tsv", ".txt", ".json")
"""Endings of files that hold tables, which are not read."""


class Reading:
    """What is known while a project is read: values, and where each stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.beside = path
        """Folder in which frameworks of the project's own may stand."""
        self.complaints: list[Complaint] = []
        self.parts: dict[str, Any] = {}
        self.trees: dict[str, tuple[str, Node]] = {}
        self.rows: dict[str, Rows] = {}
        self.repeats: dict[str, Repeats] = {}
        """By table, where the project has faults."""
        self.unread: set[str] = set()
        """Parts whose file is there, and could not be read, or not whole."""
        self.partial: dict[str, Partial] = {}
        """Documents of which a part could be read."""
        self.faulty: set[str | None] = set()
        """What in documents could not be read, as `options[2].id`, wherever it is told that it stands."""
        self.outline_notes: tuple[Complaint, ...] = ()

    def whole(self) -> tuple[Project, tuple[Complaint, ...]]:
        """All that the folder holds, as a project with notes; ReadError with every fault."""
        self.links()
        self.documents()
        self.tables()
        self.outlines()
        self.multipliers()
        self.texts()
        self.strangers()
        self.framework()
        return self.project()

    def links(self) -> None:
        """A link out of the folder would publish a file that nobody put in the project."""
        home = self.path.resolve()
        for file in sorted(self.path.rglob("*")):
            if file.is_symlink() and not file.resolve().is_relative_to(home):
                name = file.relative_to(self.path).as_posix()
                message = "this is a link to a place outside the project; put the file itself here."
                self.complaints.append(Complaint(file=name, message=message))
        if self.complaints:
            raise ReadError(self.complaints)

    def documents(self) -> None:
        """The YAML files."""
        for name, (part, kind) in DOCUMENTS.items():
            if (self.path / name).exists():
                self.document(self.path / name, part, kind)
            elif name in ("project.yaml", "options.yaml"):
                message = "this file must be there; 'moothall new' makes a blank one."
                self.unread.add(part)
                self.complaints.append(Complaint(file=name, message=message))

    def document(self, file: Path, part: str, kind: type[Struct]) -> None:
        """One YAML file."""
        try:
            tree = read_yaml(file)
            self.trees[part] = (file.name, tree)
            value = bind(tree, kind, file.name)
            self.parts[part] = value.options if isinstance(value, Options) else value
        except ReadError as error:
            self.complaints += error.complaints
            self.rescue(part, kind, error)

    def rescue(self, part: str, kind: type[Struct], error: ReadError) -> None:
        """Keep what could be read of a document, so that its other faults are found too."""
        self.faulty |= {c.field for c in error.complaints}
        found = error.partial
        if found is None and part == "head" and part in self.trees:
            name, tree = self.trees[part]
            found = partial(stood_in(tree, STAND_INS, error.complaints), kind, name)
        if not isinstance(found, Partial):
            self.unread.add(part)
            return
        lost = {(c.field or "").partition(".")[0].partition("[")[0] for c in error.complaints}
        self.unread |= {f"head.{key}" for key in lost} if part == "head" else {part}
        self.partial[part] = found
        self.parts[part] = found.value.options if isinstance(found.value, Options) else found.value

    def tables(self) -> None:
        """The tables, each as CSV or as a sheet."""
        for table in TABLES:
            file = self.path / table.file
            sheet = file.with_suffix(".xlsx")
            if file.exists() and sheet.exists():
                message = f"the table stands twice, as {file.name} and {sheet.name}; keep one."
                self.complaints.append(Complaint(file=file.name, message=message))
            found = file if file.exists() else sheet if sheet.exists() else None
            if found is not None:
                self.table(found, table)

    def table(self, file: Path, table: Table) -> None:
        """One table."""
        try:
            currency = self.currency() if table.name in MONEY else None
            self.rows[table.name] = read_table(file, table.row, currency)
            self.parts[table.name] = self.rows[table.name].rows
        except ReadError as error:
            self.unread.add(table.name)
            self.complaints += error.complaints
            if isinstance(error.partial, Rows):
                self.rows[table.name] = error.partial
                self.parts[table.name] = error.partial.rows

    def currency(self) -> str:
        """The project's; empty where project.yaml cannot be read."""
        head: Head | None = self.parts.get("head")
        return "" if head is None else head.currency

    def notes(self) -> tuple[Complaint, ...]:
        """Cells that may not be meant as they were read, then those read otherwise than they are written."""
        found = self.rows.values()
        told = (*(d for rows in found for d in rows.doubts), *(n for rows in found for n in rows.notes))
        return (*told, *self.outline_notes)

    def lost(self, part: str) -> tuple[str | None, ...]:
        """Ids that stand in a part, in rows that could not be read; None for what nobody can know."""
        if part not in self.unread:
            return ()
        if part in LISTS:
            return self.lost_items(*LISTS[part])
        return self.rows[part].lost if part in self.rows else (None,)

    def lost_items(self, part: str, key: str) -> tuple[str | None, ...]:
        """Ids, as they are written, of items of a list in a document that could not be read."""
        if part not in self.partial:
            return (None,)
        listed = plain(self.trees[part][1]).get(key, ())
        kept = self.partial[part].kept.get((key,), range(len(listed)))
        return tuple(
            str(item["id"])
            if isinstance(item, dict) and "id" in item and named((key, n, "id")) not in self.faulty
            else None
            for n, item in enumerate(listed)
            if n not in kept
        )

    def knows(self, part: str, word: str) -> bool:
        """Whether an id that a part does not hold would not be there either if all of it could be read."""
        return not {None, word} & set(self.lost(part))

    def outlines(self) -> None:
        """Outlines of the places; nobody can tell whose they are where ids of places cannot be read."""
        file = self.path / BOUNDARIES
        lost = self.lost("places")
        if not file.exists() or None in lost:
            return
        try:
            found = read_boundaries(file, self.parts.get("places", ()), [w for w in lost if w])
            self.parts["boundaries"], self.outline_notes = found
        except ReadError as error:
            self.unread.add("boundaries")
            self.complaints += error.complaints

    def multipliers(self) -> None:
        """The library's multipliers, where the project's spending names a sector."""
        if any(row.sector for row in self.parts.get("spending", ())):
            self.parts["library_multipliers"] = library_multipliers()

    def texts(self) -> None:
        """Statements and the texts of the business case."""
        for folder, (part, kind, field) in TEXTS.items():
            made = []
            for file in self.listed(folder):
                if file.suffix != ".md":
                    message = f"texts in {folder}/ are named <{field}>.md; this one is not read."
                    self.complaints.append(Complaint(file=f"{folder}/{file.name}", message=message))
                    continue
                try:
                    text = read_text(file)
                    if not text.strip():
                        raise refuse(f"{folder}/{file.name}", "the file is empty.")
                    made.append(kind(**{field: file.stem, "text": text}))
                except ReadError as error:
                    self.complaints += error.complaints
            self.parts[part] = tuple(made)

    def listed(self, folder: str) -> list[Path]:
        """Files of a folder in order of their names, but for those that editors leave behind."""
        place = self.path / folder
        if place.exists() and not place.is_dir():
            self.complaints.append(Complaint(file=folder, message="this must be a folder."))
        found = sorted(place.iterdir()) if place.is_dir() else []
        return [f for f in found if not f.name.startswith(("~$", ".")) and not f.name.endswith("~")]

    def strangers(self) -> None:
        """Files that look as if they were meant, and are not read."""
        known = {*DOCUMENTS, BOUNDARIES, *(t.file for t in TABLES)}
        known |= {t.file.replace(".csv", ".xlsx") for t in TABLES}
        stems = {name.partition(".")[0] for name in known}
        for file in self.listed("."):
            ending = file.suffix.casefold()
            if file.name in known or not file.is_file():
                continue
            if ending in READ:
                message = f"a project has no such file.{nearest(file.name, known)}"
                self.complaints.append(Complaint(file=file.name, message=message))
            elif ending in TABLE_LIKE and file.stem.casefold() in stems:
                message = f"a file of this kind is not read.{nearest(file.name, known)}"
                self.complaints.append(Complaint(file=file.name, message=message))

    def framework(self) -> None:
        """The framework that the project names."""
        head = self.parts.get("head")
        if head is None:
            return
        try:
            self.parts["framework"] = find_framework(head.framework, self.beside)
        except ReadError as error:
            self.complaints += [self.placed_pin(c) for c in error.complaints]
            if isinstance(error.partial, Framework):
                self.parts["framework"] = error.partial

    def placed_pin(self, complaint: Complaint) -> Complaint:
        """A complaint about the framework's pin, with the place where it is written."""
        if complaint.file not in ("library", "project.yaml"):
            return complaint
        return self.in_tree("head", ("framework",), complaint.message)

    def in_tree(self, part: str, path: tuple[str | int, ...], message: str) -> Complaint:
        """A complaint about a place in a document."""
        file, tree = self.trees[part]
        return Complaint(file=file, line=line_at(tree, path), field=named(path) or None, message=message)

    def in_text(self, folder: str, stem: str, message: str) -> Complaint:
        """A complaint about a statement, or a text of the business case."""
        return Complaint(file=f"{folder}/{stem}.md", message=message)

    def placed(self, problem: Problem) -> Complaint:
        """A problem of the project, with the file and line where it was written."""
        if problem.table in self.rows:
            row = problem.path[0]
            field = str(problem.path[1]) if len(problem.path) > 1 else None
            assert isinstance(row, int)
            repeated = self.repeats[problem.table].get((row, field))
            return repeated or self.rows[problem.table].complaint(row, field, problem.message)
        if problem.table in self.trees:
            path = ("options", *problem.path) if problem.table == "options" else problem.path
            if problem.table in self.partial:
                path = self.partial[problem.table].written(path)
            return self.in_tree(problem.table, path, problem.message)
        folder = next((f for f, (part, _, _) in TEXTS.items() if part == problem.table), "")
        row = problem.path[0] if problem.path else 0
        values = self.parts.get(problem.table, ())
        stem = getattr(values[row], TEXTS[folder][2]) if folder and isinstance(row, int) else ""
        return self.in_text(folder, stem, problem.message)

    def project(self) -> tuple[Project, tuple[Complaint, ...]]:
        """The project of what was read, with notes; ReadError with every fault."""
        if {"framework", "head"} <= self.parts.keys():
            parts = {"options": ()} | self.parts
            try:
                project = Project(facts=jurisdiction_facts(), library_cases=library_cases(), **parts)
                if not self.complaints:
                    return project, self.notes()
            except InvalidProjectError as error:
                self.repeats = {t.name: repeats(r, t.key) for t in TABLES if (r := self.rows.get(t.name))}
                placed = (self.placed(p) for p in error.problems if _known(self, p))
                self.complaints += dict.fromkeys(placed)
        raise ReadError(self.complaints)


def read_folder(path: Path) -> Project:
    """The project in a folder; ReadError with every fault of every file at once."""
    return read_with_notes(path)[0]


def read_with_notes(path: Path) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in a folder, and a note on each cell that was read otherwise than it is written.

    ReadError with every fault of every file at once.
    """
    if not os.path.exists(path):
        raise refuse(path, "there is no such folder.")
    if path.suffix.casefold() == ".xlsx" and os.path.isfile(path):
        raise refuse(path, "this is a workbook; 'moothall convert' makes a folder of it.")
    if not os.path.isdir(path):
        raise refuse(path, "this is not a folder; a project is a folder with project.yaml in it.")
    try:
        return Reading(path).whole()
    except OSError as error:
        raise refuse(path, f"the folder cannot be read: {error.strerror}.") from None


def _known(reading: Reading, problem: Problem) -> bool:
    """Whether a problem stands where it is told, and not only because something could not be read."""
    if problem.ref is not None:
        return reading.knows(DEFINED_IN.get(problem.ref, ""), problem.word)
    part = f"head.{problem.path[0]}" if problem.table == "head" else problem.table
    if part in reading.unread and not any(isinstance(step, int) for step in problem.path):
        return False
    return not reading.unread & LOOKED_AT.get(problem.table, frozenset())


def folder_files(project: Project) -> dict[str, bytes]:
    """The files of a project folder, by name; reading them gives the same project."""
    files: dict[str, bytes] = {}
    for name, (part, kind) in DOCUMENTS.items():
        value = getattr(project, part)
        whole = Options(value) if kind is Options else value
        if name in ("project.yaml", "options.yaml") or whole != kind():
            files[name] = _yaml(whole)
    for table in TABLES:
        rows = getattr(project, table.name)
        if rows:
            files[table.file] = write_table(rows, table.row)
    if project.boundaries:
        files[BOUNDARIES] = boundaries_file(project.boundaries)
    for folder, (part, _, field) in TEXTS.items():
        for text in getattr(project, part):
            files[f"{folder}/{getattr(text, field)}.md"] = text.text.encode()
    return files


def write_folder(project: Project, path: Path) -> None:
    """Write a project as a new folder, whole or not at all; ReadError where something is there."""
    if os.path.exists(path) and (not path.is_dir() or any(path.iterdir())):
        raise refuse(path, "something is already there; name a new folder.")
    write_files(path, folder_files(project))


def _yaml(value: Struct) -> bytes:
    text = yaml.dump(
        _set_only(value),
        Dumper=_Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=100,
        default_flow_style=False,
    )
    return text.encode()


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, and escapes the breaks of a line that YAML 1.1 knows and 1.2 does not."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if any(c in data for c in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Dumper.add_representer(str, _Dumper.represent_str)


def _set_only(value: Any) -> Any:
    """A value as plain mappings and lists, without what is left at its default."""
    if isinstance(value, Struct):
        defaults = dict(_defaults(type(value)))
        return {
            name: _set_only(part)
            for name in value.__struct_fields__
            if (part := getattr(value, name)) != defaults.get(name, msgspec.NODEFAULT)
        }
    if isinstance(value, tuple):
        return [_set_only(v) for v in value]
    if isinstance(value, dict):
        return {k: _set_only(v) for k, v in value.items()}
    return value


def _defaults(kind: type[Struct]) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(kind):
        if field.default is not msgspec.NODEFAULT:
            yield field.name, field.default
        elif field.default_factory is not msgspec.NODEFAULT:
            yield field.name, field.default_factory()
