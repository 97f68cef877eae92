"""What is left out of a sum, and which way it would move it: a blank is never a zero (method note, M9).

What falls after the years appraised is told and makes no bound: no option has those years. What falls
before year 0 is a cost or a saving of the option that the sum lacks, and makes one; but running the
service before year 0 is what it was, whatever is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from moothall.engine.finance.against import Against
from moothall.engine.finance.flows import is_running
from moothall.engine.finance.placing import Line
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


def blank_categories(recorded: OptionMoney | None) -> tuple[str, ...]:
    """Categories of cost that are not zero for the option's type, and of which no year says anything."""
    asked = recorded.categories if recorded else ()
    return tuple(c.category for c in asked if c.expected and c.state == "blank")


def gaps(
    found: Against,
    baseline: str | None,
    unplaced: Iterable[Unplaced],
    blank: Iterable[str],
    *,
    first_year: int,
) -> Gaps:
    """What lacks on either side, as a bound.

    unplaced : rows that no year could take in; those of other options, and zeros, do not matter
    blank : categories of cost of which nothing is said
    first_year : year 0
    """
    ways: list[tuple[str, Way | None]] = [(category, "too_high") for category in blank]
    ways += [(u.category, _way(u, found, baseline)) for u in unplaced if lacks(u, first_year)]
    if found.operating == "recorded" and found.option != baseline and not any(map(is_running, found.base)):
        ways.append((BASELINE, "too_low"))
    ways += [(RUNNING, way) for way in _missing_years(found, baseline)]
    met = {way for _, way in ways}
    return Gaps(
        bound=_bound("too_high" in met or "either" in met, "too_low" in met or "either" in met),
        lacks=tuple(dict.fromkeys(category for category, way in ways if way is not None)),
    )


def _missing_years(found: Against, baseline: str | None) -> Iterator[Way]:
    """Where one side runs the service in a year, or for a partner, and the other records nothing of it.

    A host that pays for others says so with a zero and its reason. A partner's cost may stand in a line
    that is everybody's.
    """
    if found.operating != "recorded" or found.option == baseline:
        return
    own, base = ([x for x in lines if is_running(x)] for lines in (found.own, found.base))
    if not own or not base:
        return
    here, there = _years(own), _years(base)
    if there - here:
        yield "too_high"
    if here - there:
        yield "too_low"
    payers = {x.partner for x in own}
    if None not in payers and any(x.partner not in {*payers, None} and any(x.by_year) for x in base):
        yield "too_high"


def _years(lines: Iterable[Line]) -> set[int]:
    """Years in which any of the lines has an amount."""
    return {t for line in lines for t, amount in enumerate(line.by_year) if amount}


def lacks(u: Unplaced, first_year: int) -> bool:
    """Whether a sum lacks something without a row: not where it is zero, or after the years appraised."""
    if not any(a is None or a for a in _amounts(u)):
        return False
    if u.why != "outside_horizon":
        return True
    return u.year is not None and u.year < first_year and not _runs_the_service(u)


def _amounts(u: Unplaced) -> tuple[float | None, ...]:
    ends = tuple(a for a in (u.low, u.high) if a is not None)
    return (u.amount, *ends) if u.amount is not None or len(ends) < 2 else ends


def _runs_the_service(u: Unplaced) -> bool:
    return u.category == RUNNING and u.kind == "cost"


def _way(u: Unplaced, found: Against, baseline: str | None) -> Way | None:
    running = _runs_the_service(u)
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
