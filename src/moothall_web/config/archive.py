"""A backup: one ZIP with all rows, all files, and a manifest that says what each must be."""

from __future__ import annotations

import datetime
import hashlib
import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from moothall import __version__
from moothall.files.errors import refuse
from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.models import Project
from moothall_web.audit.check import check, head_of
from moothall_web.audit.models import Chain
from moothall_web.config import tables
from moothall_web.results.gather import NotYetError, gather

FORMAT, MANIFEST, BLOCK = 1, "manifest.json", 1 << 20


class Log(msgspec.Struct, frozen=True):
    """A log as it was: its newest entry, and how many faults a check found."""

    entry: int
    hash: str
    faults: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds.

    migrations : the shape of its tables, as (app, migration)
    rows : how many of each kind
    files : SHA-256 of each member of the ZIP
    logs : by name
    projects : by name, the fingerprint of what its rows are together; none where they are no project yet.
        Empty before an update: this version cannot gather what an earlier one wrote
    """

    format: int
    moothall: str
    made: str
    database: str
    migrations: list[tuple[str, str]]
    rows: dict[str, int]
    files: dict[str, str]
    logs: dict[str, Log]
    projects: dict[str, str | None]


def write(file: Path) -> Manifest:
    """Write a backup, readable by its owner alone; it is there in full or not at all."""
    beside = file.with_name(f".{file.name}.part")
    handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "w+b") as out, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
            manifest = _packed(packed)
            packed.writestr(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    return manifest


def _packed(packed: zipfile.ZipFile) -> Manifest:
    rows, files = {}, {}
    of = tables.as_they_are()
    with tables.at_one_moment():
        for model in tables.kept(of):
            label = model._meta.label_lower
            name = f"tables/{label}.jsonl"
            rows[label], files[name] = _member(packed, name, tables.lines(model))
        migrations = sorted(MigrationRecorder(connection).applied_migrations())
        logs, projects = logs_now(), projects_now() if of is apps else {}
    # Files come after the rows that name them: one that is added meanwhile is one too many, never too few.
    for name, path in uploads():
        _, files[name] = _member(packed, name, _blocks(path))
    return Manifest(
        format=FORMAT, moothall=__version__, made=datetime.datetime.now(datetime.UTC).isoformat(),
        database=connection.vendor, migrations=migrations, rows=rows, files=files, logs=logs,
        projects=projects,
    )  # fmt: skip


def _member(packed: zipfile.ZipFile, name: str, parts: Iterable[bytes]) -> tuple[int, str]:
    digest, number = hashlib.sha256(), 0
    with packed.open(name, "w", force_zip64=True) as out:
        for part in parts:
            out.write(part)
            digest.update(part)
            number += 1
    return number, digest.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as read:
        while block := read.read(BLOCK):
            yield block


def uploads() -> Iterator[tuple[str, Path]]:
    """Every file that people gave, and of every edition, with its name in a backup."""
    root = Path(settings.MEDIA_ROOT)
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        being_written = any(part.startswith((".", "new-")) for part in name.parts)
        if path.is_file() and not path.is_symlink() and not being_written:
            yield f"files/{name.as_posix()}", path


def logs_now() -> dict[str, Log]:
    """Every log as it stands."""
    found = {}
    for chain in Chain.objects.order_by("id").values_list("id", flat=True):
        head = head_of(chain)
        found[chain] = Log(head.number, head.hash, len(check(chain)))
    return found


def projects_now() -> dict[str, str | None]:
    """The fingerprint of every project as it stands; None where its rows are none yet."""
    found: dict[str, str | None] = {}
    for held in Project.objects.order_by("slug"):
        try:
            found[held.slug] = fingerprint(gather(held))
        except NotYetError:
            found[held.slug] = None
    return found


def read(packed: zipfile.ZipFile, file: Path) -> Manifest:
    """The manifest of a backup, each member held against it; ReadError where one is not what it must be."""
    try:
        manifest = msgspec.json.decode(packed.read(MANIFEST), type=Manifest)
    except (KeyError, msgspec.MsgspecError, zipfile.BadZipFile):
        raise refuse(str(file), "this is no backup of Moothall: no manifest can be read.") from None
    if manifest.format != FORMAT:
        raise refuse(str(file), f"this is a backup of form {manifest.format}; only {FORMAT} can be read.")
    names = [name for name in packed.namelist() if name != MANIFEST]
    if sorted(names) != sorted(manifest.files):
        raise refuse(str(file), "its files are not those that its manifest lists.")
    for name, wanted in manifest.files.items():
        if name.startswith("/") or ".." in name.split("/"):
            raise refuse(str(file), f"{name} would be written outside the site's folder.")
        if _digest(packed, name) != wanted:
            raise refuse(str(file), f"{name} is not what was written: the backup is damaged.")
    return manifest


def _digest(packed: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with packed.open(name) as read:
            while block := read.read(BLOCK):
                digest.update(block)
    except (zipfile.BadZipFile, OSError, ValueError):
        return ""
    return digest.hexdigest()
