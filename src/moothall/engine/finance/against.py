"""An option beside the service as it is: the lines on either side (method note, M9).

An option that records no running cost of its own is taken to go on running the service at the cost of
the baseline; its savings stand in lines of their own. So nobody gains a whole service by leaving it out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.placing import Line, Placed
from moothall.project.finance import RUNNING


class Against(Struct, frozen=True, kw_only=True):
    """The lines of an option, and those of the baseline that they are held against."""

    option: str
    own: tuple[Line, ...]
    """Its lines, with the baseline's running cost where it records none of its own"""
    base: tuple[Line, ...]
    operating: Literal["recorded", "baseline", "none"]


def against(placed: Placed, option: str, baseline: str | None, bodies: Collection[str] = ()) -> Against:
    """An option and the baseline, side by side; no baseline stands for a cost of nothing.

    bodies : partners that take part in the option; empty: all. One that does not goes on as it is
    """
    own, base = placed.of(option), placed.of(baseline) if baseline else ()
    running = _running(own)
    if running:
        recorded = {line.partner for line in running}
        apart = tuple(
            line
            for line in _running(base)
            if bodies and line.partner not in {None, *bodies} and line.partner not in recorded
        )
        return Against(option=option, own=(*own, *apart), base=base, operating="recorded")
    taken = _running(base)
    return Against(option=option, own=(*own, *taken), base=base, operating="baseline" if taken else "none")


def _running(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.category == RUNNING and line.kind == "cost")
