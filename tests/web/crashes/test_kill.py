"""kill -9 of site and worker while people save, bring in and publish.

Nothing acknowledged is lost, and nothing is there by half.
"""

from __future__ import annotations

import json
import os
import random
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.web.config.running import environment, set_up
from tests.web.crashes.people import Bringer, Person, Saver, answering

SAVERS = 3
SHORTEST, PATIENCE = 0.02, 60.0
"""Seconds: before a kill at least, and for the first deed of each."""


class Inside:
    """The process from which site and worker are forked off."""

    def __init__(self, place: Path, **env: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.web.crashes.inside"], text=True, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, env=environment(MOOTHALL_DATA=str(place), **env),
        )  # fmt: skip

    def __call__(self, *asked: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "it ended: its fault stands on standard error"
        return json.loads(line)


@pytest.fixture
def database(django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """A database of its own on the server of the tests; nothing on SQLite, where the folder holds it."""
    if connection.vendor == "sqlite":
        yield {}
        return
    with django_db_blocker.unblock(), connection.creation._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS killed WITH (FORCE)")
        cursor.execute("CREATE DATABASE killed")
    yield {"MOOTHALL_DATABASE": urlsplit(os.environ["MOOTHALL_DATABASE"])._replace(path="/killed").geturl()}
    with django_db_blocker.unblock(), connection.creation._nodb_cursor() as cursor:
        cursor.execute("DROP DATABASE IF EXISTS killed WITH (FORCE)")


@pytest.fixture
def inside(tmp_path: Path, database: dict[str, str]) -> Iterator[Inside]:
    """A new site to be killed."""
    if not database:
        set_up(tmp_path)
    begun = Inside(tmp_path, **database)
    yield begun
    begun.process.kill()
    begun.process.communicate()


def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as tried:
        return int(tried.getsockname()[1])


def killed(
    inside: Inside, told: Path, cookies: dict[str, Any], chance: random.Random, longest: float
) -> tuple[list[Person], float]:
    """Begin site and worker, let people act, kill both; the people, and for how many seconds they acted.

    longest : it is killed at a moment of chance up to then; at 0 once everybody, and the worker, did one deed
    """
    at = port()
    numbers = [inside("serve", at)]
    try:
        answering(at)
        people: list[Person] = [Saver(at, c, chance.getrandbits(32)) for c in cookies["savers"]]
        people.append(Bringer(at, cookies["brings"], chance.getrandbits(32)))
        numbers.append(inside("work", str(told)))
        for person in people:
            person.start()
        start = time.monotonic()
        if longest:
            time.sleep(chance.uniform(SHORTEST, longest))
        else:
            _each_once(people, told)
        acted = time.monotonic() - start
    finally:
        for number in numbers:
            os.killpg(number, signal.SIGKILL)
            inside("reap", number)
    for person in people:
        person.join(60)
    return people, acted


def _each_once(people: list[Person], told: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and not any(p.wrong for p in people):
        if all(p.acknowledged for p in people) and told.stat().st_size:
            return
        time.sleep(0.02)
    raise AssertionError(f"somebody got nothing done: {[p.wrong for p in people]}, {told.read_text()}")


def survives(inside: Inside, place: Path, times: int, most: float = PATIENCE) -> None:
    """Kill it many times, and look after each.

    most : seconds before a kill at most
    """
    seed = int(os.environ.get("MOOTHALL_TEST_SEED", secrets.randbits(32)))
    print(f"MOOTHALL_TEST_SEED={seed}")
    chance, told = random.Random(seed), place / "published.txt"
    told.touch()
    cookies = inside("prepare", SAVERS)
    acknowledged: list[str] = []
    tried: list[str] = []
    longest = 0.0
    for number in range(times):
        people, acted = killed(inside, told, cookies, chance, longest)
        longest = longest or min(most, 1.3 * acted)  # acted: as long as one deed of each takes here
        assert [w for p in people for w in p.wrong] == []
        acknowledged += [text for p in people for text in p.acknowledged]
        tried += [text for p in people for text in p.tried]
        published = [line for line in told.read_text().splitlines() if len(line.split()) == 2]
        assert inside("look", acknowledged, tried, published) == [], f"round {number}"
    cut_off = len(tried) - len(acknowledged)
    print(f"killed within {longest:.1f} s; {len(acknowledged)} acknowledged, {cut_off} cut off or stale")
    print(inside("counted"))
    assert len(acknowledged) > times


def test_nothing_is_lost_and_nothing_is_there_by_half(inside, tmp_path):
    survives(inside, tmp_path, 10, most=1.5)


@pytest.mark.slow
def test_not_in_a_hundred_times_either(inside, tmp_path):
    survives(inside, tmp_path, 100)
