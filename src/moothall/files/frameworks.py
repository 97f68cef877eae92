"""Frameworks: those of the library and anybody's own, by one and the same reader."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from moothall.files.binder import bind
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.yaml import read_yaml
from moothall.framework.benefits import Benefits
from moothall.framework.bias import Bias
from moothall.framework.business_case import BusinessCase
from moothall.framework.comparators import Comparators
from moothall.framework.criteria import Matrix
from moothall.framework.employment import Employment
from moothall.framework.equality import Equality
from moothall.framework.evidence import EvidenceStandard
from moothall.framework.framework import Framework, Head
from moothall.framework.governance import Governance
from moothall.framework.items import Passage, Threshold
from moothall.framework.jobs import Jobs
from moothall.framework.jurisdictions import DatedFact
from moothall.framework.multipliers import Multipliers
from moothall.framework.principles import Screening
from moothall.framework.procurement import Procurement
from moothall.framework.reference_cases import ReferenceCase
from moothall.framework.region import Region
from moothall.framework.risks import Risks
from moothall.framework.roles import Role
from moothall.framework.strategy import Strategy
from moothall.framework.transaction_costs import TransactionCosts
from moothall.framework.typology import Typology
from moothall.project.problems import listed, nearest


class _Passages(Struct, frozen=True, forbid_unknown_fields=True):
    passages: tuple[Passage, ...]


class _Roles(Struct, frozen=True, forbid_unknown_fields=True):
    roles: tuple[Role, ...]


class _Thresholds(Struct, frozen=True, forbid_unknown_fields=True):
    thresholds: tuple[Threshold, ...]


class _Cases(Struct, frozen=True, forbid_unknown_fields=True):
    cases: tuple[ReferenceCase, ...]


class _Facts(Struct, frozen=True, forbid_unknown_fields=True):
    facts: tuple[DatedFact, ...]


SUBJECTS: dict[str, tuple[str, type[Struct]]] = {
    "passages.yaml": ("passages", _Passages),
    "typology.yaml": ("typology", Typology),
    "principles.yaml": ("screening", Screening),
    "criteria.yaml": ("matrix", Matrix),
    "evidence.yaml": ("evidence", EvidenceStandard),
    "benefits.yaml": ("benefits", Benefits),
    "risks.yaml": ("risks", Risks),
    "transaction_costs.yaml": ("transaction_costs", TransactionCosts),
    "employment.yaml": ("employment", Employment),
    "jobs.yaml": ("jobs", Jobs),
    "governance.yaml": ("governance", Governance),
    "strategy.yaml": ("strategy", Strategy),
    "equality.yaml": ("equality", Equality),
    "procurement.yaml": ("procurement", Procurement),
    "region.yaml": ("region", Region),
    "bias.yaml": ("bias", Bias),
    "business_case.yaml": ("business_case", BusinessCase),
    "roles.yaml": ("roles", _Roles),
    "comparators.yaml": ("comparators", Comparators),
    "thresholds.yaml": ("thresholds", _Thresholds),
}
"""One file a subject: its name, the part of the framework that it fills, and the part's type."""


def library_root() -> Path:
    """The folder of the library that ships with the program."""
    return Path(str(files("moothall"))) / "library"


@cache
def library() -> tuple[str, ...]:
    """Ids of the frameworks in the library, in alphabetical order."""
    found = (p.parent.name for p in library_root().glob("*/framework.yaml") if "@" not in p.parent.name)
    return tuple(sorted(found))


def library_path(framework: str) -> Path:
    """The folder of a framework of the library; ReadError naming the nearest for an unknown id."""
    if framework not in library():
        raise refuse(
            "library",
            f'there is no framework "{framework}".{nearest(framework, library())} '
            f"Known: {listed(library())}.",
        )
    return library_root() / framework


def read_framework(path: Path) -> Framework:
    """A framework from its folder; ReadError with every fault of every file at once.

    One of the library ships with the program and stays as it is: a process reads it once.
    """
    return _of_library(path) if path.parent == library_root() else _read(path)


@cache
def _of_library(path: Path) -> Framework:
    return _read(path)


