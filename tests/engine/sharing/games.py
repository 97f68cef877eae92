"""Games for tests: written out, and generated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

Costs = dict[frozenset[str], float]


def written(costs: Mapping[str, float]) -> Costs:
    """Costs by groups whose members are single letters."""
    return {frozenset(group): float(cost) for group, cost in costs.items()}


def by_mask(table: Sequence[float], partners: Sequence[str]) -> Costs:
    """A table of costs as a mapping; nobody is left out."""
    return {
        frozenset(p for i, p in enumerate(partners) if mask >> i & 1): float(cost)
        for mask, cost in enumerate(table)
        if mask
    }


COFFEE = written({"A": 6, "B": 5, "C": 4, "AB": 9, "AC": 8, "BC": 7.5, "ABC": 12})
"""Acceptance scenario ACC17."""


@st.composite
def tables(draw: st.DrawFn, most: int = 7, least: int = 2) -> list[float]:
    """Any costs by mask: cheap or dear together, with many ties, core empty or not."""
    partners = draw(st.integers(least, most))
    values = draw(st.lists(st.integers(-20, 60), min_size=(1 << partners) - 1, max_size=(1 << partners) - 1))
    lift = draw(st.sampled_from([0, 10, 30]))  # the more it grows with the members, the less sharing pays
    return [0.0, *(float(v + lift * mask.bit_count()) for mask, v in enumerate(values, 1))]


@st.composite
def saving_tables(draw: st.DrawFn, most: int = 7) -> list[float]:
    """Costs where joining always saves: a cost of each that is needed, and shared things paid for once."""
    partners = draw(st.integers(2, most))
    own = draw(st.lists(st.integers(0, 20), min_size=partners, max_size=partners))
    things = draw(
        st.lists(st.tuples(st.integers(1, (1 << partners) - 1), st.integers(0, 30)), max_size=partners)
    )
    return [
        float(
            sum(v for i, v in enumerate(own) if mask >> i & 1) + sum(c for users, c in things if users & mask)
        )
        for mask in range(1 << partners)
    ]
