"""Published pages read by many at once: how many a second, and how long 95 of 100 take.

`python -m benchmarks.published [--seconds N]`. A real server process on SQLite, as `moothall serve` starts,
with an edition of the teaching example; readers in a process of their own ask for its pages over connections
that stay open. Every answer is held against the bytes on the disk before any is timed.
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


def main(seconds: float = SECONDS) -> int:
    """Read; 1 where an answer was wrong, or where it was too slow."""
    with tempfile.TemporaryDirectory(prefix="moothall-bench-") as place:
        env = os.environ | {"MOOTHALL_DATA": place, "DJANGO_SETTINGS_MODULE": "moothall_web.config.settings"}
        env.pop("MOOTHALL_DATABASE", None)
        asked = [sys.executable, "-m", "benchmarks.published_run", str(seconds), str(READERS)]
        done = subprocess.run(asked, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    print(f"\nPublished pages of the teaching example, {READERS} readers at once, {seconds:.0f} s")
    late = found["rate"] < LEAST or found["p95"] > LIMIT
    print(
        f"{found['number']:,} answers, {found['rate']:,.0f} a second, p50 {found['p50'] * 1000:.1f} ms, "
        f"p95 {found['p95'] * 1000:.1f} ms, most {found['most'] * 1000:.0f} ms; the server took "
        f"{found['cost'] * 1000:.2f} ms of a processor for each" + ("  too slow" if late else "")
    )
    for fault in found["faults"]:
        print(fault)
    return 1 if late or found["faults"] else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    sys.exit(main(parser.parse_args().seconds))
