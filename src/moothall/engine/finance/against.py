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
    recorded = placed.of(option)
    own, left = _repeated(recorded, base if option != baseline else ())
    running = _running(recorded)
    taken = [line for line in left if _goes_on(line, bodies, recorded) or (not running and _is_running(line))]
    if option == baseline:
        return Against(option=option, own=recorded, base=base, operating="recorded" if running else "none")
    return Against(
        option=option,
        own=(*own, *taken),
        base=base,
        operating="recorded" if running else "baseline" if _running(base) else "none",
        repeats=len(left) < len(base),
    )


def _repeated(recorded: Sequence[Line], base: Sequence[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    """The option's lines, those that repeat one of the baseline replaced by it; and what is not repeated.

    Each line of the baseline is repeated once at most, by the line most like it.
    """
    left, own = list(base), []
    for line in recorded:
        alike = [b for b in left if (b.key, b.by_year) == (line.key, line.by_year)]
        if alike:
            found = max(alike, key=lambda b: sum(getattr(b, f) == getattr(line, f) for f in LIKE))
            left = [b for b in left if b is not found]
            own.append(found)
        else:
            own.append(line)
    return tuple(own), left


LIKE = ("affected", "cashable", "reinvested", "stays", "grade")
"""Fields that tell apart lines of one key and the same amounts."""


def _goes_on(line: Line, bodies: Collection[str], recorded: Sequence[Line]) -> bool:
    """Whether a body that takes no part has the line, and the option says nothing of it."""
    if not bodies or line.partner in {None, *bodies}:
        return False
    told = {(x.partner, x.category, x.kind) for x in recorded}
    return (line.partner, line.category, line.kind) not in told


def _running(lines: Sequence[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if _is_running(line))


def _is_running(line: Line) -> bool:
    return line.category == RUNNING and line.kind == "cost"
