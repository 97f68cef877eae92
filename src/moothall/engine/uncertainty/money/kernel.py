"""The one compiled pass over the draws of money: present values of every option and partner.

Method note, M9. A draw is a number; its randomness comes from (draw, item), so the values are the same
for any split of the draws over threads. The same thing has the same item under every option, so that
options are compared draw by draw. Arithmetic is strict single precision; no fast-math.

All compiled functions of the pass stand in this one file (see random_numbers). The loops run over `live`
lanes at once, a draw in each, so that they vectorise. Arrays are taken out of their tuples once, and rows
are named by number: a view made in a loop costs Numba more than the loop.
"""

# mypy: disable-error-code="no-untyped-def,no-untyped-call"

from __future__ import annotations

import numpy as np

from moothall.engine.uncertainty.money.plan import BELL_BITS, BINS, HINGES, REACH, RISE_BITS
from moothall.engine.uncertainty.random_numbers import F, U, bell, compiled, inlined, normal, random_words

RANDOM_NUMBERS = 1
"""Version of random_numbers that this file is compiled with."""

LANES = 1024
"""Most draws worked side by side: enough to hide the cost of a call, few enough for the near cache."""
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
INSIDE, PER_KNOT = np.int32((1 << BELL_BITS) - 1), F(2.0**-BELL_BITS)


@compiled
def fill(live, z, first, words, item, draw, key_0, key_1):
    """Four rows of normals for the draws from one on.

    The bits are laid down before they are made normal, so that both loops work on words of 32 bits.
    """
    for n in range(live):
        a, b, c, d = random_words(np.uint64(draw) + np.uint64(n), item, key_0, key_1)
        words[0, n], words[1, n], words[2, n], words[3, n] = a, b, c, d
    for row in range(4):
        for n in range(live):
            z[first + row, n] = normal(words[row, n])


@compiled
def fill_events(live, z, words, item, draw, key_0, key_1):
    """For two events: a normal each in a row of z, the words of their impacts in rows 1 and 3 of words."""
    for n in range(live):
        a, b, c, d = random_words(np.uint64(draw) + np.uint64(n), item, key_0, key_1)
        words[0, n], words[1, n], words[2, n], words[3, n] = a, b, c, d
    for row in range(2):
        for n in range(live):
            z[row, n] = normal(words[2 * row, n])


@compiled
def draw_factor(live, out, row, words, values, first, after):
    """A factor from its cases: linear between neighbours, evenly spread from the first to the last."""
    last = after - first - 2
    for n in range(live):
        h = F(words[row, n]) * PER_WORD * F(last)
        k = min(np.int32(h), np.int32(max(last - 1, 0)))
        left = values[first + k]
        out[1 + row, n] = left + (h - F(k)) * (values[first + k + 1] - left)


@compiled
def draw_factors(live, draw, values, starts, most, f, hinges, words, key_0, key_1):
    """The rows of f are ones, overrun, shortfall, delay; those of hinges ones, then years beyond 0, 1, ...

    A present value is linear between whole years of delay: a sum of hinges.
    """
    for n in range(live):
        a, b, c, d = random_words(np.uint64(draw) + np.uint64(n), FACTOR_ITEM, key_0, key_1)
        words[0, n], words[1, n], words[2, n], words[3, n] = a, b, c, d
    for row in range(3):
        if starts[row + 1] > starts[row]:
            draw_factor(live, f, row, words, values, starts[row], starts[row + 1])
    for h in range(hinges.shape[0]):
        for n in range(live):
            hinges[h, n] = F(1) if h == 0 else max(min(f[DELAY + 1, n], most) - F(h - 1), F(0))


@inlined
def read(live, x, into, common, mixed, own, z, row, words, q, base, step, knot, part, word):
    """A quantity at its latent, through a packed table: row `mixed` of common + own * row `row` of z."""
    for n in range(live):
        u = (common[mixed, n] + own * z[row, n] + FROM) * PER_UNIT
        u = F(0) if u < F(0) else u
        u = LAST if u > LAST else u
        at = np.int32(u)
        knot[n] = at
        part[n] = u - F(at)
    for n in range(live):
        word[n] = words[q, U(knot[n])]
    for n in range(live):
        e = word[n]
        x[into, n] = base + step * (F(np.int32(e >> HEIGHT)) + part[n] * F(np.int32(e & RISE)))


