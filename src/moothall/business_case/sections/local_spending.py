"""Money that stays in the area: three rounds of what each option spends, small firms, output supported."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import amount, whole
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Chart, Details, Figure, Point, Row, Series, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import cell, columns, head, lines, number, para, row
from moothall.business_case.sections.local_words import (
    cannot_tell,
    lm3_span,
    money_span,
    percent_span,
    ratio_span,
)
from moothall.business_case.wording import DASH, _, counted, listed, plain, sentence
from moothall.findings.local_economy import MultiplierSource, OptionSpending, Payment

LEAST, MOST = 1.0, 3.0
"""LM3 where all goes away at once, and where all stays."""


def spending(brief: Brief) -> Iterator[Block]:
    """LM3 in a picture and a table, what it rests on, and output supported where a sector is named."""
    found = brief.findings.local_economy.spending
    if not found:
        yield para(
            _("No spending is recorded by who is paid (spending.csv), so nobody can tell how much of the "
              "money stays in the area.")
        )  # fmt: skip
        return
    yield para(
        _("LM3 follows money over three rounds: what is spent, what people and firms in the area get of it, "
          "and what those spend in the area again, for each unit spent. It is 1 where all goes away at once "
          "and 3 where all stays. A share that nobody knows may be anything, so it makes the range wider. "
          "LM3 says how local the spending is, not how much is spent: the change beside it says what the "
          "area gets.")
    )  # fmt: skip
    yield _figure(brief, found)
    if any(o.output for o in found):
        yield _output(brief, found)
        yield para(
            _("Pay is not in it, nor is any spending without a sector, so it does not say which option "
              "supports most.")
        )  # fmt: skip
        yield _multipliers(brief)
        notes = dict.fromkeys(m.note for m in brief.findings.local_economy.multipliers if m.note)
        yield from (para(note) for note in notes)
    yield Details(_("Every line of spending"), tuple(_payments(brief, o) for o in found))


def _figure(brief: Brief, found: tuple[OptionSpending, ...]) -> Figure:
    return Figure(
        "figure-lm3",
        _("How much of each option's spending stays in the area (LM3)"),
        _reading(brief, found),
        _("One bar for each option on a scale from 1, where all money goes away at once, to 3, where all "
          "stays; it runs from the lowest to the highest that the missing shares allow. The table below "
          "holds every round."),
        Chart(
            "bars_with_ranges",
            LEAST,
            MOST,
            (_("LM3"),),
            tuple(_series(brief, o) for o in found),
        ),
        _rounds(brief, found),
    )  # fmt: skip


def _series(brief: Brief, found: OptionSpending) -> Series:
    lm3 = found.lm3
    point = (
        None
        if lm3 is None
        else Point(lm3.low, lm3.high, lm3.likely, brief.figure(lm3_span(lm3), found, "lm3"))
    )
    return Series(brief.option(found.option), (point,), note=_gap(brief, found))


def _gap(brief: Brief, found: OptionSpending) -> str:
    if found.missing_amounts:
        said = counted(found.missing_amounts, "amount is missing", "amounts are missing")
        return brief.figure(said, found, "missing_amounts")
    if found.missing_shares:
        said = counted(found.missing_shares, "line lacks a share", "lines lack a share")
        return brief.figure(said, found, "missing_shares")
    return ""


def _reading(brief: Brief, found: tuple[OptionSpending, ...]) -> str:
    known = [o for o in found if o.lm3 is not None]
    if not known:
        return _("Nobody can tell: an amount is missing under every option.")
    best = max(known, key=lambda o: o.lm3.low if o.lm3 else 0.0)
    rivals = [o for o in known if o is not best and o.lm3 and best.lm3 and o.lm3.high >= best.lm3.low]
    if rivals:
        return _("The ranges of {options} overlap at the top, so they cannot be told apart.").format(
            options=listed(f"“{brief.option(o.option)}”" for o in (best, *rivals))
        )
    return _("Most stays under {option}: {lm3}.").format(
        option=brief.option(best.option), lm3=brief.figure(lm3_span(best.lm3), best.lm3)
    )


def _rounds(brief: Brief, found: tuple[OptionSpending, ...]) -> Table:
    return Table(
        "table-lm3",
        _("Three rounds of money a year, and LM3"),
        columns(
            _("Option"),
            number(_("Spent"), _("round 1")),
            number(_("Reaches the area"), _("round 2")),
            number(_("Spent there again"), _("round 3")),
            number(_("LM3")),
            number(_("Change for the area"), _("rounds 2 and 3, against continuing as now")),
            number(_("To small firms in the area"), _("of what suppliers get")),
            number(_("Local suppliers"), _("as counted")),
        ),
        tuple(_round(brief, o) for o in found),
        stacked=True,
    )


def _round(brief: Brief, found: OptionSpending) -> Row:
    currency = brief.currency
    spent = (
        cannot_tell() if found.spent is None else brief.figure(whole(found.spent, currency), found, "spent")
    )
    return row(
        head(option_link(brief, found.option), notes=[_gap(brief, found)]),
        spent,
        brief.figure(money_span(found.second, currency, tell=whole), found.second),
        brief.figure(money_span(found.third, currency, tell=whole), found.third),
        cell(brief.figure(lm3_span(found.lm3), found.lm3), standing="open" if found.lm3 is None else None),
        _change(brief, found, currency),
        brief.figure(percent_span(found.small), found.small),
        _("not known") if found.firms is None else brief.figure(plain(found.firms), found, "firms"),
    )


def _change(brief: Brief, found: OptionSpending, currency: str) -> Cell:
    span = found.local_change
    if span is None:
        return cell(DASH)
    said = brief.figure(money_span(span, currency, plus=True, tell=whole), span)
    return cell(said, standing="bad" if span.high < 0 else None)


def _output(brief: Brief, found: tuple[OptionSpending, ...]) -> Table:
    return Table(
        "table-output-supported",
        _("Output that the spending supports along the chain of suppliers, a year"),
        columns(
            _("Option"),
            number(_("Spending in sectors with a multiplier")),
            number(_("Output supported"), _("in the economy that the multiplier is of")),
        ),
        tuple(
            row(
                head(option_link(brief, o.option)),
                brief.figure(amount(o.output_spend, brief.currency), o, "output_spend"),
                brief.figure(money_span(o.output, brief.currency), o.output),
            )
            for o in found
            if o.output is not None
        ),
        stacked=True,
    )


def _multipliers(brief: Brief) -> Table:
    return Table(
        "table-multipliers",
        _("The multipliers, and where they come from"),
        columns(_("Sector"), number(_("Output for each unit spent")), _("Where it comes from")),
        tuple(_multiplier(brief, m) for m in brief.findings.local_economy.multipliers),
        stacked=True,
    )


def _multiplier(brief: Brief, found: MultiplierSource) -> Row:
    area = _("Of the economy of: {area}.").format(area=found.area) if found.area else ""
    return row(
        head(found.title, notes=[brief.figure(found.sector, found, "sector")]),
        brief.figure(ratio_span(found.span), found.span),
        lines([sentence(found.source), area]),
    )


def _payments(brief: Brief, option: OptionSpending) -> Table:
    return Table(
        anchor("table-spending", option.option),
        _("{option}: what is paid, and how much of it stays").format(option=brief.option(option.option)),
        columns(
            _("Paid to"),
            number(_("A year")),
            number(_("Reaches the area"), "%"),
            number(_("Spent there again"), "%"),
            number(_("To small firms"), "%"),
            _("Sector"),
        ),
        tuple(_payment(brief, p) for p in option.payments),
        stacked=True,
    )


def _payment(brief: Brief, found: Payment) -> Row:
    return row(
        head(found.item, notes=[brief.place(found.place)]),
        cell(
            _("not known")
            if found.amount is None
            else brief.figure(amount(found.amount, brief.currency), found, "amount"),
            sources=found.sources,
        ),
        *(_share(brief, found, field) for field in ("local_share", "respent_share")),
        DASH if found.kind == "pay" else _share(brief, found, "small_share"),
        brief.figure(found.sector, found, "sector") or DASH,
    )


def _share(brief: Brief, found: Payment, field: str) -> str:
    percent: float | None = getattr(found, field)
    return _("not known") if percent is None else brief.figure(plain(round(percent, 1)), found, field)
