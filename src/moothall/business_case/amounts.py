"""Worked-out amounts of money in words: rounded, so that no figure claims more than it knows.

What people recorded is told as they wrote it (`wording.money`); what was worked out is told here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from moothall.business_case.wording import DASH, SIGNS, _, plain

Tell = Callable[[float | None], str]
"""Writes down an amount; a dash where none is known."""

MILLION, THOUSAND = 1_000_000, 1_000
LEAST_MILLIONS = 100_000
"""From here on an amount is told in millions, to the nearest thousand."""
LEAST_SHORT = 999_500
"""The same in a picture, where millions have one decimal: below it would read as 1,000 thousand."""
LEAST_ALIKE = 1_000
"""An amount below it would lose its figures in millions."""
STEEP = 0.2
"""A rate from which on no decimals are told."""
LONG = 100
"""Years; a later payback is not told to the tenth."""


def amount(value: float | None, currency: str) -> str:
    """An amount for a table or a sentence: '£2.590m', '−£0.570m', '£45,231'; a dash where none is known."""
    if value is None:
        return DASH
    return millions(value, currency) if abs(value) >= LEAST_MILLIONS else whole(value, currency)


def alike(values: Iterable[float | None], currency: str) -> Tell:
    """How to tell amounts that stand in one table: all in millions, or all to the nearest unit.

    In millions where one of them would be told so alone, and none is so small that it would read as nothing.
    """
    sizes = [abs(v) for v in values if v is not None and round(abs(v))]
    in_millions = bool(sizes) and max(sizes) >= LEAST_MILLIONS and min(sizes) >= LEAST_ALIKE
    return lambda value: (millions if in_millions else whole)(value, currency)


def millions(value: float | None, currency: str) -> str:
    """An amount in millions, to the nearest thousand: '£2.590m', '£0.045m'."""
    if value is None:
        return DASH
    if not value:
        return whole(value, currency)
    if 0 < value < THOUSAND / 2:
        return _("under {amount}").format(amount=millions(THOUSAND, currency))
    held = value if round(abs(value) / THOUSAND) else 0.0
    return _signed(held, f"{abs(value) / MILLION:,.3f}{_('m')}", currency)


def whole(value: float | None, currency: str) -> str:
    """An amount to the nearest unit: '£2,590,012', as it stands in a table behind a picture."""
    if value is None:
        return DASH
    return _signed(value if round(abs(value)) else 0.0, f"{round(abs(value)):,}", currency)


def short(value: float, currency: str) -> str:
    """An amount in a picture: '£2.6m', '−£570k', '£900', '£0'."""
    size = abs(value)
    if size >= LEAST_SHORT:
        return _signed(value, f"{size / MILLION:,.1f}".removesuffix(".0") + _("m"), currency)
    if size >= THOUSAND:
        return _signed(value, f"{size / THOUSAND:,.0f}" + _("k"), currency)
    return whole(value, currency)


def change(value: float, currency: str) -> str:
    """A change in a picture, with its sign: '+£570k', '−£1.2m'."""
    said = short(value, currency)
    return said if value <= 0 or said.startswith("−") else f"+{said}"


def rate(value: float) -> str:
    """A rate a year: '3.5%'; one that nobody discounts by, and that was worked out, to the whole: '97%'."""
    return f"{plain(round(100 * value, 2 if abs(value) < STEEP else 0))}%"


def years(value: float | None) -> str:
    """A time in years, to the tenth: '4.6 years'; that it never comes, where there is none."""
    if value is None:
        return _("not within the years looked at")
    said = plain(round(value, 1 if value < LONG else 0))
    return _("{n} year").format(n=said) if said == "1" else _("{n} years").format(n=said)


def ratio(value: float | None) -> str:
    """A ratio to two decimals: '1.52'."""
    return DASH if value is None else f"{value:,.2f}".replace("-", "−")


def _signed(value: float, said: str, currency: str) -> str:
    sign = SIGNS.get(currency)
    return ("−" if value < 0 else "") + (f"{sign}{said}" if sign else f"{currency} {said}")
