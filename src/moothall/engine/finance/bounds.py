"""What is left out of a sum, and which way it would move it: a blank is never a zero (method note, M9)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.flows import is_running
from moothall.findings.finance import OptionMoney
from moothall.findings.financial_case import Bound, Unplaced
from moothall.project.finance import RUNNING

BASELINE = "baseline"
"""What lacks where an option records its running cost and the baseline does not."""

Way = Literal["too_high", "too_low", "either"]
"""The net present value as worked out is too high, too low, or may be either."""


class Gaps(Struct, frozen=True, kw_only=True):
    """What lacks, by category, and what it makes of a net present value."""

    bound: Bound
    lacks: tuple[str, ...]


def blank_categories(found: Against, recorded: OptionMoney | None) -> tuple[str, ...]:
    """Categories of cost that are not zero for the option's type, and of which no line says anything.

    A line at other prices counts here, once it is placed.
    """
    told = {line.category for line in found.own if line.kind == "cost"}
    asked = recorded.categories if recorded else ()
    return tuple(c.category for c in asked if c.expected and c.state == "blank" and c.category not in told)


def gaps(found: Against, baseline: str | None, unplaced: Iterable[Unplaced], blank: Iterable[str]) -> Gaps:
    """What lacks on either side, as a bound.

    unplaced : rows that no year could take in; those of other options, and zeros, do not matter
    blank : categories of cost of which nothing is said
    """
    ways: list[tuple[str, Way | None]] = [(category, "too_high") for category in blank]
    ways += [(u.category, _way(u, found, baseline)) for u in unplaced if not _harmless(u)]
    if found.operating == "recorded" and found.option != baseline and not any(map(is_running, found.base)):
        ways.append((BASELINE, "too_low"))
    met = {way for _, way in ways}
    return Gaps(
        bound=_bound("too_high" in met or "either" in met, "too_low" in met or "either" in met),
        lacks=tuple(dict.fromkeys(category for category, way in ways if way is not None)),
    )


def _harmless(u: Unplaced) -> bool:
    """Whether a row has no part in the years appraised: outside them, or nothing at all."""
    return u.why == "outside_horizon" or not any(a is None or a for a in _amounts(u))


def _amounts(u: Unplaced) -> tuple[float | None, ...]:
    ends = tuple(a for a in (u.low, u.high) if a is not None)
    return (u.amount, *ends) if u.amount is not None or len(ends) < 2 else ends


def _way(u: Unplaced, found: Against, baseline: str | None) -> Way | None:
    running = u.category == RUNNING and u.kind == "cost"
    if u.option == found.option:
        if running and found.operating == "baseline":
            return "either"
        return "too_high" if u.kind == "cost" else "too_low"
    if u.option != baseline or (running and found.operating != "recorded"):
        return None
    return "too_low" if u.kind == "cost" else "too_high"


def _bound(too_high: bool, too_low: bool) -> Bound:
    if too_high and too_low:
        return "open"
    return "at_most" if too_high else "at_least" if too_low else "exact"
