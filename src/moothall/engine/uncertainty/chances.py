"""Probabilities in words: never more precise than the simulation's error, never 'all' unless it is all."""

from __future__ import annotations

import math

from moothall.findings.ranking import Estimate

STEPS = (1, 5, 10)
"""What a percentage may be rounded to: the first that is at least two standard errors."""
GRAIN = 1e-9


def about(found: Estimate) -> str:
    """'about 47%'; 'under 1%' and 'over 99%' where rounding would say none or all."""
    if found.share <= 0:
        return "none"
    if found.share >= 1:
        return "all"
    reads, step = _nearest(found), _step(found)
    if reads <= 0:
        return f"under {step}%"
    return f"over {100 - step}%" if reads >= 100 else f"about {reads}%"


def at_least(found: Estimate) -> str:
    """'at least 78%': two standard errors lower, rounded down; 'all' only where it is all."""
    step = _step(found)
    sure = found.share if found.share >= 1 else found.share - 2 * found.error
    down = math.floor(sure * 100 / step + GRAIN) * step
    return f"at least {down}%" if 0 < down < 100 else _whole(about(found))


def short_of(found: Estimate, least: float) -> str:
    """A share that misses its minimum: 'just under 65%' where rounding would hide that."""
    if found.share < least and _nearest(found) >= least * 100 - GRAIN:
        return f"just under {percent(least)}"
    return about(found)


def percent(share: float) -> str:
    """A figure that is exact, such as a threshold."""
    return f"{share * 100:g}%"


def of_draws(words: str) -> str:
    """A share with what it is a share of, in good English."""
    return {"all": "all draws", "none": "no draws"}.get(words, f"{words} of draws")


def _whole(words: str) -> str:
    """'all' and 'none' say of what; a percentage does without where the sentence has said it."""
    return of_draws(words) if words in ("all", "none") else words


def _nearest(found: Estimate) -> int:
    step = _step(found)
    return step * round(found.share * 100 / step)


def _step(found: Estimate) -> int:
    return next((s for s in STEPS if s + GRAIN >= 200 * found.error), STEPS[-1])
