"""The one compiled pass over the draws: weights and scores together, counted and forgotten.

Method note, M6. A draw is a number; all its randomness comes from the cipher Philox4x32-10 at
(draw, item), keyed by the seed (Salmon and others 2011, doi 10.1145/2063384.2063405). All results
are integer counts. So the bytes are the same for any split of the draws over threads or machines.

Draws are laid in the order of their strata: in a stratum the reader of the scores and the group of
the weights are the same, so a cell reads one table in every lane. Nothing here knows a label.
Arithmetic is strict single precision; no fast-math.

All compiled functions of the pass stand in this one file: Numba's cache on disk notices a change of a
function's own file only (how the random numbers are kept in step: see random_numbers). The loops run
over `live` lanes at once, a draw in each, so that they vectorise.
"""

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.plan import (
    BINS,
    EXACT,
    INTERVAL,
    ORDER,
    REACH,
    SHELF_BITS,
    STEPS,
    VALUE_UNIT,
    WEIGHT_UNIT,
)
from moothall.engine.uncertainty.random_numbers import HALF, F, U, compiled, normal, random_words

RANDOM_NUMBERS = 1
"""Version of random_numbers that this file is compiled with."""

LANES = 256
"""Most draws worked side by side: enough to hide the cost of a call, few enough for the near cache."""
STRIDE = 32
"""Lanes come in whole strides; those past the last draw are worked and not counted."""
OPTION_ITEMS = 1 << 14
"""Items of randomness kept for each option; item 0 upwards is for the weights."""
EXTRA_ITEMS = 1 << 30
"""First item of the randomness for ties in an order, and for intervals."""

LOW_HALF = U(0xFFFF)
PER_UNIT = F(BINS / (2 * REACH))
FROM = F(REACH)
LAST = F(BINS - 0.001)


@compiled
def fill(live, z, row, item, draw, key_0, key_1):
    """Four rows of normals for the draws from one on."""
    for n in range(live):
        a, b, c, d = random_words(np.uint64(draw) + np.uint64(n), item, key_0, key_1)
        z[row, n] = normal(a)
        z[row + 1, n] = normal(b)
        z[row + 2, n] = normal(c)
        z[row + 3, n] = normal(d)


@compiled
def locate(live, base, z, row, share, knot, part):
    """Knot left of each latent, and how far it lies towards the next, 0 to 1."""
    for n in range(live):
        u = (base[n] + share * z[row, n] + FROM) * PER_UNIT
        u = F(0) if u < F(0) else u
        u = LAST if u > LAST else u
        at = np.int32(u)
        knot[n] = at
        part[n] = u - F(at)


@compiled
def add_cells(live, known, silent, weight, row, table, knot, part, word):
    """Add one cell's weighted score to its option's sum."""
    for n in range(live):
        word[n] = table[U(knot[n])]
    for n in range(live):
        e = word[n]
        x = F(np.int32(e >> U(16))) + part[n] * F(np.int32(e & LOW_HALF))
        known[n] += weight[row, n] * x
    if silent.size:
        for n in range(live):
            silent[n] += weight[row, n]


@compiled
def read_quantile(live, out, row, table, knot, part, left, right):
    """Quantiles of a table at located latents."""
    for n in range(live):
        at = U(knot[n])
        left[n] = table[at]
        right[n] = table[at + U(1)]
    for n in range(live):
        out[row, n] = left[n] + part[n] * (right[n] - left[n])


@compiled
def shuffle_ties(live, w, first, last, group, weights, draw, key_0, key_1):
    """Items that share places in an order change places at random."""
    for place in range(first, last):
        size = weights.tied[group, place]
        for k in range(size - 1, 0, -1):
            i = weights.at_place[group, place + k]
            for n in range(live):
                word = random_words(np.uint64(draw) + np.uint64(n), EXTRA_ITEMS + place + k, key_0, key_1)[0]
                j = weights.at_place[group, place + np.int64(np.uint64(word) * np.uint64(k + 1) >> HALF)]
                w[i, n], w[j, n] = w[j, n], w[i, n]


