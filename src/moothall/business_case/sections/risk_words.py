"""How risks are said in more than one place: what they come to, who bears them, what is marked."""

from __future__ import annotations

from moothall.business_case.amounts import short
from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Run
from moothall.business_case.phrases import code
from moothall.business_case.wording import DASH, _, quantity, spoken
from moothall.findings.risks import RiskFinding

APART = ("staff", "users")
"""Who bears risks that stand apart: they are never set against a gain of others."""


def comes_to(brief: Brief, value: float | None, unit: str) -> str:
    """What risks come to, as worked out: '£420k', '4.6 months'; a dash where nothing is."""
    if value is None:
        return DASH
    if unit == "money":
        return short(value, brief.currency)
    return quantity(round(value, 1) + 0.0, spoken(unit))


def bearer(code: str | None) -> str:
    """Who bears a risk."""
    return {
        "authority": _("the authorities"),
        "staff": _("staff"),
        "users": _("users"),
        "supplier": _("the supplier"),
        "place": _("the place"),
        None: _("nobody named"),
    }.get(code) or spoken(str(code))


def named(found: RiskFinding) -> Run:
    """The short name of a risk: its number in the framework, or its own id."""
    return code(found.risk, anchor("risk", found.risk)) if found.risk else code(found.id)


def covered(found: RiskFinding) -> str:
    """That the simulation of money leaves the risk out where it draws the factor behind it."""
    if not found.common_cause or found.impact_unit != "money":
        return ""
    return _(
        "shares its cause with the common factor for {cause}; where that is drawn, this risk is not"
    ).format(
        cause={
            "cost_overrun": _("overruns"),
            "savings_shortfall": _("shortfalls of savings"),
            "delay": _("delays"),
        }.get(found.common_cause, spoken(found.common_cause))
    )
