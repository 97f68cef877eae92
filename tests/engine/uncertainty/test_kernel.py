"""The compiled pass against published vectors, exact answers and its own promises."""

import numpy as np
import pytest
from scipy.special import ndtr
from scipy.stats import kstest

from moothall.engine.uncertainty import kernel
from moothall.engine.uncertainty.kernel import LANES, normal, random_words
from moothall.engine.uncertainty.plan import EXACT, SHELVES, STEPS, VALUE_UNIT
from moothall.engine.uncertainty.ranks import central, first_places, shared_places
from moothall.engine.weighting import SetSpec

from .made import counted, group, made_weights, one_section, points

U = np.uint32

# Known answers of Philox4x32-10 as published with the paper (Random123 1.x, kat_vectors).
PUBLISHED = [
    ((0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
]


@pytest.mark.parametrize(("counter", "key", "words"), PUBLISHED)
def test_random_words_are_those_of_philox(counter, key, words):
    low, high, item = counter
    draw = np.uint64(low + (high << 32))
    assert tuple(int(w) for w in random_words(draw, U(item), U(key[0]), U(key[1]))) == words


def test_random_words_are_those_of_numpys_own_philox_kind():
    """Another implementation of the ten rounds, in Python's whole numbers."""

    def rounds(c, k):
        for _ in range(10):
            p0, p1 = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
            c = (p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF
            k = (k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF
        return c

    rng = np.random.default_rng(5)
    for draw, item, k0, k1 in rng.integers(0, 2**32, (50, 4)).tolist():
        wide = draw * 2**20 + 7
        got = random_words(np.uint64(wide), U(item), U(k0), U(k1))
        assert tuple(map(int, got)) == rounds((wide & 0xFFFFFFFF, wide >> 32, item, 0), (k0, k1))


def test_the_normal_is_normal_to_five_decimals_of_probability():
    """Over the exact distribution of the byte sum: every sum with its probability, every smoothing byte."""
    coin = np.full(256, 1 / 256)
    chance = np.convolve(np.convolve(coin, coin), np.convolve(coin, coin))
    t = np.add.outer(np.arange(len(chance)), (np.arange(256) + 0.5) / 256) - 510.5
    q = (t / 512) ** 2
    z = (
        t
        / 512
        * (
            3.3400977
            + q
            * (
                0.074764155
                + q * (4.8976979 + q * (-23.078328 + q * (53.501667 + q * (-57.045086 + q * 23.922899))))
            )
        )
    )
    cumulative = (np.cumsum(chance) - chance)[:, None] + chance[:, None] * (np.arange(256) + 0.5) / 256
    assert np.max(np.abs(ndtr(z) - cumulative)) < 4e-5
    weight = np.repeat(chance / 256, 256)
    moments = [np.sum(weight * z.ravel() ** k) for k in (1, 2, 3, 4)]
    assert moments == pytest.approx([0, 1, 0, 3], abs=2e-4)


def test_normals_of_many_words():
    rng = np.random.default_rng(3)
    z = np.array([normal(w) for w in rng.integers(0, 2**32, 20_000, dtype=np.uint32)])
    assert kstest(z, "norm").pvalue > 0.001
    assert normal(U(0)) < -5
    assert normal(U(0xFFFFFFFF)) > 5


def test_words_of_neighbouring_draws_and_items_look_unrelated():
    z = np.empty((8, LANES), np.float32)
    rows = []
    for draw in range(0, 16 * LANES, LANES):
        kernel.fill(LANES, z, 0, 0, draw, U(1), U(0))
        kernel.fill(LANES, z, 4, 1, draw, U(1), U(0))
        rows.append(z.copy())
    whole = np.concatenate(rows, axis=1)
    off = np.corrcoef(whole) - np.eye(8)
    along = [np.corrcoef(row[:-1], row[1:])[0, 1] for row in whole]
    assert np.abs(off).max() < 0.06  # 4096 draws: standard error 0.016
    assert np.abs(along).max() < 0.06


SMAA = [[4.0, 0.0], [2.4, 2.8], [0.0, 4.0]]
"""smaa2_exact_2criteria of the worked cases, on 0 to 4."""


def test_exact_acceptabilities_of_two_criteria():
    """Closed form: intervals of the weight of the first criterion in which each option has each place."""
    draws = 2_000_000
    counts = counted(SMAA, made_weights([one_section(points([1, 1]))], "free"), draws=draws)
    found = np.array([shared_places(p) for p in counts.places]) / draws
    exact = [[4 / 11, 3 / 22, 1 / 2], [10 / 33, 23 / 33, 0], [1 / 3, 1 / 6, 1 / 2]]
    assert found == pytest.approx(np.array(exact), abs=0.002)
    assert counts.wins[0] / 2 / draws == pytest.approx([0, 4 / 11, 1 / 2], abs=0.002)
    assert counts.wins[1, 2] / 2 / draws == pytest.approx(2 / 3, abs=0.002)
    first = [central(counts.central[o], 1, {"s0": ("a", "b")}).criteria["a"] for o in range(3)]
    assert first == pytest.approx([9 / 11, 16 / 33, 1 / 6], abs=0.002)


def test_textbook_shares_of_the_acceptance_scenario():
    counts = counted(
        [[4, 0], [0, 4], [2.5, 2.5]], made_weights([one_section(points([1, 1]))], "free"), draws=100_000
    )
    won = [first_places(counts.places[o, 0]) / 100_000 for o in range(3)]
    assert won == pytest.approx([0.375, 0.375, 0.25], abs=0.006)


def test_ties_are_shared_and_counted_half():
    same = [[1, 3], [1, 3], [0, 0]]
    counts = counted(same, made_weights([one_section(points([1, 1]))]), draws=1000)
    assert counts.places[0, 0, 1] == counts.places[1, 0, 1] == 1000
    assert [list(shared_places(p)) for p in counts.places] == [[500, 500, 0], [500, 500, 0], [0, 0, 1000]]
    assert counts.wins.tolist() == [[0, 1000, 2000], [1000, 0, 2000], [0, 0, 0]]


def test_an_unranked_option_stands_beside():
    counts = counted(
        [[1, 1], [2, 2], [3, 3]], made_weights([one_section(points([1, 1]))]), draws=640, ranked=2
    )
    assert counts.wins.shape == (2, 2)
    assert counts.would_win.tolist() == [0, 0, 640]
    assert counts.value[2] == pytest.approx(640 * VALUE_UNIT * STEPS * 3 / 4, rel=1e-5)
    assert counts.shelves.shape == (3, SHELVES)


@pytest.mark.parametrize("threads", ["1", "2", "3", "4"])
@pytest.mark.parametrize("draws", [1, 63, 64, 65, 9_999])
def test_same_counts_with_any_number_of_threads(monkeypatch, threads, draws):
    specs = [
        group(points([2, 1]), {"s0": points([1, 2, 3]), "s1": points([1, 1], "t")}, "a", 0.6),
        group(points([1, 5]), {"s0": points([1, 0, 1]), "s1": points([3, 1], "t")}, "b", 0.4),
    ]
    scores = [[0, 1, 2, 3, 4], [2, 2, 2, 2, 2], [4, 3, 2, 1, 0]]
    monkeypatch.setenv("MOOTHALL_THREADS", threads)
    monkeypatch.setattr("moothall.engine.uncertainty.simulation.FEWEST", 1)
    got = counted(scores, made_weights(specs), draws=draws, shares=(0.6, 0.4))
    monkeypatch.setenv("MOOTHALL_THREADS", "1")
    plain = counted(scores, made_weights(specs), draws=draws, shares=(0.6, 0.4))
    assert all(np.array_equal(a, b) for a, b in zip(got, plain, strict=True))
    assert got.places.sum() == 3 * draws


def test_another_seed_is_another_sample():
    free = made_weights([one_section(points([1, 1]))], "free")
    a, b = (counted(SMAA, free, draws=5000, seed=s) for s in (1, 2**40 + 1))
    assert not np.array_equal(a.wins, b.wins)


def test_exact_weights_stay_as_they_are():
    arrays = made_weights([one_section(points([3, 1]))], "exact")
    assert set(arrays.way.ravel()) == {EXACT}
    counts = counted([[4, 0], [2, 2]], arrays, draws=100)
    assert counts.wins[0, 1] == 200
    assert counts.value[0] / 100 / VALUE_UNIT / STEPS * 4 == pytest.approx(3.0, rel=1e-5)


def test_a_weight_of_nothing_stays_nothing():
    counts = counted([[4, 0], [0, 1]], made_weights([one_section(points([0, 1]))]), draws=500)
    assert counts.wins[1, 0] == 1000
    assert counts.central[1, 1] == 0


def test_an_order_can_tie_and_stay_whole():
    tied = SetSpec(items=("a", "b", "c"), way="order", weights=(0.4, 0.4, 0.2), places=(1, 1, 2))
    counts = counted([[1, 0, 0], [0, 1, 0], [0, 0, 1]], made_weights([one_section(tied)]), draws=100_000)
    assert counts.wins[0, 2] == counts.wins[1, 2] == 200_000
    assert counts.wins[0, 1] / 200_000 == pytest.approx(0.5, abs=0.006)
