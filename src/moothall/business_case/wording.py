"""How figures, dates and codes are said: plain English, no more precision than there is.

Every text of the document goes through `_` or `counted`, and so through the catalogue of the language in
force. Nothing here computes a figure; it only writes one down.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Mapping

from moothall.business_case.languages import CODE, in_force
from moothall.business_case.units import fitting
from moothall.business_case.woven import Woven, first, strung
from moothall.findings.scoring import Rank
from moothall.findings.values import Interval, Scalar

SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
ISO_DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
ISO_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
DASH = "–"
ROUGH = 1000
"""From here on a number that was worked out is told without decimals."""
VOWELS = frozenset("aeiouwy")
"""Letters before which a language may join otherwise: 'a' becomes 'ac' in Welsh."""


def _(text: str) -> str:
    """The text in the language in force; figures that are put into its places keep their paths."""
    said = in_force().catalogue.gettext(text)
    return Woven(said) if "{" in said else said


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun in the right form: '1 flag', '2 flags'."""
    return f"{number:,} {in_force().catalogue.ngettext(one, many, number)}"


def listed(words: Iterable[str]) -> str:
    """Words in a row: 'a, b and c'."""
    said = list(words)
    if len(said) < 2:
        return said[0] if said else ""
    catalogue = in_force().catalogue
    last = unicodedata.normalize("NFD", said[-1])[:1].casefold()
    joined = catalogue.pgettext("before a vowel", " and ") if last in VOWELS else catalogue.gettext(" and ")
    return strung((strung(said[:-1], ", "), joined, said[-1]))


def sentence(text: str) -> str:
    """The text with a capital first and a full stop last."""
    text = text if text == text.strip() else text.strip()
    if not text:
        return ""
    return strung((capital(text), "" if text[-1] in ".?!:…" else "."))


def spoken(code: str) -> str:
    """A code as words: 'not_assessed' becomes 'not assessed'."""
    words = code.replace("_", " ")
    return in_force().catalogue.pgettext(CODE, words) if words else ""


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return first(text, text[:1].upper())


def date(day: datetime.date | None) -> str:
    """A day in words: '2 June 2026'; 'no date' where there is none."""
    return _("no date") if day is None else f"{day.day} {_months()[day.month - 1]} {day.year}"


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"),
        _("August"), _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def dated(text: str) -> str:
    """The text with its dates in words: 2026-06-02 becomes 2 June 2026."""
    return ISO_DATE.sub(_day_in_words, text)


def day_or_month(text: str) -> str:
    """A day, a month or a year that stands alone, in words: 2018-04 becomes April 2018.

    Within a sentence 2018-04 is left as it is, since 2010-11 would be a financial year there.
    """
    month = ISO_MONTH.fullmatch(text)
    return f"{_months()[int(month[2]) - 1]} {month[1]}" if month else dated(text)


def _day_in_words(found: re.Match[str]) -> str:
    try:
        return date(datetime.date(*map(int, found.groups())))
    except ValueError:
        return found.group()


def weeks(number: float | None) -> str:
    """Weeks, whole where they are: '10 weeks', '9.5 weeks'."""
    if number is None:
        return _("not known")
    if float(round(number, 1)).is_integer():
        return counted(round(number), "week", "weeks")
    return _("{n} weeks").format(n=plain(round(number, 1)))


def plain(number: float) -> str:
    """A number as it was given, with commas, and no zeros after the point: 1,200 or 0.7."""
    said = f"{number:,.10g}" if abs(number) < 1e10 else f"{number:,.0f}"
    return said.replace("-", "−")


def rounded(number: float | None) -> float | None:
    """What was worked out, to three figures: nobody knows more of it. A whole number stays as it is."""
    if not number or float(number).is_integer():
        return number
    return float(f"{number:.3g}") if abs(number) < ROUGH else float(round(number))


def quantity(number: float | None, unit: str = "") -> str:
    """A number with its unit; a dash where nothing is known."""
    if number is None:
        return DASH
    if unit[:3] in SIGNS and unit[3:4] in ("", " "):
        return money(number, unit[:3]) + unit[3:]
    return f"{plain(number)}{'' if unit.startswith('%') else ' '}{fitting(number, unit)}".strip()


