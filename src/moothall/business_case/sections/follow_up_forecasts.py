"""How forecasts of one thing moved as time went on, with a picture of each, and of yearly money."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Chart, Figure, Point, Row, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row, say
from moothall.business_case.sections.follow_up_words import amount, bare, forecast, signed, unit_of
from moothall.business_case.wording import DASH, _, capital, counted, date, percent, plain
from moothall.business_case.woven import strung
from moothall.findings.follow_up import Followed, ForecastMade

PICTURED = 3
"""Forecasts, and what came, that make a picture; two stand in the table alone."""
TWICE = 2
"""From so many times the first, a change is told in times, and below in per cent."""


def moved(brief: Brief) -> Iterator[Block]:
    """A table of what moved, then a picture of each thing with several forecasts."""
    found = [f for f in brief.findings.follow_up.followed if len(f.forecasts) > 1]
    if not found:
        yield para(_("Nothing has more than one forecast on record."))
        return
    yield Table(
        "table-forecasts-moved",
        _("Forecasts of one thing, first and latest"),
        columns(
            _("What"),
            number(_("Forecasts")),
            number(_("First")),
            number(_("Latest")),
            number(_("Change")),
            number(_("Latest over first"), _("times")),
        ),
        tuple(_row(brief, f) for f in found),
        stacked=True,
    )
    for n, one in enumerate(found):
        if len(one.forecasts) + (one.outturn is not None) >= PICTURED:
            yield _picture(brief, one, n)


def _row(brief: Brief, found: Followed) -> Row:
    first, last = found.forecasts[0], found.forecasts[-1]
    return row(
        head(
            capital(found.item),
            notes=[
                say(option_link(brief, found.option)),
                brief.figure(brief.year(found.year), found, "year"),
            ],
        ),
        brief.figure(str(len(found.forecasts)), found, "forecasts"),
        cell(brief.figure(forecast(found, first, brief.currency), first), notes=[_day(first)]),
        cell(brief.figure(forecast(found, last, brief.currency), last), notes=[_day(last)]),
        brief.figure(signed(found, found.moved, brief.currency), found, "moved"),
        brief.figure(plain(round(found.times, 2)), found, "times") if found.times is not None else DASH,
    )


def _day(made: ForecastMade) -> str:
    return date(made.on) if made.on else _("no date")


def _picture(brief: Brief, found: Followed, n: int) -> Figure:
    bars = [(_day(m), _ends(m), brief.figure(bare(m), m)) for m in found.forecasts]
    if found.outturn is not None:
        came = (found.outturn, found.outturn, found.outturn)
        bars.append((_("What came"), came, brief.figure(plain(round(found.outturn, 6)), found, "outturn")))
    unit = unit_of(found, brief.currency)
    title = _("{item}: forecasts in the order in which they were made").format(item=capital(found.item))
    ends = [end for _name, (low, high, _value), _said in bars for end in (low, high)]
    return Figure(
        anchor("figure-forecasts", str(n + 1)),
        f"{title} ({unit})" if unit else title,
        _reading(brief, found),
        _("One bar for each forecast, from nothing to its amount, the earliest on top. The table below holds "
          "every figure."),
        Chart(
            "bars_with_ranges",
            min(0.0, *ends),
            max(0.0, *ends),
            ("",),
            tuple(
                Series(name, (Point(min(0.0, low), max(0.0, high), value, said),))
                for name, (low, high, value), said in bars
            ),
        ),
        Table(
            anchor("table-forecasts", str(n + 1)),
            title,
            columns(_("Forecast of"), number(_("Amount"), unit)),
            tuple(_table_rows(brief, found)),
        ),
    )  # fmt: skip


def _table_rows(brief: Brief, found: Followed) -> Iterator[Row]:
    for made in found.forecasts:
        yield row(head(_day(made)), brief.figure(bare(made), made))
    if found.outturn is not None:
        yield row(head(_("What came")), brief.figure(plain(round(found.outturn, 6)), found, "outturn"))


def _ends(made: ForecastMade) -> tuple[float, float, float | None]:
    if made.value is not None:
        return made.value, made.value, made.value
    return made.low or 0.0, made.high or 0.0, None


def _reading(brief: Brief, found: Followed) -> str:
    first, last = found.forecasts[0], found.forecasts[-1]
    said = _("{n} went from {first} to {last}").format(
        n=brief.figure(counted(len(found.forecasts), "forecast", "forecasts"), found, "forecasts"),
        first=brief.figure(forecast(found, first, brief.currency), first),
        last=brief.figure(forecast(found, last, brief.currency), last),
    )
    times = brief.figure(_moved(found.times), found, "times") if found.times else ""
    if found.outturn is None:
        return strung((said, times, _("; what came is not on record.")))
    came = brief.figure(amount(found, found.outturn, brief.currency), found, "outturn")
    return strung((said, times, _("; {came} came.").format(came=came)))


def _moved(times: float) -> str:
    """The latest against the first, no finer than forecasts are: ', 4 times the first'."""
    if times < TWICE:
        return _(", {share} of the first").format(share=percent(times))
    return _(", {times} times the first").format(times=plain(round(times, 1)))
