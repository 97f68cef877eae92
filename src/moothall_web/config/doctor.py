"""Whether a site is well: each part looked at, and told in a sentence. Django is set up before."""

from __future__ import annotations

import datetime
import os
import platform
import shutil
import stat
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from msgspec import Struct

State = Literal["well", "look", "ill"]
STYLES = ("ui/govuk.css", "ui/govuk.js", "ui/site.css", "ui/site.js")
GUARDED = (
    "audit_entry", "casework_upload", "casework_value", "publication_dailyhead", "publication_editionfile",
)  # fmt: skip
"""Tables that are only ever added to."""
LITTLE = 1_000_000_000
"""Bytes on the disk under which somebody should look."""
CONSOLE = "django.core.mail.backends.console.EmailBackend"


class Told(Struct, frozen=True):
    """What was looked at, how it is, and why."""

    part: str
    state: State
    words: str


def examine(place: Path) -> Iterator[Told]:
    """Every part of the site whose data are in a folder; one that cannot be looked at is ill."""
    parts: dict[str, Callable[[Path], tuple[State, str]]] = {
        "versions": _versions, "database": _database, "tables": _tables, "guards": _guards, "logs": _logs,
        "disk": _disk, "clock": _clock, "styles": _styles, "secret": _secret, "signing key": _signing_key,
        "editions": _editions, "e-mail": _mail, "address": _address, "jobs": _jobs,
    }  # fmt: skip
    for part, look in parts.items():
        try:
            yield Told(part, *look(place))
        except Exception as error:
            yield Told(part, "ill", f"cannot be looked at: {type(error).__name__}: {error}")


def _versions(_: Path) -> tuple[State, str]:
    named = ", ".join(f"{name} {version(name)}" for name in ("moothall", "django", "granian"))
    return "well", f"{named}, Python {platform.python_version()}."


def _database(_: Path) -> tuple[State, str]:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT version()")
            return "well", f"{cursor.fetchone()[0].split(' on ')[0]} answers."
        cursor.execute("SELECT sqlite_version()")
        said = f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("PRAGMA quick_check(3)")
        found = [row[0] for row in cursor.fetchall()]
        cursor.execute("PRAGMA journal_mode")
        mode = cursor.fetchone()[0]
    if found != ["ok"]:
        return "ill", f"{said} is damaged: {'; '.join(found)}. Restore a backup."
    if mode != "wal":
        return "look", f"{said} is whole, but writes with a {mode} journal: people wait for each other."
    return "well", f"{said} is whole, with a write-ahead log."


def _tables(_: Path) -> tuple[State, str]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    lacks = executor.migration_plan(executor.loader.graph.leaf_nodes())
    newer = set(executor.loader.applied_migrations) - set(executor.loader.graph.nodes)
    if newer:
        return "ill", f"made by a newer Moothall ({', '.join(f'{a} {n}' for a, n in sorted(newer))})."
    if lacks:
        return "ill", f"{len(lacks)} changes of this version are missing: moothall serve makes them."
    return "well", "as this version needs them."


def _guards(_: Path) -> tuple[State, str]:
    from moothall_web.audit.guards import guarded

    lacks = [table for table in GUARDED if not guarded(table)]
    if lacks:
        return "ill", f"the database would let somebody change what is in {', '.join(lacks)}."
    return "well", "the database refuses to change or remove entries of the log, values and files."


def _logs(_: Path) -> tuple[State, str]:
    from moothall_web.audit.check import check
    from moothall_web.audit.models import Chain

    names = list(Chain.objects.order_by("id").values_list("id", flat=True))
    broken = [name for name in names if check(name)]
    if broken:
        return "ill", f"tampered with or damaged: {', '.join(broken)}. See moothall log."
    return "well", "every log is whole." if names else "there is none yet."


def _disk(place: Path) -> tuple[State, str]:
    free = shutil.disk_usage(place).free
    if not os.access(place, os.W_OK):
        return "ill", f"nothing can be written to {place}."
    if free < LITTLE:
        return "look", f"only {free / 1e9:.1f} GB left on the disk of {place}."
    return "well", f"{free / 1e9:,.0f} GB left on the disk of {place}."