def _read(path: Path) -> Framework:
    if not path.is_dir():
        raise refuse(path, "this is not the folder of a framework.")
    digest = hashlib.sha256()
    complaints: list[Complaint] = []
    parts: dict[str, Any] = {}
    wanted: dict[str, tuple[str, type[Struct]]] = {"framework.yaml": ("head", Head), **SUBJECTS}
    for file in sorted(path.glob("*.yaml")):
        if file.name not in wanted:
            message = f"a framework has no such file.{nearest(file.name, wanted)}"
            complaints.append(Complaint(file=file.name, message=message))
    for name, (part, kind) in wanted.items():
        file = path / name
        if name != "framework.yaml" and not file.exists():
            continue
        try:
            value: Any = bind(read_yaml(file), kind, f"{path.name}/{name}")
            digest.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
            parts[part] = getattr(value, part) if kind.__name__.startswith("_") else value
        except ReadError as error:
            complaints += error.complaints
    if complaints:
        raise ReadError(complaints)
    return Framework(sha256=digest.hexdigest(), **parts)


def find_framework(pin: str, beside: Path | None = None) -> Framework:
    """The framework of a pin such as essu_2007@1.0.0#sha256.

    Looks in `frameworks/` beside a project first, then in the library; an older version stands in
    a folder such as essu_2007@1.0.0. ReadError where there is none, its version differs, or its
    content is not what the pin's hash says.
    """
    name, _, rest = pin.partition("@")
    version, _, sha256 = rest.partition("#")
    found = _of_version(name, version, beside)
    if found.head.version != version:
        raise refuse(
            "project.yaml",
            f"the project names {name} in version {version}; the one at hand is {found.head.version}. "
            "Moving to another version is done with 'moothall framework migrate'.",
        )
    if sha256 and not found.sha256.startswith(sha256):
        message = (
            f"{name} {version} is not the one that the project names: its hash begins "
            f"{found.sha256[:12]}, not {sha256[:12]}."
        )
        raise ReadError([Complaint(file="project.yaml", message=message)], partial=found)
    return found


def _of_version(name: str, version: str, beside: Path | None) -> Framework:
    """The framework in the version asked for, or the first one found under its name."""
    roots = [*([beside / "frameworks"] if beside else []), library_root()]
    folders = [root / folder for root in roots for folder in (f"{name}@{version}", name)]
    other: Framework | None = None
    for folder in folders:
        if (folder / "framework.yaml").is_file():
            found = read_framework(folder)
            _its_own(found, name, folder)
            if found.head.version == version:
                return found
            other = other or found
    return other or read_framework(library_path(name))  # which refuses, with the nearest name


def _its_own(found: Framework, name: str, folder: Path) -> None:
    """Refuse a framework under another's name: nobody could tell which questions were asked."""
    if found.head.id != name:
        raise refuse(
            "project.yaml", f"the framework in {folder.name}/ calls itself {found.head.id}, not {name}."
        )
    ours = name in library() and folder.parent != library_root()
    if ours and found.sha256 != read_framework(library_path(name)).sha256 and _same_version(found, name):
        raise refuse(
            "project.yaml",
            f"{name} {found.head.version} beside the project differs from the library's; give your own "
            "framework an id of its own ('moothall framework export' makes one).",
        )


def _same_version(found: Framework, name: str) -> bool:
    return found.head.version == read_framework(library_path(name)).head.version


@cache
def jurisdiction_facts() -> tuple[DatedFact, ...]:
    """Dated rates and law of the library."""
    path = library_root() / "jurisdictions" / "facts.yaml"
    return bind(read_yaml(path), _Facts, path.name).facts


@cache
def library_cases() -> tuple[ReferenceCase, ...]:
    """Past cases of the library: the reference class that a project starts from."""
    path = library_root() / "reference_classes" / "shared_services.yaml"
    return bind(read_yaml(path), _Cases, path.name).cases


@cache
def library_multipliers() -> tuple[Multipliers, ...]:
    """Multipliers of the library, a file each economy and year."""
    found = sorted((library_root() / "multipliers").glob("*.yaml"))
    return tuple(bind(read_yaml(path), Multipliers, path.name) for path in found)
