"""Sharing costs beside NumPy and SciPy: first the same answers, then ratios of paired runs and seconds."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import sharing_peers as peers
from moothall.engine.sharing.nucleolus import nucleolus
from moothall.engine.sharing.shapley import shapley

PARTNERS, PAIRS = 24, 5
OVER_NUMPY, OVER_SUM = 30.0, 5.0
SECONDS = {10: 0.1, 15: 10.0}
"""Partners to the seconds that a nucleolus may take."""
CLOSE = 1e-9


def made(partners: int, seed: int) -> NDArray[np.float64]:
    """Costs that grow more slowly than the needs of a group, with a part for each group by chance."""
    chance = np.random.default_rng(seed)
    needs = np.zeros(1)
    for own in chance.uniform(1, 10, partners):
        needs = np.concatenate((needs, needs + own))
    costs: NDArray[np.float64] = needs**0.7 * chance.uniform(0.95, 1.05, len(needs))
    return costs


def seconds(work: Callable[[], Any]) -> float:
    """Time of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def faults(costs: NDArray[np.float64]) -> list[str]:
    """Answers that differ from those of a peer."""
    own = np.array(shapley(costs))
    found = [
        f"Shapley value of {PARTNERS}: differs from {name} by {np.abs(own - other(costs)).max():.1e}"
        for name, other in (("NumPy", peers.plain_shapley), ("folded NumPy", peers.folded_shapley))
        if np.abs(own - other(costs)).max() > CLOSE * costs[-1]
    ]
    for partners in (6, 10):
        game = made(partners, partners)
        far = float(np.abs(np.array(nucleolus(game.tolist())) - peers.nucleolus(game)).max())
        if far > 100 * CLOSE * game[-1]:
            found.append(f"nucleolus of {partners}: differs from SciPy's by {far:.1e}")
    return found


def shapley_lines(costs: NDArray[np.float64]) -> list[tuple[str, bool]]:
    """Ratios of paired runs, each with whether its goal is missed."""
    runs = []
    for _ in range(PAIRS):
        plain, folded = (seconds(lambda f=f: f(costs)) for f in (peers.plain_shapley, peers.folded_shapley))
        runs.append((plain, folded, seconds(costs.sum), seconds(lambda: shapley(costs))))
    own = statistics.median(r[3] for r in runs)
    plain, folded, summed = (statistics.median(r[k] / r[3] for r in runs) for k in range(3))
    what = f"Shapley value of {PARTNERS} partners ({own * 1000:.0f} ms)"
    return [
        (f"{what} to NumPy{plain:25.3g}x   at least {OVER_NUMPY:g}x", plain < OVER_NUMPY),
        (f"{what} to the fastest NumPy{folded:13.3g}x", False),
        (f"{what} as times of summing{1 / summed:13.3g}x   at most {OVER_SUM:g}x", 1 / summed > OVER_SUM),
    ]


def nucleolus_lines() -> list[tuple[str, bool]]:
    """Median seconds of a nucleolus, the worse of both kinds; SciPy's beside the smaller one."""
    found = []
    for partners, most in SECONDS.items():
        costs = made(partners, partners).tolist()
        times = [
            statistics.median(seconds(lambda h=h, c=costs: nucleolus(c, per_head=h)) for _ in range(PAIRS))
            for h in (False, True)
        ]
        said = f"nucleolus of {partners} partners{max(times):37.3g} s   at most {most:g} s"
        found.append((said, max(times) > most))
    game = made(10, 10)
    ratio = statistics.median(
        seconds(lambda: peers.nucleolus(game)) / seconds(lambda: nucleolus(game.tolist()))
        for _ in range(PAIRS)
    )
    return [*found, (f"nucleolus of 10 partners to SciPy's programmes{ratio:19.3g}x", False)]


def main() -> int:
    """Compare, then time and print; 1 where answers differ or a goal is missed."""
    costs = made(PARTNERS, 1)
    wrong = faults(costs)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    lines = [*shapley_lines(costs), *nucleolus_lines()]
    print(f"\nSharing: medians of {PAIRS} paired runs\n")
    print("\n".join(said + ("  missed" if missed else "") for said, missed in lines))
    return int(any(missed for _, missed in lines))


if __name__ == "__main__":
    sys.exit(main())
