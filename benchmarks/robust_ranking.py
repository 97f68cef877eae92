"""The robust ranking beside its peers: first the same answers, then ratios of paired runs."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from benchmarks import robust_ranking_engine as ours
from benchmarks import robust_ranking_memory as memory
from benchmarks import robust_ranking_numpy as theirs
from benchmarks import robust_ranking_peers as peers
from benchmarks.robust_ranking_case import SIZES, Shares, appraisal, textbook

Simulate = Callable[[int, int], Shares]

PAIRS = 7
"""Paired runs of which the median ratio counts."""
FAR = 4.5
"""Standard errors between two shares beyond which they are not the same."""
CHECKED = 400_000
OUR_DRAWS, THEIR_DRAWS = 1_000_000, 40_000
"""Draws of a timed run: about as long on either side."""
OPTIONS = 6


class Line(NamedTuple):
    """One ratio, and what it should be."""

    what: str
    ratio: float
    least: float | None
    stretch: float | None = None
    unit: str = "x"

    @property
    def missed(self) -> bool:
        if self.least is None:
            return False
        return self.ratio > self.least if self.unit == " MB" else self.ratio < self.least

    def __str__(self) -> str:
        said = f"{self.what:72}{self.ratio:8.3g}{self.unit:4}"
        if self.least is None:
            return said
        wanted = "at most" if self.unit == " MB" else "at least"
        stretch = "" if self.stretch is None else f", stretch {self.stretch:g}{self.unit}"
        return f"{said}{wanted} {self.least:g}{self.unit}{stretch}" + ("  missed" if self.missed else "")


def fault(name: str, a: Simulate, b: Simulate) -> list[str]:
    """Shares of ranks and wins on which both differ by more than chance allows."""
    one, two = a(CHECKED, 11), b(CHECKED, 12)
    far = max(float(off(x, y)) for x, y in zip(one, two, strict=True))
    return [f"{name}: a share differs by {far:.1f} standard errors"] if far > FAR else []


def off(a: np.ndarray, b: np.ndarray) -> float:
    """The largest difference of two sets of shares in standard errors."""
    p = np.clip((a + b) / 2, 1 / CHECKED, 1 - 1 / CHECKED)
    return float(np.max(np.abs(a - b) / np.sqrt(2 * p * (1 - p) / CHECKED)))


def rate(simulate: Simulate, draws: int, seed: int) -> float:
    """Draws a second."""
    start = time.perf_counter()
    simulate(draws, seed)
    return draws / (time.perf_counter() - start)


def paired(a: Simulate, b: Simulate) -> tuple[float, float, float]:
    """Median ratio of the rates of a to b, taken in turns, and each one's median rate."""
    rates = [(rate(a, OUR_DRAWS, i), rate(b, THEIR_DRAWS, i)) for i in range(PAIRS)]
    one, two = (statistics.median(side) for side in zip(*rates, strict=True))
    return statistics.median(x / y for x, y in rates), one, two


def whole_model(a: Simulate) -> tuple[list[Line], list[str]]:
    """Against NumPy."""
    b = theirs.whole(appraisal())
    wrong = fault("whole model", a, b)
    if wrong:
        return [], wrong
    ratio, own, other = paired(a, b)
    said = f"whole model ({own:,.0f}/s), 6 x 80 x 5 in 4 groups, to NumPy ({other:,.0f}/s)"
    return [Line(said, ratio, 12, 25)], []


def textbook_case() -> tuple[list[Line], list[str]]:
    """Against NumPy as its manual suggests, and against the fastest that we could write in it."""
    a = ours.textbook(textbook())
    plain, best = theirs.plain_textbook(textbook()), theirs.textbook(textbook())
    wrong = fault("textbook case", a, plain) + fault("textbook case, fastest", a, best)
    if wrong:
        return [], wrong
    ratio, _, other = paired(a, plain)
    harder, _, quicker = paired(a, best)
    return [
        Line(f"textbook case, 6 x 60, triangular, to NumPy ({other:,.0f}/s)", ratio, 30, 60),
        Line(f"textbook case to the fastest NumPy ({quicker:,.0f}/s)", harder, None),
    ], []


def against_loops(own: Callable[[], float]) -> tuple[list[Line], list[str]]:
    """Our whole model against the additive step alone in a loop over each peer."""
    found = peers.loops(own, PAIRS)
    least = {"pymcdm": 500.0, "scikit-criteria": 500.0, "pyDecision": 200.0}
    return [
        Line(f"whole model to {name}'s additive step alone ({r:,.0f}/s)", found.ratios[name], least.get(name))
        for name, r in found.rates.items()
    ], found.said


def random_share(own: Callable[[], float]) -> Line:
    """How near our rate comes to that of the random numbers alone."""
    rates = [(own(), ours.random_numbers_a_second(OPTIONS, SIZES, OUR_DRAWS)) for _ in range(PAIRS)]
    alone = statistics.median(r for _, r in rates)
    share = statistics.median(a / b for a, b in rates)
    return Line(f"share of the rate of its random numbers alone ({alone:,.0f}/s)", share, 0.3, 0.6, "")


def in_memory() -> list[Line]:
    """Growth over the imported process, its machine code loaded."""
    return [
        Line(
            f"memory over the imported process, {n:,} draws (machine code: {g.code:.0f} MB more)",
            g.peak - g.code,
            50,
            unit=" MB",
        )
        for n, g in memory.measured().items()
    ]


def main() -> int:
    """Compare, then time and print; 1 where answers differ or a goal is missed."""
    a = ours.whole(appraisal())
    lines, wrong = whole_model(a)
    more, also = textbook_case()
    if wrong or also:
        print("\n".join([*wrong, *also]), file=sys.stderr)
        return 1

    def own() -> float:
        return rate(a, OUR_DRAWS, 0)

    looped, said = against_loops(own)
    lines += [*looped, *more, random_share(own), *in_memory()]
    print(f"\nRobust ranking: median ratios of {PAIRS} paired runs\n")
    print("\n".join([*map(str, lines), *said]))
    return int(any(line.missed for line in lines))
