"""Peak memory of the robust ranking over the imported process, in a process of its own.

`python -m benchmarks.robust_ranking_memory DRAWS` prints by how many MB the peak rose above the imported
process, and how many of them the loading of the compiled code took.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

MANY = (100_000, 10_000_000)
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def resident(which: str) -> float:
    """Resident memory of this process, MB: VmRSS now, VmHWM the peak since it was last reset."""
    line = next(x for x in STATUS.read_text().splitlines() if x.startswith(which))
    return int(line.split()[1]) / 1024


class Grown(NamedTuple):
    """MB over the imported process."""

    peak: float
    code: float
    """Of which the loading of the compiled code; it is the same for any program that uses the compiler."""


def growth(draws: int) -> Grown:
    """How far the peak rises in a run of the whole model, its tables included."""
    from benchmarks.robust_ranking_case import appraisal
    from benchmarks.robust_ranking_engine import whole
    from moothall.engine.uncertainty.simulation import compile_now

    before = resident("VmRSS")
    RESET.write_text("5")
    compile_now()
    code = resident("VmRSS") - before
    whole(appraisal())(draws, 1)
    return Grown(resident("VmHWM") - before, code)


def measured() -> dict[int, Grown]:
    """Growth for each number of draws; none where the system doesn't tell (it takes Linux).

    The machine code lies on disk by now, so that no compiling is counted.
    """
    if not RESET.exists():
        return {}
    child = [sys.executable, "-m", "benchmarks.robust_ranking_memory"]
    said = {
        draws: subprocess.run([*child, str(draws)], capture_output=True, check=True, text=True).stdout
        for draws in MANY
    }
    return {draws: Grown(*map(float, words.split())) for draws, words in said.items()}


if __name__ == "__main__":
    print(*growth(int(sys.argv[1])))
