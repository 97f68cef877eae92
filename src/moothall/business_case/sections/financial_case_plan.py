"""The business plan of the first years, and the lines that no sum could take in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from moothall.business_case.amounts import whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Column, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.sections.financial_case_partners import in_money_of_year
from moothall.business_case.sections.money_words import at_centre, bounded
from moothall.business_case.wording import _, capital, money, spoken
from moothall.business_case.woven import strung
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
    categories |= dict.fromkeys(u.category for u in _open(option))
    yield Table(
        anchor("table-plan", option.option),
        at_centre(said.format(option=brief.option(option.option))),
        (
            Column(_("Category"), note=_("below zero: more to spend")),
            *(Column(brief.year(y.year), numeric=True) for y in option.plan),
        ),
        (
            *(_category(brief, option, c) for c in categories),
            row(head(_("Net effect")), *(_net(brief, option, y) for y in option.plan)),
        ),
    )


def _category(brief: Brief, option: OptionCase, category: str) -> Row:
    missing = [u.why for u in _open(option) if u.category == category]
    told = (_placed(brief, y, category, missing) for y in option.plan)
    return row(head(brief.category(category)), *told)


def _open(option: OptionCase) -> list[Unplaced]:
    """Lines that may belong to any of these years, and that no year could take in; zeros don't matter."""
    return [
        u
        for u in option.unplaced
        if u.why != "outside_horizon"
        and (u.year is None or u.year <= option.plan[-1].year)
        and not _is_zero(u)
    ]


def _is_zero(found: Unplaced) -> bool:
    """Nothing at either end: an amount that nobody knows is no zero."""
    if found.amount is None:
        return found.low == found.high == 0
    return not (found.amount or found.low or found.high)


def _placed(brief: Brief, year: PlanYear, category: str, missing: Sequence[str]) -> Cell:
    """An amount of a year; what nobody can place is not nought, and comes on top of what is placed."""
    amount = year.amounts.get(category)
    said = brief.figure(whole(amount, brief.currency), year.amounts, category)
    if not missing:
        return cell(said)
    unknown = _("not placed in a year") if "no_year" in missing else _("not known")
    if not amount:
        return cell(unknown, standing="open")
    return cell(said, notes=[_("and more, {why}").format(why=unknown)])


def _net(brief: Brief, option: OptionCase, year: PlanYear) -> Cell:
    """The effect of a year; where nothing at all is placed in it, nobody can tell."""
    if option.bound != "exact" and not any(year.amounts.values()):
        return cell(_("cannot be told"), standing="open")
    said = bounded(whole(year.net, brief.currency), option.bound)
    return cell(brief.figure(said, year, "net"))


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
        head(_("worked out") if found.worked_out else brief.figure(str(found.line + HEADING), found, "line")),
        cell(brief.category(found.category), notes=[capital(spoken(found.kind))]),
        brief.partner(found.partner) or _("all jointly"),
        ends,
        why,
    )


def _outside(brief: Brief, found: Unplaced) -> str:
    """That its years, or some of them, are not looked at; and which."""
    if found.year is None:
        return _("outside the years looked at")
    years = brief.figure(brief.year(found.year), found, "year")
    if found.until is not None and found.until != found.year:
        years = strung((years, _("to"), brief.figure(brief.year(found.until), found, "until")), " ")
    return _("{years}: outside the years looked at").format(years=years)


def _amount(brief: Brief, found: Unplaced) -> str:
    if found.amount is None and found.low is not None and found.high is not None:
        return _("{low} to {high}").format(
            low=brief.figure(money(found.low, brief.currency), found, "low"),
            high=brief.figure(money(found.high, brief.currency), found, "high"),
        )
    return brief.figure(money(found.amount, brief.currency), found, "amount")
