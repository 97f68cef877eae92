"""What the terms of staff cost: pay brought to one level, and strain on pensions."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, link, number, para, row, say
from moothall.business_case.staff_words import cost
from moothall.business_case.wording import _, counted, money, percent, plain
from moothall.findings.employment import StaffCost
from moothall.project.options import HIGHEST


def staff_costs(brief: Brief) -> Iterator[Block]:
    """Each cost with its basis; behind it, where no group is too small, who is raised from what to what."""
    found = brief.findings.employment.costs
    if not found:
        yield para(_("No option says that pay is brought to one level, or that pensions are paid early."))
        return
    yield para(
        _("These are worked out, and stand among the lines of money like any other. Nobody's pay is cut.")
    )
    yield Table(
        "table-staff-costs",
        _("Costs that the terms of staff bring with them"),
        columns(_("Cost"), _("Option"), _("Comes to"), _("How it is worked out"), _("Source")),
        tuple(_row(brief, c) for c in found),
        stacked=True,
    )
    for each in found:
        if each.raises:
            title = _("{option}: whose pay rises").format(option=brief.option(each.option))
            yield Details(title, (_raises(brief, each, title),))


def _row(brief: Brief, found: StaffCost) -> Row:
    return row(
        head(found.title, notes=[say(brief.category(found.category))]),
        cell(option_link(brief, found.option)),
        cell(
            cost(brief, found),
            notes=[link(_("in the lines of money"), anchor("lines", found.option))],
            standing="open" if found.unknown or found.amount is None else None,
        ),
        lines(_basis(brief, found)),
        cell(found.source, sources=found.sources),
    )


def _basis(brief: Brief, found: StaffCost) -> Iterator[str]:
    if found.cost == "pension_strain":
        yield _("People whose pension is paid early, times the amount for each.")
        return
    to = (
        _("the best pay")
        if found.to == HIGHEST
        else _("the pay of {who}").format(who=brief.partner(found.to))
    )
    yield _("For each occupation, posts times the difference to {to}, with {rate} on-costs.").format(
        to=to, rate=brief.figure(percent(found.on_costs), found, "on_costs")
    )
    yield _("All staff in scope today are counted, also those whose posts go: an upper figure in that.")
    if found.full_from > found.first_year:
        yield _("In equal steps from {first}, in full from {last}.").format(
            first=brief.figure(brief.year(found.first_year), found, "first_year"),
            last=brief.figure(brief.year(found.full_from), found, "full_from"),
        )
    if found.unknown:
        yield _("Pay or posts are not known for {n}: they are in no sum, so it is at least this.").format(
            n=brief.figure(counted(found.unknown, "group of staff", "groups of staff"), found, "unknown")
        )
    if found.folded:
        yield _("Told as a rounded total only, because some groups are too small to be told apart.")


def _raises(brief: Brief, found: StaffCost, title: str) -> Table:
    return Table(
        anchor("table-raises", found.option),
        title,
        columns(
            _("Occupation"), _("Partner"), number(_("Posts"), _("FTE")), number(_("Pay now")),
            number(_("Rises to")), number(_("Cost a year")),
        ),
        tuple(
            row(
                head(r.occupation),
                brief.partner(r.partner),
                brief.figure(plain(round(r.fte, 2)), r, "fte"),
                brief.figure(money(round(r.pay), brief.currency), r, "pay"),
                brief.figure(money(round(r.to), brief.currency), r, "to"),
                brief.figure(whole(r.cost, brief.currency), r, "cost"),
            )
            for r in found.raises
        ),
        stacked=True,
    )  # fmt: skip
