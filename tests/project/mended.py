"""What must hold inside the rows of later rooms, put right in generated values, never filtered."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace


def rising(value: Any, *names: str) -> Any:
    """The value with its ends in order, where they are known."""
    present = [n for n in names if getattr(value, n) is not None]
    ends = sorted(getattr(value, n) for n in present)
    return replace(value, **dict(zip(present, ends, strict=True)))


def option(found: Any, partners: tuple[str, ...]) -> Any:
    """Pay goes to a partner's or the best; ranges of pay and pensions rise."""
    pay = found.harmonisation
    if pay is not None:
        pay = rising(pay, "on_costs_low", "on_costs", "on_costs_high")
        pay = replace(pay, occupations=(), to=partners[0] if len(pay.to) % 2 else "highest")
    strain = tuple(rising(s, "low", "amount", "high") for s in found.pension_strain)
    return replace(found, harmonisation=pay, pension_strain=strain)


def measure(row: Any) -> Any:
    """Levels, or a change: never two that differ."""
    if row.before is None or row.after is None:
        return row
    return replace(row, low=None, likely=None, high=None)


def emission(row: Any) -> Any:
    """Years that do not run back."""
    return rising(row, "year", "until")


def building(row: Any) -> Any:
    """Nothing is left in a closed building."""
    if row.fate != "closed":
        return row
    return replace(row, floor_area=None, energy=None, desk_hours=0.0)


def outturn(row: Any) -> Any:
    """Forecasts of one unit with both ends, prices of a year, and what came of years that have begun."""
    ends = None in (row.forecast_low, row.forecast_high)
    return replace(
        row,
        unit="",
        forecast_low=None if ends else row.forecast_low,
        forecast_high=None if ends else row.forecast_high,
        forecast_prices="2026-27" if row.forecast_prices else "",
        outturn_prices="2024" if row.outturn_prices else "",
        outturn=row.outturn if row.year <= 2026 and row.forecast_on is None else None,
    )


def decision(row: Any) -> Any:
    """Only a condition has an outcome, and then a day."""
    if row.kind == "condition" and row.outcome_on is not None:
        return row
    return replace(row, outcome=None)
