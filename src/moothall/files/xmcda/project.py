"""A project from an XMCDA file: every fault at once, and a note on all that is not taken."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from msgspec.structs import replace

from moothall.files.binder import bind
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.frameworks import find_framework, jurisdiction_facts, library_cases
from moothall.files.xmcda.alternatives import read_options
from moothall.files.xmcda.criteria import read_criteria
from moothall.files.xmcda.groups import groups_of_others
from moothall.files.xmcda.parameters import read_groups, terms_of
from moothall.files.xmcda.plain_weights import ReadPlainWeights
from moothall.files.xmcda.reading import Reading, mapping
from moothall.files.xmcda.scales import read_functions, read_scales
from moothall.files.xmcda.scores import ReadScores
from moothall.files.xmcda.tree import Element, read_tree
from moothall.files.xmcda.versions import KNOWN, version_of
from moothall.files.xmcda.weights import ReadWeights
from moothall.files.yaml import Mapping, Sequence
from moothall.project.head import Head, NotApplicable
from moothall.project.problems import InvalidProjectError, listed
from moothall.project.project import Project

OTHERS = "assessors"
"""Id of the group of those who scored, where the file names no groups."""


def read_xmcda(path: Path, blank: Head) -> tuple[Project, tuple[Complaint, ...]]:
    """The project in an XMCDA file, and notes on what of the file was not taken.

    blank : the terms of the project where the file does not give them; its framework is the one that
        criteria are matched to, by id. ReadError with every fault, each with its line.
    """
    root = read_tree(path)
    number = _version(path, root)
    head, faults = _head(path, root, blank)
    reading = Reading(path.name, root, find_framework(head.framework, path.parent))
    reading.complaints += faults
    if number is not None:
        reading.note(root.line, number)
    project = _project(reading, head, terms_of(root) is not None)
    reading.notes += _strange(reading)
    return project, tuple(reading.notes)


def _version(path: Path, root: Element) -> str | None:
    """Refuse what is no XMCDA; a note where it is of a version that is read as another."""
    version = version_of(root.space)
    if version is None or root.name.casefold() != "xmcda":
        raise refuse(
            path,
            f'this is not XMCDA: the first element is "{root.name}" of the namespace "{root.space}". '
            f"Versions that are known: {listed(sorted(KNOWN))}.",
            root.line,
        )
    if version.number == version.read_as:
        return None
    return f"this is XMCDA {version.number}, which is not known; it was read as {version.read_as}."


def _head(path: Path, root: Element, blank: Head) -> tuple[Head, list[Complaint]]:
    """The terms that the file gives, or the blank ones."""
    terms = terms_of(root)
    if terms is None:
        return blank, []
    try:
        return bind(terms, Head, path.name), []
    except ReadError as error:
        return blank, list(error.complaints)


def _project(reading: Reading, head: Head, ours: bool) -> Project:
    options = read_options(reading)
    left = read_criteria(reading)
    read_scales(reading)
    read_functions(reading)
    when = head.as_of.isoformat()
    scores = ReadScores(reading, when)
    scores.read()
    said, plain = ReadWeights(reading, when), ReadPlainWeights(reading, when, OTHERS)
    said.read()
    plain.read(ours)
    groups = read_groups(reading)
    if groups is None:
        groups = groups_of_others(reading, OTHERS, scores.assessors, plain.groups)
    if not ours:
        _terms(reading, head)
    parts = {
        "head": replace(head, not_applicable=_left_out(reading, left)),
        "options": options,
        "stakeholders": groups,
        "scores": tuple(scores.scores),
        "measures": tuple(scores.measures),
        "weights": (*said.rows, *plain.rows),
    }
    return _made(reading, parts)


def _left_out(reading: Reading, nodes: tuple[Mapping, ...]) -> tuple[NotApplicable, ...]:
    line = nodes[0].line if nodes else reading.root.line
    terms = terms_of(reading.root)
    given = {} if terms is None else dict(terms.items)
    reading.trees["head"] = mapping(reading.root.line, **given, not_applicable=Sequence(nodes, line))
    made = (reading.bound(node, NotApplicable) for node in nodes)
    return tuple(m for m in made if m is not None)


def _terms(reading: Reading, head: Head) -> None:
    reading.note(
        reading.root.line,
        f"the file does not say for what project it is: title, jurisdiction ({head.jurisdiction}), as_of "
        f"({head.as_of}), price base and years are those of a blank one. Put them right in project.yaml.",
    )


def _made(reading: Reading, parts: dict[str, object]) -> Project:
    try:
        project = Project(
            framework=reading.framework,
            facts=jurisdiction_facts(),
            library_cases=library_cases(),
            **parts,  # type: ignore[arg-type]
        )
    except InvalidProjectError as error:
        placed = (reading.placed(p) for p in error.problems)
        raise ReadError(dict.fromkeys((*reading.complaints, *placed))) from None
    if reading.complaints:
        raise ReadError(reading.complaints)
    return project


def _strange(reading: Reading) -> list[Complaint]:
    """What of the file nobody asked for: one note a path, with the first line and how many more."""
    found = list(reading.root.strange())
    counts = Counter(path for path, _ in found)
    first = dict(reversed(found))
    notes = []
    for path, count in counts.items():
        inside = path.partition("/")[2]
        more = f" (and {count - 1:,} more)" if count > 1 else ""
        notes.append(Complaint(file=reading.file, line=first[path], message=f"{inside} is not read{more}."))
    return notes
