"""The simulation of money beside its peers: first the same answers, then ratios of paired runs.

The peers' pass ends with the same figures as ours. They run as one process, with one thread in their
matrix products, which are too small to gain by more.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np

from benchmarks import money_memory as memory
from benchmarks.money_case import INPUTS, LINES, PARTNERS, YEARS, case
from benchmarks.money_numpy import CHUNK, CUBE_CHUNK, Cube, Floats, Matrix, percentiles, simulate
from benchmarks.money_uniform import Inputs, furthest, salib_on, scipy_on
from benchmarks.robust_ranking import Line
from moothall.engine.uncertainty.money.arranging import arranged
from moothall.engine.uncertainty.money.distributions import NAMED, STEPS, distribution
from moothall.engine.uncertainty.money.drawing import present_values, sample
from moothall.engine.uncertainty.money.indices import indices
from moothall.engine.uncertainty.threads import threads_wanted

PAIRS, SOBOL_PAIRS = 7, 5
"""Paired runs of which the median ratio counts."""
DRAWS, THEIR_DRAWS, CUBE_DRAWS = 1_000_000, 200_000, 20_000
"""Draws of a timed run."""
CHECKED = 400_000
FAR = 4.5
"""Standard errors beyond which two answers are not the same."""
TABLE = 5e-4
"""What the peers' coarser tables may add to a difference in probability."""
SAME = 1e-6
"""Difference of two estimates of an index on the same sample that is rounding."""
SOBOL = 4096
ONE_THREAD = "OPENBLAS_NUM_THREADS"


class Ours:
    """The case, made ready before the clock starts, as the peers' is."""

    def __init__(self) -> None:
        self.at = arranged(case())

    def values(self, draws: int, seed: int) -> Floats:
        """Values of every output."""
        outputs = len(self.at.outputs)
        return present_values(self.at.plan, 0, outputs, draws=draws, seed=seed, threads=threads_wanted())

    def percentiles(self, values: Floats) -> None:
        """Every output's distribution."""
        with ThreadPoolExecutor(threads_wanted()) as pool:
            list(pool.map(distribution, values, self.at.outputs))

    def indices(self, seed: int) -> Any:
        """Sobol indices of the total."""
        return indices(sample(self.at.plan, draws=SOBOL, seed=seed, threads=threads_wanted()))


def fault(name: str, a: Floats, b: Floats) -> list[str]:
    """Percentiles of one that are others in the other; means that differ."""
    wrong = []
    p = np.arange(0.05, 1, 0.05)
    for n, (mine, theirs) in enumerate(zip(a, b, strict=True)):
        error = np.hypot(mine.std(), theirs.std()) / np.sqrt(CHECKED)
        off = abs(mine.mean(dtype=float) - theirs.mean(dtype=float)) / error
        at = np.searchsorted(np.sort(theirs), np.quantile(mine, p)) / CHECKED
        far = float((np.abs(at - p) - TABLE).max() / np.sqrt(0.5 / CHECKED))
        if max(off, far) > FAR:
            wrong.append(f"{name}, output {n}: mean off by {off:.1f} errors, a percentile by {far:.1f}")
    return wrong


def index_faults(ours: Ours, inputs: Inputs) -> list[str]:
    """Estimates on the same sample, and scipy's own run beside ours."""
    drawn = sample(ours.at.plan, draws=SOBOL, seed=5, threads=1)
    plain = scipy_on(drawn)
    theirs, centre = salib_on(drawn)
    mine, centred = indices(drawn), indices(drawn, centre)
    assert mine is not None
    assert centred is not None
    off = furthest(mine, plain.first_order, plain.total_order), furthest(centred, theirs["S1"], theirs["ST"])
    wrong = [f"indices on the same sample differ by {max(off):.1g}"] if max(off) > SAME else []
    again = inputs.scipys(SOBOL, 3)
    far = np.abs(mine.total[:3] - again.total_order[:3]) / (2 * mine.total_error[:3])
    return wrong + ([f"scipy's own indices differ by {far.max():.1f} errors"] if far.max() > FAR else [])


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(one: Callable[[int], float], two: Callable[[int], float], pairs: int = PAIRS) -> tuple[float, ...]:
    """Median ratio of the first's rate to the second's, taken in turns, and each one's median rate."""
    rates = [(one(i), two(i)) for i in range(pairs)]
    return (statistics.median(a / b for a, b in rates), *map(statistics.median, zip(*rates, strict=True)))