@compiled
def draw_interval(live, w, first, last, group, rate, weights, draw, key_0, key_1):
    """Points uniform on the polytope of their normalised weights.

    Given a hidden rate the points are independent truncated exponentials (see weight_models).
    """
    for i in range(first, last):
        low, high = np.float64(weights.low[group, i]), np.float64(weights.high[group, i])
        for n in range(live):
            word = random_words(np.uint64(draw) + np.uint64(n), EXTRA_ITEMS + i, key_0, key_1)[1]
            u = (np.float64(word) + 0.5) / 4294967296.0
            s = np.float64(rate[0, n])
            span = s * (high - low)
            x = u * (high - low) if span < 1e-9 else -np.log1p(u * np.expm1(-span)) / s
            w[i, n] = F(min(low + x, high))


@compiled
def draw_set(live, w, z, first, last, group, of, weights, lanes, draw, key_0, key_1):
    """Draw the weights of items that belong together: rows first to last of w, adding to 1 in each lane."""
    none, knot, part, left, right, total, rate = lanes
    way = weights.way[group, of]
    if way == EXACT:
        for i in range(first, last):
            for n in range(live):
                w[i, n] = weights.central[group, i]
        return
    if way == INTERVAL:
        locate(live, none, z, first, F(1), knot, part)
        read_quantile(live, rate, 0, weights.tables[weights.scale[group, of]], knot, part, left, right)
        draw_interval(live, w, first, last, group, rate, weights, draw, key_0, key_1)
    else:
        for i in range(first, last):
            locate(live, none, z, i, F(1), knot, part)
            read_quantile(live, w, i, weights.tables[weights.table[group, i]], knot, part, left, right)
    if way == ORDER:  # spacings: the k-th heaviest of n is the sum over j >= k of exponential j / j
        some = weights.scale[group, of]
        for k in range(some - 1, -1, -1):
            i = weights.at_place[group, first + k]
            for n in range(live):
                w[i, n] /= F(k + 1)
            if k < some - 1:
                after = weights.at_place[group, first + k + 1]
                for n in range(live):
                    w[i, n] += w[after, n]
        shuffle_ties(live, w, first, first + some, group, weights, draw, key_0, key_1)
    for n in range(live):
        total[n] = F(0)
    for i in range(first, last):
        for n in range(live):
            total[n] += w[i, n]
    for i in range(first, last):
        for n in range(live):
            w[i, n] /= total[n]


