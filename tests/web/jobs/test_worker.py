"""Workers as processes: killed, told to end, cancelled under way; and jobs that fail."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.web.jobs.site import Site, ended, kill

pytestmark = pytest.mark.postgres


@pytest.fixture
def site(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A site on the kind of database that the tests run on."""
    found = Site(tmp_path / "site", _database(request))
    yield found
    found.close()


def _database(request: pytest.FixtureRequest) -> str:
    """A new database of the server that the tests run on; none on SQLite."""
    if connection.vendor == "sqlite":
        return ""
    name = f"jobs_{random.randrange(10**9)}"
    with request.getfixturevalue("django_db_blocker").unblock(), connection.creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    of = connection.settings_dict
    return f"postgresql://{of['USER']}:{of['PASSWORD']}@/{name}?host={of['HOST']}"


def doers(part: str) -> list[int]:
    place = Path(part)
    return [int(line) for line in place.read_text().split()] if place.exists() else []


def test_a_job_outlives_kill_9_of_its_worker(site: Site, tmp_path: Path) -> None:
    part = str(tmp_path / "slow")
    site.ask(("slow", part))
    with site.worker(SLOW="60") as first:
        site.until(lambda jobs: jobs[part]["step"] == "first")
        child = doers(part)[-1]
        kill(first)
    assert ended(child), "what it had begun ends with it"
    assert site.run("print(makers.Remembered.objects.filter(value=None).count())") == "1"
    with site.worker(SLOW="0") as second:
        jobs = site.until(lambda jobs: jobs[part]["state"] == "done")
        assert jobs[part]["tries"] >= 1
        assert len(doers(part)) >= 2
        held = "print([bytes(r.value) for r in makers.Remembered.objects.all()])"
        assert site.run(held) == "[b'the whole']", "once, and whole"
        assert second.stdin is not None
        second.stdin.close()
        assert second.wait(20) == 0, "it ends when who started it does"


def test_a_job_is_cancelled_put_back_and_fails_with_a_word(site: Site, tmp_path: Path) -> None:
    cancelled, back = str(tmp_path / "cancelled"), str(tmp_path / "back")
    site.ask(("slow", cancelled), ("wrong", "broken"), ("wrong", "killed"), ("wrong", "refused"))
    with site.worker(SLOW="60") as worker:
        jobs = site.until(
            lambda jobs: jobs[cancelled]["step"] == "first" and all(
                jobs[p]["state"] == "failed" for p in ("broken", "killed", "refused")
            )
        )  # fmt: skip
        found = {part: (jobs[part]["fault"], jobs[part]["said"]) for part in ("broken", "killed", "refused")}
        assert found == {
            "broken": ("broken", ""), "killed": ("killed", ""), "refused": ("refused", "Not today."),
        }  # fmt: skip
        site.run(f"cancel(Job.objects.get(part={cancelled!r}), by=User.objects.get(), role='RL_officer')")
        assert ended(doers(cancelled)[0])
        site.ask(("slow", back))
        site.until(lambda jobs: jobs[back]["step"] == "first")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(20) == 0
        assert worker.stderr is not None
        log = worker.stderr.read()
    assert "RuntimeError: the cause, for those who run the site" in log
    assert ended(doers(back)[0])
    jobs = site.jobs()
    assert (jobs[cancelled]["state"], jobs[back]["state"], jobs[back]["tries"]) == ("cancelled", "waiting", 0)
    assert site.run("print(makers.Remembered.objects.count())") == "0", "nothing of them is kept"


@pytest.mark.slow
def test_kill_9_at_random_points_loses_nothing(site: Site, tmp_path: Path) -> None:
    """Thirty jobs, workers killed again and again: each job is done in the end, once, or told as failed."""
    chance = random.Random(20261129)
    parts = [str(tmp_path / str(n)) for n in range(30)]
    site.ask(*(("slow", part) for part in parts))
    for _ in range(10):
        with site.worker(SLOW="0.2") as worker:
            time.sleep(chance.uniform(1, 4))
            kill(worker)
    with site.worker(SLOW="0"):
        jobs = site.until(lambda jobs: all(j["state"] in ("done", "failed") for j in jobs.values()), 240)
    assert {j["fault"] for j in jobs.values()} <= {"", "left_behind"}
    whole = "print(sorted({r.part for r in makers.Remembered.objects.exclude(value=None)}))"
    found = set(eval(site.run(whole)))
    assert {p for p in parts if jobs[p]["state"] == "done"} <= found
    assert site.run("print(makers.Remembered.objects.filter(value=None).count())") == "0"
