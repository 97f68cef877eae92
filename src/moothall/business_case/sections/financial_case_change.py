"""What would turn the net present value: each driver alone, other rates, and who the money goes to."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import Tell, alike, amount, rate
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Inline, Row, Table
from moothall.business_case.phrases import bullets, cell, columns, head, number, para, row, say, strong
from moothall.business_case.sections.money_words import about_share, at_centre, bounded
from moothall.business_case.wording import DASH, _, capital, dated, money, plain
from moothall.findings.financial_case import Basis, Distributional, IncomeWeight, OptionCase, Switching

YEAR = 12
"""Months; a longer delay is told in whole months."""


def switching(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """Where each driver, alone, brings the net present value to zero."""
    broad = [s for s in option.switching if ":" not in s.driver]
    if broad:
        yield para(strong(_("What would bring it to nothing, one thing at a time:")))
        yield bullets(turn(brief, s) for s in broad)


def turn(brief: Brief, found: Switching) -> Inline:
    """One driver: 'NPV is zero if savings fall to £0.409m a year, about a third less'."""
    what = _driver(found)
    if found.at is None:
        return say(_("{what} alone cannot bring it to zero.").format(what=capital(what)))
    if found.driver == "delay":
        said = _("Net present value is zero if savings and income come {n} months later.")
        months = plain(round(found.at, 1 if found.at < YEAR else 0))
        return say(said.format(n=brief.figure(months, found, "at")))
    if found.driver == "discount_rate":
        said = _("Net present value is zero at a discount rate of {at} a year.")
        return say(said.format(at=brief.figure(rate(found.at), found, "at")))
    template = (
        _("Net present value is zero if {what} fall to {at}")
        if found.at < found.now
        else _("Net present value is zero if {what} rise to {at}")
    )
    part = brief.figure(about_share(found.change), found, "change") if found.change is not None else ""
    said = template.format(what=what, at=_at(brief, found))
    return say(said, ", " if part else "", part, ".", _now(brief, found))


def _driver(found: Switching) -> str:
    """What a driver is called within a sentence; amounts take the verb in the plural."""
    return {
        "set_up": _("one-off costs"),
        "running": _("costs that recur, beside running the service,"),
        "savings": _("savings and income"),
        "delay": _("the delay of savings and income"),
        "discount_rate": _("the discount rate"),
    }.get(found.driver) or found.title


def _yearly(found: Switching) -> bool:
    """Whether it is told by the year; what falls once has no year to be told by."""
    return found.yearly is not None and found.driver != "set_up"


def _at(brief: Brief, found: Switching) -> str:
    if _yearly(found):
        yearly = brief.figure(amount(found.yearly, brief.currency), found, "yearly")
        return _("{amount} a year").format(amount=yearly)
    at = brief.figure(amount(found.at, brief.currency), found, "at")
    return _("{amount} in present value").format(amount=at)


def _now(brief: Brief, found: Switching) -> str:
    field = "yearly_now" if _yearly(found) else "now"
    now: float | None = getattr(found, field)
    if now is None:
        return ""
    return _(" Now: {amount}.").format(amount=brief.figure(amount(now, brief.currency), found, field))


def categories(brief: Brief, option: OptionCase) -> Iterator[Table]:
    """The same for each category of cost, saving and income."""
    found = [s for s in option.switching if ":" in s.driver]
    if not found:
        return
    title = brief.option(option.option)
    tell = alike([v for s in found for v in (s.now, s.at, s.yearly)], brief.currency)
    said = _("{option}: where each category, alone, brings the net present value to zero")
    yield Table(
        anchor("table-alone", option.option),
        at_centre(said.format(option=title)),
        columns(
            _("Category"),
            number(_("Now"), _("present value")),
            number(_("There"), _("present value")),
            number(_("There"), _("a year, where even")),
            _("That is"),
        ),
        tuple(_category(brief, s, tell) for s in found),
    )


def _category(brief: Brief, found: Switching, tell: Tell) -> Row:
    kind, _colon, category = found.driver.partition(":")
    said = {"cost": _("Cost"), "saving": _("Saving"), "income": _("Income")}.get(kind, capital(kind))
    return row(
        head(brief.category(category), notes=[said]),
        brief.figure(tell(found.now), found, "now"),
        _("nowhere") if found.at is None else brief.figure(tell(found.at), found, "at"),
        brief.figure(tell(found.yearly), found, "yearly"),
        DASH if found.change is None else brief.figure(capital(about_share(found.change)), found, "change"),
    )


def other_rates(brief: Brief, basis: Basis, option: OptionCase) -> Iterator[Table]:
    """The net present value at each other schedule."""
    if not option.rates:
        return
    titles = {s.id: s.title for s in basis.sensitivity}
    title = brief.option(option.option)
    tell = alike(option.rates.values(), brief.currency)
    yield Table(
        anchor("table-rates", option.option),
        at_centre(_("{option}: net present value at other discount rates").format(option=title)),
        columns(_("Rates"), number(_("Net present value"))),
        tuple(
            row(
                head(capital(titles.get(id, id))),
                cell(
                    brief.figure(bounded(tell(npv), option.bound), option.rates, id),
                    standing="bad" if npv < 0 else None,
                ),
            )
            for id, npv in option.rates.items()
        ),
    )


def weighed(brief: Brief, option: OptionCase) -> Iterator[Block]:
    """The same worth with a pound counting more for people with less: a test, beside the three lines."""
    found = option.distributional
    if found is None:
        return
    yield para(
        _("This is a test and changes none of the three lines. Net present value with such weights: "),
        strong(brief.figure(bounded(amount(found.npv, brief.currency), option.bound), found, "npv")),
        _(". A pound counts as much as at an income of {income} a year, and more the less people have, "
          "with an elasticity of {eta}. Source: {source}").format(
            income=brief.figure(money(found.reference_income, brief.currency), found, "reference_income"),
            eta=brief.figure(plain(found.eta), found, "eta"),
            source=dated(found.eta_source),
        ),
    )  # fmt: skip
    if found.groups:
        yield _groups(brief, option, found)


def _groups(brief: Brief, option: OptionCase, found: Distributional) -> Table:
    tell = alike([g.amount for g in found.groups], brief.currency)
    return Table(
        anchor("table-weighed", option.option),
        _("What a pound counts for each group of people"),
        columns(
            _("Who"),
            number(_("Income"), _("a year")),
            number(_("A pound counts")),
            number(_("Gains, or bears below zero"), _("present value")),
            _("Source"),
        ),
        tuple(_group(brief, g, tell) for g in found.groups),
    )


def _group(brief: Brief, found: IncomeWeight, tell: Tell) -> Row:
    return row(
        head(found.affected),
        brief.figure(money(found.income, brief.currency), found, "income"),
        brief.figure(f"{found.weight:.2f}", found, "weight"),
        brief.figure(tell(found.amount), found, "amount"),
        dated(found.source),
    )
