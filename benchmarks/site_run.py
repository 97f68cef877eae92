"""One run of `benchmarks.site` on the database of the environment; its last line says what it found."""

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.test import Client  # noqa: E402
from msgspec.structs import replace  # noqa: E402

from benchmarks.site_people import SHARED, Kept, Person, Seen  # noqa: E402
from moothall.project.project import Project as Given  # noqa: E402
from moothall.project.stakeholders import Assessor  # noqa: E402
from moothall_web.accounts.models import Membership, Project, User  # noqa: E402
from moothall_web.audit.check import report  # noqa: E402
from moothall_web.casework.actions import Actor, bring_in, save  # noqa: E402
from moothall_web.casework.models import Place, Value  # noqa: E402
from moothall_web.casework.shelves import shelves  # noqa: E402
from moothall_web.config.demo import NAME, example  # noqa: E402
from moothall_web.config.serving import bring_up_to_date, free  # noqa: E402

BACKEND = "django.contrib.auth.backends.ModelBackend"
SERVE = "from moothall_web.config.commands.serve import serve; serve()"


def crowded(given: Given, codes: list[str]) -> Given:
    """The teaching example with more assessors, shared out over its groups."""
    groups = list(given.stakeholders.groups)
    for code, n in zip(codes, itertools.cycle(range(len(groups))), strict=False):
        groups[n] = replace(groups[n], assessors=(*groups[n].assessors, Assessor(id=code)))
    return replace(given, stakeholders=replace(given.stakeholders, groups=tuple(groups)))


def prepared(given: Given, codes: list[str]) -> tuple[Project, list[User]]:
    """The project with one person a code, and the row that all change."""
    held = Project.objects.create(slug=NAME, title=given.head.title)
    people = [User.objects.create_user(f"{code}@bench.example".lower(), name=code) for code in codes]
    for user, code in zip(people, codes, strict=True):
        Membership.objects.create(user=user, project=held, role="RL_officer", assessor=code)
    actor = Actor(people[0], "RL_officer")
    bring_in(held, given, actor)
    shelf, key = SHARED
    first = {"id": key, "title": "A row that all change", "lesson": "None yet."}
    save(held, shelves()[shelf], key, first, actor)
    return held, people


def session(user: User) -> str:
    """A cookie of somebody who is signed in."""
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


@contextmanager
def served(port: int) -> Iterator[int]:
    """The site as a process of its own; its number."""
    asked = [sys.executable, "-c", SERVE, os.environ["MOOTHALL_DATA"], "--port", str(port)]
    with subprocess.Popen(asked, stdout=subprocess.DEVNULL) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


def answering(port: int) -> None:
    """Wait until the site answers; ConnectionError after half a minute."""
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/", timeout=10).close()
            return
        except OSError:
            time.sleep(0.1)
    raise ConnectionError("the site does not answer")


def cpu(pid: int) -> float:
    """Seconds of processor that a process and its children took; 0 where the system does not tell."""
    total, tick = 0.0, os.sysconf("SC_CLK_TCK")
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(entry.parent.name) == pid or int(parts[1]) == pid:
            total += (int(parts[11]) + int(parts[12])) / tick
    return total


def page_cost(user: User, sections: list[str]) -> float:
    """Seconds of processor for the page of a section, queries and all: the median, after two rounds."""
    client = Client()
    client.force_login(user, backend=BACKEND)
    spent = []
    for section in sections * 8:
        begun = time.process_time()
        answer = client.get(f"/p/{NAME}/scores/{section}/", headers={"host": "localhost"})
        spent.append(time.process_time() - begun)
        assert answer.status_code == 200, section
    return statistics.median(spent[2 * len(sections) :])


def lost(held: Project, seen: list[Seen], before: int, entries: int) -> list[str]:
    """Saves that were acknowledged and are not there, each once and with a version of its own."""
    kept = [row for one in seen for row in one.kept]
    rows = list(Value.objects.filter(place__project=held).select_related("place"))
    texts = Counter(_told(value) for value in rows)
    found = [f"lost: {row}" for row in kept if texts[row] != 1]
    written = sum(value.place.shelf in ("scores", SHARED[0]) for value in rows) - before
    if written != len(kept):
        found.append(f"{written} versions were written for {len(kept)} rows that were saved")
    versions: dict[int, list[int]] = {}
    for value in rows:
        versions.setdefault(value.place_id, []).append(value.version)
    for place in Place.objects.filter(project=held):
        if sorted(versions.get(place.pk, [])) != list(range(1, place.version + 1)):
            found.append(f"{place}: its versions are not 1 to {place.version}")
    log, done = report(NAME), sum(one.done for one in seen)
    found += [f"log, entry {f.number}: {f.message}" for f in log.faults]
    if log.length != entries + done:
        found.append(f"{log.length - entries} entries of the log for {done} saves")
    return found


def _told(value: Value) -> Kept:
    row = value.fields or {}
    if value.place.shelf == "scores":
        cell = f"{row.get('option')}--{row.get('criterion')}--{row.get('assessor')}"
        return "scores", cell, str(row.get("reason"))
    return value.place.shelf, value.place.key, str(row.get("lesson"))


def times(taken: list[float]) -> dict[str, float]:
    """Number, median, 95th of 100, and the longest."""
    cuts = statistics.quantiles(taken, n=20)
    return {"number": len(taken), "p50": statistics.median(taken), "p95": cuts[18], "most": max(taken)}


def main(seconds: float, number: int) -> dict[str, Any]:
    """Let them score, then hold the database against what they were told."""
    bring_up_to_date(Path(os.environ["MOOTHALL_DATA"]))
    codes = [f"S{n:02}" for n in range(1, number + 1)]
    given = crowded(example(), codes)
    held, users = prepared(given, codes)
    counted = Value.objects.filter(place__project=held, place__shelf__in=("scores", SHARED[0]))
    before, entries = counted.count(), report(NAME).length
    sections = [
        s.id for s in given.framework.matrix.sections if any(not c.value_function for c in s.criteria)
    ]
    cost = page_cost(users[0], sections)
    port = free("127.0.0.1", 0)
    with served(port) as pid:
        answering(port)
        start, busy = time.monotonic(), cpu(pid)
        people = [
            Person(port, code, session(user), sections, start + seconds)
            for code, user in zip(codes, users, strict=True)
        ]
        for person in people:
            person.start()
        for person in people:
            person.join()
        busy = (cpu(pid) - busy) / (time.monotonic() - start)
    seen = [person.seen for person in people]
    return {
        "saves": times([t for s in seen for t in s.saves]),
        "pages": times([t for s in seen for t in s.pages]),
        "rows": sum(len(s.kept) for s in seen),
        "stale": sum(s.stale for s in seen),
        "errors": [e for s in seen for e in s.errors][:20],
        "lost": lost(held, seen, before, entries)[:20],
        "busy": busy,
        "page_cost": cost,
    }


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]))))
