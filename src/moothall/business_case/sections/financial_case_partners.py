"""An option partner by partner: worth, funding, and the effect on each budget."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import amount, ratio, whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Column, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.sections.financial_case_figures import payback_words, peak_words
from moothall.business_case.sections.financial_case_years import partner_title
from moothall.business_case.sections.money_words import npv_words
from moothall.business_case.wording import DASH, _, percent
from moothall.findings.financial_case import BudgetYear, OptionCase, PartnerCase

WHOLE = 1.0
"""Share of the reserves from which a peak is more than there is."""


def partners(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """One row a partner."""
    if not option.partners:
        return
    title = brief.option(option.option)
    yield Table(
        anchor("table-partners", option.option),
        _("{option}: what it means for each partner, on all recorded lines").format(option=title),
        columns(
            _("Partner"),
            number(_("Net present value")),
            number(_("Benefits over costs")),
            number(_("Payback"), _("undiscounted")),
            number(_("Peak funding")),
            number(_("Peak funding"), _("share of usable reserves")),
        ),
        tuple(_partner(brief, p) for p in option.partners),
    )


def _partner(brief: Brief, found: PartnerCase) -> Row:
    figures, held = found.figures, found.reserves_share
    takes = (
        _("takes {share} of joint lines").format(share=percent(found.share_of_joint))
        if found.share_of_joint and found.partner is not None
        else ""
    )
    worth = npv_words(figures, brief.currency)
    return row(
        head(partner_title(brief, found), notes=[takes]),
        cell(worth, standing="bad" if figures.npv is not None and figures.npv < 0 else None),
        ratio(figures.bcr),
        payback_words(figures, figures.payback),
        peak_words(figures, brief.currency),
        cell(
            percent(held) if held is not None else DASH if found.partner is None else _("not known"),
            standing="bad" if held is not None and held > WHOLE else None,
        ),
    )


def budgets(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """Years down, partners across: more to spend is below zero."""
    found = [p for p in option.partners if p.budget]
    if not found:
        return
    nominal = in_money_of_year(option)
    said = (
        _("{option}: effect on budgets, in the money of each year")
        if nominal
        else _("{option}: effect on budgets, without inflation")
    )
    years = sorted({y.year for p in found for y in p.budget})
    by_year = [{y.year: y for y in p.budget} for p in found]
    yield Table(
        anchor("table-budgets", option.option),
        said.format(option=brief.option(option.option)),
        (
            *columns(Column(_("Year"), note=_("below zero: more to spend"))),
            *(Column(partner_title(brief, p), numeric=True) for p in found),
        ),
        tuple(
            row(head(str(year)), *(_effect(brief, held.get(year), nominal) for held in by_year))
            for year in years
        ),
    )


def in_money_of_year(option: OptionCase) -> bool:
    """Whether amounts are known in the money of each year; else they are without inflation."""
    return any(y.nominal is not None for p in option.partners for y in p.budget)


def _effect(brief: Brief, found: BudgetYear | None, nominal: bool) -> str:
    if found is None:
        return DASH
    return whole(found.nominal if nominal else found.real, brief.currency)


def amounts_of(brief: Brief, each: dict[str, float]) -> list[str]:
    """Partners with an amount each: 'Northdale £0.412m'."""
    return [f"{brief.partner(p)} {amount(v, brief.currency)}" for p, v in each.items()]
