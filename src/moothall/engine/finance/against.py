"""An option beside the service as it is: the lines on either side (method note, M9).

An option that records no running cost of its own is taken to go on running the service at the cost of
the baseline; its savings stand in lines of their own. So nobody gains a whole service by leaving it out.
What else the baseline costs or earns falls away, unless the option records it too. A line with the key and
the amounts of one of the baseline's is that line: nothing changes it, and it drops out.
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
    """Its lines; those that it repeats or takes over from the baseline are the baseline's own"""
    base: tuple[Line, ...]
    operating: Literal["recorded", "baseline", "none"]
    repeats: bool = False
    """Whether some of its own lines are the baseline's, said once more"""


def against(placed: Placed, option: str, baseline: str | None, bodies: Collection[str] = ()) -> Against:
    """An option and the baseline, side by side; no baseline stands for a cost of nothing.

    bodies : partners that take part in the option; empty: all. One that does not goes on as it is
    """
    base = placed.of(baseline) if baseline else ()
    own = tuple(_same(line, base) for line in placed.of(option))
    repeats = option != baseline and any(line.option != option for line in own)
    running = _running(own)
    if running:
        recorded = {line.partner for line in running}
        apart = tuple(
            line
            for line in _running(base)
            if bodies and line.partner not in {None, *bodies} and line.partner not in recorded
        )
        return Against(option=option, own=(*own, *apart), base=base, operating="recorded", repeats=repeats)
    taken = _running(base)
    return Against(option=option, own=(*own, *taken), base=base, operating="baseline" if taken else "none")


def _running(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.category == RUNNING and line.kind == "cost")


def _same(line: Line, base: Sequence[Line]) -> Line:
    """The baseline's line that a line repeats, if it repeats one, else itself."""
    return next((b for b in base if (b.key, b.by_year) == (line.key, line.by_year)), line)
