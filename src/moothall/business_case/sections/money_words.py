"""Sums of money as they are said in any section: what is promoted, and what a blank does to a total."""

from __future__ import annotations

from itertools import pairwise

from moothall.business_case.amounts import Tell, amount, ratio
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.chances import share
from moothall.business_case.document import Inline
from moothall.business_case.phrases import Words, joined, link, say
from moothall.business_case.wording import DASH, _, money, money_short, percent, spoken
from moothall.findings.finance import OptionMoney
from moothall.findings.financial_case import Bound, Figures, OptionCase
from moothall.findings.ranking import Estimate

TURNED: dict[Bound, Bound] = {"at_most": "at_least", "at_least": "at_most"}
"""A bound of the net present value to that of a figure that grows as it falls."""
NAMED = 3
"""What lacks is named up to here; the rest is counted."""
HALF = 1 / 2
NEAR = 0.015
"""A share so near to one of them is told as that."""
LEAST, DOUBLE, TENFOLD = 0.005, 0.95, 9.0
"""Below, a change reads as 0%; above, it is told as so many times, and in the end as whole ones."""


def of_option(brief: Brief, option: str) -> OptionMoney | None:
    """The money recorded for an option."""
    return next((m for m in brief.findings.finance.options if m.option == option), None)


def saving_words(brief: Brief, option: str) -> str:
    """The largest yearly saving as promoted: '£0.6m a year', or that none is recorded."""
    recorded = of_option(brief, option)
    if recorded is None or recorded.saving_per_year is None:
        return _("none recorded")
    said = brief.figure(money_short(recorded.saving_per_year, brief.currency), recorded, "saving_per_year")
    return _("{amount} a year").format(amount=said)


def costs_words(brief: Brief, recorded: OptionMoney) -> str:
    """The sum of costs; where a category is blank it is only a lower bound."""
    total = recorded.costs
    if total is None:
        return _("incomplete") if recorded.incomplete else DASH
    said = brief.figure(money(total, brief.currency), recorded, "costs")
    return _("incomplete: at least {amount}").format(amount=said) if recorded.incomplete else said


def blank_words(brief: Brief, lacks: tuple[str, ...]) -> Inline:
    """What is blank or missing, each leading to where it stands: 'lacks Procurement; Client side'.

    The rest is counted where there are many.
    """
    if not lacks:
        return ()
    told: list[Words] = [_lack(brief, lack) for lack in lacks[:NAMED]]
    if rest := len(lacks) - len(told):
        told.append(link(_("{n} more").format(n=rest), "transaction-costs"))
    return say(_("lacks "), joined(told, "; "))


def _lack(brief: Brief, lack: str) -> Words:
    if any(c.id == lack for c in brief.framework.transaction_costs.categories):
        return link(brief.category(lack), anchor("category", lack))
    said = {
        "baseline": _("the running cost of the service as it is"),
        "reference class": _("past cases to compare with"),
        "overrun": _("past cases on overrun"),
        "shortfall": _("past cases on shortfall"),
        "delay": _("past cases on delay"),
        "operating": _("running cost"),
    }
    return said.get(lack) or spoken(lack)


def npv_words(found: Figures, tell: Tell) -> str:
    """A net present value with what its bound says: '£2.590m', 'at most £2.590m', 'cannot be told'."""
    if found.npv is None:
        return _("cannot be told")
    return bounded(tell(found.npv), found.bound)


def ratio_words(found: Figures) -> str:
    """The ratio of benefits to costs with its bound: '1.47', 'at most 1.47'; a dash where there is none."""
    return DASH if found.bcr is None else bounded(ratio(found.bcr), found.bound)


def bounded(said: str, bound: Bound, *, turned: bool = False) -> str:
    """A figure with what is left out of it; turned: it grows as the net present value falls."""
    way = TURNED.get(bound, bound) if turned else bound
    return {
        "exact": said,
        "at_most": _("at most {figure}").format(figure=said),
        "at_least": _("at least {figure}").format(figure=said),
        "open": _("{figure} as recorded, may be more or less").format(figure=said),
    }[way]


def bound_note(bound: Bound) -> str:
    """The same for a whole column, as a note on its head; empty where nothing is left out."""
    return {
        "exact": "",
        "at_most": _("each at most, for costs that are not placed"),
        "at_least": _("each at least, for what is not placed"),
        "open": _("as recorded, may be more or less"),
    }[bound]


def central_words(brief: Brief, option: OptionCase) -> str:
    """The net present value of all recorded lines at their central values: it stands before optimism bias.

    Empty where the steps from the promoted case cannot be told.
    """
    steps = pairwise(option.waterfall)
    held = next((before for before, step in steps if step.id == "optimism_bias"), None)
    if held is None:
        return ""
    return brief.figure(bounded(amount(held.upto, brief.currency), option.bound), held, "upto")


SAYS_NOTHING = {("at_most", "0%"), ("at_least", "100%")}
"""A bound of the net present value, with a chance of a loss that holds whatever was left out: at least 0%."""


def loss_words(found: Estimate, bound: Bound) -> str:
    """How likely a loss is in the draws; what is left out makes that a bound too: 'at least 12%'."""
    said = share(found)
    if (bound, said) in SAYS_NOTHING:
        return _("cannot be told")
    if not said[0].isdigit():
        return said
    return said if bound == "open" else bounded(said, bound, turned=True)


def at_centre(caption: str) -> str:
    """A caption that says what the figures below it hold."""
    return _("{caption}; central values, no optimism bias, no overrun").format(caption=caption)


def about_share(change: float) -> str:
    """How much less or more, in words: 'about a third less', 'about 42% more', 'about 2.5 times as much'."""
    if change >= DOUBLE:
        times = f"{1 + change:.1f}".removesuffix(".0") if change < TENFOLD else f"{1 + change:,.0f}"
        return _("about {n} times as much").format(n=times)
    size = abs(change)
    template = _("about {part} less") if change < 0 else _("about {part} more")
    parts = named_parts()
    near = min(parts, key=lambda f: abs(f - size))
    if near == HALF and change > 0 and abs(near - size) <= NEAR:
        return _("about half as much again")
    if abs(near - size) <= NEAR:
        return template.format(part=parts[near])
    if size < LEAST:
        return _("less than 1% less") if change < 0 else _("less than 1% more")
    return template.format(part=percent(size))


def named_parts() -> dict[float, str]:
    """Parts that have a name."""
    return {
        1 / 10: _("a tenth"), 1 / 5: _("a fifth"), 1 / 4: _("a quarter"), 1 / 3: _("a third"),
        1 / 2: _("half"), 2 / 3: _("two thirds"), 3 / 4: _("three quarters"), 9 / 10: _("nine tenths"),
    }  # fmt: skip
