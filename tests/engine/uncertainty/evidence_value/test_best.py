"""The best of independent quantities, against every combination of their points."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.uncertainty.evidence_value.best import NODES, Points, centred, gain_of_choice

lines = st.lists(st.floats(0, 4), min_size=1, max_size=4)


@given(st.lists(lines, min_size=1, max_size=4), st.integers(0, 99))
def test_agrees_with_every_combination(rows: list[list[float]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    chances = [rng.dirichlet(np.ones(len(row))) for row in rows]
    means = [float(np.dot(row, chance)) for row, chance in zip(rows, chances, strict=True)]
    best = int(np.argmax(means))
    known = sum(
        np.prod([chance for _, chance in combination]) * max(at for at, _ in combination)
        for combination in product(*(zip(row, c, strict=True) for row, c in zip(rows, chances, strict=True)))
    )
    quantities = [Points(np.array(row), chance) for row, chance in zip(rows, chances, strict=True)]
    found, error = gain_of_choice(quantities, best)
    width = max(map(max, rows)) - min(map(min, rows))
    assert found >= 0
    assert found == pytest.approx(known - means[best], abs=len(rows) * width / NODES + 1e-9)
    assert error == 0


def test_far_apart_is_worth_exactly_nothing() -> None:
    rng = np.random.default_rng(1)
    near, far = centred(1.0, rng.normal(0, 0.01, 500)), centred(3.0, rng.normal(0, 0.01, 500))
    assert gain_of_choice([near, far], best=1) == (0, 0)
    assert gain_of_choice([Points(np.ones(1), np.ones(1))] * 2, best=0) == (0, 0)


def test_points_are_moved_to_the_known_mean() -> None:
    drawn = centred(2.5, np.array([1, 2, 6], np.float32))
    assert (drawn.drawn, drawn.at.tolist()) == (True, [0.5, 1.5, 5.5])
    weighted = centred(1.0, np.array([0.0, 4.0]), np.array([0.75, 0.25]))
    assert (weighted.drawn, weighted.at.tolist()) == (False, [0.0, 4.0])


def test_two_normal_quantities_in_closed_form_with_an_honest_error() -> None:
    # E max of two standard normals is 1/√π.
    runs = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        runs.append(gain_of_choice([centred(0, rng.standard_normal(400)) for _ in range(2)], best=0))
    found, errors = np.array(runs).T
    spread = found.std(ddof=1)
    assert found.mean() == pytest.approx(1 / np.sqrt(np.pi), abs=4 * spread / np.sqrt(200) + 2e-3)
    assert 0.8 < spread / errors.mean() < 1.25
