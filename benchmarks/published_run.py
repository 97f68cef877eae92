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
from moothall_web.publication import editions, keeping  # noqa: E402
from moothall_web.publication.making import make_edition  # noqa: E402
from moothall_web.publication.models import Edition  # noqa: E402

QUIET = 5
"""Seconds until the worker beside has started, which takes a processor for a while."""
PAGES = ("documents/index.html", "documents/leaflet.html", "documents/members-sheet.html", "manifest.json")
READ = "from benchmarks.published_run import reading; reading()"


def published() -> Edition:
    """The teaching example as an edition, made by two people."""
    bring_up_to_date(Path(os.environ["MOOTHALL_DATA"]))
    held = Project.objects.create(slug=NAME, title="Bench")
    actors = []
    for role in ("RL_officer", "RL_councillor"):
        user = User.objects.create_user(f"{role}@bench.example".lower())
        Membership.objects.create(user=user, project=held, role=role)
        actors.append(Actor(user, role))
    bring_in(held, example(), actors[0])
    proposed = editions.weigh(editions.propose(held, "To be read by many.", actors[0]))
    confirmed = editions.confirm(proposed, "For the benchmark." if proposed.differs else "", actors[1])
    return make_edition(confirmed, formats=("html",))


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
    edition, port = published(), free("127.0.0.1", 0)
    with served(port) as pid:
        answering(port)
        wrong = exact(port, edition)
        time.sleep(QUIET)
        busy = cpu(pid)
        asked = [sys.executable, "-c", READ, str(port), str(seconds), str(number)]
        done = subprocess.run(asked, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
        busy = cpu(pid) - busy
    found = json.loads(done.stdout)
    taken = found["taken"]
    cuts = statistics.quantiles(taken, n=20)
    return {
        "number": len(taken), "rate": len(taken) / seconds, "p50": statistics.median(taken), "p95": cuts[18],
        "most": max(taken), "cost": busy / len(taken), "faults": wrong + found["faults"],
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]), int(sys.argv[2]))))
