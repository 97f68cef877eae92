"""Twenty-five people scoring one project at once: first that nothing is lost, then how long a save takes.

`python -m benchmarks.site [--seconds N]`. A real server process on SQLite, the same on PostgreSQL beside it.
Each person opens a section, thinks for one to three seconds, changes up to five scores, saves and gets the
page anew; one save of ten goes to a row that all of them change.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

SECONDS, PEOPLE, LIMIT = 120, 25, 0.3
"""How long, how many, and seconds that 95 of 100 saves may take on SQLite."""
PAGE = 0.010
"""Seconds of a processor that the page of a section may take on SQLite."""


def measured(database: str, seconds: float, place: Path) -> dict[str, Any]:
    """What a run on a database found; in a process of its own, for Django knows one database for life."""
    env = os.environ | {"MOOTHALL_DATA": str(place), "DJANGO_SETTINGS_MODULE": "moothall_web.config.settings"}
    env.pop("MOOTHALL_DATABASE", None)
    if database == "PostgreSQL":
        server = import_module("tests.web.postgresql")  # untyped, as all tests are
        env["MOOTHALL_DATABASE"] = server.address("postgresql", str(place))
    asked = [sys.executable, "-m", "benchmarks.site_run", str(seconds), str(PEOPLE)]
    done = subprocess.run(asked, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def faults(found: dict[str, Any]) -> list[str]:
    """What was lost or went wrong, in words."""
    return [*found["errors"], *found["lost"]]


def line(database: str, found: dict[str, Any]) -> str:
    """One row of the table."""
    saves, pages = found["saves"], found["pages"]
    return (
        f"{database:12}{saves['number']:8,}{found['rows']:8,}{found['stale']:8,}{saves['p50'] * 1000:9.0f} ms"
        f"{saves['p95'] * 1000:7.0f} ms{saves['most'] * 1000:7.0f} ms{pages['p95'] * 1000:9.0f} ms"
        f"{found['page_cost'] * 1000:8.1f} ms{found['busy']:9.0%}"
    )


def main(seconds: float = SECONDS) -> int:
    """Score on both databases; 1 where something was lost, went wrong, or took too long on SQLite."""
    print(f"\n{PEOPLE} people scoring one project at once, {seconds:.0f} s on each database")
    counts = f"{'':12}{'saves':>8}{'rows':>8}{'stale':>8}"
    print(f"{counts}{'save p50':>12}{'p95':>10}{'most':>10}{'page p95':>12}{'page CPU':>11}{'busy':>9}")
    wrong, late = [], False
    for database in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory(prefix="moothall-bench-") as place:
            found = measured(database, seconds, Path(place))
        wrong += [f"{database}: {fault}" for fault in faults(found)]
        slow = database == "SQLite" and (found["saves"]["p95"] > LIMIT or found["page_cost"] > PAGE)
        late = late or slow
        print(line(database, found) + ("  too slow" if slow else ""))
    print(
        "Stale: somebody saved the same row meanwhile; both texts were shown, and it was saved again on top."
    )
    print("Page CPU: of a section's page, with its queries, before anybody else comes.")
    print("Busy: share of one core that the server took." if not wrong else "\n".join(wrong))
    return 1 if wrong or late else 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=SECONDS)
    sys.exit(main(asked.parse_args().seconds))
