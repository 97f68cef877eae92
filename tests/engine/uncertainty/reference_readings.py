"""Whose score (M4): the possible readings of the score sheet, and the draw of one of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Readings:
    """Every sheet that a draw may meet: one for each (assessor, first stand-in, first outsider).

    score, n : (readings, options, criteria); score -1: nobody scored the cell
    """

    score: np.ndarray
    n: np.ndarray
    group: np.ndarray
    index: dict[tuple[int, int, int], int]

    def chances(self, shares: np.ndarray, own: int | None = None) -> np.ndarray:
        """Of each reading, (readings,): a group by share (or `own`), then people with equal chance."""
        people = np.arange(len(self.group))
        first = chance(self.group, shares, people if own is None else people[self.group == own])
        found = np.zeros(len(self.index))
        for (a, b, c), at in self.index.items():
            mates = people[(self.group == self.group[a]) & (people != a)]
            others = people[self.group != self.group[a]]
            found[at] = first[a]
            found[at] *= 1 / len(mates) if b >= 0 else 1
            found[at] *= chance(self.group, shares, others)[c] if c >= 0 else 1
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
    """Work out every reading: own scores, else the group's in turn, else the others' in turn."""
    by_group = sorted(range(len(group)), key=lambda a: (group[a], a))
    sheets: list[np.ndarray] = []
    values: list[np.ndarray] = []
    index: dict[tuple[int, int, int], int] = {}
    for a in range(len(group)):
        mates = [m for m in by_group if group[m] == group[a] and m != a]
        others = [m for m in by_group if group[m] != group[a]]
        for b in mates or [-1]:
            for c in others or [-1]:
                index[a, b, c] = len(sheets)
                sheet, worth = filled(scores, n, [a, *turned(mates, b), *turned(others, c)])
                sheets.append(sheet)
                values.append(worth)
    return Readings(np.array(sheets), np.array(values), group, index)


def turned(ring: list[int], first: int) -> list[int]:
    """The ring from `first` on; empty if there is none."""
    at = ring.index(first) if ring else 0
    return ring[at:] + ring[:at]


def filled(scores: np.ndarray, n: np.ndarray, order: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """The scores of the first in order, his gaps from the next, and so on; with their n."""
    sheet = np.full(scores.shape[1:], -1, dtype=scores.dtype)
    worth = np.zeros(scores.shape[1:])
    for person in order:
        gap = (sheet < 0) & (scores[person] >= 0)
        sheet[gap], worth[gap] = scores[person][gap], n[person][gap]
    return sheet, worth