@inlined
def read_impact(live, x, into, words, row, tables, e, base, step, knot, part, word):
    """An event's impact from a row of random words, through a packed table over the bell."""
    for n in range(live):
        at = bell(words[row, n])
        knot[n] = at >> np.int32(BELL_BITS)
        part[n] = F(at & INSIDE) * PER_KNOT
    for n in range(live):
        word[n] = tables[e, U(knot[n])]
    for n in range(live):
        w = word[n]
        x[into, n] = base + step * (F(np.int32(w >> HEIGHT)) + part[n] * F(np.int32(w & RISE)))


@inlined
def add(live, sums, s, x, row, v):
    """Add a multiple of a row to a sum."""
    for n in range(live):
        sums[s, n] += v * x[row, n]


@inlined
def worth(live, out, row, f, factor, value, t, hinges):
    """What one unit of a term's quantity is worth: present value, by its delay, times its common factor."""
    for n in range(live):
        out[row, n] = F(0)
    for h in range(0, hinges.shape[0], HINGES):
        v0, v1, v2, v3 = value[t, h], value[t, h + 1], value[t, h + 2], value[t, h + 3]
        for n in range(live):
            some = v0 * hinges[h, n] + v1 * hinges[h + 1, n]
            out[row, n] += some + (v2 * hinges[h + 2, n] + v3 * hinges[h + 3, n])
    for n in range(live):
        out[row, n] *= f[factor, n]


@inlined
def add_delayed(live, sums, s, x, f, factor, value, t, hinges):
    """Add a quantity times what one unit of it is worth to a sum."""
    for h in range(0, hinges.shape[0], HINGES):
        v0, v1, v2, v3 = value[t, h], value[t, h + 1], value[t, h + 2], value[t, h + 3]
        for n in range(live):
            some = v0 * hinges[h, n] + v1 * hinges[h + 1, n]
            some += v2 * hinges[h + 2, n] + v3 * hinges[h + 3, n]
            sums[s, n] += some * (x[0, n] * f[factor, n])


@inlined
def add_terms(live, q, x, starts, factor, delayed, into, value, f, hinges, sums):
    """Add all terms of a quantity, which is row 0 of x."""
    for t in range(starts[q], starts[q + 1]):
        s, v = into[t], value[t, 0]
        if delayed[t]:
            add_delayed(live, sums, s, x, f, factor[t], value, t, hinges)
        elif factor[t]:
            row = factor[t]
            for n in range(live):
                sums[s, n] += v * (x[0, n] * f[row, n])
        else:
            add(live, sums, s, x, 0, v)


@inlined
def strike(live, x, z, row, own, common, below):
    """Leave an event's impact, row 0 of x, in the lanes in which it strikes."""
    for n in range(live):
        x[0, n] = x[0, n] if common[1, n] + own * z[row, n] < below else F(0)


