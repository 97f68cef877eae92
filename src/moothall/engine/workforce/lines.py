"""Lines of money that the terms of staff bring with them: harmonised pay, pension strain (M12, M9)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import ceil, floor, fsum

from msgspec.structs import replace

from moothall.engine.workforce.harmonised import Harmonised, brought, harmonised
from moothall.findings.employment import StaffCost
from moothall.framework.employment import StaffCost as Asked
from moothall.project.finance import WorkedOutRow
from moothall.project.options import HIGHEST, Harmonisation, Option, PensionStrain
from moothall.project.project import Project
from moothall.project.terms import Terms

NOISE = 6
"""Decimals beyond this come from how numbers are stored, and are rounded off before rounding up or down."""


def staff_costs(project: Project, terms: Terms) -> tuple[StaffCost, ...]:
    """Costs of staff of every option, as far as the framework asks for them."""
    asked = {c.cost: c for c in project.framework.employment.staff_costs}
    found: list[StaffCost] = []
    for option in project.kept_options:
        if option.harmonisation is not None and "harmonisation" in asked:
            found.append(_pay(project, terms, option, option.harmonisation, asked["harmonisation"]))
        if "pension_strain" in asked:
            found += (_strain(project, option, s, asked["pension_strain"]) for s in option.pension_strain)
    return tuple(found)


def staff_lines(costs: Iterable[StaffCost]) -> tuple[WorkedOutRow, ...]:
    """The costs as lines of money, at the project's prices.

    What nobody knows is a line without an amount: it makes the sums bounds.
    """
    return tuple(row for cost in costs for row in _lines(cost))


def _pay(project: Project, terms: Terms, option: Option, asked: Harmonisation, cost: Asked) -> StaffCost:
    head = project.head
    partners = option.facts.bodies or tuple(p.id for p in head.partners)
    to = None if asked.to == HIGHEST else asked.to
    rows = [r for r in project.workforce if brought(r.occupation, asked.occupations)]
    found = harmonised(rows, partners, to, terms.number_or("small_count", 0))
    first = head.first_year if asked.first_year is None else asked.first_year
    whole = StaffCost(
        option=option.id,
        cost="harmonisation",
        title=cost.title,
        category=cost.category,
        to=asked.to,
        first_year=first,
        full_from=first + asked.phased_over - 1,
        last_year=max(first, head.first_year + head.horizon_years),
        unknown=found.unknown,
        folded=found.small,
        on_costs=asked.on_costs,
        source=asked.source,
        grade=asked.grade,
        sources=asked.evidence,
    )
    if not rows:  # nobody knows any pay
        return replace(whole, unknown=max(1, len(partners)))
    return _told(whole, found, asked, cost.round_to)


def _told(whole: StaffCost, found: Harmonised, asked: Harmonisation, round_to: float) -> StaffCost:
    """With its amounts: by partner, or as a rounded total where a group is too small to be told."""
    if found.unknown and not found.raises:
        return whole
    rate, step = 1 + asked.on_costs, round_to if found.small else 1.0
    raises = tuple(replace(r, cost=r.cost * rate) for r in found.raises)
    by_partner: dict[str, float] = {}
    for r in raises:
        by_partner[r.partner] = by_partner.get(r.partner, 0.0) + r.cost
    amount = fsum(by_partner.values())
    whole = replace(
        whole,
        amount=_rounded(amount, step),
        low=_end(amount, asked.on_costs_low, rate, step, floor),
        high=_end(amount, asked.on_costs_high, rate, step, ceil),
    )
    if found.small:
        return whole
    return replace(whole, raises=raises, by_partner={p: _rounded(a, step) for p, a in by_partner.items()})


def _end(
    amount: float, on_costs: float | None, rate: float, step: float, away: Callable[[float], float]
) -> float | None:
    """An end of the range, rounded away from the amount: a rounded range is never the narrower."""
    if on_costs is None:
        return None
    return float(away(round(amount / rate * (1 + on_costs) / step, NOISE)) * step)


def _rounded(amount: float, step: float) -> float:
    """To the nearest step; a small amount is never told as nothing."""
    return max(step, round(amount / step) * step) if amount > 0 else 0.0


def _strain(project: Project, option: Option, asked: PensionStrain, cost: Asked) -> StaffCost:
    year = project.head.first_year if asked.year is None else asked.year
    each = (asked.low, asked.amount, asked.high)
    low, amount, high = (None if value is None else value * asked.people for value in each)
    return StaffCost(
        option=option.id,
        cost="pension_strain",
        title=cost.title,
        category=cost.category,
        amount=amount,
        low=low,
        high=high,
        partner=asked.partner,
        first_year=year,
        full_from=year,
        last_year=year,
        source=asked.source,
        grade=asked.grade,
        sources=asked.evidence,
    )


def _lines(cost: StaffCost) -> Iterator[WorkedOutRow]:
    recurring = cost.cost == "harmonisation"
    row = WorkedOutRow(
        option=cost.option,
        category=cost.category,
        kind="cost",
        year=cost.first_year,
        one_off=not recurring,
        stays=0.0 if recurring else None,  # the pay of staff goes with their work
        affected="staff",
        budget_line=cost.title,
        grade=cost.grade,
        evidence=cost.sources,
        reason=cost.source,
        worked_out=cost.cost,
    )
    if cost.unknown or not _amounts(cost):
        yield replace(row, until=cost.last_year if recurring else None)
    for partner, (low, amount, high) in _shares(cost).items():
        whole = replace(row, partner=partner, low=low, amount=amount, high=high)
        yield from _stepped(whole, cost) if recurring else (whole,)


def _amounts(cost: StaffCost) -> bool:
    return cost.amount is not None or None not in (cost.low, cost.high)


Ends = tuple[float | None, float | None, float | None]
"""Low end, amount and high end."""


def _shares(cost: StaffCost) -> Mapping[str | None, Ends]:
    """What each partner pays, with its ends; under None what all pay jointly. Nothing where all is zero."""
    if not _amounts(cost) or not any((cost.low, cost.amount, cost.high)):
        return {}
    if not cost.by_partner:
        return {cost.partner: (cost.low, cost.amount, cost.high)}
    return {
        partner: (_part(cost.low, own, cost), own, _part(cost.high, own, cost))
        for partner, own in cost.by_partner.items()
    }


def _part(end: float | None, own: float, cost: StaffCost) -> float | None:
    """A partner's part of an end, in proportion to its part of the amount."""
    return None if end is None or not cost.amount else _rounded(end * own / cost.amount, 1.0)


def _stepped(row: WorkedOutRow, cost: StaffCost) -> Iterator[WorkedOutRow]:
    """A yearly amount that rises in equal steps to its full height, and stays there."""
    steps = cost.full_from - cost.first_year + 1
    for n in range(1, steps):
        if cost.first_year + n - 1 <= cost.last_year:
            yield _scaled(row, cost.first_year + n - 1, n / steps)
    if cost.full_from <= cost.last_year:
        yield replace(row, year=cost.full_from, until=cost.last_year)


def _scaled(row: WorkedOutRow, year: int, share: float) -> WorkedOutRow:
    low, amount, high = (
        None if v is None else float(round(v * share)) for v in (row.low, row.amount, row.high)
    )
    return replace(row, year=year, low=low, amount=amount, high=high)
