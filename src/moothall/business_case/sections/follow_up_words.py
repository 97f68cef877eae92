"""How promises and what came of them are said."""

from __future__ import annotations

from moothall.business_case.document import Standing
from moothall.business_case.wording import DASH, SIGNS, _, plain, quantity
from moothall.findings.follow_up import Followed, ForecastMade


def amount(found: Followed, figure: float | None, currency: str) -> str:
    """A figure of a thing in its unit as recorded, £0.675 m; a blank unit is the currency."""
    if figure is None:
        return DASH
    unit, figure = unit_of(found, currency), round(figure, 6)
    if (sign := SIGNS.get(unit[:3])) and unit[3:4] in ("", " "):
        return f"{'−' if figure < 0 else ''}{sign}{plain(abs(figure))}{unit[3:]}"
    return quantity(figure, unit)


def unit_of(found: Followed, currency: str) -> str:
    """The unit of a thing; a blank one is the currency."""
    return found.unit or (currency if found.money else "")


def signed(found: Followed, figure: float | None, currency: str) -> str:
    """A difference with its sign, in the unit of the thing."""
    if figure is None:
        return DASH
    said = amount(found, figure, currency)
    return f"+{said}" if figure > 0 else said


def forecast(found: Followed, made: ForecastMade, currency: str) -> str:
    """A forecast, or the range that it was given as."""
    if made.value is not None:
        return amount(found, made.value, currency)
    if made.low is None or made.high is None:
        return DASH
    return f"{bare(made)} {unit_of(found, currency)}".strip()


def bare(made: ForecastMade) -> str:
    """A forecast without its unit."""
    if made.value is not None:
        return plain(round(made.value, 6))
    if made.low is None or made.high is None:
        return DASH
    return f"{plain(made.low)} {_('to')} {plain(made.high)}"


def kept(code: str) -> str:
    """What became of a benefit."""
    return {
        "kept": _("Kept"),
        "partly": _("Partly kept"),
        "not_kept": _("Not kept"),
        "not_yet_due": _("Not yet due"),
        "not_measured": _("Due, and nobody measured it"),
        "no_due_date": _("No date to be kept by"),
        "no_target": _("A hope: nothing to hold it to"),
        "no_direction": _("Cannot tell: nobody said which way is better"),
    }[code]


def kept_shade(code: str) -> Standing:
    """Shading of the same."""
    shades: dict[str, Standing] = {
        "kept": "good",
        "partly": "part",
        "not_kept": "bad",
        "not_yet_due": "apart",
    }
    return shades.get(code, "open")


def condition(code: str) -> str:
    """What became of a condition."""
    return {
        "met": _("Met"),
        "met_late": _("Met, after its day"),
        "partly_met": _("Partly met"),
        "not_met": _("Not met"),
        "not_yet_due": _("Not yet due"),
        "overdue": _("Overdue: nobody has said what became of it"),
        "no_date": _("No day to be met by"),
    }[code]


def review(code: str) -> str:
    """Whether a review was published."""
    return {
        "published": _("Published"),
        "published_late": _("Published late"),
        "not_yet_due": _("Not yet due"),
        "overdue": _("Overdue: none is on record"),
    }[code]


def state_shade(code: str) -> Standing:
    """Shading of a condition or review."""
    shades: dict[str, Standing] = {
        "met": "good",
        "published": "good",
        "met_late": "part",
        "partly_met": "part",
        "published_late": "part",
        "not_met": "bad",
        "overdue": "bad",
        "not_yet_due": "apart",
    }
    return shades.get(code, "open")


def lacks(code: str | None) -> str:
    """Why a figure of the case's entry is not there."""
    return {
        "no_line": _("nothing is recorded"),
        "no_forecast": _("what was planned is not on record"),
        "after_decision": _("no forecast with a day before the decision is on record"),
        "no_outturn": _("what came is not on record"),
        "other_prices": _("plan and outturn are in different prices"),
        "unit": _("the unit is not understood"),
        None: "",
    }[code]
