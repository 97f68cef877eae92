"""Measures and standings of past cases in words."""

from __future__ import annotations

from moothall.business_case.amounts import ratio
from moothall.business_case.wording import DASH, _, percent, plain, spoken
from moothall.findings.reference_class import Measure


def measures() -> dict[Measure, str]:
    """What each measure is called."""
    return {
        "overrun": _("One-off cost, times the plan"),
        "shortfall": _("Saving, share of the plan"),
        "delay": _("Delay, months"),
    }


def measured(value: float | None, measure: Measure) -> str:
    """A value of a measure: '1.92', '28%', '15'; a dash where there is none."""
    if value is None:
        return DASH
    if measure == "overrun":
        return ratio(value)
    return percent_signed(value) if measure == "shortfall" else plain(round(value, 1))


def percent_signed(share: float) -> str:
    """A share that may be below nothing: '−160%'."""
    return percent(share) if share >= 0 else f"−{percent(-share)}"


def reporter(code: str | None) -> str:
    """Who says what came."""
    return {
        "audited": _("an auditor or regulator"),
        "independent": _("somebody else outside"),
        "self_reported": _("a party itself"),
        "not_said": _("not known who"),
        None: _("not known who"),
    }.get(code) or spoken(str(code))


def status(code: str | None) -> str:
    """What the actual figures are, where they are not an outturn."""
    return {
        "forecast": _("a forecast on the way, not an outturn"),
        "lower_bound": _("at least so much"),
    }.get(code or "", "")


def why_left_out(code: str) -> str:
    """Why a case is not in."""
    return {
        "own": _("it is this project"),
        "aggregate": _("it sums up cases that are in"),
        "published_later": _("published after the decision"),
        "no_date": _("no date of publication is known"),
        "not_chosen": _("not in the class that was chosen"),
        "no_ratio": _("no outcome beside a plan"),
    }.get(code) or spoken(code)
