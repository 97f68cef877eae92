"""A site of its own with one project, and workers as processes beside it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.web.config.running import environment, set_up

BEGIN = """
import json, sys
from moothall_web.config.begin import begin
begin(new=True)
from tests.web.jobs import makers
from moothall_web.accounts.models import Project, User
from moothall_web.jobs.models import Job
from moothall_web.jobs.asking import ask, cancel
"""
SERVE = """
for line in sys.stdin:
    exec(json.loads(line))
    print("--", flush=True)
"""
MADE = """
from django.core.management import call_command
call_command("migrate", verbosity=0)
User.objects.create_user("a@example.org")
Project.objects.create(slug="p", title="P")
"""
LOOK = """
jobs = Job.objects.values("pk", "kind", "part", "state", "fault", "said", "tries", "step").order_by("pk")
print(json.dumps(list(jobs)))
"""
LEASE = 6.0
"""Seconds after which a job counts as left behind here."""


class Site:
    """A folder with a site, or a database with one; and a process in which pieces of program run on it."""

    def __init__(self, place: Path, database: str = "") -> None:
        more = {"MOOTHALL_DATABASE": database} if database else {}
        if not database:
            set_up(place)
        settings = "tests.web.jobs.site_settings"
        self.env = environment(MOOTHALL_DATA=str(place), DJANGO_SETTINGS_MODULE=settings, **more)
        self.inside = subprocess.Popen(
            [sys.executable, "-c", BEGIN + SERVE], env=self.env, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        self.run(MADE)

    def close(self) -> None:
        """End the process."""
        self.inside.kill()
        self.inside.communicate()

    def run(self, code: str) -> str:
        """What a piece of program says that runs on this site."""
        assert self.inside.stdin is not None
        assert self.inside.stdout is not None
        self.inside.stdin.write(json.dumps(code) + "\n")
        self.inside.stdin.flush()
        said = []
        for line in self.inside.stdout:
            if line == "--\n":
                return "".join(said).strip()
            said.append(line)
        raise AssertionError("it ended: its fault stands on standard error")

    def ask(self, *wanted: tuple[str, str]) -> None:
        """Ask for jobs: kind and part of each."""
        self.run(f"for kind, part in {list(wanted)!r}: ask(kind, Project.objects.get(), part=part)")

    def jobs(self) -> dict[str, dict[str, Any]]:
        """Every job by its part."""
        return {job["part"]: job for job in json.loads(self.run(LOOK))}

    def until(
        self, holds: Callable[[dict[str, dict[str, Any]]], bool], seconds: float = 40
    ) -> dict[str, Any]:
        """Every job, once something holds of them."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = self.jobs()
            if holds(found):
                return found
            time.sleep(0.1)
        raise AssertionError(f"in vain: {found}")

    @contextmanager
    def worker(self, **env: str) -> Iterator[subprocess.Popen[str]]:
        """A worker; killed at the end where it still runs."""
        code = f"{BEGIN}makers.work({LEASE}, with_parent=True)"
        with subprocess.Popen(
            [sys.executable, "-c", code], env=self.env | env, text=True,
            stdin=subprocess.PIPE, stderr=subprocess.PIPE,
        ) as process:  # fmt: skip
            try:
                yield process
            finally:
                process.kill()


def alive(number: int) -> bool:
    """Whether a process still runs."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]


def ended(number: int, seconds: float = 10) -> bool:
    """Whether a process ends soon."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if not alive(number):
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def kill(process: subprocess.Popen[str]) -> None:
    """As the machine does when memory is short: nothing can be tidied."""
    process.send_signal(signal.SIGKILL)
    process.wait()