def ranged(low: float | None, likely: float | None, high: float | None, unit: str = "") -> str:
    """A quantity with its range: '5 (3 to 8) weeks'."""
    if likely is None:
        return DASH if low is None or high is None else f"{plain(low)} {_('to')} {plain(high)} {unit}".strip()
    if low is None or high is None or low == high:
        return quantity(likely, unit)
    return f"{plain(likely)} ({plain(low)} {_('to')} {plain(high)}) {unit}".strip()


def money(amount: float | None, currency: str) -> str:
    """An amount as recorded: '£600,000'; a dash where none is."""
    if amount is None:
        return DASH
    sign = "−" if amount < 0 else ""
    figure = f"{abs(amount):,.0f}" if float(amount).is_integer() else f"{abs(amount):,.2f}"
    return sign + _signed(figure, currency)


def money_short(amount: float, currency: str) -> str:
    """An amount for a sentence, two figures: '£0.6m', '£1.2m', '£45,000'."""
    sign = "−" if amount < 0 else ""
    size = abs(amount)
    if size >= 10_000_000:
        return sign + _signed(f"{size / 1_000_000:,.0f}", currency) + _("m")
    if size >= 100_000:
        return sign + _signed(f"{size / 1_000_000:,.2g}", currency) + _("m")
    return money(round(amount, -3) if size >= 10_000 else round(amount), currency)


def _signed(figure: str, currency: str) -> str:
    sign = SIGNS.get(currency)
    return f"{sign}{figure}" if sign else f"{currency} {figure}"


def in_prices(base: str) -> str:
    """A price base as prices; as it stands where somebody wrote that it is some: 'outturn prices'."""
    return _("{base} prices").format(base=base) if base and "price" not in base.casefold() else base


def percent(share: float | None) -> str:
    """A share as a whole percentage; a dash where none is known."""
    if share is None:
        return DASH
    return _("under {n}%").format(n=1) if 0 < share < 0.005 else f"{share:.0%}"


def score(value: float) -> str:
    """A rolled-up score: one decimal."""
    return f"{value:.1f}"


def mark(value: float) -> str:
    """A score of one cell: whole where it is whole, else one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def interval(found: Interval) -> str:
    """A rolled-up score that may be a range: '2.7', or '2.6 to 3.1'. One decimal."""
    low, high = score(found.low), score(found.high)
    return low if low == high else f"{low} {_('to')} {high}"


def missing(number: str, of: str) -> str:
    """How many cells nobody scored: '1 of 80 missing'."""
    return _("{n} of {of} missing").format(n=number, of=of)


def ordinal(place: int) -> str:
    """First, second, ... tenth, then no. 11."""
    named = (
        _("first"), _("second"), _("third"), _("fourth"), _("fifth"),
        _("sixth"), _("seventh"), _("eighth"), _("ninth"), _("tenth"),
    )  # fmt: skip
    return named[place - 1] if place <= len(named) else _("no. {n}").format(n=place)


def rank(place: Rank | None) -> str:
    """A place, or the places that a total allows: 'first', 'first to third', 'not ranked'."""
    if place is None:
        return _("not ranked")
    if place.best == place.worst:
        return ordinal(place.best)
    return f"{ordinal(place.best)} {_('to')} {ordinal(place.worst)}"


def yes_no(answer: bool | None) -> str:
    """Yes, no, or not known."""
    return _("not known") if answer is None else _("yes") if answer else _("no")


def value(found: Scalar | tuple[str, ...]) -> str:
    """Any figure of a check or threshold."""
    if found is None:
        return _("not known")
    if isinstance(found, tuple):
        return listed(spoken(word) for word in found)
    if isinstance(found, bool):
        return yes_no(found)
    if isinstance(found, int | float):
        return plain(round(found, 4))
    return dated(found)


def told(anything: object) -> str:
    """A value of any shape, as a reader can take it: parts of a mapping or list one after the other."""
    if isinstance(anything, Mapping):
        return "; ".join(f"{spoken(str(k))}: {told(v)}" for k, v in anything.items())
    if isinstance(anything, list | tuple):
        return ", ".join(told(part) for part in anything)
    if isinstance(anything, bool | int | float | str) or anything is None:
        return value(anything)
    return dated(str(anything))
