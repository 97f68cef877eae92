"""An option partner by partner: worth, funding, and the effect on each budget."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike, whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Column, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, para, row, strong
from moothall.business_case.sections.financial_case_figures import payback_cell, peak_words
from moothall.business_case.sections.financial_case_years import partner_title
from moothall.business_case.sections.money_words import at_centre, bound_note, bounded, npv_words, ratio_words
from moothall.business_case.wording import DASH, _, percent
from moothall.business_case.woven import strung
from moothall.findings.financial_case import Bound, BudgetYear, OptionCase, PartnerCase

WHOLE = 1.0
"""Share of the reserves from which a peak is more than there is."""


def partners(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """One row a partner."""
    if not option.partners:
        return
    title = brief.option(option.option)
    found = [p.figures for p in option.partners]
    tell = alike([v for f in found for v in (f.npv, f.peak_funding)], brief.currency)
    yield Table(
        anchor("table-partners", option.option),
        at_centre(_("{option}: what it means for each partner").format(option=title)),
        columns(
            _("Partner"),
            number(_("Net present value")),
            number(_("Benefits over costs")),
            number(_("Payback"), _("undiscounted")),
            number(_("Peak funding")),
            number(_("Peak funding"), _("share of usable reserves")),
        ),
        tuple(_partner(brief, p, tell) for p in option.partners),
        stacked=True,
    )


def _partner(brief: Brief, found: PartnerCase, tell: Tell) -> Row:
    figures, held = found.figures, found.reserves_share
    takes = (
        _("takes {share} of joint lines").format(
            share=brief.figure(percent(found.share_of_joint), found, "share_of_joint")
        )
        if found.share_of_joint and found.partner is not None
        else ""
    )
    worth = npv_words(figures, tell)
    return row(
        head(partner_title(brief, found), notes=[takes]),
        cell(
            brief.figure(worth, figures, "npv"),
            standing="bad" if figures.npv is not None and figures.npv < 0 else None,
        ),
        brief.figure(ratio_words(figures), figures, "bcr"),
        payback_cell(brief, figures),
        peak_words(brief, figures, tell),
        cell(
            brief.figure(percent(held), found, "reserves_share")
            if held is not None
            else DASH
            if found.partner is None
            else _("not known"),
            standing="bad" if held is not None and held > WHOLE else None,
        ),
    )


def budgets(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """Years down, partners across: more to spend is below zero. Then what they do not hold."""
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
        at_centre(said.format(option=brief.option(option.option))),
        (
            *columns(Column(_("Year"), note=_("below zero: more to spend"))),
            *(Column(partner_title(brief, p), bound_note(p.figures.bound), numeric=True) for p in found),
        ),
        tuple(
            row(head(brief.year(year)), *(_effect(brief, held.get(year), nominal) for held in by_year))
            for year in years
        ),
    )
    yield para(strong(_("These budgets hold no overrun and no delay.")))


def in_money_of_year(option: OptionCase) -> bool:
    """Whether amounts are known in the money of each year; else they are without inflation."""
    return any(y.nominal is not None for p in option.partners for y in p.budget)


def _effect(brief: Brief, found: BudgetYear | None, nominal: bool) -> Cell:
    if found is None:
        return cell(DASH)
    field = "nominal" if nominal else "real"
    said = whole(getattr(found, field), brief.currency)
    return cell(brief.figure(said, found, field))


def amounts_of(brief: Brief, each: dict[str, float], tell: Tell, bound: Bound) -> list[str]:
    """Partners with an amount each: 'Northdale £0.412m'."""
    return [
        strung((brief.partner(p), brief.figure(bounded(tell(v), bound), each, p)), " ")
        for p, v in each.items()
    ]
