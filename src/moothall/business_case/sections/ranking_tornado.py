"""The tornado: the front option's lead while one thing moves over its range."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.anchors import ref
from moothall.business_case.brief import Brief
from moothall.business_case.chances import ahead
from moothall.business_case.document import Block, Cell, Chart, Details, Figure, Point, Row, Series, Table
from moothall.business_case.paths import beyond
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.ranked_titles import named
from moothall.business_case.sections.weights import percent_fine
from moothall.business_case.wording import _, counted
from moothall.business_case.woven import strung
from moothall.findings.ranking import Bar, Change

SHOWN = 12
"""Bars drawn; the rest stand in a table."""


def tornado(brief: Brief, said: Change) -> Iterator[Block]:
    """The widest bars as a picture, the rest for those who ask."""
    if not said.tornado:
        return
    shown, rest = said.tornado[:SHOWN], said.tornado[SHOWN:]
    yield _figure(brief, said.front, shown)
    if rest:
        told = counted(len(rest), "input that moves it less", "inputs that move it less")
        more = brief.figure(told, said, "tornado", beyond(SHOWN))
        yield Details(more, (_table(brief, "table-tornado-rest", rest),))


def _figure(brief: Brief, front: str, bars: Sequence[Bar]) -> Figure:
    return Figure(
        "figure-tornado",
        _("Lead over the next option while one input moves, in hundredths of a point: {option}").format(
            option=named(brief, front)
        ),
        _reading(bars),
        _("One bar for each input, the widest first, from the smallest to the largest lead while the input "
          "moves over its range. A heavy upright line stands at no lead; left of it the bar is striped, and "
          "another option comes first. The table below holds every figure."),
        Chart(
            "tornado",
            100 * min(0.0, *(b.low for b in bars)),
            100 * max(0.0, *(b.high for b in bars)),
            (_("Lead"),),
            tuple(_series(brief, b) for b in bars),
        ),
        _table(brief, "table-tornado", bars),
    )  # fmt: skip


def _reading(bars: Sequence[Bar]) -> str:
    if not any(b.low < 0 for b in bars):
        return _("None of these inputs alone ends the lead.")
    return _("Left of the line at 0 another option comes first.")


def _over(brief: Brief, bar: Bar) -> str:
    """What the input moves over."""
    if bar.kind != "section_weight":
        return _("nine draws in ten of its scores")
    said = _("the groups' own weights")
    sets = brief.findings.scoring.weight_sets
    held = [g.sections for g in sets[0].groups if g.declared and bar.item in g.sections] if sets else []
    if not held:
        return said
    low, high = (
        brief.figure(percent_fine(end[bar.item]), end, bar.item)
        for end in (min(held, key=lambda w: w[bar.item]), max(held, key=lambda w: w[bar.item]))
    )
    return strung((said, _("{low} to {high}").format(low=low, high=high)), ", ")


def _named(brief: Brief, bar: Bar) -> str:
    if bar.kind == "section_weight":
        return _("Weight of {item}").format(item=f"{bar.item}. {brief.section(bar.item)}")
    return _("Scores on {item}").format(item=f"{bar.item}. {brief.criterion(bar.item)}")


def _range(brief: Brief, bar: Bar) -> str:
    low, high = brief.figure(ahead(bar.low), bar, "low"), brief.figure(ahead(bar.high), bar, "high")
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _series(brief: Brief, bar: Bar) -> Series:
    return Series(
        _named(brief, bar),
        (Point(100 * bar.low, 100 * bar.high, None, _range(brief, bar)),),
        _("over {range}").format(range=_over(brief, bar)),
    )


def _table(brief: Brief, id: str, bars: Sequence[Bar]) -> Table:
    return Table(
        id,
        _("Lead over the next option while one input moves over its range, in hundredths of a point"),
        columns(
            _("Input"),
            _("Moves over"),
            number(_("Smallest lead")),
            number(_("Largest lead")),
            _("Does the first place change?"),
        ),
        tuple(_row(brief, b) for b in bars),
    )


def _row(brief: Brief, bar: Bar) -> Row:
    weight = bar.kind == "section_weight"
    named = (
        head(ref("section", bar.item), " ", brief.section(bar.item))
        if weight
        else head(ref("criterion", bar.item), " ", brief.criterion(bar.item))
    )
    low, high = brief.figure(ahead(bar.low), bar, "low"), brief.figure(ahead(bar.high), bar, "high")
    return row(named, _over(brief, bar), low, high, _ends(bar))


def _ends(bar: Bar) -> Cell:
    return cell(_("yes"), standing="part") if bar.low < 0 else cell(_("no"))
