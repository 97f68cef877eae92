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

    def draw(
        self, rng: np.random.Generator, size: int, shares: np.ndarray, own: int | None = None
    ) -> np.ndarray:
        """One reading a draw, (draws,) int: a group by share (or `own`), then a person with equal chance."""
        people = np.arange(len(self.group))
        first = pick(rng, size, self.group, shares, people if own is None else people[self.group == own])
        second, third = np.full(size, -1), np.full(size, -1)
        for person in people:
            drawn = np.flatnonzero(first == person)
            mates = people[(self.group == self.group[person]) & (people != person)]
            if len(mates):
                second[drawn] = rng.choice(mates, len(drawn))
            others = people[self.group != self.group[person]]
            if len(others):
                third[drawn] = pick(rng, len(drawn), self.group, shares, others)
        look = np.full((len(people), len(people) + 1, len(people) + 1), -1)
        for (a, b, c), at in self.index.items():
            look[a, b, c] = at
        return look[first, second, third]


def pick(
    rng: np.random.Generator, size: int, group: np.ndarray, shares: np.ndarray, among: np.ndarray
) -> np.ndarray:
    """People drawn from `among`: a group of theirs by share, one of it with equal chance.

    Groups without people are passed over; if those left have no share, each has the same.
    """
    heads = np.bincount(group[among], minlength=len(shares))
    share = np.where(heads > 0, shares, 0.0)
    if not share.sum():
        share = (heads > 0).astype(float)
    chance = share[group[among]] / heads[group[among]]
    return rng.choice(among, size, p=chance / chance.sum())


def readings(scores: np.ndarray, n: np.ndarray, group: np.ndarray) -> Readings:
    """Work out every reading: own scores, else the group's in turn, else the others' in turn."""
    by_group = sorted(range(len(group)), key=lambda a: (group[a], a))
    sheets, values, index = [], [], {}
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
