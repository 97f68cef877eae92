"""Sums and differences of figures with ends; the ends are taken at their worst, so none is too narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from moothall.findings.local_economy import Span

NOTHING = Span(low=0.0, likely=0.0, high=0.0)


def exact(value: float) -> Span:
    """A figure without a range."""
    return Span(low=value, likely=value, high=value)


def added(spans: Iterable[Span]) -> Span:
    """The sum; without a likely value where one of them has none."""
    total = NOTHING
    for one in spans:
        likely = None if total.likely is None or one.likely is None else total.likely + one.likely
        total = Span(low=total.low + one.low, likely=likely, high=total.high + one.high)
    return total


def around(spans: Sequence[Span]) -> Span:
    """The span that holds all of some, one at least; without a likely value where they differ in it."""
    likely = {s.likely for s in spans}
    return Span(
        low=min(s.low for s in spans),
        likely=likely.pop() if len(likely) == 1 else None,
        high=max(s.high for s in spans),
    )


def less(one: Span, other: Span) -> Span:
    """The difference."""
    likely = None if one.likely is None or other.likely is None else one.likely - other.likely
    return Span(low=one.low - other.high, likely=likely, high=one.high - other.low)


def times(span: Span, factor: float) -> Span:
    """The span times a number that is not negative."""
    likely = None if span.likely is None else factor * span.likely
    return Span(low=factor * span.low, likely=likely, high=factor * span.high)
