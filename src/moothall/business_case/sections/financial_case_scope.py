"""If partners or services leave: how much may go before it no longer pays, and who is left with what."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike, amount, ratio
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Row, Table
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row, strong
from moothall.business_case.sections.financial_case_partners import amounts_of
from moothall.business_case.sections.left_words import left_words
from moothall.business_case.sections.money_words import at_centre, bounded
from moothall.business_case.wording import DASH, _, listed, money_short, percent
from moothall.business_case.woven import strung
from moothall.findings.financial_case import Bound, Leaver, OptionCase, Scope, ScopePoint


def scope(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """The least share in words, then the volumes and the leavers."""
    found = option.scope
    if found is None:
        return
    yield para(_least(brief, found), " ", _fixed(brief, found), " ", _shared(found))
    if found.unplaced_low is not None and found.unplaced_high is not None:
        yield para(strong(_("Not in these figures: ")), _unplaced(brief, found))
    if found.points:
        yield _points(brief, option, found)
    if found.leavers:
        yield _leavers(brief, option, found)
    if found.smallest:
        yield para(_smallest(brief, found))


def _least(brief: Brief, found: Scope) -> str:
    """What lines say that have a year; where others have none, that is said first."""
    partly = found.unplaced_low is not None and found.unplaced_high is not None
    if found.least is None:
        if partly:
            return _("By the costs that have a year, it does not pay even with all of its work.")
        return _("Even with all of its work it does not pay.")
    if found.least <= 0:
        if partly:
            return _("By the costs that have a year alone, it would pay at any volume of work.")
        return _("It pays at any volume of work.")
    share = brief.figure(percent(found.least), found, "least")
    if partly:
        said = _(
            "By the costs that have a year alone, it would pay while at least about {share} of the work "
            "stays in it."
        )
        return said.format(share=share)
    return _("It pays while at least about {share} of the work stays in it.").format(share=share)


def _shared(found: Scope) -> str:
    """By what joint lines are shared, where that is an assumption."""
    return {
        "agreed": "",
        "population": _(
            "The partners agreed no shares: what is everybody's is shared here by the people that each "
            "serves, which is an assumption."
        ),
        "equal": _(
            "The partners agreed no shares: what is everybody's is shared here in equal parts, which is an "
            "assumption."
        ),
    }[found.shares_from]


def _unplaced(brief: Brief, found: Scope) -> str:
    return _(
        "joint costs of {span} have no year on record. So whether it pays at a smaller scope cannot be told "
        "from the table below, which leaves them out; what a leaver's share of them may put on the rest "
        "stands beside it."
    ).format(span=_span(brief, found, "unplaced"))


def _span(brief: Brief, found: Scope | Leaver, field: str) -> str:
    """An amount from its low to its high end; field : what the names of both begin with."""
    low, high = (getattr(found, f"{field}_{end}") for end in ("low", "high"))
    if low is None or high is None:
        return DASH
    said = brief.figure(money_short(high, brief.currency), found, f"{field}_high")
    if low == high:
        return said
    return strung((brief.figure(money_short(low, brief.currency), found, f"{field}_low"), _("to"), said), " ")


def _fixed(brief: Brief, found: Scope) -> str:
    if found.fixed == 0:
        return _(
            "No cost is recorded as staying whoever leaves: so no harm to those who stay shows in these "
            "figures, and that it would not come about cannot be told from them."
        )
    return _("Costs of {amount} in present value stay whatever leaves.").format(
        amount=brief.figure(amount(found.fixed, brief.currency), found, "fixed")
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
        tuple(_point(brief, p, tell, option.bound) for p in found.points),
    )


def _point(brief: Brief, found: ScopePoint, tell: Tell, bound: Bound) -> Row:
    def held(said: str, field: str) -> str:
        return brief.figure(said, found, field)

    return row(
        head(held(percent(found.share), "share")),
        cell(held(bounded(tell(found.npv), bound), "npv"), standing="bad" if found.npv < 0 else None),
        cell(held(ratio(found.unit_cost), "unit_cost")),
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
            *(
                [number(_("May fall on those who stay"), _("its share of costs without a year, at most"))]
                if found.unplaced_high is not None
                else []
            ),
        ),
        tuple(_leaver(brief, option, x, tell, leads=x.leaves == lead) for x in each),
        stacked=True,
    )


def _leaver(brief: Brief, option: OptionCase, found: Leaver, tell: Tell, *, leads: bool) -> Row:
    npv = found.npv
    ends = _("leads the service, so the option ends with it; the figures suppose that another takes the lead")
    return row(
        head(brief.partner(found.leaves), notes=[left_words(brief, found.leaves), ends if leads else ""]),
        cell(
            _("cannot be told")
            if npv is None
            else brief.figure(bounded(tell(npv), option.bound), found, "npv"),
            standing="open" if npv is None or leads else "bad" if npv < 0 else None,
        ),
        brief.figure(_change(found, option.bound, tell), found, "change"),
        lines(amounts_of(brief, found.stayers, tell, option.bound)) if found.stayers else cell(DASH),
        cell(
            _("blank")
            if found.exit_cost is None
            else brief.figure(tell(found.exit_cost), found, "exit_cost"),
            standing="open" if found.exit_cost is None else None,
        ),
        *(
            [cell(_span(brief, found, "falls"), notes=[_of_joint(brief, found)])]
            if option.scope is not None and option.scope.unplaced_high is not None
            else []
        ),
    )


def _change(found: Leaver, bound: Bound, tell: Tell) -> str:
    """Costs that are not placed may only fall on those who stay; what else is left out may do either."""
    if found.change is None:
        return tell(None)
    return bounded(tell(found.change), bound if bound in ("exact", "at_most") else "open")


def _of_joint(brief: Brief, found: Leaver) -> str:
    if found.share is None:
        return ""
    share = brief.figure(percent(found.share), found, "share")
    return _("{share} of joint lines").format(share=share)


def _smallest(brief: Brief, found: Scope) -> str:
    groups = [listed(brief.partner(p) for p in group) for group in found.smallest]
    return _(
        "The smallest groups of partners for whom it still pays: {groups}. It pays for the group as a whole: "
        "a member may lose by it all the same."
    ).format(groups="; ".join(groups))
