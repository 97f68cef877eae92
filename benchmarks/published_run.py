"""One run of `benchmarks.published`; its last line says what it found."""

from __future__ import annotations

import http.client
import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import django

django.setup()

from benchmarks.site_run import answering, cpu, served  # noqa: E402
from moothall_web.accounts.models import Membership, Project, User  # noqa: E402
from moothall_web.casework.actions import Actor, bring_in  # noqa: E402
from moothall_web.config.demo import NAME, example  # noqa: E402
from moothall_web.config.serving import bring_up_to_date, free  # noqa: E402
from moothall_web.jobs.kinds import kind_of  # noqa: E402
from moothall_web.jobs.models import DONE, Job  # noqa: E402
from moothall_web.publication import beginning, editions, keeping  # noqa: E402
from moothall_web.publication.models import Edition  # noqa: E402
from moothall_web.publication.reading import BUNDLE  # noqa: E402

QUIET = 5
"""Seconds until the worker beside has started, which takes a processor for a while."""
LEAST_STEPS = 5
"""Steps that people see at least, of nine; one that is over at once nobody can see."""
LOOK, LONGEST = 0.05, 300
"""Seconds between two looks at how far the edition is, and that it may take at most."""
PAGES = ("documents/index.html", "documents/leaflet.html", "documents/members-sheet.html", "manifest.json")
READ = "from benchmarks.published_run import reading; reading()"


def confirmed() -> Edition:
    """The teaching example as an edition that two people agreed on, and that is not made yet."""
    bring_up_to_date(Path(os.environ["MOOTHALL_DATA"]))
    held = Project.objects.create(slug=NAME, title="Bench")
    actors = []
    for role in ("RL_officer", "RL_councillor"):
        user = User.objects.create_user(f"{role}@bench.example".lower())
        Membership.objects.create(user=user, project=held, role=role)
        actors.append(Actor(user, role))
    bring_in(held, example(), actors[0])
    proposed = editions.weigh(editions.propose(held, "To be read by many.", actors[0]))
    return editions.confirm(proposed, "For the benchmark." if proposed.differs else "", actors[1])


def publish(edition: Edition) -> tuple[float, list[str]]:
    """Seconds until the worker of the site has made it, in every format and language, and what was wrong."""
    begun, seen = time.monotonic(), list[str]()
    job = beginning.begin(edition)
    while job.going_on and time.monotonic() - begun < LONGEST:
        time.sleep(LOOK)
        job.refresh_from_db()
        if job.step and job.step not in seen:
            seen.append(job.step)
    taken = time.monotonic() - begun
    if job.state != DONE:
        return taken, [f"the edition was not made: {job.state} {job.fault} {job.said}"]
    return taken, [*_untold(seen), *_unverified(Edition.objects.get(pk=edition.pk))]


def _untold(seen: list[str]) -> list[str]:
    """What is wrong with the progress that people saw: each long step, in the order in which they come."""
    known = list(kind_of(Job(kind=beginning.EDITION)).steps())
    told = sorted(seen, key=known.index) == seen and len(seen) >= LEAST_STEPS
    return [] if told else [f"of the progress this alone was told: {seen}"]


def _unverified(edition: Edition) -> list[str]:
    assert edition.key is not None, "what is published is signed"
    bundle = keeping.folder(edition) / BUNDLE
    asked = [sys.executable, "-m", "moothall", "verify", str(bundle), "--key", edition.key.public]
    done = subprocess.run(asked, capture_output=True, text=True, encoding="utf-8", check=False)
    return [] if done.returncode == 0 else [f"a stranger does not find the same: {done.stdout[-500:]}"]


def read(port: int, until: float, faults: list[str]) -> list[float]:
    """One reader: page after page over one connection; how long each took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    taken: list[float] = []
    for name in itertools.cycle(PAGES):
        begun = time.monotonic()
        if begun > until:
            return taken
        address = f"/p/{NAME}/editions/1/files/{name}"
        connection.request("GET", address, headers={"Accept-Encoding": "gzip"})  # as browsers ask
        answer = connection.getresponse()
        answer.read()
        taken.append(time.monotonic() - begun)
        if answer.status != 200:
            faults.append(f"{name} answered {answer.status}")
    return taken


def reading() -> None:
    """What the process of the readers does: port, seconds and number come as arguments."""
    port, seconds, number = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    faults: list[str] = []
    until = time.monotonic() + seconds
    with ThreadPoolExecutor(number) as pool:
        taken = [t for ts in pool.map(lambda _: read(port, until, faults), range(number)) for t in ts]
    print(json.dumps({"taken": taken, "faults": faults[:20]}))


def exact(port: int, edition: Edition) -> list[str]:
    """Pages that are not, byte for byte, what was published; asked twice, so from memory, too."""
    connection, wrong = http.client.HTTPConnection("127.0.0.1", port, timeout=30), []
    for name in PAGES * 2:
        connection.request("GET", f"/p/{NAME}/editions/1/files/{name}")
        if connection.getresponse().read() != (keeping.folder(edition) / name).read_bytes():
            wrong.append(f"{name} is not what was published")
    return wrong


def main(seconds: float, number: int) -> dict[str, Any]:
    """Publish, serve, read."""
    edition, port = confirmed(), free("127.0.0.1", 0)
    with served(port) as pid:
        answering(port)
        time.sleep(QUIET)
        publishing, wrong = publish(edition)
        wrong += exact(port, edition)
        busy = cpu(pid)
        asked = [sys.executable, "-c", READ, str(port), str(seconds), str(number)]
        done = subprocess.run(asked, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
        busy = cpu(pid) - busy
    found = json.loads(done.stdout)
    taken = found["taken"]
    cuts = statistics.quantiles(taken, n=20)
    return {
        "number": len(taken), "rate": len(taken) / seconds, "p50": statistics.median(taken), "p95": cuts[18],
        "most": max(taken), "publishing": publishing, "cost": busy / len(taken),
        "faults": wrong + found["faults"],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]))))
