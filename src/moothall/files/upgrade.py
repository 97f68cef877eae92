"""Moving a project to another version of its framework: a new folder beside, the old one as it was."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from moothall.files.binder import bind, line_at
from moothall.files.carrying import Carried, Fate, carry
from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.folder import DOCUMENTS, TEXTS, folder_files, read_folder
from moothall.files.frameworks import find_framework, library, library_path, read_framework
from moothall.files.migration import Migration, find_migrations
from moothall.files.yaml import parse_yaml, read_yaml
from moothall.framework.framework import Framework
from moothall.project.head import Head
from moothall.project.problems import InvalidProjectError
from moothall.project.project import LIBRARY, Project
from moothall.project.tables import TABLES

RECORD = "migration.md"
"""File in which a project keeps what its migrations did."""


class Upgrade(Struct, frozen=True, kw_only=True):
    """What a move would do, before anything is written."""

    old: Project
    new: Project
    migrations: tuple[Migration, ...]
    fates: tuple[Fate, ...]
    brings: Path | None
    """Folder of a framework that the new project has to carry along; none: it is in the library."""


def prepare(folder: Path, pin: str, framework: Path | None = None) -> Upgrade:
    """What becomes of a project under another version; ReadError where it cannot be moved.

    `framework` is the folder of the new version, where it is neither in the library nor beside the project.
    """
    old = read_folder(folder)
    new, place = _version(folder, pin, framework)
    if new.head.id != old.framework.head.id:
        raise refuse(
            "project.yaml",
            f"the project follows {old.framework.head.id}; only versions of the same framework can "
            f"follow it, not {new.head.id}.",
        )
    if new.head.version == old.framework.head.version:
        raise refuse("project.yaml", f"the project is in version {new.head.version} already.")
    migrations = find_migrations(place, old.framework, new)
    carried = carry(old, migrations, new)
    known = new.head.id in library() and read_framework(library_path(new.head.id)).pin == new.pin
    return Upgrade(
        old=old,
        new=_made(old, new, carried),
        migrations=migrations,
        fates=carried.fates,
        brings=None if known else place,
    )


def _version(folder: Path, pin: str, framework: Path | None) -> tuple[Framework, Path]:
    name = pin.partition("@")[0]
    if framework is not None:
        found = read_framework(framework)
        if not found.pin.startswith(pin):
            raise refuse(framework, f"this folder holds {found.head.id}@{found.head.version}, not {pin}.")
        return found, framework
    own = folder / "frameworks" / name
    place = own if own.is_dir() else library_path(name)
    try:
        return find_framework(pin, folder), place
    except ReadError:
        at_hand = read_framework(place).head.version
        raise refuse(
            "frameworks",
            f"{pin} is not at hand (there is {name}@{at_hand}). Name its folder with --framework.",
        ) from None


def _made(old: Project, framework: Framework, carried: Carried) -> Project:
    try:
        library = {name: getattr(old, name) for name in LIBRARY}
        return Project(framework=framework, **library, **carried.parts)
    except InvalidProjectError as error:
        raise ReadError(
            Complaint(file="migrations", field=p.table, message=f"after the move, {p.message}")
            for p in error.problems
        ) from None


def upgraded_files(folder: Path, upgrade: Upgrade, today: datetime.date) -> dict[str, bytes]:
    """The files of the new folder: what did not change, byte for byte; what did, written anew; the record."""
    files = dict(_kept(folder, upgrade))
    fresh = folder_files(upgrade.new)
    files |= {name: data for name, data in fresh.items() if name not in files}
    repinned = _repinned(folder, upgrade)
    if repinned is not None:
        files["project.yaml"] = repinned
    rewritten = [n for n in DOCUMENTS if n in fresh and files[n] is fresh[n]]
    if upgrade.brings is not None:
        files |= _framework_files(upgrade.brings, upgrade.new.framework.head.id)
    before = (folder / RECORD).read_text("utf-8") + "\n" if (folder / RECORD).is_file() else ""
    files[RECORD] = (before + record(upgrade, today, rewritten)).encode()
    return files


def _unchanged(upgrade: Upgrade) -> set[str]:
    """Parts of the project that the move leaves as they are, by file or folder."""
    parts = {name: part for name, (part, _) in DOCUMENTS.items()} | {t.file: t.name for t in TABLES}
    parts |= {name: part for name, (part, _, _) in TEXTS.items()}
    return {file for file, part in parts.items() if getattr(upgrade.old, part) == getattr(upgrade.new, part)}


def _kept(folder: Path, upgrade: Upgrade) -> Iterator[tuple[str, bytes]]:
    same = _unchanged(upgrade)
    for file in sorted(folder.iterdir()):
        sheet = file.suffix == ".xlsx" and f"{file.stem}.csv" in same
        remark = file.suffix == ".md" and file.name != RECORD
        if file.is_file() and (file.name in same or sheet or remark):
            yield file.name, file.read_bytes()
        elif file.name in same and file.is_dir():
            yield from ((f"{file.name}/{f.name}", f.read_bytes()) for f in sorted(file.glob("*.md")))
    beside = folder / "frameworks"
    for own in sorted(beside.iterdir()) if beside.is_dir() else ():
        if own.name != upgrade.new.framework.head.id:
            yield from _framework_files(own, own.name).items()


def _framework_files(place: Path, name: str) -> dict[str, bytes]:
    return {
        f"frameworks/{name}/{f.relative_to(place).as_posix()}": f.read_bytes()
        for f in sorted(place.rglob("*"))
        if f.is_file()
    }


def _repinned(folder: Path, upgrade: Upgrade) -> bytes | None:
    """project.yaml with only the pin changed, so that comments stay; None where more has changed."""
    file = folder / "project.yaml"
    lines = file.read_text("utf-8-sig").splitlines(keepends=True)
    at = line_at(read_yaml(file), ("framework",)) - 1
    lines[at] = lines[at].replace(upgrade.old.head.framework, upgrade.new.head.framework)
    text = "".join(lines)
    try:
        same = bind(parse_yaml(text, file.name), Head, file.name) == upgrade.new.head
    except ReadError:
        return None
    return text.encode() if same else None


def record(upgrade: Upgrade, today: datetime.date, rewritten: list[str]) -> str:
    """What the move did, in Markdown, for the people whose answers were moved."""
    old, new = upgrade.old.framework, upgrade.new.framework
    lines = [
        f"# From {old.head.id} {old.head.version} to {new.head.version}\n",
        f"Moved on {today}. Pinned before: `{upgrade.old.head.framework}`; now: `{new.pin}`.\n",
    ]
    lines += [f"{m.note}\n" for m in upgrade.migrations if m.note]
    if rewritten:
        lines.append(f"Written anew, without the remarks that stood in it: {', '.join(rewritten)}.\n")
    for title, outcomes in SECTIONS.items():
        found = [f for f in upgrade.fates if f.outcome in outcomes]
        if found:
            lines += [f"## {title}\n", *(f"* {said(f, upgrade)}" for f in found), ""]
    new_ones = [s for m in upgrade.migrations for s in m.steps if s.verb == "added"]
    if new_ones:
        lines += ["## Asked for the first time\n", *(f"* {s.id} {s.reason}".rstrip() for s in new_ones), ""]
    return "\n".join(lines) + "\n"


SECTIONS = {
    "To be answered anew": ("asked",),
    "Kept without the item that they named": ("cleared",),
    "Ended": ("dropped",),
    "Carried": ("carried", "copied"),
}
"""Headings of the record, with the outcomes under each."""


OUTCOMES = {
    "carried": "carried",
    "copied": "copied",
    "cleared": "kept, without naming it",
    "asked": "left out, to be answered anew",
    "dropped": "left out",
}
"""What becomes of a row, in words."""


def outcome(fate: Fate) -> str:
    """What becomes of a row, with where to and why."""
    into = f" to {', '.join(fate.into)}" if fate.into else ""
    return f"{OUTCOMES[fate.outcome]}{into}{f' ({fate.because})' if fate.because else ''}"


def said(fate: Fate, upgrade: Upgrade) -> str:
    """The fate of a row in a line."""
    place = f"{file_of(fate.table)} row {fate.row}" if fate.row else file_of(fate.table)
    step = next((s for m in upgrade.migrations for s in m.steps if s.id == fate.id), None)
    reason = f" {step.reason}" if step and step.reason else ""
    was = f" It was: {fate.was}." if fate.was else ""
    return f"{place}: {fate.id} ({what(fate, upgrade)}) {outcome(fate)}.{reason}{was}"


def what(fate: Fate, upgrade: Upgrade) -> str:
    """What became of an item, as 'merged to D56'."""
    step = next((s for m in upgrade.migrations for s in m.steps if s.id == fate.id), None)
    into = f" {', '.join(step.into)}" if step and step.into else ""
    return f"{fate.verb.replace('_', ' ')}{into}"


def file_of(table: str) -> str:
    """The file or folder in which a part of a project stands."""
    names = {part: name for name, (part, _) in DOCUMENTS.items()} | {t.name: t.file for t in TABLES}
    names |= {part: f"{name}/" for name, (part, _, _) in TEXTS.items()}
    return names[table]


def counts(upgrade: Upgrade) -> dict[tuple[str, str], list[Fate]]:
    """Fates gathered by file and item, in order."""
    found: dict[tuple[str, str], list[Fate]] = defaultdict(list)
    for fate in upgrade.fates:
        found[file_of(fate.table), fate.id].append(fate)
    return dict(found)
