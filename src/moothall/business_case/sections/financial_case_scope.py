"""If partners or services leave: how much may go before it no longer pays, and who is left with what."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike, amount, ratio
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Table
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row
from moothall.business_case.sections.financial_case_partners import amounts_of
from moothall.business_case.sections.money_words import at_centre
from moothall.business_case.wording import DASH, _, listed, percent
from moothall.findings.financial_case import Leaver, OptionCase, Scope, ScopePoint


def scope(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """The least share in words, then the volumes and the leavers."""
    found = option.scope
    if found is None:
        return
    yield para(_least(found), " ", _fixed(brief, found))
    if found.points:
        yield _points(brief, option, found)
    if found.leavers:
        yield _leavers(brief, option, found)
    if found.smallest:
        yield para(_smallest(brief, found))


def _least(found: Scope) -> str:
    if found.least is None:
        return _("Even with all of its work it does not pay.")
    if found.least <= 0:
        return _("It pays at any volume of work.")
    return _("It pays while at least about {share} of the work stays in it.").format(
        share=percent(found.least)
    )


def _fixed(brief: Brief, found: Scope) -> str:
    return _("Costs of {amount} in present value stay whatever leaves.").format(
        amount=amount(found.fixed, brief.currency)
    )


def _points(brief: Brief, option: OptionCase, found: Scope) -> Table:
    tell = alike([p.npv for p in found.points], brief.currency)
    return Table(
        anchor("table-scope", option.option),
        at_centre(_("{option}: as work leaves").format(option=brief.option(option.option))),
        columns(
            number(_("Work that stays")),
            number(_("Net present value")),
            number(_("Cost of a unit of work"), _("full scope = 1")),
        ),
        tuple(_point(p, tell) for p in found.points),
    )


def _point(found: ScopePoint, tell: Tell) -> Row:
    return row(
        head(percent(found.share)),
        cell(tell(found.npv), standing="bad" if found.npv < 0 else None),
        ratio(found.unit_cost),
    )


def _leavers(brief: Brief, option: OptionCase, found: Scope) -> Table:
    each = found.leavers
    values = [v for x in each for v in (x.npv, x.change, x.exit_cost, *x.stayers.values())]
    tell = alike(values, brief.currency)
    lead = next((o.facts.lead for o in brief.options if o.id == option.option), None)
    return Table(
        anchor("table-leavers", option.option),
        at_centre(_("{option}: if one partner leaves").format(option=brief.option(option.option))),
        columns(
            _("Leaves"),
            number(_("Net present value"), _("of those who stay")),
            number(_("Change for them")),
            _("Each who stays"),
            number(_("Recorded cost of leaving"), _("undiscounted")),
        ),
        tuple(_leaver(brief, x, tell, leads=x.leaves == lead) for x in each),
        stacked=True,
    )


def _leaver(brief: Brief, found: Leaver, tell: Tell, *, leads: bool) -> Row:
    npv = found.npv
    ends = _("leads the service, so the option ends with it; the figures suppose that another takes the lead")
    return row(
        head(brief.partner(found.leaves), notes=[ends if leads else ""]),
        cell(
            _("cannot be told") if npv is None else tell(npv),
            standing="open" if npv is None or leads else "bad" if npv < 0 else None,
        ),
        tell(found.change),
        lines(amounts_of(brief, found.stayers, tell)) if found.stayers else cell(DASH),
        cell(
            _("blank") if found.exit_cost is None else tell(found.exit_cost),
            standing="open" if found.exit_cost is None else None,
        ),
    )


def _smallest(brief: Brief, found: Scope) -> str:
    groups = [listed(brief.partner(p) for p in group) for group in found.smallest]
    return _(
        "The smallest groups of partners for whom it still pays: {groups}. It pays for the group as a whole: "
        "a member may lose by it all the same."
    ).format(groups="; ".join(groups))
