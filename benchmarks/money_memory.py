"""Peak memory of the simulation of money over the imported process, in a process of its own.

`python -m benchmarks.money_memory DRAWS` prints by how many MB the peak rose above the imported process,
and how many of them the loading of the compiled code took.
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.robust_ranking_memory import RESET, Grown, resident

MANY = (100_000, 1_000_000, 10_000_000)


def growth(draws: int) -> Grown:
    """How far the peak rises in a whole simulation of money, its indices included."""
    from benchmarks.money_case import case
    from moothall.engine.uncertainty.money.chances import money_chances
    from moothall.engine.uncertainty.money.drawing import compile_now

    before = resident("VmRSS")
    RESET.write_text("5")
    compile_now()
    code = resident("VmRSS") - before
    money_chances(case(draws))
    return Grown(resident("VmHWM") - before, code)


def measured() -> dict[int, Grown]:
    """Growth for each number of draws; none where the system doesn't tell (it takes Linux)."""
    if not RESET.exists():
        return {}
    child = [sys.executable, "-m", "benchmarks.money_memory"]
    said = {
        draws: subprocess.run([*child, str(draws)], capture_output=True, check=True, text=True).stdout
        for draws in MANY
    }
    return {draws: Grown(*map(float, words.split())) for draws, words in said.items()}


if __name__ == "__main__":
    print(*growth(int(sys.argv[1])))
