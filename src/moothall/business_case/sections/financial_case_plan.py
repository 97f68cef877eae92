"""The business plan of the first years, and the lines that no sum could take in."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Column, Row, Table
from moothall.business_case.phrases import cell, columns, figure, head, number, row
from moothall.business_case.sections.financial_case_partners import in_money_of_year
from moothall.business_case.sections.money_words import at_centre
from moothall.business_case.wording import _, capital, money
from moothall.findings.financial_case import OptionCase, PlanYear, Unplaced

HEADING = 1
"""Lines of a file above its first row."""


def plan(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """Categories down, years across; the net effect last."""
    if not option.plan:
        return
    said = (
        _("{option}: business plan, in the money of each year")
        if in_money_of_year(option)
        else _("{option}: business plan, without inflation")
    )
    categories = dict.fromkeys(c for year in option.plan for c in year.amounts)
    yield Table(
        anchor("table-plan", option.option),
        at_centre(said.format(option=brief.option(option.option))),
        (
            Column(_("Category"), note=_("below zero: more to spend")),
            *(Column(brief.year(y.year), numeric=True) for y in option.plan),
        ),
        (
            *(_category(brief, option, c) for c in categories),
            row(head(_("Net effect")), *(_net(brief, y) for y in option.plan)),
        ),
    )


def _category(brief: Brief, option: OptionCase, category: str) -> Row:
    return row(head(brief.category(category)), *(_amount_of(brief, y, category) for y in option.plan))


def _amount_of(brief: Brief, year: PlanYear, category: str) -> Cell:
    said = whole(year.amounts.get(category), brief.currency)
    if category not in year.amounts:
        return cell(said)
    return cell(figure(said, brief.path("financial_case", year, "amounts", category)))


def _net(brief: Brief, year: PlanYear) -> Cell:
    return cell(figure(whole(year.net, brief.currency), brief.path("financial_case", year, "net")))


def left_out(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """Lines that stand in no figure above, with the reason."""
    if not option.unplaced:
        return
    yield Table(
        anchor("table-left-out", option.option),
        _("{option}: recorded, and in none of the figures above").format(option=brief.option(option.option)),
        columns(
            number(_("Line of finance.csv")),
            _("Category"),
            _("Partner"),
            number(_("Amount")),
            _("Why"),
        ),
        tuple(_left(brief, u) for u in option.unplaced),
    )


def _left(brief: Brief, found: Unplaced) -> Row:
    why = {
        "no_year": _("no year"),
        "no_amount": _("no amount"),
        "outside_horizon": _outside(brief, found),
        "no_deflator": _("no index for its prices"),
    }[found.why]
    ends = _amount(brief, found)
    return row(
        head(_("worked out") if found.worked_out else str(found.line + HEADING)),
        cell(brief.category(found.category), notes=[capital(found.kind)]),
        brief.partner(found.partner) or _("all jointly"),
        ends,
        why,
    )


def _outside(brief: Brief, found: Unplaced) -> str:
    """That its years, or some of them, are not looked at; and which."""
    if found.year is None:
        return _("outside the years looked at")
    years = brief.year(found.year)
    if found.until is not None and found.until != found.year:
        years = f"{years} {_('to')} {brief.year(found.until)}"
    return _("{years}: outside the years looked at").format(years=years)


def _amount(brief: Brief, found: Unplaced) -> str:
    if found.amount is None and found.low is not None and found.high is not None:
        ends = (money(found.low, brief.currency), money(found.high, brief.currency))
        return _("{low} to {high}").format(low=ends[0], high=ends[1])
    return money(found.amount, brief.currency)
