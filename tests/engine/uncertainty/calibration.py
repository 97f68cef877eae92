"""Are declared leaders right as often as stated? Counted over random appraisals whose truth is known.

`python -m tests.engine.uncertainty.calibration` prints the table of docs/explanation/calibration.md.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tests.engine.uncertainty.reference import Case, simulate
from tests.engine.uncertainty.synthetic import KINDS, RHO, Kind, appraisal, trials, truths

FIRST, PAIR = 0.65, 0.75
"""The leader rule's thresholds as the library ships them."""
DRAWS = 4000
APPRAISALS = 2000
TRUTHS = 20
"""Truths drawn for each appraisal: the same scores and evidence, another course of events."""


@dataclass(frozen=True)
class Claim:
    """What the ranking says: its front option, the stated first-rank share, whether it leads."""

    front: int
    share: float
    leads: bool


@dataclass(frozen=True)
class Calibration:
    """Leaders and truths of one kind of error; shares 0 to 1."""

    kind: Kind
    appraisals: int
    leaders: int
    stated: float
    right: float
    front_stated: float
    front_right: float


def by_reference(case: Case, seed: int, rho: tuple[float, float] = RHO) -> Claim:
    """The leader rule upon the reference: defaults, low end, half the evidence."""
    usual = simulate(case, DRAWS, seed, rho=rho)
    weaker = simulate(case, DRAWS, seed + 1, rho=rho, factor_n=0.5)
    front = int(usual.first.argmax())
    others = np.flatnonzero(np.arange(len(usual.first)) != front)
    shares = (usual.first[front], usual.first_low[front], weaker.first[front])
    wins = (usual.wins[front], usual.wins_low[front], weaker.wins[front])
    leads = min(shares) >= FIRST and min(row[others].min() for row in wins) >= PAIR
    return Claim(front, float(usual.first[front]), bool(leads))


def measure(
    kind: Kind,
    claim: Callable[[Case, int], Claim] = by_reference,
    *,
    appraisals: int = APPRAISALS,
    seed: int = 20,
    cases: list[tuple[Case, Claim]] | None = None,
) -> Calibration:
    """Rank random appraisals, draw their truths, count. `cases` takes those that are ranked already."""
    rng = np.random.default_rng(seed)
    ranked = cases if cases is not None else ranked_cases(claim, appraisals, seed)
    right = [float((truths(rng, case, kind, TRUTHS) == said.front).mean()) for case, said in ranked]
    leaders = [at for at, (_, said) in enumerate(ranked) if said.leads]
    return Calibration(
        kind,
        len(ranked),
        len(leaders),
        stated=float(np.mean([ranked[at][1].share for at in leaders])),
        right=float(np.mean([right[at] for at in leaders])),
        front_stated=float(np.mean([said.share for _, said in ranked])),
        front_right=float(np.mean(right)),
    )


def measure_trials(appraisals: int = APPRAISALS, seed: int = 21) -> tuple[int, float, float]:
    """Leaders, stated and right, where the scores come from the truth and errors are independent."""
    rng = np.random.default_rng(seed)
    stated, right = [], []
    for at in range(appraisals):
        case, total = trials(rng)
        said = by_reference(case, 2 * at, rho=(0.0, 0.0))
        if said.leads:
            stated.append(said.share)
            right.append(said.front == total.argmax())
    return len(stated), float(np.mean(stated)), float(np.mean(right))


def ranked_cases(claim: Callable[[Case, int], Claim], appraisals: int, seed: int) -> list[tuple[Case, Claim]]:
    """Random appraisals and what the ranking says of each."""
    rng = np.random.default_rng(seed)
    cases = [appraisal(rng) for _ in range(appraisals)]
    return [(case, claim(case, 2 * at)) for at, case in enumerate(cases)]


def main() -> None:
    """Print the table."""
    cases = ranked_cases(by_reference, APPRAISALS, 20)
    for kind in KINDS:
        found = measure(kind, cases=cases)
        shares = (found.stated, found.right, found.front_stated, found.front_right)
        print(f"| {kind} | {found.leaders} | " + " | ".join(f"{share:.3f}" for share in shares) + " |")
    leaders, stated, right = measure_trials()
    print(f"| trials | {leaders} | {stated:.3f} | {right:.3f} |")


if __name__ == "__main__":
    main()
