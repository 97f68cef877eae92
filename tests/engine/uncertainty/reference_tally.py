"""What the draws say together (M6): ranks, wins, values, regret, central weights, ranges for silence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

DECIMALS = 10
"""Totals that agree to so many decimals are tied: sums of the same numbers in another order."""


@dataclass(frozen=True)
class Result:
    """All outputs of one simulation; an option that is not ranked has no place, wins or weights (0 or nan).

    first, expected_rank, value, low, high, regret, first_low, first_high, would_win : (options,)
    ranks : (options, ranked options); wins, wins_low : (options, options), row beats column, ties half
    sections : (options, sections), criteria : (options, criteria): central weights, in all and within their
    section; nan if never first
    """

    draws: int
    first: np.ndarray
    ranks: np.ndarray
    expected_rank: np.ndarray
    wins: np.ndarray
    value: np.ndarray
    low: np.ndarray
    high: np.ndarray
    regret: np.ndarray
    sections: np.ndarray
    criteria: np.ndarray
    first_low: np.ndarray
    first_high: np.ndarray
    wins_low: np.ndarray
    would_win: np.ndarray


class Tally:
    """Sums over the draws."""

    def __init__(self, ranked: np.ndarray, section: np.ndarray) -> None:
        self.ranked, self.section, self.draws = ranked, section, 0
        self.sums: dict[str, np.ndarray] = {}
        self.totals: list[np.ndarray] = []

    def add(self, x: np.ndarray, silent: np.ndarray, sections: np.ndarray, criteria: np.ndarray) -> None:
        """Count one chunk: values and silent cells (draws, options, criteria), weights of both levels."""
        self.draws += len(x)
        w = (sections[:, self.section] * criteria)[:, None, :]
        total = np.round((x * w).sum(axis=2), DECIMALS)
        low = np.round((np.where(silent, 0.0, x) * w).sum(axis=2), DECIMALS)
        high = np.round((np.where(silent, 4.0, x) * w).sum(axis=2), DECIMALS)
        first = np.where(self.ranked, share_of_first(total, total, self.ranked), 0.0)
        best = np.where(self.ranked, total, -1.0).max(axis=1, keepdims=True)
        self.totals.append(total)
        self._sum("first", first)
        self._sum("ranks", self._ranks(total))
        self._sum("wins", beats(total, total))
        self._sum("regret", best - total)
        self._sum("sections", np.einsum("do,ds->dos", first, sections))
        self._sum("criteria", np.einsum("do,dc->doc", first, w[:, 0]))
        self._sum("first_low", share_of_first(low, total, self.ranked))
        self._sum("first_high", share_of_first(high, total, self.ranked))
        self._sum("wins_low", beats(low, total))
        self._sum("would_win", (total > best).astype(float))

    def result(self) -> Result:
        """The means over all draws."""
        mean = {name: total / self.draws for name, total in self.sums.items()}
        first = mean["first"]
        with np.errstate(invalid="ignore"):
            mean["sections"] = mean["sections"] / first[:, None]
            # SMAA's central weights are of the whole vector, here told by section and within it.
            of_section = mean["criteria"] @ np.eye(self.section.max() + 1)[self.section]
            mean["criteria"] = mean["criteria"] / of_section[:, self.section]
        totals = np.concatenate(self.totals)
        low, high = np.percentile(totals, [5, 95], axis=0)
        places = np.arange(1, mean["ranks"].shape[1] + 1)
        return Result(
            draws=self.draws,
            expected_rank=mean["ranks"] @ places,
            value=totals.mean(axis=0),
            low=low,
            high=high,
            **mean,
        )

    def _ranks(self, total: np.ndarray) -> np.ndarray:
        """Share of each place, (draws, options, places); the places of a tie are shared equally."""
        field = total[:, None, self.ranked]
        better = (field > total[:, :, None]).sum(axis=2)[:, :, None]
        level = (field == total[:, :, None]).sum(axis=2)[:, :, None]
        place = np.arange(self.ranked.sum())
        held = (place >= better) & (place < better + level) & self.ranked[:, None]
        shared: np.ndarray = held / np.maximum(level, 1)
        return shared

    def _sum(self, name: str, rows: np.ndarray) -> None:
        self.sums[name] = self.sums.get(name, 0) + rows.sum(axis=0)


def share_of_first(own: np.ndarray, total: np.ndarray, ranked: np.ndarray) -> np.ndarray:
    """Share of the first place that each option takes with `own` value, the others at `total`."""
    others = ranked & ~np.eye(len(ranked), dtype=bool)
    above = ((total[:, None, :] > own[:, :, None]) & others).any(axis=2)
    level = ((total[:, None, :] == own[:, :, None]) & others).sum(axis=2)
    return np.where(above | ~ranked, 0.0, 1.0 / (1 + level))


def beats(own: np.ndarray, total: np.ndarray) -> np.ndarray:
    """1 where the row's option with `own` value beats the column's at `total`, ½ for a tie; 0 itself."""
    won = (own[:, :, None] > total[:, None, :]) + 0.5 * (own[:, :, None] == total[:, None, :])
    others: np.ndarray = won * ~np.eye(total.shape[1], dtype=bool)
    return others
