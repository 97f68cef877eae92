"""A sample of orders comes near the exact Shapley value, says how near, and repeats itself."""

from __future__ import annotations

import pytest

from moothall.engine.sharing.shapley import shapley
from moothall.engine.sharing.shapley_sampled import sampled

COSTS = [float(bin(m).count("1") ** 0.5 * 10 + (m * 7919) % 13 * (m > 0)) for m in range(1 << 7)]


def test_it_lies_within_its_errors() -> None:
    exact = shapley(COSTS)
    shares, errors = sampled(COSTS.__getitem__, 7, seed=3, pairs=3000)
    assert sum(shares) == pytest.approx(COSTS[-1])
    off = [abs(a - b) / e for a, b, e in zip(shares, exact, errors, strict=True)]
    assert max(off) < 4
    assert min(errors) > 0


def test_the_error_falls_with_the_root_of_the_pairs() -> None:
    _, few = sampled(COSTS.__getitem__, 7, seed=3, pairs=500)
    _, many = sampled(COSTS.__getitem__, 7, seed=3, pairs=8000)
    assert sum(few) / sum(many) == pytest.approx(4, rel=0.2)


def test_same_seed_same_shares() -> None:
    one, other = (sampled(COSTS.__getitem__, 7, seed=9, pairs=50) for _ in range(2))
    assert one == other
    assert sampled(COSTS.__getitem__, 7, seed=10, pairs=50) != one


def test_costs_that_only_add_up_have_no_error() -> None:
    shares, errors = sampled(lambda m: 3.0 * (m & 1) + 4.0 * (m >> 1 & 1), 2, seed=1, pairs=10)
    assert shares == pytest.approx([3, 4])
    assert errors == pytest.approx([0, 0], abs=1e-12)
