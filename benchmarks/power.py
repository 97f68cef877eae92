"""Voting power beside PyPI's `powerindices`: first the same answers, then ratios of paired runs."""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from benchmarks.power_peers import Peer, peer
from benchmarks.sharing import Line
from moothall.engine.governance.voting import tally

PAIRS, OVER_PEER, FULL_HOUSE = 5, 100.0, 60
CLOSE = 1e-9


class Body(NamedTuple):
    """A body to count."""

    title: str
    votes: tuple[int, ...]
    quota: int


def bodies() -> Iterator[Body]:
    """Three councils, fifteen states, and made-up bodies of 20 to 60 members with 1 to 30 votes each."""
    yield Body("3 councils (50, 49, 1)", (50, 49, 1), 51)
    yield Body("Security Council", (7,) * 5 + (1,) * 10, 39)
    chance = np.random.default_rng(1)
    for members in (20, 40, 60):
        votes = tuple(int(v) for v in chance.integers(1, 31, members))
        yield Body(f"{members} members, {sum(votes)} votes", votes, sum(votes) // 2 + 1)


def ours(body: Body) -> tuple[list[float], list[float]]:
    """Swing chances and Shapley-Shubik shares, as the peer gives them."""
    found = tally(body.votes, body.quota)
    return list(found.swing_chance), list(found.shapley_shubik)


def faults(found: Peer, every: list[Body]) -> list[str]:
    """Answers that differ from the peer's."""
    wrong = []
    for body in every:
        _, answer = found.run(body.votes, body.quota)
        far = max(float(np.abs(np.subtract(a, b)).max()) for a, b in zip(ours(body), answer, strict=True))
        if far > CLOSE:
            wrong.append(f"{body.title}: differs from powerindices by {far:.1e}")
    return wrong


def seconds(body: Body) -> float:
    """Time of one count of both indices."""
    start = time.perf_counter()
    ours(body)
    return time.perf_counter() - start


def line(found: Peer, body: Body) -> Line:
    """The ratio of paired runs; a goal for a body of sixty, the size of a large council."""
    runs = [(found.run(body.votes, body.quota)[0], seconds(body)) for _ in range(PAIRS)]
    own = statistics.median(t for _, t in runs)
    ratio = statistics.median(peer / t for peer, t in runs)
    return Line(
        f"{body.title} ({own * 1000:.2g} ms) to powerindices",
        ratio,
        "x",
        least=OVER_PEER if len(body.votes) >= FULL_HOUSE else None,
    )


def main() -> int:
    """Compare, then time and print; 1 where answers differ or a goal is missed."""
    every = list(bodies())
    with peer() as found:
        if found.absent:
            print(f"Voting power: powerindices is not here: {found.absent}")
            return 0
        wrong = faults(found, every)
        if wrong:
            print("\n".join(wrong), file=sys.stderr)
            return 1
        lines = [line(found, body) for body in every]
    print(f"\nVoting power, Banzhaf and Shapley-Shubik of all members: medians of {PAIRS} paired runs\n")
    print("\n".join(map(str, lines)))
    return int(any(one.missed for one in lines))


if __name__ == "__main__":
    sys.exit(main())