@compiled
def draw_weights(live, w, z, group, weights, lanes, draw, key_0, key_1):
    """Section weights, and criterion weights in all: rows S on are products of the two levels."""
    sections = len(weights.starts) - 1
    for j in range(z.shape[0] // 4):
        fill(live, z, 4 * j, j, draw, key_0, key_1)
    draw_set(live, w, z, 0, sections, group, 0, weights, lanes, draw, key_0, key_1)
    for s in range(sections):
        first, last = sections + weights.starts[s], sections + weights.starts[s + 1]
        draw_set(live, w, z, first, last, group, 1 + s, weights, lanes, draw, key_0, key_1)
        for i in range(first, last):
            for n in range(live):
                w[i, n] *= w[s, n]


@compiled
def count_ranks(live, low, value, high, size, counts, code, behind):
    """Places, wins and silence of the ranked options; the first `size` draws count."""
    ranked = counts.wins.shape[0]
    for o in range(ranked):
        for kind in range(3):
            own = low[o] if kind == 0 else (value[o] if kind == 1 else high[o])
            for n in range(live):
                code[n] = 0
            for p in range(ranked):
                if p == o:
                    continue
                other = value[p]
                for n in range(live):
                    code[n] += np.int32(other[n] > own[n]) * np.int32(ranked) + np.int32(other[n] == own[n])
                if kind == 2:
                    continue
                won = 0
                for n in range(size):
                    won += np.int32(own[n] > other[n]) * np.int32(2) + np.int32(own[n] == other[n])
                if kind == 0:
                    counts.wins_low[o, p] += won
                else:
                    counts.wins[o, p] += won
            if kind == 1:
                for n in range(size):
                    counts.places[o, code[n] // ranked, code[n] % ranked] += 1
                for n in range(live):
                    behind[o, n] = code[n]
            else:
                first = counts.first_low if kind == 0 else counts.first_high
                for n in range(size):
                    if code[n] < ranked:
                        first[o, code[n]] += 1


@compiled
def count_values(live, value, w, size, counts, behind, share):
    """Sums and shelves of values, central weights, and what an unranked option would have won."""
    options, ranked = value.shape[0], counts.wins.shape[0]
    for n in range(live):
        share[n] = F(-1)
    for o in range(ranked):
        for n in range(live):
            share[n] = value[o, n] if value[o, n] > share[n] else share[n]
    total = np.int64(0)
    for n in range(size):
        total += np.int64(share[n] * F(VALUE_UNIT) + F(0.5))
    counts.top[0] += total
    for o in range(options):
        total = np.int64(0)
        won = 0
        for n in range(size):
            total += np.int64(value[o, n] * F(VALUE_UNIT) + F(0.5))
            won += np.int32(value[o, n] > share[n])
        counts.value[o] += total
        counts.would_win[o] += won
        for n in range(size):
            counts.shelves[o, np.int32(value[o, n]) >> np.int32(SHELF_BITS)] += 1
    for o in range(ranked):
        for n in range(live):
            share[n] = F(WEIGHT_UNIT) / F(behind[o, n] + 1) if behind[o, n] < ranked else F(0)
        for i in range(w.shape[0]):
            sum_ = np.int32(0)
            for n in range(size):
                sum_ += np.int32(share[n] * w[i, n])
            counts.central[o, i] += np.int64(sum_)


@compiled
def run(begin, end, strata, scores, weights, key_0, key_1, counts):
    """Count the draws from begin to end (excluded).

    begin, end : int, draw numbers
    key_0, key_1 : uint32, the halves of the seed
    counts : added to in place
    """
    options, criteria = scores.cells.shape[1], scores.cells.shape[2]
    sections = len(weights.starts) - 1
    items = sections + criteria
    w = np.empty((items, LANES), F)
    wz = np.empty(((items + 3) // 4 * 4, LANES), F)
    z = np.empty(((1 + items + 3) // 4 * 4, LANES), F)
    low, value, high = (
        np.empty((options, LANES), F),
        np.empty((options, LANES), F),
        np.empty((options, LANES), F),
    )
    unsaid, said_by_none = np.empty((1, LANES), F), np.empty(LANES, F)
    base, knot, part = np.empty(LANES, F), np.empty(LANES, np.int32), np.empty(LANES, F)
    left, right, total = np.empty(LANES, F), np.empty(LANES, F), np.empty(LANES, F)
    rate, none, word = np.empty((1, LANES), F), np.zeros(LANES, F), np.empty(LANES, U)
    code, behind = np.empty(LANES, np.int32), np.empty((counts.wins.shape[0], LANES), np.int32)
    lanes = (none, knot, part, left, right, total, rate)
    nothing = np.empty(0, F)
    for k in range(len(strata.reading)):
        reading, group = strata.reading[k], strata.weights[k]
        for draw in range(max(begin, strata.starts[k]), min(end, strata.starts[k + 1]), LANES):
            size = min(LANES, min(end, strata.starts[k + 1]) - draw)
            live = (size + STRIDE - 1) // STRIDE * STRIDE
            draw_weights(live, w, wz, group, weights, lanes, draw, key_0, key_1)
            for o in range(options):
                for j in range(z.shape[0] // 4):
                    fill(live, z, 4 * j, (o + 1) * OPTION_ITEMS + j, draw, key_0, key_1)
                for n in range(live):
                    low[o, n] = F(0)
                    unsaid[0, n] = F(0)
                    said_by_none[n] = F(0)
                for s in range(sections):
                    for n in range(live):
                        base[n] = scores.mixing[0] * z[0, n] + scores.mixing[1] * z[1 + s, n]
                    for c in range(weights.starts[s], weights.starts[s + 1]):
                        locate(live, base, z, 1 + sections + c, scores.mixing[2], knot, part)
                        table = scores.tables[scores.cells[reading, o, c]]
                        if scores.silent[reading, o, c]:
                            add_cells(live, unsaid[0], said_by_none, w, sections + c, table, knot, part, word)
                        else:
                            add_cells(live, low[o], nothing, w, sections + c, table, knot, part, word)
                for n in range(live):
                    value[o, n] = low[o, n] + unsaid[0, n]
                    high[o, n] = low[o, n] + said_by_none[n] * F(STEPS)
            count_ranks(live, low, value, high, size, counts, code, behind)
            count_values(live, value, w, size, counts, behind, left)
