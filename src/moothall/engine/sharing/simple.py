"""The rules that need no group but each partner and all but one: equal, in proportion, separable costs.

Source of the separable costs, remaining benefits rule: Inter-Agency Committee on Water Resources 1958; in
this form Young, Okada and Hashimoto 1982.
"""

from __future__ import annotations

from collections.abc import Sequence


def equal(total: float, partners: int) -> list[float]:
    """The whole in equal shares."""
    return [total / partners] * partners


def proportional(total: float, driver: Sequence[float]) -> list[float] | None:
    """The whole in proportion to a driver; none where its values have both signs or are all 0.

    driver : (partners,) any unit
    """
    whole = sum(driver)
    if not whole or (min(driver) < 0 < max(driver)):
        return None
    return [total * value / whole for value in driver]


def separable(total: float, without: Sequence[float]) -> list[float]:
    """The separable cost of each: what the whole costs more because this partner is in it.

    without : (partners,) what all the others would pay without this one
    """
    return [total - others for others in without]


def scrb(total: float, without: Sequence[float], alone: Sequence[float]) -> list[float] | None:
    """Separable costs, and the rest in proportion to remaining benefits.

    A partner's remaining benefit is what it would pay alone less its separable cost; below 0 it counts as
    none. None where nobody has a remaining benefit and there is a rest to share.

    without, alone : (partners,) money
    """
    own = separable(total, without)
    left = total - sum(own)
    benefits = [max(0.0, cost - part) for cost, part in zip(alone, own, strict=True)]
    if not sum(benefits):
        return own if not left else None
    return [part + left * b / sum(benefits) for part, b in zip(own, benefits, strict=True)]
