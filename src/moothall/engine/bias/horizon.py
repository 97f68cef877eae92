"""Does the appraisal look as far ahead as the contract, the assets and the benefits last?"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import option_name
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.project.options import Option


def short_horizon(results: Results) -> Seen:
    """An option that outlives the years appraised, or whose savings mostly come later (M8). Years."""
    found = (*_outlived(results), *_late_benefits(results))
    unknown = [o for o in results.project.kept_options if o.baseline is None and life(o) is None]
    if found or not unknown:
        return found
    names = ", ".join(option_name(results.project, o.id) for o in unknown)
    return CannotTell((f"years that the contract or the main assets last, of {names} (options.yaml)",))


def life(option: Option) -> float | None:
    """The longer of contract and main assets, in years; none where neither is given."""
    given = [y for y in (option.contract_years, option.asset_life_years) if y is not None]
    return max(given, default=None)


def _outlived(results: Results) -> Iterator[Sighting]:
    horizon = results.project.head.horizon_years
    for option in results.project.kept_options:
        years = life(option)
        if years is not None and years > horizon:
            yield _short(results, option.id, years)


def _late_benefits(results: Results) -> Iterator[Sighting]:
    """Options with more than half of their savings after the last year appraised."""
    head = results.project.head
    end = head.first_year + head.horizon_years
    for option in results.project.kept_options:
        gains = [
            (line.year, line.amount)
            for line in results.finance.lines
            if line.option == option.id and line.kind == "saving" and line.year and line.amount
        ]
        late = sum(amount for year, amount in gains if year >= end)
        if late > sum(amount for _, amount in gains) / 2:
            yield _short(results, option.id, max(year for year, _ in gains) - head.first_year + 1, late)


def _short(results: Results, option: str, years: float, late: float | None = None) -> Sighting:
    return Sighting(
        subject=option,
        option=option,
        figures={
            "option": option_name(results.project, option),
            "horizon": results.project.head.horizon_years,
            "life": years,
            "savings_after": late,
        },
    )
