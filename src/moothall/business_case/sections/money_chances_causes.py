"""What the doubt of an option's money comes from, and which risks could strike in it."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.chances import share
from moothall.business_case.document import Block, Chart, Figure, Point, Series, Table
from moothall.business_case.paths import beyond
from moothall.business_case.phrases import columns, head, number, para, row
from moothall.business_case.wording import _, counted, listed
from moothall.business_case.woven import strung
from moothall.findings.money_chances import Index, OptionChances
from moothall.findings.ranking import Estimate

SHOWN = 8
"""Causes drawn and told; the others are counted."""


def causes(brief: Brief, option: OptionChances) -> Iterator[Block]:
    """A pair of bars for each cause, then the risks."""
    found = tuple(i for i in option.indices if i.total > 0)
    if found:
        yield _figure(brief, option, found)
    yield from _events(brief, option)


def _figure(brief: Brief, option: OptionChances, found: tuple[Index, ...]) -> Figure:
    shown = found[:SHOWN]
    series = (
        Series(_("Together with others"), tuple(_total(brief, i) for i in shown)),
        Series(_("By itself alone"), tuple(_first(brief, i) for i in shown)),
    )
    return Figure(
        anchor("figure-causes", option.option),
        _("{option}: what the doubt about its money comes from").format(option=brief.option(option.option)),
        _reading(brief, option, shown),
        _("Two bars for each cause, the largest first: its share of all doubt with what it does together "
          "with others, and its share by itself alone. The table below holds every figure."),
        Chart(
            "paired_bars",
            0.0,
            max(p.high for s in series for p in s.points if p),
            tuple(_title(brief, i) for i in shown),
            series,
        ),
        _table(brief, option, shown),
    )  # fmt: skip


def _reading(brief: Brief, option: OptionChances, shown: tuple[Index, ...]) -> str:
    said = _("Most of it comes from “{title}”: {share} of the doubt.").format(
        title=_title(brief, shown[0]),
        share=brief.figure(_said(shown[0].total, shown[0].total_error), shown[0], "total"),
    )
    rest = len(option.indices) - len(shown)
    if not rest:
        return said
    less = counted(rest, "smaller cause is", "smaller causes are")
    return strung((said, " ", brief.figure(less, option, "indices", beyond(len(shown))), _(" not shown.")))


def _title(brief: Brief, found: Index) -> str:
    """Common factors have names of their own; lines and risks bring theirs."""
    said = {
        "overrun": _("Overrun of set-up costs, as in past cases"),
        "shortfall": _("Shortfall of savings, as in past cases"),
        "delay": _("Delay of savings, as in past cases"),
        "shared": _("What all lines have in common"),
    }
    return said.get(found.id) or (_line(brief, found.title) if found.kind == "line" else found.title)


def _line(brief: Brief, title: str) -> str:
    """A line of money is titled by the id of its category and, where it is one partner's, of the partner."""
    category, _comma, partner = title.partition(", ")
    named = brief.category(category)
    return f"{named}, {brief.partner(partner)}" if partner else named


def _said(value: float, error: float) -> str:
    """A share of the doubt, no finer than its error; one below zero is noise around nothing."""
    return share(Estimate(share=min(1.0, max(0.0, value)), error=error))


def _total(brief: Brief, found: Index) -> Point:
    held = max(0.0, found.total)
    return Point(held, held, held, brief.figure(_said(found.total, found.total_error), found, "total"))


def _first(brief: Brief, found: Index) -> Point:
    held = max(0.0, found.first)
    return Point(held, held, held, brief.figure(_said(found.first, found.first_error), found, "first"))


def _table(brief: Brief, option: OptionChances, found: tuple[Index, ...]) -> Table:
    return Table(
        anchor("table-causes", option.option),
        _("Each cause: its share of all doubt"),
        columns(
            _("Cause"),
            _("Kind"),
            number(_("Together with others")),
            number(_("By itself alone")),
        ),
        tuple(
            row(
                head(_title(brief, i)),
                {"factor": _("common factor"), "line": _("line of money"), "event": _("risk")}[i.kind],
                brief.figure(_said(i.total, i.total_error), i, "total"),
                brief.figure(_said(i.first, i.first_error), i, "first"),
            )
            for i in found
        ),
    )


def _events(brief: Brief, option: OptionChances) -> Iterator[Block]:
    titles = {r.id: r.title for r in brief.findings.risks.register}
    if option.events:
        said = listed(f"“{titles.get(e, e)}”" for e in option.events)
        yield para(_("Risks that could strike in the draws: {risks}.").format(risks=said))
    if option.covered:
        said = listed(f"“{titles.get(e, e)}”" for e in option.covered)
        yield para(
            _("Left out, since overrun, shortfall or delay as in past cases have them: {risks}.").format(
                risks=said
            )
        )
