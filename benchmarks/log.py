"""A million entries of a log, checked: first that tampering is found, then how long it takes.

`python -m benchmarks.log [--entries N]`. A real log on SQLite, the same on PostgreSQL beside it; the plain
check, entry by entry, on a tenth of it.
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

ENTRIES, LIMIT = 1_000_000, 10.0
"""How many, and seconds that they may take."""


def measured(database: str, entries: int, place: Path) -> dict[str, Any]:
    """What a run on a database found, in a process of its own."""
    env = os.environ | {"MOOTHALL_DATA": str(place), "DJANGO_SETTINGS_MODULE": "moothall_web.config.settings"}
    env.pop("MOOTHALL_DATABASE", None)
    if database == "PostgreSQL":
        server = import_module("tests.web.postgresql")  # untyped, as all tests are
        env["MOOTHALL_DATABASE"] = server.address("postgresql", str(place))
    asked = [sys.executable, "-m", "benchmarks.log_run", str(entries)]
    done = subprocess.run(asked, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(entries: int = ENTRIES) -> int:
    """Check on both databases; 1 where a fault was missed or made up, or where it took too long."""
    print(f"\n{entries:,} entries of a log checked")
    print(f"{'':12}{'seconds':>10}{'CPU':>10}{'plain, an entry':>18}{'quick, an entry':>18}{'limit':>9}")
    bad = False
    for database in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory(prefix="moothall-bench-") as place:
            found = measured(database, entries, Path(place))
        late = found["seconds"] > LIMIT * entries / ENTRIES
        bad = bad or late or bool(found["wrong"])
        print(
            f"{database:12}{found['seconds']:8.2f} s{found['cpu']:8.2f} s{found['plain'] * 1e6:15.1f} us"
            f"{found['cpu'] / entries * 1e6:15.1f} us{LIMIT * entries / ENTRIES:7.1f} s"
            + "".join(f"\n  {said}" for said in found["wrong"]) + ("  too slow" if late else "")
        )  # fmt: skip
    return 1 if bad else 0


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--entries", type=int, default=ENTRIES)
    sys.exit(main(asked.parse_args().entries))
