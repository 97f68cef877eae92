"""Money by simulation: how wide the range is, how likely a loss, and what the doubt comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.business_case.amounts import Tell, alike, short
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.chances import exactly, share
from moothall.business_case.document import (
    Block,
    Cell,
    Chart,
    Column,
    Details,
    Figure,
    Point,
    Row,
    Series,
    Table,
)
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, number, para, row, strong
from moothall.business_case.sections.financial_case_figures import can_be_told
from moothall.business_case.sections.money_chances_causes import causes
from moothall.business_case.sections.money_words import loss_words
from moothall.business_case.wording import DASH, _, counted, listed, plain
from moothall.business_case.woven import strung
from moothall.findings.financial_case import Bound
from moothall.findings.money_chances import Distribution, FactorUsed, MoneyChances, OptionChances

MEASURES = 5
"""Columns beside the chance of a loss."""
HALF = 0.5
"""Share of draws with a loss from which it is likelier than not."""


def chances(brief: Brief, found: MoneyChances | None) -> Iterator[Block]:
    """How to read it, the picture, the figures, then partners and causes for each option."""
    if found is None or not found.options:
        yield para(_why_none(brief))
        return
    yield para(
        strong(_("How to read this. ")),
        _("Every cost and saving was drawn {n} times, each time as it may turn out: as past cases ran over, "
          "fell short and came late, as the evidence for each line allows, and with risks that strike or "
          "do not. It says how the recorded lines may turn out, not what nobody recorded.").format(
            n=brief.figure(f"{found.draws:,}", found, "draws")
        ),
    )  # fmt: skip
    yield _figure(brief, found)
    yield _table(brief, found)
    for option in found.options:
        yield from _more(brief, option)
    yield Details(_("What the simulation took"), tuple(_settings(brief, found)), "money-simulation")


def _why_none(brief: Brief) -> str:
    case = brief.findings.financial_case
    if case is not None and not any(can_be_told(o) for o in case.options):
        return _("No option's worth can be told, so nothing can be said on how likely a loss is.")
    return _("The money was not simulated, so nothing can be said on how likely a loss is.")


def _figure(brief: Brief, found: MoneyChances) -> Figure:
    spreads = [o.total for o in found.options]
    series = tuple(_series(brief, o) for o in found.options)
    return Figure(
        "figure-money-chances",
        _("Net present value of each option, as it may turn out"),
        _reading(brief, found),
        _("One bar for each option on a common scale of money with a heavy line at zero. The pale bar holds "
          "nine draws in ten, the dark bar within it six in ten; a lozenge marks the middle. The table "
          "below holds every figure."),
        Chart(
            "spreads",
            min(0.0, *(s.p5 for s in spreads)),
            max(0.0, *(s.p95 for s in spreads)),
            (_("Nine draws in ten"), _("Six draws in ten")),
            series,
            brief.currency,
        ),
        _behind(brief, found),
    )  # fmt: skip


def _reading(brief: Brief, found: MoneyChances) -> str:
    said = [
        strung((f"“{brief.option(o.option)}”", brief.figure(share(o.total.loss), o.total.loss)), " ")
        for o in found.options
    ]
    return _("Ends in a loss: {options} of the draws.").format(options=listed(said))


def _series(brief: Brief, option: OptionChances) -> Series:
    found, currency = option.total, brief.currency
    said = _("{middle} ({low} to {high})").format(
        middle=brief.figure(short(found.p50, currency), found, "p50"),
        low=brief.figure(short(found.p5, currency), found, "p5"),
        high=brief.figure(short(found.p95, currency), found, "p95"),
    )
    points = (Point(found.p5, found.p95, found.p50, said), Point(found.p20, found.p80))
    note = _("a loss in {share} of the draws").format(share=brief.figure(share(found.loss), found.loss))
    return Series(brief.option(option.option), points, note)


def _behind(brief: Brief, found: MoneyChances) -> Table:
    """As in the picture: what was drawn is not known to the pound."""
    shares = ("p5", "p20", "p50", "p80", "p95")
    return Table(
        "table-money-spreads",
        _("Net present value: shares of draws that lie below"),
        columns(_("Option"), *(number(_("{n}% below").format(n=n)) for n in (5, 20, 50, 80, 95))),
        tuple(
            row(
                head(option_link(brief, o.option)),
                *(brief.figure(short(getattr(o.total, p), brief.currency), o.total, p) for p in shares),
            )
            for o in found.options
        ),
    )


def _table(brief: Brief, found: MoneyChances) -> Table:
    tell = _tell(brief, [o.total for o in found.options])
    case = brief.findings.financial_case
    bounds = {o.option: o.bound for o in case.options} if case else {}
    return Table(
        "table-money-chances",
        _("Net present value by simulation: how likely a loss, and how wide the range"),
        _columns(_("Option")),
        tuple(
            _row(brief, head(option_link(brief, o.option)), o.total, tell, bounds.get(o.option, "open"))
            for o in found.options
        ),
        stacked=True,
    )


def _columns(first: str) -> tuple[Column, ...]:
    return columns(
        first,
        number(_("Chance of a loss"), _("share of draws")),
        number(_("Low"), _("5% lie below")),
        number(_("Middle"), _("50% lie below")),
        number(_("High"), _("80% lie below")),
        number(_("Very high"), _("95% lie below")),
        number(_("Mean"), _("± standard error")),
    )


def _tell(brief: Brief, found: Iterable[Distribution]) -> Tell:
    """All amounts of a table in one unit; the standard errors follow."""
    return alike([v for d in found for v in (d.p5, d.p50, d.p80, d.p95, d.mean)], brief.currency)


def _row(brief: Brief, named: Cell, found: Distribution, tell: Tell, bound: Bound = "exact") -> Row:
    mean = brief.figure(tell(found.mean), found, "mean")
    error = brief.figure(tell(found.error), found, "error")
    return row(
        named,
        cell(
            brief.figure(loss_words(found.loss, bound), found.loss),
            standing="bad" if found.loss.share > HALF else None,
        ),
        *(brief.figure(tell(getattr(found, p)), found, p) for p in ("p5", "p50", "p80", "p95")),
        strung((mean, error), " ± "),
    )


def _more(brief: Brief, option: OptionChances) -> Iterator[Details]:
    """Partners and causes of one option, closed."""
    blocks = (*_partners(brief, option), *causes(brief, option))
    if blocks:
        title = _("{option}: partner by partner, and what the doubt comes from")
        yield Details(
            title.format(option=brief.option(option.option)),
            blocks,
            anchor("money-chances", option.option),
        )


def _partners(brief: Brief, option: OptionChances) -> Iterator[Table]:
    """One row a partner; what no figure of a partner was worked out from is not told as nothing."""
    if option.partners:
        untold = _untold(brief, option.option)
        known = [p for p in option.partners if p.partner not in untold]
        tell = _tell(brief, known)
        silent: tuple[Cell | str, ...] = (cell(_("cannot be told"), standing="open"), *[DASH] * MEASURES)
        yield Table(
            anchor("table-money-chances", option.option),
            _("{option}: each partner by simulation").format(option=brief.option(option.option)),
            _columns(_("Partner")),
            (
                *(row(head(_partner(brief, partner)), *silent) for partner in untold),
                *(_row(brief, head(_partner(brief, p.partner)), p, tell) for p in known),
            ),
        )


def _untold(brief: Brief, option: str) -> tuple[str | None, ...]:
    """Partners whose worth cannot be told, for all lines are joint and no shares are agreed."""
    case = brief.findings.financial_case
    found = (o for o in (case.options if case else ()) if o.option == option)
    return tuple(p.partner for o in found for p in o.partners if p.figures.npv is None)


def _partner(brief: Brief, partner: str | None) -> str:
    return brief.partner(partner) or _("Jointly, no shares agreed")


def _settings(brief: Brief, found: MoneyChances) -> Iterator[Block]:
    yield para(
        _("Seed {seed}, {draws} draws; {base} for the shares of doubt. Lines have {lines} of their doubt in "
          "common, risks {events} of theirs.").format(
            seed=brief.figure(str(found.seed), found, "seed"),
            draws=brief.figure(f"{found.draws:,}", found, "draws"),
            base=brief.figure(counted(found.sobol_draws, "base draw", "base draws"), found, "sobol_draws"),
            lines=brief.figure(exactly(found.shared_lines), found, "shared_lines"),
            events=brief.figure(exactly(found.shared_events), found, "shared_events"),
        )
    )  # fmt: skip
    if not found.factors:
        yield para(_("No past cases were at hand, so no common overrun, shortfall or delay was drawn."))
        return
    yield Table(
        "table-money-factors",
        _("Common factors, drawn from past cases"),
        columns(_("Factor"), number(_("Past cases")), number(_("Median"))),
        tuple(_factor(brief, f) for f in found.factors),
    )


def _factor(brief: Brief, found: FactorUsed) -> Row:
    title, said = {
        "overrun": (_("Set-up costs against what was planned"), _("{n} times")),
        "shortfall": (_("Savings against what was planned"), _("{n} times")),
        "delay": (_("Savings come later"), _("{n} months")),
    }[found.id]
    return row(
        head(title),
        brief.figure(str(found.n), found, "n"),
        brief.figure(said.format(n=plain(round(found.median, 2))), found, "median"),
    )
