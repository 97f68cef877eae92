"""Whose score (M4): the possible readings of the score sheet, and the draw of one of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np


@dataclass(frozen=True)
class Readings:
    """Every sheet that a draw may meet: one for each assessor, order of his mates and order of the others.

    score, n : (readings, options, criteria); score -1: nobody scored the cell
    """

    score: np.ndarray
    n: np.ndarray
    group: np.ndarray
    index: dict[tuple[int, tuple[int, ...], tuple[int, ...]], int]

    def chances(self, shares: np.ndarray, own: int | None = None) -> np.ndarray:
        """Of each reading, (readings,): a group by share (or `own`), then people with equal chance."""
        people = np.arange(len(self.group))
        first = chance(self.group, shares, people if own is None else people[self.group == own])
        found = np.zeros(len(self.index))
        for (a, mates, others), at in self.index.items():
            found[at] = first[a]
            for ring, share in ((mates, np.ones_like(shares)), (others, shares)):
                left = list(ring)
                weight = chance(self.group, share, np.array(left, dtype=int)) if left else np.zeros(0)
                for person in ring:
                    total = sum(weight[p] for p in left)
                    found[at] *= weight[person] / total if total else 1 / len(left)
                    left.remove(person)
        return found

    def draw(
        self, rng: np.random.Generator, size: int, shares: np.ndarray, own: int | None = None
    ) -> np.ndarray:
        """One reading a draw, (draws,) int."""
        return rng.choice(len(self.index), size, p=self.chances(shares, own))


def chance(group: np.ndarray, shares: np.ndarray, among: np.ndarray) -> np.ndarray:
    """Of each person, (people,): one of `among`, a group of theirs by share, one of it with equal chance.

    Groups without people are passed over; if those left have no share, each has the same.
    """
    heads = np.bincount(group[among], minlength=len(shares))
    share = np.where(heads > 0, shares, 0.0)
    if not share.sum():
        share = (heads > 0).astype(float)
    found = np.zeros(len(group))
    found[among] = (share / np.maximum(heads, 1))[group[among]] / share.sum()
    return found


def readings(scores: np.ndarray, n: np.ndarray, group: np.ndarray) -> Readings:
    """Work out every reading: own scores, else the group's, else the others', in an order of its own."""
    sheets: list[np.ndarray] = []
    values: list[np.ndarray] = []
    index: dict[tuple[int, tuple[int, ...], tuple[int, ...]], int] = {}
    people = range(len(group))
    for a in people:
        mates = [m for m in people if group[m] == group[a] and m != a]
        others = [m for m in people if group[m] != group[a]]
        for near in permutations(mates):
            for far in permutations(others):
                index[a, near, far] = len(sheets)
                sheet, worth = filled(scores, n, [a, *near, *far])
                sheets.append(sheet)
                values.append(worth)
    return Readings(np.array(sheets), np.array(values), group, index)


def filled(scores: np.ndarray, n: np.ndarray, order: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The scores of the first in order, his gaps from the next, and so on; with their n."""
    sheet = np.full(scores.shape[1:], -1, dtype=scores.dtype)
    worth = np.zeros(scores.shape[1:])
    for person in order:
        gap = (sheet < 0) & (scores[person] >= 0)
        sheet[gap], worth[gap] = scores[person][gap], n[person][gap]
    return sheet, worth
