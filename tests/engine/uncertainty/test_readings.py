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
