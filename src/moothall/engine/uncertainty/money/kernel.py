"""The one compiled pass over the draws of money: present values of every option and partner.

Method note, M9. A draw is a number; its randomness comes from (draw, item), so the values are the same
for any split of the draws over threads. The same thing has the same item under every option, so that
options are compared draw by draw. Arithmetic is strict single precision; no fast-math.

All compiled functions of the pass stand in this one file (see random_numbers). The loops run over `live`
lanes at once, a draw in each, so that they vectorise.
"""

# mypy: disable-error-code="no-untyped-def,no-untyped-call"

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.money.plan import BINS, REACH, RISE_BITS
from moothall.engine.uncertainty.random_numbers import F, U, compiled, normal, random_words

RANDOM_NUMBERS = 1
"""Version of random_numbers that this file is compiled with."""

LANES = 256
"""Most draws worked side by side."""
STRIDE = 32
"""Lanes come in whole strides; those past the last draw are worked and not kept."""
FACTOR_ITEM = 1 << 31
"""Item of the common factors; the ranking's items are all below."""
SHARED_ITEM = FACTOR_ITEM + 1
"""Item of what lines, and events, have in common."""
LINE_ITEMS = FACTOR_ITEM + 2
"""First item of the lines' latents, four to an item."""
EVENT_ITEMS = FACTOR_ITEM + (1 << 30)
"""First item of the events, two to an item: whether each strikes, and what it then costs."""

DELAY, SHARED = 2, 3
"""Rows of the changes: overrun 0, shortfall 1, delay, what lines and events share; lines come after."""

PER_UNIT = F(BINS / (2 * REACH))
FROM = F(REACH)
LAST = F(BINS - 0.001)
PER_WORD = F(2.0**-32)
HEIGHT = U(RISE_BITS)
RISE = U((1 << RISE_BITS) - 1)


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
def fill_evenly(live, u, item, draw, key_0, key_1):
    """Three rows of numbers that are even between 0 and 1, for the draws from one on."""
    for n in range(live):
        a, b, c, _ = random_words(np.uint64(draw) + np.uint64(n), item, key_0, key_1)
        u[0, n] = F(a) * PER_WORD
        u[1, n] = F(b) * PER_WORD
        u[2, n] = F(c) * PER_WORD


@compiled
def draw_factor(live, out, u, values, first, after):
    """A factor from its cases: linear between neighbours, evenly spread from the first to the last."""
    last = after - first - 2
    for n in range(live):
        h = u[n] * F(last)
        k = min(np.int32(h), np.int32(max(last - 1, 0)))
        left = values[first + k]
        out[n] = left + (h - F(k)) * (values[first + k + 1] - left)


@compiled
def draw_factors(live, draw, factors, f, knot, part, u, key_0, key_1):
    """Rows of f: ones, overrun, shortfall; the delay as whole years and the part of a year."""
    for row in range(3):
        for n in range(live):
            f[row, n] = F(1)
    for n in range(live):
        knot[n] = 0
        part[n] = F(0)
    if factors.starts[3] == 0:
        return
    fill_evenly(live, u, FACTOR_ITEM, draw, key_0, key_1)
    for row in range(2):
        if factors.starts[row + 1] > factors.starts[row]:
            ends = factors.starts[row], factors.starts[row + 1]
            draw_factor(live, f[row + 1], u[row], factors.values, ends[0], ends[1])
    if factors.starts[3] > factors.starts[2]:
        draw_factor(live, part, u[2], factors.values, factors.starts[2], factors.starts[3])
        for n in range(live):
            years = min(max(part[n], F(0)), factors.most)
            knot[n] = np.int32(years)
            part[n] = years - F(knot[n])


@compiled
def read(live, x, common, own, z, words, base, step, knot, part, word):
    """A quantity at its latent: common + own * z, through a packed table."""
    for n in range(live):
        u = (common[n] + own * z[n] + FROM) * PER_UNIT
        u = F(0) if u < F(0) else u
        u = LAST if u > LAST else u
        at = np.int32(u)
        knot[n] = at
        part[n] = u - F(at)
    for n in range(live):
        word[n] = words[U(knot[n])]
    for n in range(live):
        e = word[n]
        x[n] = base + step * (F(np.int32(e >> HEIGHT)) + part[n] * F(np.int32(e & RISE)))


@compiled
def add_term(live, sums, x, f, value, rise, delayed, years, part):
    """Add quantity times factor times present value to a sum."""
    if delayed:
        for n in range(live):
            k = U(years[n])
            sums[n] += (value[k] + part[n] * rise[k]) * (x[n] * f[n])
    else:
        v = value[0]
        for n in range(live):
            sums[n] += v * (x[n] * f[n])


@compiled
def add_quantity(live, q, x, lines, f, years, part, sums):
    """Add all terms of a quantity."""
    for t in range(lines.starts[q], lines.starts[q + 1]):
        add_term(
            live,
            sums[lines.into[t]],
            x,
            f[lines.factor[t]],
            lines.value[t],
            lines.rise[t],
            lines.delayed[t],
            years,
            part,
        )