def whole(ours: Ours, matrix: Matrix, cube: Cube) -> list[Line]:
    """Draws to percentiles against both kinds of NumPy, and what part of it is percentiles."""
    shares = []

    def mine(seed: int) -> float:
        start = time.perf_counter()
        values = ours.values(DRAWS, seed)
        shares.append(time.perf_counter() - start)
        ours.percentiles(values)
        took = time.perf_counter() - start
        shares[-1] = 1 - shares[-1] / took
        return DRAWS / took

    def theirs(model: Matrix | Cube, chunk: int, draws: int) -> Callable[[int], float]:
        run = simulate(model, chunk)
        return lambda seed: draws / seconds(lambda: percentiles(run(draws, seed), (*NAMED, *STEPS)))

    best, own, other = paired(mine, theirs(matrix, CHUNK, THEIR_DRAWS))
    plain, _, slow = paired(mine, theirs(cube, CUBE_CHUNK, CUBE_DRAWS))
    what = f"{YEARS} years, {LINES} lines, {PARTNERS} partners, {INPUTS} inputs ({own:,.0f}/s)"
    return [
        Line(f"{what}, to NumPy ({other:,.0f}/s)", best, 15, 25),
        Line(f"to the cash-flow cube ({slow:,.0f}/s)", plain, 60, 120),
        At_most("share of the run that percentiles take", statistics.median(shares), 0.3, None, ""),
    ]


class At_most(Line):
    """A ratio that should be small."""

    @property
    def missed(self) -> bool:
        return self.least is not None and self.ratio > self.least

    def __str__(self) -> str:
        return super().__str__().replace("at least", "at most")


def sobol(ours: Ours, inputs: Inputs) -> list[Line]:
    """Indices at equal n: theirs with their own sample, each with the model in NumPy."""
    mine = lambda seed: 1 / seconds(lambda: ours.indices(seed))  # noqa: E731
    salib = paired(mine, lambda seed: 1 / seconds(lambda: inputs.salibs(SOBOL, seed + 1)), SOBOL_PAIRS)
    scipy = paired(mine, lambda seed: 1 / seconds(lambda: inputs.scipys(SOBOL, seed)), SOBOL_PAIRS)
    return [
        Line(f"Sobol indices, n = {SOBOL}, to SALib ({1 / salib[2]:.2g} s)", salib[0], 100),
        Line(f"the same to scipy ({1 / scipy[2]:.2g} s)", scipy[0], 25),
    ]


def in_memory() -> list[Line]:
    """Growth over the imported process, its machine code loaded."""
    return [
        Line(f"memory, {n:,} draws (machine code: {g.code:.0f} MB more)", g.peak - g.code, 100, unit=" MB")
        for n, g in memory.measured().items()
    ]


def main() -> int:
    """Compare, then time and print; 1 where answers differ or a goal is missed."""
    if ONE_THREAD not in os.environ:  # it is read when NumPy is loaded
        command = [sys.executable, "-m", "benchmarks.money"]
        return subprocess.run(command, env=os.environ | {ONE_THREAD: "1"}, check=False).returncode
    ours, matrix, cube, inputs = Ours(), Matrix(case()), Cube(case()), Inputs(case())
    checked = ours.values(CHECKED, 11)
    wrong = [
        *fault("NumPy", checked, simulate(matrix, CHUNK)(CHECKED, 12)),
        *fault("cube", checked, simulate(cube, CUBE_CHUNK)(CHECKED, 13)),
        *index_faults(ours, inputs),
    ]
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    lines = [*whole(ours, matrix, cube), *sobol(ours, inputs), *in_memory()]
    print(f"\nMoney: median ratios of {PAIRS} paired runs\n")
    print("\n".join(map(str, lines)))
    return int(any(line.missed for line in lines))


if __name__ == "__main__":
    sys.exit(main())
