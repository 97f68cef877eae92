"""Sharing costs beside NumPy and SciPy: first the same answers, then ratios of paired runs and seconds."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from benchmarks import sharing_peers as peers
from benchmarks.sharing_peers import Numbers
from moothall.engine.sharing.nucleolus import nucleolus
from moothall.engine.sharing.shapley import shapley

PARTNERS, PAIRS = 24, 5
OVER_NUMPY, OVER_SUM = 30.0, 5.0
SECONDS = {10: 0.1, 15: 10.0}
"""Partners to the seconds that a nucleolus may take."""
CLOSE = 1e-9


class Line(NamedTuple):
    """A figure, and what it should be."""

    what: str
    figure: float
    unit: str
    least: float | None = None
    most: float | None = None

    @property
    def missed(self) -> bool:
        low, high = self.least, self.most
        return (low is not None and self.figure < low) or (high is not None and self.figure > high)

    def __str__(self) -> str:
        said = f"{self.what:60}{self.figure:8.3g}{self.unit:4}"
        wanted = (("at least", self.least), ("at most", self.most))
        said += "".join(f"{word} {goal:g}{self.unit}" for word, goal in wanted if goal is not None)
        return said + ("  missed" if self.missed else "")


def made(partners: int, seed: int) -> Numbers:
    """Costs that grow more slowly than the needs of a group, with a part for each group by chance."""
    chance = np.random.default_rng(seed)
    needs = np.zeros(1)
    for own in chance.uniform(1, 10, partners):
        needs = np.concatenate((needs, needs + own))
    costs: Numbers = needs**0.7 * chance.uniform(0.95, 1.05, len(needs))
    return costs


def seconds(work: Callable[..., Any], *given: Any, **how: Any) -> float:
    """Time of one run."""
    start = time.perf_counter()
    work(*given, **how)
    return time.perf_counter() - start


def faults(costs: Numbers) -> list[str]:
    """Answers that differ from those of a peer."""
    found = []
    own = np.array(shapley(costs))
    for name, other in (("NumPy", peers.plain_shapley), ("folded NumPy", peers.folded_shapley)):
        far = float(np.abs(own - other(costs)).max())
        if far > CLOSE * costs[-1]:
            found.append(f"Shapley value of {PARTNERS}: differs from {name} by {far:.1e}")
    for partners in (6, 10):
        game = made(partners, partners)
        far = float(np.abs(np.array(nucleolus(game)) - peers.nucleolus(game)).max())
        if far > 100 * CLOSE * game[-1]:
            found.append(f"nucleolus of {partners}: differs from SciPy's by {far:.1e}")
    return found


def shapley_lines(costs: Numbers) -> list[Line]:
    """Ratios of paired runs."""
    runs = [
        [seconds(work, costs) for work in (peers.plain_shapley, peers.folded_shapley, np.sum, shapley)]
        for _ in range(PAIRS)
    ]
    own = statistics.median(r[3] for r in runs)
    plain, folded = (statistics.median(r[k] / r[3] for r in runs) for k in range(2))
    summed = statistics.median(r[3] / r[2] for r in runs)
    what = f"Shapley value of {PARTNERS} partners ({own * 1000:.0f} ms)"
    return [
        Line(f"{what} to NumPy", plain, "x", least=OVER_NUMPY),
        Line(f"{what} to the fastest NumPy", folded, "x"),
        Line(f"{what} as times of summing", summed, "x", most=OVER_SUM),
    ]


def nucleolus_lines() -> list[Line]:
    """Median seconds of a nucleolus, the slower of both kinds; SciPy's beside the smaller one."""
    found = []
    for partners, most in SECONDS.items():
        game = made(partners, partners)
        times = [
            statistics.median(seconds(nucleolus, game, per_head=heads) for _ in range(PAIRS))
            for heads in (False, True)
        ]
        found.append(Line(f"nucleolus of {partners} partners", max(times), " s", most=most))
    game = made(10, 10)
    ratio = statistics.median(seconds(peers.nucleolus, game) / seconds(nucleolus, game) for _ in range(PAIRS))
    return [*found, Line("nucleolus of 10 partners to SciPy's programmes", ratio, "x")]


def main() -> int:
    """Compare, then time and print; 1 where answers differ or a goal is missed."""
    costs = made(PARTNERS, 1)
    wrong = faults(costs)
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    lines = [*shapley_lines(costs), *nucleolus_lines()]
    print(f"\nSharing: medians of {PAIRS} paired runs\n")
    print("\n".join(map(str, lines)))
    return int(any(line.missed for line in lines))


if __name__ == "__main__":
    sys.exit(main())