@compiled
def add_event(live, e, x, z, own, common, below, events, sums):
    """Add all effects of an event, in the lanes in which it strikes."""
    for n in range(live):
        x[n] = x[n] if common[n] + own * z[n] < below else F(0)
    for i in range(events.starts[e], events.starts[e + 1]):
        v = events.value[i]
        total = sums[events.into[i]]
        for n in range(live):
            total[n] += v * x[n]


@compiled
def run(begin, end, plan, first, last, key_0, key_1, out):
    """Outputs first to last (excluded) of the draws from begin to end (excluded).

    key_0, key_1 : uint32, the halves of the seed
    out : (last - first, draws) float32, the columns begin to end are written
    """
    factors, lines, events, outputs = plan
    z, u = np.empty((4, LANES), F), np.empty((3, LANES), F)
    shared, f = np.empty((4, LANES), F), np.empty((3, LANES), F)
    x, none = np.empty(LANES, F), np.zeros(LANES, F)
    years, part = np.empty(LANES, np.int32), np.empty(LANES, F)
    knot, inside, word = np.empty(LANES, np.int32), np.empty(LANES, F), np.empty(LANES, U)
    sums = np.empty((len(outputs.first), LANES), F)
    count = len(lines.latents) - 1
    own_line, own_event = factors.mixing[1], factors.mixing[3]
    for draw in range(begin, end, LANES):
        size = min(LANES, end - draw)
        live = (size + STRIDE - 1) // STRIDE * STRIDE
        draw_factors(live, draw, factors, f, years, part, u, key_0, key_1)
        fill(live, shared, 0, SHARED_ITEM, draw, key_0, key_1)
        for n in range(live):
            shared[0, n] *= factors.mixing[0]
            shared[1, n] *= factors.mixing[2]
        for a in range(len(outputs.first)):
            for n in range(live):
                sums[a, n] = outputs.first[a]
        for j in range(count):
            if j % 4 == 0:
                fill(live, z, 0, LINE_ITEMS + j // 4, draw, key_0, key_1)
            for q in range(lines.latents[j], lines.latents[j + 1]):
                table = lines.tables
                read(live, x, shared[0], own_line, z[j % 4], table.words[q], table.base[q], table.step[q],
                     knot, inside, word)  # fmt: skip
                add_quantity(live, q, x, lines, f, years, part, sums)
        for n in range(live):
            x[n] = F(1)
        add_quantity(live, lines.latents[count], x, lines, f, years, part, sums)
        for e in range(len(events.below)):
            if e % 2 == 0:
                fill(live, z, 0, EVENT_ITEMS + e // 2, draw, key_0, key_1)
            table, row = events.tables, e % 2 * 2
            read(live, x, none, F(1), z[row + 1], table.words[e], table.base[e], table.step[e],
                 knot, inside, word)  # fmt: skip
            add_event(live, e, x, z[row], own_event, shared[1], events.below[e], events, sums)
        for p in range(first, last):
            for n in range(live):
                x[n] = F(0)
            for i in range(outputs.starts[p], outputs.starts[p + 1]):
                share, some = outputs.share[i], sums[outputs.of[i]]
                for n in range(live):
                    x[n] += share * some[n]
            for n in range(size):
                out[p - first, draw + n] = x[n]


@compiled
def present_value(live, out, f, value, rise, delayed, years, part):
    """What one unit of a term's quantity is worth: factor times present value."""
    if delayed:
        for n in range(live):
            k = U(years[n])
            out[n] = (value[k] + part[n] * rise[k]) * f[n]
    else:
        for n in range(live):
            out[n] = value[0] * f[n]


@compiled
def vary_term(live, x, worth, line, factor, delayed, a, b, change):
    """Add a term to both values, and to what each change of one input makes of the first.

    x : (4, LANES) the quantity with its own and its shared latent from a and a, b and b, b and a, a and b
    worth : (4, LANES) of a unit, with factor and delay from a and a, b and b, b and a, a and b
    """
    for n in range(live):
        a[n] += worth[0, n] * x[0, n]
        b[n] += worth[1, n] * x[1, n]
        change[SHARED, n] += worth[0, n] * (x[3, n] - x[0, n])
    if line >= 0:
        for n in range(live):
            change[line, n] += worth[0, n] * (x[2, n] - x[0, n])
    if factor > 0:
        for n in range(live):
            change[factor - 1, n] += (worth[2, n] - worth[0, n]) * x[0, n]
    if delayed:
        for n in range(live):
            change[DELAY, n] += (worth[3, n] - worth[0, n]) * x[0, n]


@compiled
def vary_quantity(live, q, x, line, lines, f, years, part, worth, a, b, change):
    """Add all terms of a quantity to the values and their changes. The last index 0 is a, 1 is b."""
    for t in range(lines.starts[q], lines.starts[q + 1]):
        value, rise, moved, of = lines.value[t], lines.rise[t], lines.delayed[t], lines.factor[t]
        present_value(live, worth[0], f[0, of], value, rise, moved, years[0], part[0])
        present_value(live, worth[1], f[1, of], value, rise, moved, years[1], part[1])
        present_value(live, worth[2], f[1, of], value, rise, moved, years[0], part[0])
        present_value(live, worth[3], f[0, of], value, rise, moved, years[1], part[1])
        vary_term(live, x, worth, line, of, moved, a, b, change)


@compiled
def vary_event(live, e, z, x, shared, own, events, row, a, b, change):
    """Add an event to the values and their changes; it strikes or not, with what it then costs."""
    below, v = F(events.below[e]), F(0)
    for i in range(events.starts[e], events.starts[e + 1]):
        v += events.value[i]
    for n in range(live):
        at_a, at_b = own * z[0, n], own * z[1, n]
        first = x[0, n] if shared[0, n] + at_a < below else F(0)
        second = x[1, n] if shared[1, n] + at_b < below else F(0)
        swapped = x[1, n] if shared[0, n] + at_b < below else F(0)
        common = x[0, n] if shared[1, n] + at_a < below else F(0)
        a[n] += v * first
        b[n] += v * second
        change[row, n] += v * (swapped - first)
        change[SHARED, n] += v * (common - first)


@compiled
def vary(begin, end, apart, plan, key_0, key_1, one, two, changes):
    """The sum of everything in pairs of draws, and how it changes where one input comes from the other.

    A change of one input touches its own terms alone, so that all changes cost little more than the pair.

    begin, end : first draws of the pairs; the second one of a pair is `apart` draws later
    one, two : (pairs,) float64 written from begin to end: values at the first and the second draw
    changes : (4 + L + E, pairs) float32: overrun, shortfall, delay, shared, then lines and events
    """
    factors, lines, events, outputs = plan
    count, rows = len(lines.latents) - 1, changes.shape[0]
    z, u = np.empty((2, 4, LANES), F), np.empty((3, LANES), F)
    shared, f = np.empty((2, 4, LANES), F), np.empty((2, 3, LANES), F)
    x, worth = np.empty((4, LANES), F), np.empty((4, LANES), F)
    pair, none = np.empty((2, LANES), F), np.zeros(LANES, F)
    years, part = np.empty((2, LANES), np.int32), np.empty((2, LANES), F)
    knot, inside, word = np.empty(LANES, np.int32), np.empty(LANES, F), np.empty(LANES, U)
    a, b, change = np.empty(LANES), np.empty(LANES), np.empty((rows, LANES))
    certain = np.float64(0)
    for s in range(len(outputs.first)):
        certain += outputs.first[s]
    for draw in range(begin, end, LANES):
        size = min(LANES, end - draw)
        live = (size + STRIDE - 1) // STRIDE * STRIDE
        a[:], b[:], change[:] = certain, certain, 0.0
        for w in range(2):
            draw_factors(live, draw + w * apart, factors, f[w], years[w], part[w], u, key_0, key_1)
            fill(live, shared[w], 0, SHARED_ITEM, draw + w * apart, key_0, key_1)
            for n in range(live):
                shared[w, 0, n] *= factors.mixing[0]
                shared[w, 1, n] *= factors.mixing[2]
        for j in range(count):
            if j % 4 == 0:
                for w in range(2):
                    fill(live, z[w], 0, LINE_ITEMS + j // 4, draw + w * apart, key_0, key_1)
            for q in range(lines.latents[j], lines.latents[j + 1]):
                words, base, step = lines.tables.words[q], lines.tables.base[q], lines.tables.step[q]
                for k in range(4):
                    common, own = (k == 1) | (k == 3), (k == 1) | (k == 2)
                    read(live, x[k], shared[np.int64(common), 0], factors.mixing[1], z[np.int64(own), j % 4],
                         words, base, step, knot, inside, word)  # fmt: skip
                vary_quantity(live, q, x, SHARED + 1 + j, lines, f, years, part, worth, a, b, change)
        x[:] = F(1)
        vary_quantity(live, lines.latents[count], x, -1, lines, f, years, part, worth, a, b, change)
        for e in range(len(events.below)):
            row = e % 2 * 2
            for w in range(2):
                if e % 2 == 0:
                    fill(live, z[w], 0, EVENT_ITEMS + e // 2, draw + w * apart, key_0, key_1)
                read(live, x[w], none, F(1), z[w, row + 1], events.tables.words[e], events.tables.base[e],
                     events.tables.step[e], knot, inside, word)  # fmt: skip
                for n in range(live):
                    pair[w, n] = z[w, row, n]
            vary_event(live, e, pair, x, shared[:, 1], factors.mixing[3], events, SHARED + 1 + count + e,
                       a, b, change)  # fmt: skip
        for n in range(size):
            one[draw + n], two[draw + n] = a[n], b[n]
        for r in range(rows):
            for n in range(size):
                changes[r, draw + n] = change[r, n]
