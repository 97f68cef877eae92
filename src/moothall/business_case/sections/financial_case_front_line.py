"""What partners hold together, and what of the savings is promised to the front line."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Cell, Row, Table
from moothall.business_case.phrases import cell, columns, head, number, row
from moothall.business_case.wording import DASH, _, listed, money, percent
from moothall.findings.financial_case import Asset, OptionCase, Reinvested


def assets(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """Who funds, owns and uses each, and who could afford it alone."""
    if not option.assets:
        return
    yield Table(
        anchor("table-assets", option.option),
        _("{option}: joint assets").format(option=brief.option(option.option)),
        columns(
            _("Asset"),
            number(_("Value")),
            _("Funded by"),
            _("Owned by"),
            _("Used by"),
            _("Could afford it alone"),
        ),
        tuple(_asset(brief, a) for a in option.assets),
    )


def _asset(brief: Brief, found: Asset) -> Row:
    outside = listed(brief.partner(p) for p in found.used_not_owned)
    note = _("uses it and owns no part: {who}").format(who=outside) if outside else ""
    return row(
        head(found.title),
        _("not known")
        if found.value is None
        else brief.figure(money(found.value, brief.currency), found, "value"),
        _named(brief, found.funded_by),
        _named(brief, found.owned_by),
        cell(_named(brief, found.used_by), notes=[note], standing="part" if outside else None),
        _afford(brief, found),
    )


def _named(brief: Brief, partners: tuple[str, ...]) -> str:
    return listed(brief.partner(p) for p in partners) or _("not known")


def _afford(brief: Brief, found: Asset) -> Cell:
    if found.affordable_by is None:
        return cell(_("cannot be told: its value or the reserves are not known"), standing="open")
    return cell(listed(brief.partner(p) for p in found.affordable_by) or _("nobody"))


def front_line(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """Each saving, what of it was promised, and what came."""
    if not option.reinvested:
        return
    found = option.reinvested
    tell = alike([v for r in found for v in (r.saving, r.promised, r.came)], brief.currency)
    yield Table(
        anchor("table-front-line", option.option),
        _("{option}: savings over all years, undiscounted, and the front line").format(
            option=brief.option(option.option)
        ),
        columns(
            _("Saving"),
            _("Partner"),
            number(_("Amount")),
            number(_("Promised to the front line")),
            number(_("Share")),
            number(_("Reinvested so far")),
            _("Who gains or bears"),
        ),
        tuple(_reinvested(brief, r, tell) for r in found),
    )


def _reinvested(brief: Brief, found: Reinvested, tell: Tell) -> Row:
    promised = (
        cell(_("not said"), standing="open")
        if found.promised is None
        else cell(brief.figure(tell(found.promised), found, "promised"))
    )
    return row(
        head(brief.category(found.category)),
        brief.partner(found.partner) or _("all jointly"),
        brief.figure(tell(found.saving), found, "saving"),
        promised,
        DASH if found.share is None else brief.figure(percent(found.share), found, "share"),
        _("not known") if found.came is None else brief.figure(tell(found.came), found, "came"),
        cell(found.affected, sources=found.sources),
    )