def _clock(_: Path) -> tuple[State, str]:
    from moothall_web.audit.models import Entry

    now = datetime.datetime.now(datetime.UTC)
    newest = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    if newest and newest > now + datetime.timedelta(seconds=5):
        return (
            "ill",
            f"it says {now:%Y-%m-%d %H:%M} UTC, but an entry of the log {newest:%Y-%m-%d %H:%M}.",
        )
    return "well", f"{now:%Y-%m-%d %H:%M} UTC, after every entry of the log."


def _styles(_: Path) -> tuple[State, str]:
    from django.contrib.staticfiles import finders

    lacks = [name for name in STYLES if not finders.find(name)]
    if lacks:
        return "ill", f"pages have no looks without {', '.join(lacks)}: python scripts/assets.py makes them."
    return "well", f"all {len(STYLES)} files are there."


def _secret(place: Path) -> tuple[State, str]:
    from django.conf import settings

    file = place / "secret.key"
    if len(settings.SECRET_KEY) < 50:
        return "ill", "the key of signatures is shorter than 50 letters."
    if os.environ.get("MOOTHALL_SECRET"):
        return "well", "the key of signatures comes from MOOTHALL_SECRET."
    if os.name == "posix" and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return "ill", f"others on this machine can read {file}: chmod 600 {file}"
    return "well", f"the key of signatures is in {file}, for its owner alone."


def _signing_key(_: Path) -> tuple[State, str]:
    from moothall.files.bundle.signature import public_key
    from moothall_web.publication import keys
    from moothall_web.publication.models import SigningKey

    row = SigningKey.objects.filter(retired=None).first()
    if row is None:
        return "well", "none yet: it is made with the first edition, or by moothall keys."
    place = keys.place()
    if not place.exists():
        return "look", f"{place} is gone: the next edition is signed with a new key. Tell it to others."
    if stat.S_IMODE(place.stat().st_mode) & 0o077:
        return "ill", f"others can read {place}: chmod 600, and then moothall keys --rotate."
    if public_key(place.read_bytes()) != row.public:
        return "look", f"{place} is not the key that is published: the next edition is signed with a new one."
    return "well", f"{row.public[:16]}... signs, and only its owner can read it."


def _editions(_: Path) -> tuple[State, str]:
    from moothall_web.publication.models import Edition, EditionFile
    from moothall_web.publication.reading import path_of

    rows = EditionFile.objects.filter(edition__state=Edition.PUBLISHED).select_related("edition__project")
    lacks = [f for f in rows.iterator() if not path_of(f).exists() or path_of(f).stat().st_size != f.size]
    if lacks:
        places = ", ".join(dict.fromkeys(f"{f.edition.project.slug} {f.edition.number}" for f in lacks))
        return "ill", f"{len(lacks)} files are gone or of another size, of {places}. Restore a backup."
    waiting = Edition.objects.filter(state=Edition.CONFIRMED).count()
    if waiting:
        return "look", f"{waiting} confirmed and not yet made: its page makes it."
    return "well", f"all files of {Edition.objects.filter(state=Edition.PUBLISHED).count()} are there."


def _mail(_: Path) -> tuple[State, str]:
    from django.conf import settings
    from django.core.mail import get_connection

    if settings.EMAIL_BACKEND == CONSOLE:
        return "look", "letters are printed where the site runs, not sent: set MOOTHALL_EMAIL."
    try:
        with get_connection(timeout=5):
            pass
    except OSError as error:
        return "ill", f"no letter can be sent: {error}."
    return "well", "the server takes letters."


def _address(_: Path) -> tuple[State, str]:
    from django.conf import settings

    others = sorted(set(settings.ALLOWED_HOSTS) - {"localhost", "127.0.0.1", "[::1]"})
    if not others:
        return "well", "reached from this machine alone; MOOTHALL_HOSTS opens it to others."
    if not settings.HTTPS:
        return "look", f"reached as {', '.join(others)} without HTTPS: passwords can be read on the way."
    return "well", f"reached as {', '.join(others)} through HTTPS."


def _jobs(_: Path) -> tuple[State, str]:
    from moothall_web.jobs.models import FAILED, GOING_ON, Job

    left = [job for job in Job.objects.filter(state__in=GOING_ON) if job.left_behind]
    failed = Job.objects.filter(state=FAILED).exclude(fault__in=("not_yet", "refused", "overtaken")).count()
    if left:
        return (
            "look",
            f"nobody works on {len(left)} of what is asked for: start `moothall serve` or a worker.",
        )
    if failed:
        return "look", f"{failed} failed within a week; the log of the worker holds the causes."
    return "well", "what was asked for is made or being made."
