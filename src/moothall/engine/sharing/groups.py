"""Groups of partners as bit masks: bit i stands for the i-th partner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

Coalition = frozenset[str]
"""A group of partners, by id."""


def masks(coalitions: Iterable[Coalition], partners: Sequence[str]) -> list[int]:
    """The mask of each coalition; every member must be among the partners."""
    bit = {p: 1 << i for i, p in enumerate(partners)}
    return [sum(bit[p] for p in coalition) for coalition in coalitions]


def places(mask: int) -> Iterator[int]:
    """Places of the members of a group, the first partner first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def ids(mask: int, partners: Sequence[str]) -> tuple[str, ...]:
    """The members of a group, in the order of the partners."""
    return tuple(partners[i] for i in places(mask))


def sums(values: Sequence[float]) -> list[float]:
    """What each group has in all, by mask.

    values : (partners,) one number each
    returns : (2 ** partners,) the sum over the members of each mask; 0 for nobody
    """
    found = [0.0]
    for value in values:
        found += [value + others for others in found]
    return found


def ordered(values: Mapping[str, float], partners: Sequence[str]) -> list[float]:
    """The partners' values in the order of the partners."""
    return [values[p] for p in partners]
