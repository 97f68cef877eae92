"""Are declared leaders right as often as stated? Counted over random appraisals whose truth is known.

`python -m tests.engine.uncertainty.calibration` prints the table of docs/explanation/calibration.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from msgspec import structs

from moothall.engine.uncertainty.leader import leader
from moothall.engine.uncertainty.leader_rule import Rule
from tests.engine.uncertainty.by_engine import run
from tests.engine.uncertainty.reference import Case
from tests.engine.uncertainty.synthetic import KINDS, RHO, Kind, appraisal, trials, truths

RULE = Rule(first_min=0.65, pairwise_min=0.75, borderline_errors=2.0)
"""The leader rule as the library ships it."""
DRAWS = 4000
APPRAISALS = 2000
TRUTHS = 20
"""Truths drawn for each appraisal: the same scores and evidence, another course of events."""


WORDS: dict[Kind, str] = {
    "own": "as the model has them",
    "independent": "each cell's error by itself",
    "shared_more": "shared more: 0.3 by option, 0.3 by section",
    "heavy": "heavy tails, same spread",
    "heavy_and_wide": "heavy tails, wider spread",
    "wrong_grades": "every grade claimed one too good",
}
"""How errors are, as the table says it."""


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


def by_engine(case: Case, seed: int, rho: tuple[float, float] = RHO) -> Claim:
    """What the engine says, by its own leader rule."""
    usual = run(case, DRAWS, seed, rho=rho)
    weaker = structs.replace(run(case, DRAWS, seed + 1, rho=rho, factor_n=0.5), test="evidence_half")
    found = leader([usual, weaker], {}, {}, RULE)
    front = next(option for option in usual.options if option.option == found.front)
    return Claim(int(front.option[1:]), front.first.share, found.outcome == "leads")


def measure(
    kind: Kind,
    cases: list[tuple[Case, Claim]],
    seed: int = 20,
) -> Calibration:
    """Draw the truths of appraisals that are ranked already, and count."""
    rng = np.random.default_rng(seed)
    right = [float((truths(rng, case, kind, TRUTHS) == said.front).mean()) for case, said in cases]
    leaders = [at for at, (_, said) in enumerate(cases) if said.leads]
    return Calibration(
        kind,
        len(cases),
        len(leaders),
        stated=float(np.mean([cases[at][1].share for at in leaders])),
        right=float(np.mean([right[at] for at in leaders])),
        front_stated=float(np.mean([said.share for _, said in cases])),
        front_right=float(np.mean(right)),
    )


def measure_trials(appraisals: int = APPRAISALS, seed: int = 21) -> tuple[int, float, float]:
    """Leaders, stated and right, where the scores come from the truth and errors are independent."""
    rng = np.random.default_rng(seed)
    stated, right = [], []
    for at in range(appraisals):
        case, total = trials(rng)
        said = by_engine(case, 2 * at, rho=(0.0, 0.0))
        if said.leads:
            stated.append(said.share)
            right.append(said.front == total.argmax())
    return len(stated), float(np.mean(stated)), float(np.mean(right))


def ranked_cases(
    appraisals: int = APPRAISALS, seed: int = 20, claim: Callable[[Case, int], Claim] = by_engine
) -> list[tuple[Case, Claim]]:
    """Random appraisals and what the ranking says of each."""
    rng = np.random.default_rng(seed)
    cases = [appraisal(rng) for _ in range(appraisals)]
    return [(case, claim(case, 2 * at)) for at, case in enumerate(cases)]


def row(words: str, figures: Sequence[float]) -> str:
    """One line of the table."""
    return f"| {words} | " + " | ".join(f"{share:.1%}" for share in figures) + " |"


def main() -> None:
    """Print the tables."""
    cases = ranked_cases()
    for kind in KINDS:
        found = measure(kind, cases)
        print(row(WORDS[kind], (found.stated, found.right, found.front_stated, found.front_right)))
    print(f"{found.leaders} leaders among {found.appraisals}")
    leaders, stated, right = measure_trials()
    print(row("trials", (stated, right)), f"{leaders} leaders")


if __name__ == "__main__":
    main()
