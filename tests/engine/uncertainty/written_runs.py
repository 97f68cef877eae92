"""Runs of the simulation written down by hand: first-rank shares and pairwise wins as one likes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from moothall.engine.uncertainty.leader import leader
from moothall.engine.uncertainty.leader_rule import Rule
from moothall.findings.ranking import Estimate, Leader, Pair, RankedOption, Run, Spread

ERROR = 0.001
Shares = Mapping[str, float]
Wins = Mapping[tuple[str, str], float]


def estimate(share: float, error: float = ERROR) -> Estimate:
    return Estimate(share=share, error=error)


def run(
    first: Shares,
    wins: Wins | None = None,
    *,
    model: str = "declared",
    test: str = "",
    error: float = ERROR,
    first_low: Shares | None = None,
    wins_low: Wins | None = None,
    expected_rank: Shares | None = None,
) -> Run:
    """A run: of each pair one way round is given; low ends are as the middle unless said."""
    both = dict(wins or {})
    both |= {(b, a): 1 - share for (a, b), share in both.items()}
    low = first | (first_low or {})  # type: ignore[operator]
    return Run(
        model=model,
        test=test,  # type: ignore[arg-type]
        draws=1000,
        options=tuple(
            RankedOption(
                option=o,
                first=estimate(share, error),
                first_low=estimate(low[o], error),
                first_high=estimate(share, error),
                ranks=(),
                expected_rank=(expected_rank or {}).get(o, 2.0),
                value=Spread(mean=2, low=1, high=3),
                regret=0.0,
            )
            for o, share in first.items()
        ),
        pairs=tuple(
            Pair(
                option=a,
                other=b,
                wins=estimate(share, error),
                wins_low=estimate((wins_low or {}).get((a, b), share), error),
            )
            for (a, b), share in both.items()
        ),
    )


RULE = Rule(first_min=0.65, pairwise_min=0.75, borderline_errors=2)
TITLES = {"a": "A", "b": "B", "c": "C", "d": "D"}
GROUPS = {"unions": "Unions", "users": "Users"}

FIRST = {"a": 0.81, "b": 0.15, "c": 0.04}
WINS = {("a", "b"): 0.786, ("a", "c"): 0.95, ("b", "c"): 0.8}


def found(
    first: dict[str, float] = FIRST,
    wins: dict[tuple[str, str], float] = WINS,
    *,
    half_first: dict[str, float] | None = None,
    half_wins: dict[tuple[str, str], float] | None = None,
    groups: tuple[Run, ...] = (),
    undecided: tuple[str, ...] = (),
    titles: dict[str, str] = TITLES,
    **more: Any,
) -> Leader:
    """The leader of a run; at half the evidence nothing changes unless said."""
    half = run(first | (half_first or {}), wins | (half_wins or {}), test="evidence_half")
    return leader((run(first, wins, **more), half, *groups), titles, GROUPS, RULE, undecided=undecided)


def own(group: str, first: dict[str, float], wins: dict[tuple[str, str], float], **more: Any) -> Run:
    return run(first, wins, model=f"group:{group}", **more)
