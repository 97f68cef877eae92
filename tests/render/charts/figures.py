"""Pictures made by hand, one of each kind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from moothall.business_case.document import Chart, Figure, Mark, Point, Series
from tests.render.made import table

LONG = "An option with a rather long title that goes on, and on"


def exact(value: float, text: str = "") -> Point:
    return Point(value, value, value, text)


def figure(chart: Chart) -> Figure:
    return Figure(
        chart.kind, "What it shows", "One leads.", "Bars and lines.", chart, table(f"{chart.kind}-t", 3)
    )


def stacks(
    shares: Sequence[Sequence[float]] = ((0.6, 0.3, 0.1), (0.38, 0.602, 0.018), (0, 0.1, 0.9)),
) -> Figure:
    labels = tuple(f"place {n}" for n in range(1, len(shares[0]) + 1))
    series = tuple(
        Series(f"{LONG} {n}", tuple(exact(s, f"{s:.0%}") for s in row)) for n, row in enumerate(shares)
    )
    return figure(Chart("stacked_shares", 0, 1, labels, series))


def shifts() -> Figure:
    now = Series("Weights now", (exact(10, "10%"), exact(20, "20%"), None), apart=True)
    other = Series(LONG, (exact(25, "25%"), exact(5, "5%"), exact(3, "3%")))
    none = Series("Another", (exact(1, "1%"), None, exact(2, "2%")))
    labels = ("D. Design", "A. Accountability, governance and participation of all", "F. Money")
    return figure(Chart("shifts", 0, 30, labels, (now, other, none), "%"))


def crossing(
    ends: Sequence[tuple[float, float]] = ((2.9, 2.1), (2.7, 3.3), (2.6, 2.61)),
    marks: Sequence[float] = (0.3, 0.25, 0.9),
) -> Figure:
    series = tuple(Series(f"{LONG} {n}", (exact(a), exact(b)), apart=n > 1) for n, (a, b) in enumerate(ends))
    low, high = min(map(min, ends)), max(map(max, ends))
    said = tuple(Mark(at, f"mark {n} {100 * at:.1f}%", now=n == 0) for n, at in enumerate(marks))
    return figure(Chart("lines", low, high, ("0%", "25%"), series, "", said))


def tornado(bars: Sequence[tuple[float, float]] = ((-5.3, 4.6), (1.1, 2.0), (-4, -1), (0, 0))) -> Figure:
    series = tuple(
        Series(f"Weight of {LONG} {n}", (Point(a, b, None, f"{a} to {b}"),)) for n, (a, b) in enumerate(bars)
    )
    low, high = min(0.0, *(a for a, _ in bars)), max(0.0, *(b for _, b in bars))
    return figure(Chart("tornado", low, high, ("Lead",), series))


def pairs(values: Sequence[tuple[float, float]] = ((3.5, 1.7), (3.4, 0.0))) -> Figure:
    labels = tuple(f"Q{n}. {LONG}" for n in range(len(values)))
    first = Series("Settling it", tuple(exact(a, f"{a:.1f}") for a, _ in values))
    second = Series("Raising its evidence", tuple(exact(b, f"{b:.1f}") for _, b in values))
    return figure(Chart("paired_bars", 0, max(max(v) for v in values), labels, (first, second)))


def flows(
    values: Sequence[float] = (-2.4e6, 4.8e5, 4.8e5, -1e5),
    sums: Sequence[float] = (-2.4e6, -1.9e6, -1.4e6, -1.5e6),
) -> Figure:
    below = Series("Worse than today, in a rather long key", tuple(exact(min(0.0, v)) for v in values))
    above = Series("Better than today", tuple(exact(max(0.0, v)) for v in values))
    line = Series("Added up", tuple(exact(v) for v in sums), apart=True)
    labels = tuple(str(2026 + n) for n in range(len(values)))
    every = (*values, *sums, 0.0)
    return figure(Chart("flows", min(every), max(every), labels, (below, above, line), "GBP"))


def cumulative(
    lines: Sequence[Sequence[float]] = ((-3e6, -1e6, 2e6), (-1e6, 0, 5e5), (-2e6, -1e6, 1.5e6)),
) -> Figure:
    series = tuple(
        Series(f"{LONG} {n}", tuple(exact(v) for v in values), apart=n == 0) for n, values in enumerate(lines)
    )
    labels = tuple(str(2026 + n) for n in range(len(lines[0])))
    every = [v for values in lines for v in values]
    return figure(Chart("cumulative", min(0.0, *every), max(0.0, *every), labels, series, "GBP"))


def waterfall(changes: Sequence[float] = (2.59e6, -1e6, 2e5, -3e6)) -> Figure:
    upto = list(accumulate(changes))
    series = [Series("As promoted", (_between(0.0, upto[0], "£2.6m"),), apart=True)]
    for (before, after), change in zip(pairwise(upto), changes[1:], strict=True):
        series.append(Series(f"{LONG} of {change:.0f}", (_between(before, after, f"{change:+.0f}"),)))
    series.append(Series("Adjusted", (_between(0.0, upto[-1], "at the end"),), apart=True))
    low, high = min(0.0, *upto), max(0.0, *upto)
    return figure(Chart("waterfall", low, high, ("Net present value",), tuple(series), "GBP"))


def _between(before: float, after: float, text: str) -> Point:
    return Point(min(before, after), max(before, after), after, text)


def spreads(middles: Sequence[float] = (1.2e6, 2e5, -1.8e6), unit: str = "GBP") -> Figure:
    series = tuple(
        Series(
            f"{LONG} {n}",
            (Point(m - 2e6, m + 1.5e6, m, f"middle {n}"), Point(m - 9e5, m + 8e5)),
            f"a loss in {n}0% of the draws",
        )
        for n, m in enumerate(middles)
    )
    low, high = min(0.0, *(m - 2e6 for m in middles)), max(0.0, *(m + 1.5e6 for m in middles))
    return figure(Chart("spreads", low, high, ("Nine draws in ten", "Six draws in ten"), series, unit))


def each() -> list[Figure]:
    return [
        stacks(), shifts(), crossing(), tornado(), pairs(), flows(), cumulative(), waterfall(), spreads()
    ]  # fmt: skip