@compiled
def run(begin, end, plan, first, last, key_0, key_1, out):
    """Outputs first to last (excluded) of the draws from begin to end (excluded).

    key_0, key_1 : uint32, the halves of the seed
    out : (last - first, draws) float32, the columns begin to end are written
    """
    factors, lines, events, outputs = plan
    latents, tables, starts, factor, delayed, into, value = lines
    words, base, step = tables
    below, e_tables, e_starts, e_into, e_value = events
    e_words, e_base, e_step = e_tables
    certain, o_starts, o_of, o_share = outputs
    cases, c_starts, most, mixing = factors
    z, shared, bits = np.empty((4, LANES), F), np.empty((4, LANES), F), np.empty((4, LANES), U)
    f, hinges = np.ones((4, LANES), F), np.empty((value.shape[1], LANES), F)
    x = np.ones((1, LANES), F)
    knot, inside, word = np.empty(LANES, np.int32), np.empty(LANES, F), np.empty(LANES, U)
    sums = np.empty((len(certain), LANES), F)
    count = len(latents) - 1
    for draw in range(begin, end, LANES):
        size = min(LANES, end - draw)
        live = (size + STRIDE - 1) // STRIDE * STRIDE
        draw_factors(live, draw, cases, c_starts, most, f, hinges, bits, key_0, key_1)
        fill(live, shared, 0, bits, SHARED_ITEM, draw, key_0, key_1)
        for n in range(live):
            shared[0, n] *= mixing[0]
            shared[1, n] *= mixing[2]
            x[0, n] = F(1)
        for s in range(len(certain)):
            for n in range(live):
                sums[s, n] = certain[s]
        add_terms(live, latents[count], x, starts, factor, delayed, into, value, f, hinges, sums)
        for j in range(count):
            if j % 4 == 0:
                fill(live, z, 0, bits, LINE_ITEMS + j // 4, draw, key_0, key_1)
            for q in range(latents[j], latents[j + 1]):
                read(
                    live, x, 0, shared, 0, mixing[1], z, j % 4, words, q, base[q], step[q], knot, inside, word
                )
                add_terms(live, q, x, starts, factor, delayed, into, value, f, hinges, sums)
        for e in range(len(below)):
            row = e % 2
            if row == 0:
                fill_events(live, z, bits, EVENT_ITEMS + e // 2, draw, key_0, key_1)
            read_impact(live, x, 0, bits, 2 * row + 1, e_words, e, e_base[e], e_step[e], knot, inside, word)
            strike(live, x, z, row, mixing[3], shared, below[e])
            for i in range(e_starts[e], e_starts[e + 1]):
                add(live, sums, e_into[i], x, 0, e_value[i])
        for p in range(first, last):
            for n in range(live):
                x[0, n] = F(0)
            for i in range(o_starts[p], o_starts[p + 1]):
                add(live, x, 0, sums, o_of[i], o_share[i])
            for n in range(size):
                out[p - first, draw + n] = x[0, n]


@inlined
def vary_term(live, x, unit, line, factor, delayed, a, b, change):
    """Add a term to both values, and to what each change of one input makes of the first.

    x : (4, LANES) the quantity with its own and its shared latent from a and a, b and b, b and a, a and b
    unit : (4, LANES) worth of a unit, with factor and delay from a and a, b and b, b and a, a and b
    """
    for n in range(live):
        a[n] += unit[0, n] * x[0, n]
        b[n] += unit[1, n] * x[1, n]
        change[SHARED, n] += unit[0, n] * (x[3, n] - x[0, n])
    if line >= 0:
        for n in range(live):
            change[line, n] += unit[0, n] * (x[2, n] - x[0, n])
    if factor > 0:
        for n in range(live):
            change[factor - 1, n] += (unit[2, n] - unit[0, n]) * x[0, n]
    if delayed:
        for n in range(live):
            change[DELAY, n] += (unit[3, n] - unit[0, n]) * x[0, n]


@compiled
def vary_quantity(live, q, x, line, starts, factor, delayed, value, f_a, f_b, h_a, h_b, unit, a, b, change):
    """Add all terms of a quantity to the values and their changes."""
    for t in range(starts[q], starts[q + 1]):
        if delayed[t]:
            worth(live, unit, 0, f_a, factor[t], value, t, h_a)
            worth(live, unit, 1, f_b, factor[t], value, t, h_b)
            worth(live, unit, 2, f_b, factor[t], value, t, h_a)
            worth(live, unit, 3, f_a, factor[t], value, t, h_b)
        else:
            for n in range(live):
                unit[0, n] = value[t, 0] * f_a[factor[t], n]
                unit[1, n] = value[t, 0] * f_b[factor[t], n]
                unit[2, n] = unit[1, n]
        vary_term(live, x, unit, line, factor[t], delayed[t], a, b, change)


@compiled
def vary_event(live, v, below, z_a, z_b, row, x, shared_a, shared_b, own, into, a, b, change):
    """Add an event to the values and their changes; it strikes or not, with what it then costs."""
    for n in range(live):
        at_a, at_b = own * z_a[row, n], own * z_b[row, n]
        first = x[0, n] if shared_a[1, n] + at_a < below else F(0)
        second = x[1, n] if shared_b[1, n] + at_b < below else F(0)
        swapped = x[1, n] if shared_a[1, n] + at_b < below else F(0)
        common = x[0, n] if shared_b[1, n] + at_a < below else F(0)
        a[n] += v * first
        b[n] += v * second
        change[into, n] += v * (swapped - first)
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
    latents, tables, starts, factor, delayed, _, value = lines
    words, base, step = tables
    below, e_tables, e_starts, _, e_value = events
    e_words, e_base, e_step = e_tables
    cases, c_starts, most, mixing = factors
    rows, count = changes.shape[0], len(latents) - 1
    z_a, z_b, bits = np.empty((4, LANES), F), np.empty((4, LANES), F), np.empty((4, LANES), U)
    s_a, s_b = np.empty((4, LANES), F), np.empty((4, LANES), F)
    f_a, f_b = np.ones((4, LANES), F), np.ones((4, LANES), F)
    h_a, h_b = np.empty((value.shape[1], LANES), F), np.empty((value.shape[1], LANES), F)
    x, unit, bits_b = np.empty((4, LANES), F), np.empty((4, LANES), F), np.empty((4, LANES), U)
    knot, inside, word = np.empty(LANES, np.int32), np.empty(LANES, F), np.empty(LANES, U)
    a, b, change = np.empty(LANES), np.empty(LANES), np.empty((rows, LANES))
    for draw in range(begin, end, LANES):
        size = min(LANES, end - draw)
        live = (size + STRIDE - 1) // STRIDE * STRIDE
        a[:], b[:], change[:], x[:] = F(0), F(0), 0.0, F(1)
        for s in range(len(outputs.first)):
            a[:] += outputs.first[s]
            b[:] += outputs.first[s]
        draw_factors(live, draw, cases, c_starts, most, f_a, h_a, bits, key_0, key_1)
        draw_factors(live, draw + apart, cases, c_starts, most, f_b, h_b, bits, key_0, key_1)
        fill(live, s_a, 0, bits, SHARED_ITEM, draw, key_0, key_1)
        fill(live, s_b, 0, bits, SHARED_ITEM, draw + apart, key_0, key_1)
        for n in range(live):
            s_a[0, n] *= mixing[0]
            s_b[0, n] *= mixing[0]
            s_a[1, n] *= mixing[2]
            s_b[1, n] *= mixing[2]
        vary_quantity(live, latents[count], x, -1, starts, factor, delayed, value, f_a, f_b, h_a, h_b, unit,
                      a, b, change)  # fmt: skip
        for j in range(count):
            if j % 4 == 0:
                fill(live, z_a, 0, bits, LINE_ITEMS + j // 4, draw, key_0, key_1)
                fill(live, z_b, 0, bits, LINE_ITEMS + j // 4, draw + apart, key_0, key_1)
            for q in range(latents[j], latents[j + 1]):
                b_, s_, own = base[q], step[q], mixing[1]
                read(live, x, 0, s_a, 0, own, z_a, j % 4, words, q, b_, s_, knot, inside, word)
                read(live, x, 1, s_b, 0, own, z_b, j % 4, words, q, b_, s_, knot, inside, word)
                read(live, x, 2, s_a, 0, own, z_b, j % 4, words, q, b_, s_, knot, inside, word)
                read(live, x, 3, s_b, 0, own, z_a, j % 4, words, q, b_, s_, knot, inside, word)
                vary_quantity(live, q, x, SHARED + 1 + j, starts, factor, delayed, value, f_a, f_b, h_a, h_b,
                              unit, a, b, change)  # fmt: skip
        for e in range(len(below)):
            row, v, b_, s_ = e % 2, F(0), e_base[e], e_step[e]
            if row == 0:
                fill_events(live, z_a, bits, EVENT_ITEMS + e // 2, draw, key_0, key_1)
                fill_events(live, z_b, bits_b, EVENT_ITEMS + e // 2, draw + apart, key_0, key_1)
            read_impact(live, x, 0, bits, 2 * row + 1, e_words, e, b_, s_, knot, inside, word)
            read_impact(live, x, 1, bits_b, 2 * row + 1, e_words, e, b_, s_, knot, inside, word)
            for i in range(e_starts[e], e_starts[e + 1]):
                v += e_value[i]
            vary_event(live, v, below[e], z_a, z_b, row, x, s_a, s_b, mixing[3], SHARED + 1 + count + e,
                       a, b, change)  # fmt: skip
        one[draw : draw + size], two[draw : draw + size] = a[:size], b[:size]
        changes[:, draw : draw + size] = change[:, :size]
