"""A site that is there to be killed: a process from which server and worker are forked off in an instant.

Commands come in as lines of JSON, an answer goes out a line each. `serve` and `work` name the process that
was begun; it leads a group of its own, so that all it started is killed with it.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from moothall_web.config.begin import begin

PLACE = begin(new=True)

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from moothall.files.bundle.bundle import read_bundle  # noqa: E402
from moothall.files.workbook import writing  # noqa: E402, F401  - read once, for all that are forked off
from moothall_web.accounts.models import Project, User  # noqa: E402
from moothall_web.audit.check import check, report  # noqa: E402
from moothall_web.audit.models import Payload  # noqa: E402
from moothall_web.casework.models import Place, Value  # noqa: E402
from moothall_web.casework.writing import Actor  # noqa: E402
from moothall_web.config import serving, tables  # noqa: E402
from moothall_web.publication import editions, making, reading  # noqa: E402
from moothall_web.publication.models import Edition  # noqa: E402
from moothall_web.results.gather import gather  # noqa: E402
from moothall_web.results.public import gap  # noqa: E402, F401
from tests.web import made  # noqa: E402

SAVED, BROUGHT, PUBLISHED = "saved", "brought", "published"
"""The projects: one that people save in, one that comes in by file, one of which editions are made."""
BACKEND = "django.contrib.auth.backends.ModelBackend"


def prepare(people: int) -> dict[str, Any]:
    """The projects, and cookies of people who are signed in."""
    call_command("migrate", verbosity=0)
    for slug in (SAVED, BROUGHT, PUBLISHED):
        made.brought_in(made.small(), slug)
    saved = Project.objects.get(slug=SAVED)
    codes = ["OF1", "US1"]
    savers = [made.person_in(saved, "RL_officer", assessor=codes[n % 2]) for n in range(people)]
    brings = made.person_in(Project.objects.get(slug=BROUGHT), "RL_officer")
    public = Project.objects.get(slug=PUBLISHED)
    for role in ("RL_officer", "RL_councillor"):
        made.person_in(public, role)
    _ = get_resolver().url_patterns
    return {"savers": [_cookie(u) for u in savers], "brings": _cookie(brings)}


def _cookie(user: User) -> str:
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def serve(port: int) -> int:
    """The site, without a worker."""
    return _forked(lambda: serving.serve(PLACE, "127.0.0.1", port, 1, lambda: None, worker=False))


def work(told: str) -> int:
    """Editions, one after the other; each that is acknowledged is a line of a file."""
    return _forked(lambda: _publish(Path(told)))


def _forked(act: Callable[[], None]) -> int:
    connections.close_all()
    child = os.fork()
    if child:
        return child
    os.setsid()
    aside = os.open(PLACE / "said.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(aside, 1)
    os.dup2(aside, 2)
    try:
        act()
    finally:
        os._exit(0)


def reap(number: int) -> bool:
    """Wait for the end of a process that was killed."""
    os.waitpid(number, 0)
    return True


def _publish(told: Path) -> None:
    project = Project.objects.get(slug=PUBLISHED)
    officer, councillor = (
        Actor(User.objects.get(memberships__project=project, memberships__role=role), role)
        for role in ("RL_officer", "RL_councillor")
    )
    while True:
        edition = editions.open_edition(project) or editions.propose(project, "Again.", officer)
        if edition.state == Edition.PROPOSED:
            edition = editions.confirm(editions.weigh(edition), "", councillor)
        edition = making.make_edition(edition, formats=("html",), spoken=("en",))
        with told.open("a") as out:
            out.write(f"{edition.number} {edition.digest}\n")


def look(acknowledged: list[str], tried: list[str], published: list[str]) -> list[str]:
    """What was lost, and what is there by half: a text stands in as many rows as it says, or in none."""
    with tables.at_one_moment():
        return [*_lost(acknowledged, tried), *_unlike(), *_editions(published)]


def _lost(acknowledged: list[str], tried: list[str]) -> list[str]:
    there: Counter[str] = Counter()
    for fields in Value.objects.filter(fields__isnull=False).values_list("fields", flat=True):
        text = str(fields.get("reason") or fields.get("lesson") or "")
        there[text] += 1
    found = [f"{text}: acknowledged, and not there" for text in acknowledged if not there[text]]
    for text in tried:
        many = int(text.split()[0])
        if there[text] not in (0, many):
            found.append(f"{text}: {there[text]} of its {many} rows are there")
    return found


def _unlike() -> list[str]:
    found = []
    for project in Project.objects.order_by("slug"):
        slug = project.slug
        found += [f"{slug}, entry {fault.number}: {fault.message}" for fault in check(slug)]
        bodies = Payload.objects.filter(entry__chain=slug).order_by("entry__number")
        told = sum(_rows_told(p.entry.action, p.body) for p in bodies.select_related("entry"))
        rows = Value.objects.filter(place__project=project)
        if told != rows.count():
            found.append(f"{slug}: the log tells of {told} versions, and {rows.count()} are there")
        if rows.count() != sum(Place.objects.filter(project=project).values_list("version", flat=True)):
            found.append(f"{slug}: versions are missing, or are there that no row counts")
        gather(project)
    return found


def _rows_told(action: str, body: dict[str, Any]) -> int:
    if action in ("save", "add", "remove"):
        return 1
    if action == "save_many":
        return len(body["rows"])
    return int(body["rows"]) if action == "bring_in" else 0


def _editions(published: list[str]) -> list[str]:
    rows = {f"{e.number} {e.digest}": e for e in reading.published(Project.objects.get(slug=PUBLISHED))}
    found = [f"edition {told}: acknowledged, and not there" for told in published if told not in rows]
    for edition in rows.values():
        files = list(edition.files.select_related("edition__project"))
        wrong = [
            f.name for f in files if hashlib.sha256(reading.path_of(f).read_bytes()).hexdigest() != f.sha256
        ]
        bundle = reading.file_of(PUBLISHED, edition.number or 0, reading.BUNDLE)
        if wrong or bundle is None or not read_bundle(reading.path_of(bundle)).files:
            found.append(f"edition {edition.number}: {len(files)} files, not as they were noted: {wrong}")
    waiting = Edition.objects.filter(project__slug=PUBLISHED).exclude(state=Edition.PUBLISHED)
    if any(edition.files.exists() for edition in waiting):
        found.append("files are noted of an edition that is not published")
    return found


def counted() -> dict[str, int]:
    """How much is there."""
    logs = {slug: report(slug).length for slug in (SAVED, BROUGHT, PUBLISHED)}
    return logs | {"editions": Edition.objects.filter(state=Edition.PUBLISHED).count()}


def main() -> None:
    """Do what each line asks for."""
    assert connection.vendor in str(settings.DATABASES["default"]["ENGINE"])
    known: dict[str, Callable[..., Any]] = {
        f.__name__: f for f in (prepare, serve, work, reap, look, counted)
    }
    for line in sys.stdin:
        name, *given = json.loads(line)
        print(json.dumps(known[name](*given)), flush=True)


if __name__ == "__main__":
    main()
