"""What the compiled pass over money is given: arrays without labels.

A quantity is a line's own doubt: a latent normal read through a table. A term multiplies a quantity by a
common factor and by a present value, and adds it to a sum. An output is a mix of sums: a partner's, what
stays joint, the total.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 512
"""Bins of a table over the latent normal, from -REACH to REACH; between knots it is read linearly."""
REACH = 4.0
"""A latent beyond this reads the end of its table; that is 6 draws in 100,000."""
BELL_BITS = 9
"""The table of an impact has its knots where the last so many bits of a bell's number are 0."""
RISE_BITS = 13
"""Bits of a packed word for the rise to the next knot; the others are for the height of the knot."""

HINGES = 4
"""Columns of a present value that are read at once."""

ONE, OVERRUN, SHORTFALL = 0, 1, 2
"""Common factors of a term; the first is always 1."""


class Tables(NamedTuple):
    """Rising quantities of a latent normal, packed. Q of them.

    The knots of a line's table lie evenly in the latent; those of an impact's evenly in a bell's number, as
    nothing is added to its latent.
    """

    words: NDArray[np.uint32]
    """(Q, BINS) height of the knot and rise to the next, in steps"""
    base: NDArray[np.float32]
    """(Q,) value at the first knot"""
    step: NDArray[np.float32]
    """(Q,) value of a step"""


class Factors(NamedTuple):
    """The common factors, and what the latents have in common."""

    values: NDArray[np.float32]
    """Rising ratios of the overrun, then of the shortfall, then years of delay; each with its last twice"""
    starts: NDArray[np.int64]
    """(4,) first value of each; one without cases has none"""
    most: np.float32
    """Years of delay beyond which nothing is left within the horizon"""
    mixing: NDArray[np.float32]
    """(4,) coefficients of the latent: of all lines in common, a line's own; of all events, an event's own"""


class Lines(NamedTuple):
    """Lines with their doubt. L latents, Q quantities in their order, T terms in the order of theirs."""

    latents: NDArray[np.int64]
    """(L + 1,) first quantity of each latent"""
    tables: Tables
    starts: NDArray[np.int64]
    """(Q + 2,) first term of each quantity; the last quantity has no doubt, and is not in the tables"""
    factor: NDArray[np.uint8]
    """(T,) common factor"""
    delayed: NDArray[np.uint8]
    """(T,) 1 where delay moves it"""
    into: NDArray[np.int32]
    """(T,) sum that it adds to"""
    value: NDArray[np.float32]
    """(T, K) present value, signed; what a year of delay adds to it; how much more that is from the first
    whole year on, from the second ...; then zeros, so that K is a multiple of HINGES"""


class Events(NamedTuple):
    """Risk events. E of them."""

    below: NDArray[np.float32]
    """(E,) an event strikes where its latent is below this"""
    tables: Tables
    starts: NDArray[np.int64]
    """(E + 1,) first effect of each"""
    into: NDArray[np.int32]
    """Sum that an effect adds to"""
    value: NDArray[np.float32]
    """Present value of 1 of its impact, signed"""


class Outputs(NamedTuple):
    """Mixes of sums. A sums, P outputs."""

    first: NDArray[np.float32]
    """(A,) what each sum starts from: all that is certain"""
    starts: NDArray[np.int64]
    """(P + 1,) first part of each output"""
    of: NDArray[np.int32]
    """Sum that a part takes"""
    share: NDArray[np.float32]
    """Share of it"""


class Plan(NamedTuple):
    """All that the pass needs but the draws and the seed."""

    factors: Factors
    lines: Lines
    events: Events
    outputs: Outputs


def _nothing() -> Plan:
    floats, table = (
        np.empty(0, np.float32),
        Tables(np.empty((0, BINS), np.uint32), *np.empty((2, 0), np.float32)),
    )
    none, bytes_, sums = np.zeros(1, np.int64), np.empty(0, np.uint8), np.empty(0, np.int32)
    years = np.empty((0, HINGES), np.float32)
    return Plan(
        Factors(floats, np.zeros(4, np.int64), np.float32(0), np.zeros(4, np.float32)),
        Lines(none, table, np.zeros(2, np.int64), bytes_, bytes_, sums, years),
        Events(floats, table, none, sums, floats),
        Outputs(floats, none, sums, floats),
    )


NOTHING = _nothing()
"""A plan without lines and events."""
