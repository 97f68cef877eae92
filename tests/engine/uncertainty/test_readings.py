"""Whose score: every reading with its chance."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from moothall.engine.uncertainty.readings import MISSING, Sheet, of_group, readings

from .reference_readings import readings as reference_readings


def sheet(codes, group, shares) -> Sheet:
    return Sheet(np.array(codes, np.int32), np.array(group, np.int32), np.array(shares, float))


def test_groups_by_share_and_assessors_alike():
    read = readings(sheet([[[1]], [[2]], [[3]]], [0, 0, 1], [0.6, 0.4]))
    assert dict(zip(read.codes.ravel().tolist(), read.chances, strict=True)) == pytest.approx(
        {1: 0.3, 2: 0.3, 3: 0.4}
    )
    assert read.group.tolist() == [0, 0, 1]


def test_a_gap_is_filled_from_the_own_group_first():
    read = readings(sheet([[[1, MISSING]], [[2, 5]], [[3, 7]]], [0, 0, 1], [0.5, 0.5]))
    assert {tuple(r.ravel()) for r in read.codes} == {(1, 5), (2, 5), (3, 7)}


def test_then_from_everybody_else_by_share():
    read = readings(sheet([[[1, MISSING]], [[2, 5]], [[3, 7]]], [0, 1, 2], [0.5, 0.3, 0.2]))
    found = {tuple(r.ravel().tolist()): c for r, c in zip(read.codes, read.chances, strict=True)}
    assert found == pytest.approx({(1, 5): 0.3, (1, 7): 0.2, (2, 5): 0.3, (3, 7): 0.2})


def test_what_nobody_scored_stays_open():
    read = readings(sheet([[[1, MISSING]], [[2, MISSING]]], [0, 1], [0.5, 0.5]))
    assert set(read.codes[..., 1].ravel()) == {MISSING}
    nobody = readings(sheet(np.full((2, 1, 2), MISSING), [0, 1], [0.5, 0.5]))
    assert (nobody.codes == MISSING).all()
    assert nobody.chances.tolist() == [1.0]


def test_a_group_that_scored_nothing_does_not_speak():
    read = readings(sheet([[[1]], [[MISSING]]], [0, 1], [0.2, 0.8]))
    assert read.codes.tolist() == [[[1]]]
    assert read.chances.tolist() == [1.0]
    assert of_group(read, 1) is None


def test_shares_of_nothing_count_alike():
    read = readings(sheet([[[1]], [[2]]], [0, 1], [0.0, 0.0]))
    assert read.chances.tolist() == [0.5, 0.5]


def test_no_assessor_at_all():
    read = readings(sheet(np.empty((0, 2, 3)), [], []))
    assert read.codes.shape == (1, 2, 3)


@given(
    codes=arrays(np.int32, (4, 2, 3), elements=st.integers(MISSING, 5)),
    group=st.permutations([0, 0, 1, 2]),
    shares=st.lists(st.floats(0.01, 1), min_size=3, max_size=3),
)
def test_chances_add_up_and_every_cell_comes_from_who_may_speak(codes, group, shares):
    read = readings(sheet(codes, group, shares))
    assert read.chances.sum() == pytest.approx(1)
    for own, speaker in zip(read.codes, read.group, strict=True):
        mine = codes[np.array(group) == speaker]
        for at in np.ndindex(*own.shape):
            near = set(mine[:, *at].tolist()) - {MISSING}
            far = set(codes[:, *at].tolist()) - {MISSING}
            assert int(own[at]) in (near or far or {MISSING})


@given(codes=arrays(np.int32, (4, 1, 2), elements=st.integers(MISSING, 2)), seed=st.integers(0, 100))
def test_cells_have_the_chances_of_the_reference(codes, seed):
    """The reference draws its readings; each cell must say each score as often, within error."""
    group, shares = np.array([0, 0, 1, 2]), np.array([0.5, 0.3, 0.2])
    if not (codes != MISSING).any(axis=(1, 2)).all():
        return  # the reference lets nobody speak with an empty sheet otherwise
    read = readings(sheet(codes, group, shares))
    told = reference_readings(codes, np.ones(codes.shape), group)
    which = told.draw(np.random.default_rng(seed), 4000, shares, None)
    for c in range(2):
        for score in range(MISSING, 3):
            chance = float(read.chances[read.codes[:, 0, c] == score].sum())
            share = float((told.score[which][:, 0, c] == score).mean())
            assert share == pytest.approx(chance, abs=0.045)


def test_a_gap_comes_from_each_who_scored_it_alike_whoever_is_listed_between():
    """Of twenty assessors of one group only two scored the cell: each of them speaks for it half the time."""
    codes = np.full((20, 1, 2), MISSING)
    codes[:, 0, 0] = 9
    codes[9, 0, 1], codes[10, 0, 1] = 0, 4
    read = readings(sheet(codes, [0] * 20, [1.0]))
    low = float(read.chances[read.codes[:, 0, 1] == 0].sum())
    assert low == pytest.approx(0.5, abs=0.1)
    means = [
        float(r.chances[r.codes[:, 0, 1] == 0].sum())
        for r in (readings(sheet(codes, [0] * 20, [1.0]), seed) for seed in range(40))
    ]
    assert np.mean(means) == pytest.approx(0.5, abs=0.02)


@given(codes=arrays(np.int32, (4, 1, 3), elements=st.integers(MISSING, 3)), order=st.permutations(range(4)))
def test_the_order_in_which_assessors_are_listed_is_nothing(codes, order):
    group, shares = np.array([0, 0, 0, 1]), [0.7, 0.3]

    def told(at):
        read = readings(sheet(codes[at], group[at], shares))
        found: dict[tuple, float] = {}
        for own, chance in zip(read.codes, read.chances, strict=True):
            key = tuple(own.ravel().tolist())
            found[key] = found.get(key, 0.0) + float(chance)
        return {k: round(v, 9) for k, v in found.items() if v > 1e-12}

    assert told(np.arange(4)) == told(np.array(order))


def test_a_group_without_a_share_can_speak_alone():
    read = readings(sheet([[[1]], [[2]], [[3]]], [0, 1, 1], [1.0, 0.0]))
    assert read.chances[read.group == 1].sum() == 0
    assert of_group(read, 1).chances.tolist() == [0.5, 0.5]
