"""On what the financial case rests: rates with their source, prices, years, inflation."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.amounts import rate
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Facts, Inline, Notice
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import fact, para, say, strong
from moothall.business_case.wording import _, capital, counted, dated
from moothall.business_case.woven import strung
from moothall.findings.financial_case import Assumed, Band, Basis, Schedule


def basis(brief: Brief, found: Basis) -> Iterator[Block]:
    """What must be known to check the figures; a warning first where no rates are known."""
    if found.schedule is None:
        yield Notice(
            "high",
            _("No discount rates are known for this jurisdiction"),
            (para(_("Nothing can be put in today's worth. Give a schedule of your own in project.yaml.")),),
        )
    last = max(0, len(found.years) - 1)
    facts = (
        fact(_("Discount rates"), *_rates(brief, found.schedule, last)),
        fact(_("Also tried"), *(_brief_rates(brief, s, last) for s in found.sensitivity)),
        fact(_("Prices"), *_prices(found)),
        fact(_("Years"), *_years(brief, found)),
        fact(_("Budgets"), *_inflation(brief, found.inflation)),
        fact(_("Held against"), *_baseline(brief, found)),
    )
    yield Facts(tuple(f for f in facts if f.text))


def bands_words(brief: Brief, bands: tuple[Band, ...], last: int) -> str:
    """Rates up to the last year looked at: '3.5% a year', '3.5% in years 0 to 30, then 3% to year 40'."""
    met = [band for band in bands if band.first <= last]
    if len(met) > 1:
        return strung((_band(brief, band) for band in met), _(", then "))
    said = _("none in these years")
    if met:
        said = _("{rate} a year").format(rate=brief.figure(rate(met[0].rate), met[0], "rate"))
    after = next((band for band in bands if band.first > last), None)
    if after is None:
        return said
    year = brief.figure(str(after.first), after, "first")
    return strung((said, _(", another rate only from year {n}").format(n=year)))


def _band(brief: Brief, band: Band) -> str:
    said = brief.figure(rate(band.rate), band, "rate")
    first = brief.figure(str(band.first), band, "first")
    if band.last is None:
        return _("{rate} from year {first}").format(rate=said, first=first)
    last = brief.figure(str(band.last), band, "last")
    return _("{rate} in years {first} to {last}").format(rate=said, first=first, last=last)


def _rates(brief: Brief, schedule: Schedule | None, last: int) -> Iterator[Inline]:
    if schedule is None:
        yield say(_("none known"))
        return
    rates = bands_words(brief, schedule.bands, last)
    yield say(capital(schedule.title), ": ", rates, ". ", _("In real terms."))
    yield say(_source(schedule.source))
    yield from _warnings(schedule.unverified, schedule.review_due)


def _brief_rates(brief: Brief, schedule: Schedule, last: int) -> Inline:
    rates = bands_words(brief, schedule.bands, last)
    warned = [strong(_("Unverified default. "))] if schedule.unverified else []
    return say(capital(schedule.title), ": ", rates, ". ", *warned, _source(schedule.source))


def _source(text: str) -> str:
    return _("Source: {source}.").format(source=dated(text).rstrip(". "))


def _warnings(unverified: bool, review_due: str | None) -> Iterator[Inline]:
    if unverified:
        yield say(strong(_("Unverified default: check it against its source before you rely on it.")))
    if review_due:
        day = dated(review_due)
        yield say(strong(_("Its review was due by {day}: check that it still holds.").format(day=day)))


def _prices(found: Basis) -> Iterator[str]:
    said = _("Every figure is in {currency} at {base} prices, without inflation, unless it says otherwise.")
    yield said.format(currency=found.currency, base=found.price_base)
    if found.deflator:
        yield _("Amounts at other prices were moved. {source}").format(source=_source(found.deflator))


def _years(brief: Brief, found: Basis) -> Iterator[str]:
    if not found.years:
        yield _("none")
        return
    end = len(found.years) - 1
    first, last = (brief.figure(brief.year(found.years[n]), found, "years", n) for n in (0, end))
    said = _("{first} (year 0, not discounted) to {last}: {years}.")
    count = brief.figure(counted(len(found.years), "year", "years"), found, "years")
    yield said.format(first=first, last=last, years=count)
    if first != str(found.years[0]):
        said = _("A year without its end, as in pictures, is the one that starts in it: {year} is {whole}.")
        yield said.format(year=brief.figure(str(found.years[0]), found, "years", 0), whole=first)
    yield _("Payback counts from the end of the first year, within a year evenly.")


def _inflation(brief: Brief, found: Assumed | None) -> Iterator[Inline]:
    if found is None:
        yield say(_("No inflation is known, so budgets are shown without it."))
        return
    said = _("Budgets and the business plan are in the money of each year, with prices rising {rate} a year.")
    yield say(said.format(rate=brief.figure(rate(found.value), found, "value")))
    yield say(_source(found.source))
    yield from _warnings(found.unverified, None)


def _baseline(brief: Brief, found: Basis) -> Iterator[Inline]:
    if found.baseline is None:
        yield say(strong(_("No option stands for the service as it is")), _(": costs count from nothing."))
    else:
        yield say(option_link(brief, found.baseline))
