"""Peak memory of the robust ranking over the imported process, in a process of its own.

`python -m benchmarks.robust_ranking_memory DRAWS` prints how many MB the peak grew by.
"""

from __future__ import annotations

import resource
import subprocess
import sys

MANY = (100_000, 10_000_000)


def peak() -> float:
    """Peak resident memory so far, MB."""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def growth(draws: int) -> float:
    """MB that a run of the whole model adds to what its imports and its compiled code took."""
    from benchmarks.robust_ranking_case import appraisal
    from benchmarks.robust_ranking_engine import whole
    from moothall.engine.uncertainty.simulation import compile_now

    compile_now()
    before = peak()
    whole(appraisal())(draws, 1)
    return peak() - before


def measured() -> dict[int, float]:
    """Growth for each number of draws, MB."""
    child = [sys.executable, "-m", "benchmarks.robust_ranking_memory"]
    return {
        draws: float(subprocess.run([*child, str(draws)], capture_output=True, check=True, text=True).stdout)
        for draws in MANY
    }


if __name__ == "__main__":
    print(growth(int(sys.argv[1])))
