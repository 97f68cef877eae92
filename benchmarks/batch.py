"""`moothall batch` on a Dask cluster beside the same batch in-process: the same bytes, then the ratio."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.batch.made import dask, full

PROJECTS, WORKERS, PAIRS = 40, 2, 3
GOAL = 0.85
"""Least share of the in-process rate that a cluster on the same cores should reach."""


def timed(words: list[str], table: Path, how: list[str]) -> tuple[float, bytes]:
    """Seconds of a whole batch, and the bytes of its table."""
    table.unlink(missing_ok=True)
    start = time.perf_counter()
    command = [sys.executable, "-m", "moothall", "batch", *words, "-o", str(table), *how]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start, table.read_bytes()


def main() -> int:
    """Compare the bytes, then the times in pairs; 1 where they differ or the cluster is too slow."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        words, table = [str(full(place, n)) for n in range(PROJECTS)], place / "t.parquet"
        ratios, rates = [], []
        with dask(place, WORKERS) as cluster:
            address = cluster.address
            _, plain = timed(words, table, ["--workers", str(WORKERS)])
            _, spread = timed(words, table, ["--scheduler", address])
            if plain != spread:
                print("the cluster's table differs from the one made in-process", file=sys.stderr)
                return 1
            for _ in range(PAIRS):
                alone, _ = timed(words, table, ["--workers", str(WORKERS)])
                shared, _ = timed(words, table, ["--scheduler", address])
                ratios.append(alone / shared)
                rates.append(PROJECTS / alone)
    ratio = statistics.median(ratios)
    print(f"\nBatch: median of {PAIRS} paired runs of {PROJECTS} projects, {WORKERS} workers\n")
    missed = "" if ratio >= GOAL else "  missed"
    print(
        f"cluster to in-process ({statistics.median(rates):.1f} projects/s)"
        f"{ratio:8.3g}x   at least {GOAL:g}x{missed}"
    )
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
