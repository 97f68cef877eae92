"""Money as recorded: lines with their sources, and which cost categories are blank."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import CalendarYear, Money, Share
from moothall.findings.values import Sources


class Line(Struct, frozen=True, kw_only=True):
    """One recorded line, in the project's currency."""

    option: str
    partner: str | None = None
    category: str
    kind: Literal["cost", "saving", "income"]
    year: CalendarYear | None = None
    until: Annotated[CalendarYear | None, Meta(description="last year, where the amount runs on")] = None
    amount: Money | None = None
    low: Money | None = None
    high: Money | None = None
    price_base: str = ""
    cashable: bool | None = None
    reinvested: Share | None = None
    affected: str = ""
    budget_line: str = ""
    also_claimed_by: str = ""
    grade: str | None = None
    reason: str = ""
    worked_out: Annotated[
        str, Meta(description="harmonisation or pension_strain; empty: typed in finance.csv")
    ] = ""
    sources: Sources = ()


class Category(Struct, frozen=True, kw_only=True):
    """A transaction-cost category of an option: an amount, a reasoned zero, or blank."""

    category: str
    title: str
    expected: Annotated[bool, Meta(description="normally not zero for the option's type")]
    state: Literal["amount", "zero_with_reason", "zero_without_reason", "blank"]
    total: Annotated[Money | None, Meta(description="over all years, undiscounted")] = None


class OptionMoney(Struct, frozen=True, kw_only=True):
    """What is recorded for one option. Undiscounted sums; the financial case appraises them."""

    option: str
    saving_per_year: Annotated[
        Money | None, Meta(description="largest yearly sum of its savings, as promoted")
    ] = None
    costs: Annotated[Money | None, Meta(description="sum of its cost lines over all years")] = None
    savings: Annotated[Money | None, Meta(description="sum of its saving lines over all years")] = None
    incomplete: Annotated[bool, Meta(description="a blank makes the sums bounds, not totals")] = False
    categories: tuple[Category, ...] = ()


class Signature(Struct, frozen=True, kw_only=True):
    """What a finance officer says of a saving, for one partner."""

    partner: Annotated[str, Meta(description="partner for whose budget it was signed or refused")]
    verdict: Annotated[Literal["signed", "refused"], Meta(description="it may enter the budget, or not")]
    amount: Annotated[Money, Meta(description="the saving as it stood then, over all years, as recorded")]
    changed: Annotated[bool, Meta(description="the lines come to another sum since: it no longer counts")] = (
        False
    )
    reason: str
    by: str
    date: datetime.date


class SavingYear(Struct, frozen=True, kw_only=True):
    """A saving in one year, as recorded."""

    year: Annotated[CalendarYear | None, Meta(description="none: no year is given")] = None
    amount: Annotated[Money | None, Meta(description="none: blank")] = None
    price_base: str = ""
    cashable: bool | None = None


class Saving(Struct, frozen=True, kw_only=True):
    """A saving over its years, with who signed or refused it."""

    option: str
    partner: Annotated[str | None, Meta(description="whose it is; none: everybody's")] = None
    category: str
    budget_line: str = ""
    amount: Annotated[
        Money | None,
        Meta(description="over all years, as recorded; a blank adds nothing; none: every year is blank"),
    ] = None
    years: tuple[SavingYear, ...] = ()
    state: Annotated[
        Literal["signed", "refused", "open"],
        Meta(description="signed for each partner that it is of, refused for one of them, or neither"),
    ]
    shares: Annotated[
        dict[str, Share],
        Meta(description="partner to its share of the saving; none: no shares are agreed of what is joint"),
    ] = {}
    waits: Annotated[
        tuple[str, ...], Meta(description="partners for which nobody signed or refused it as it stands")
    ] = ()
    signatures: Annotated[tuple[Signature, ...], Meta(description="the latest for each partner")] = ()


class FinanceFindings(Struct, frozen=True, kw_only=True):
    """Money as recorded."""

    currency: str
    price_base: str
    options: tuple[OptionMoney, ...] = ()
    lines: tuple[Line, ...] = ()
    savings: tuple[Saving, ...] = ()
