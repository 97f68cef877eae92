"""What was forecast for each year, how the forecasts moved, and what came (method note, M16)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from math import fsum

from moothall.engine.follow_up.calendar import months_after, year_end
from moothall.findings.follow_up import Cumulated, Followed, ForecastMade
from moothall.project.outturn import OutturnRow
from moothall.project.outturn_items import money_size, things


def followed(
    rows: Iterable[OutturnRow], *, currency: str, as_of: datetime.date, by_finance: bool, months: int
) -> tuple[Followed, ...]:
    """Each thing with its forecasts, in the order of options and items, year by year.

    months : after the end of a year within which its outturn is to be reported
    """
    return tuple(
        _followed(own, currency, _late(own, as_of, by_finance, months)) for own in things(rows).values()
    )


def _late(rows: Sequence[OutturnRow], as_of: datetime.date, by_finance: bool, months: int) -> bool:
    """Whether the last year that it is for is over, and the time to report it; never where none is known."""
    if any(r.year_of == "forecast" for r in rows):
        return False
    last = max(r.until or r.year for r in rows)
    return months_after(year_end(last, by_finance), months) < as_of


def _followed(rows: Sequence[OutturnRow], currency: str, late: bool) -> Followed:
    made = tuple(_made(r) for r in rows if r.forecast is not None or r.forecast_low is not None)
    came = next((r for r in rows if r.outturn is not None), None)
    first, last = (made[0], made[-1]) if made else (None, None)
    money = money_size(rows[0].unit, currency) is not None
    other = money and came is not None and any(f.prices != came.outturn_prices for f in made)
    outturn = came.outturn if came is not None else None
    start, end = middle(first), middle(last)
    moved = end - start if len(made) > 1 and start is not None and end is not None else None
    return Followed(
        option=rows[0].option,
        year=rows[0].year,
        until=max((r.until for r in rows if r.until is not None), default=None),
        year_known=all(r.year_of == "result" for r in rows),
        item=rows[0].item,
        benefit=next((r.benefit for r in rows if r.benefit), None),
        unit=rows[0].unit,
        money=money,
        forecasts=made,
        moved=moved,
        times=end / start if moved is not None and start and end is not None else None,
        outturn=outturn,
        outturn_prices=came.outturn_prices if came is not None else "",
        gap_first=None if other else gap(outturn, first),
        gap_latest=None if other else gap(outturn, last),
        other_prices=other,
        overdue=late and outturn is None and bool(made),
        note=" ".join(dict.fromkeys(r.note for r in rows if r.note)),
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )


def _made(row: OutturnRow) -> ForecastMade:
    return ForecastMade(
        on=row.forecast_on,
        value=row.forecast,
        low=row.forecast_low,
        high=row.forecast_high,
        prices=row.forecast_prices,
        note=row.note,
        sources=row.evidence,
    )


def middle(made: ForecastMade | None) -> float | None:
    """A forecast as one figure: the middle of one that is a range, as for a line of money."""
    if made is None or made.value is not None:
        return None if made is None else made.value
    return None if made.low is None or made.high is None else (made.low + made.high) / 2


def gap(outturn: float | None, made: ForecastMade | None) -> float | None:
    """Outturn less forecast; of a range, less its nearer end, and nothing within it."""
    if outturn is None or made is None:
        return None
    if made.value is not None:
        return outturn - made.value
    if made.low is None or made.high is None:
        return None
    return outturn - min(max(outturn, made.low), made.high)


def cumulated(found: Sequence[Followed]) -> tuple[Cumulated, ...]:
    """Money of several years of one item, summed over those of which both figures are known."""
    return tuple(_cumulated(found))


def _cumulated(found: Sequence[Followed]) -> Iterator[Cumulated]:
    by_item: dict[tuple[str, str, str], list[Followed]] = {}
    for one in found:
        if one.money:
            by_item.setdefault((one.option, one.item, one.unit), []).append(one)
    for (option, item, unit), own in by_item.items():
        both = sorted(
            (o.year, f, o.outturn)
            for o in own
            if o.forecasts and not o.other_prices
            if (f := middle(o.forecasts[0])) is not None and o.outturn is not None
        )
        if len(both) < 2:
            continue
        planned, came = fsum(f for _, f, _ in both), fsum(o for _, _, o in both)
        years = tuple(y for y, _, _ in both)
        yield Cumulated(
            option=option,
            item=item,
            unit=unit,
            years=years,
            forecast=planned,
            outturn=came,
            gap=came - planned,
            open=tuple(sorted({o.year for o in own} - set(years))),
        )
