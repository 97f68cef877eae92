"""Random numbers in compiled passes, and how such passes are compiled.

All randomness comes from the cipher Philox4x32-10 at (draw, item), keyed by the seed (Salmon and others
2011, doi 10.1145/2063384.2063405). So a draw is the same whoever works it out, and in whatever order.

These functions are put into their callers. Numba's cache on disk notices a change of a caller's own file
only, not of this one: every file that calls them holds this file's VERSION as a literal of its own, and a
test holds both against the text of this file. Whoever changes it changes the callers' files with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np

VERSION = 1
"""Counts the changes of this file; see the module's first lines."""

F = np.float32
U = np.uint32
HALF = np.uint64(32)
EVEN = U(0x00FF00FF)
MULTIPLY_0, MULTIPLY_1 = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
WEYL_0, WEYL_1 = U(0x9E3779B9), U(0xBB67AE85)
ROUNDS = 10
PER_BELL, MIDDLE = F(1 / 131072), F((510.5 - 0.5 / 256) / 512)

Code = TypeVar("Code", bound=Callable[..., Any])


def compiled(function: Code) -> Code:
    """Machine code, kept on disk beside the source (or in the user's cache where that is read-only)."""
    return cast(Code, numba.njit(function, cache=True, nogil=True))


def inlined(function: Code) -> Code:
    """Put into its callers, so that their loops over lanes vectorise."""
    return cast(Code, numba.njit(function, inline="always"))


@inlined
def random_words(draw: Any, item: Any, key_0: Any, key_1: Any) -> Any:
    """Four words of 32 random bits for a draw and an item: Philox4x32-10."""
    c0, c1, c2, c3 = U(draw), U(draw >> HALF), U(item), U(0)
    for _ in range(ROUNDS):
        p0 = np.uint64(c0) * MULTIPLY_0
        p1 = np.uint64(c2) * MULTIPLY_1
        c0, c1, c2, c3 = U(U(p1 >> HALF) ^ c1 ^ key_0), U(p1), U(U(p0 >> HALF) ^ c3 ^ key_1), U(p0)
        key_0 = U(key_0 + WEYL_0)
        key_1 = U(key_1 + WEYL_1)
    return c0, c1, c2, c3


@inlined
def bell(word: Any) -> Any:
    """A whole number from 0 to 261,375 that is nearly normal: the sum of four bytes, smoothed by a fifth."""
    pairs = (word & EVEN) + ((word >> U(8)) & EVEN)
    total = (pairs + (pairs >> U(16))) & U(0x3FF)
    smooth = U(word * WEYL_0) >> U(24)
    return np.int32((total << U(8)) + smooth)


@inlined
def straightened(t: Any) -> Any:
    """The standard normal at a bell's number / 131,072 less its mean, by an odd polynomial."""
    q = t * t
    tail = F(53.501667) + q * (F(-57.045086) + q * F(23.922899))
    return t * (F(3.3400977) + q * (F(0.074764155) + q * (F(4.8976979) + q * (F(-23.078328) + q * tail))))


@inlined
def normal(word: Any) -> Any:
    """A standard normal from 32 random bits: off by at most 0.00003 in probability."""
    return straightened(F(bell(word)) * PER_BELL - MIDDLE)
