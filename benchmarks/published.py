"""The teaching example published, and its pages read by many at once: how long, how many a second.

`python -m benchmarks.published [--seconds N]`. A real server process with its worker on SQLite, as
`moothall serve` starts. Two people have agreed on an edition; the worker makes it in every format and
language, while its progress is looked at as a page does, and a stranger verifies it before its time counts.
Then readers in a process of their own ask for its pages over connections that stay open; every answer is held
against the bytes on the disk before any is timed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from typing import Any

SECONDS, READERS = 20, 8
LEAST, LIMIT = 500, 0.1
"""Answers a second that are to be reached, and seconds that 95 of 100 may take."""
PUBLISHING = 15.0
"""Seconds that making an edition of the teaching example may take, in every format and language."""


def main(seconds: float = SECONDS) -> int:
    """Read; 1 where an answer was wrong, or where it was too slow."""
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as place:
        env = os.environ | {"MOOTHALL_DATA": place, "DJANGO_SETTINGS_MODULE": "moothall_web.config.settings"}
        env.pop("MOOTHALL_DATABASE", None)
        asked = [sys.executable, "-m", "benchmarks.published_run", str(seconds), str(READERS)]
        done = subprocess.run(asked, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"\nPublished pages of the teaching example, {READERS} readers at once, {seconds:.0f} s")
    long = found["publishing"] > PUBLISHING
    print(
        f"Publishing it: {found['publishing']:.1f} s, goal {PUBLISHING:.0f} s, with its progress told"
        + ("  too slow" if long else "")
    )
    late = found["rate"] < LEAST or found["p95"] > LIMIT
    print(
        f"{found['number']:,} answers, {found['rate']:,.0f} a second, p50 {found['p50'] * 1000:.1f} ms, "
        f"p95 {found['p95'] * 1000:.1f} ms, most {found['most'] * 1000:.0f} ms; the server took "
        f"{found['cost'] * 1000:.2f} ms of a processor for each" + ("  too slow" if late else "")
    )
    for fault in found["faults"]:
        print(fault)
    return 1 if late or long or found["faults"] else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    sys.exit(main(parser.parse_args().seconds))
