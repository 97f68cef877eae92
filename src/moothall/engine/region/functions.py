"""The tier of government that each function belongs to, and whether it moves up or down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from moothall.findings.region import FunctionFinding
from moothall.project.functions import FunctionRow

Move = Literal["up", "down", "stays"]


def functions(rows: Iterable[FunctionRow], reach: Mapping[str, int]) -> tuple[FunctionFinding, ...]:
    """A finding for each function of each option.

    reach : tier to its place in the order of size, 0 the smallest
    """
    return tuple(
        FunctionFinding(
            option=r.option,
            function=r.function,
            tier=r.tier,
            now=r.now,
            move=_move(None if r.now is None else reach[r.tier] - reach[r.now]),
            reason=r.reason,
            decided_by=r.decided_by,
            sources=r.evidence,
        )
        for r in rows
    )


def _move(steps: int | None) -> Move | None:
    if steps is None:
        return None
    return "up" if steps > 0 else "down" if steps < 0 else "stays"
