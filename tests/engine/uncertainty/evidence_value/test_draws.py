"""Normal numbers that depend on the seed, the option and the error alone."""

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.evidence_value.draws import Draws


def test_the_same_numbers_whoever_asks_first_and_whether_kept_or_not() -> None:
    kept, anew = Draws(3, 100, 5), Draws(3, 100, 5, room=0)
    first = kept.of(1, np.array([0, 2]), np.array([4]))
    kept.of(1, np.array([1]), np.array([0, 4]))
    anew.of(0, np.array([1]), np.array([0, 4]))
    for draws in (kept, anew):
        np.testing.assert_array_equal(draws.of(1, np.array([0, 2]), np.array([4])), first)
    np.testing.assert_array_equal(kept.of(1, np.array([2]), np.array([4]))[1:], first[2:])


def test_options_errors_and_seeds_have_numbers_of_their_own() -> None:
    draws, other = Draws(2, 4000, 5), Draws(2, 4000, 6)
    rows = np.concatenate(
        [d.of(o, np.arange(2), np.arange(3)) for d in (draws, other) for o in range(2)], dtype=float
    )
    correlation = np.corrcoef(rows)
    assert np.abs(correlation - np.eye(len(rows))).max() < 5 / np.sqrt(4000)
    assert np.abs(rows.mean(axis=1)).max() < 4.5 / np.sqrt(4000)
