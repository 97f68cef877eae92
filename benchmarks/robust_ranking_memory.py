"""Peak memory of the robust ranking over the imported process, in a process of its own.

`python -m benchmarks.robust_ranking_memory DRAWS` prints how many MB the peak grew by.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

MANY = (100_000, 10_000_000)
STATUS, RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def resident(which: str) -> float:
    """Resident memory of this process, MB: VmRSS now, VmHWM the peak since it was last reset."""
    line = next(x for x in STATUS.read_text().splitlines() if x.startswith(which))
    return int(line.split()[1]) / 1024


def growth(draws: int) -> float:
    """MB by which the peak rises above the imported process, the loading of compiled code included."""
    from benchmarks.robust_ranking_case import appraisal
    from benchmarks.robust_ranking_engine import whole

    before = resident("VmRSS")
    RESET.write_text("5")
    whole(appraisal())(draws, 1)
    return resident("VmHWM") - before


def measured() -> dict[int, float]:
    """Growth for each number of draws, MB; none where the system doesn't tell (it takes Linux).

    The machine code lies on disk by now, so that no compiler is counted.
    """
    if not RESET.exists():
        return {}
    child = [sys.executable, "-m", "benchmarks.robust_ranking_memory"]
    return {
        draws: float(subprocess.run([*child, str(draws)], capture_output=True, check=True, text=True).stdout)
        for draws in MANY
    }


if __name__ == "__main__":
    print(growth(int(sys.argv[1])))
