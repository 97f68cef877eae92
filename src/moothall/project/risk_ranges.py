"""What a row of the risk register says of likelihood and impact, and what is wrong in it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from moothall.project.fields import Shape
from moothall.project.head import Head
from moothall.project.problems import Problem
from moothall.project.risks import RiskRow

if TYPE_CHECKING:
    from moothall.project.project import Project

BANDS = ("likelihood_bands", "impact_bands")
"""Thresholds with the upper ends of the rows and of the columns of the heat map, in %."""
PERT = 4.0
"""A PERT quantity counts its likely value four times as much as either end."""
CERTAIN = 100.0
IMPACTS = ("impact_low", "impact", "impact_high", "impact_after")


class Range(Struct, frozen=True):
    """A quantity between a low and a high end, with its likely value; all three alike: a point."""

    low: float
    likely: float
    high: float
    shape: Shape = "triangular"

    @property
    def mean(self) -> float:
        """Mean, in the quantity's unit: a third of the sum, or with PERT the likely value four times."""
        weight = PERT if self.shape == "pert" else 1.0
        return (self.low + weight * self.likely + self.high) / (2.0 + weight)

    def toward(self, mean: float, most: float = math.inf) -> Range:
        """The same quantity where its mean becomes another: all ends change in proportion.

        A point where there is no proportion: from zero, or to the other side of it. Where the high end
        would pass `most`, the range gets narrower around the mean.
        """
        factor = mean / self.mean if self.mean else -1.0
        low, likely, high = (end * factor for end in (self.low, self.likely, self.high))
        if factor < 0 or not all(map(math.isfinite, (low, high))):
            return Range(mean, mean, mean, self.shape)
        if high > most:
            part = max(0.0, most - mean) / (high - mean)
            low, likely, high = (min(most, mean + part * (end - mean)) for end in (low, likely, high))
        return Range(low, likely, high, self.shape)


def likelihood(row: RiskRow) -> Range | None:
    """How likely it is before the response, in %; a point where only that is given; None: not said."""
    return _range(row.likelihood_low, row.likelihood, row.likelihood_high, row.shape)


def impact(row: RiskRow) -> Range | None:
    """What it would do before the response, in its unit; a point where only that is given; None: not said."""
    return _range(row.impact_low, row.impact, row.impact_high, row.shape)


def likelihood_after(row: RiskRow) -> Range | None:
    """How likely it is after the response, in %: a range with the mean that is said; else as before."""
    return _after(likelihood(row), row.likelihood_after, row.shape, CERTAIN)


def impact_after(row: RiskRow) -> Range | None:
    """What it would do after the response, in its unit, likewise."""
    return _after(impact(row), row.impact_after, row.shape)


def answered_after(row: RiskRow) -> bool:
    """Whether the row says what the response changes."""
    return row.likelihood_after is not None or row.impact_after is not None


def _range(low: float | None, likely: float | None, high: float | None, shape: Shape | None) -> Range | None:
    """The middle stands for a likely value that nobody gave, as with lines of money."""
    if low is not None and high is not None:
        return Range(low, (low + high) / 2 if likely is None else likely, high, shape or "triangular")
    return None if likely is None else Range(likely, likely, likely, shape or "triangular")


def _after(
    before: Range | None, point: float | None, shape: Shape | None, most: float = math.inf
) -> Range | None:
    if point is None:
        return before
    return before.toward(point, most) if before else Range(point, point, point, shape or "triangular")


def gaps(row: RiskRow) -> tuple[str, ...]:
    """What a rated risk lacks to be counted: its owner, or an end of a range."""
    has = {
        "owner": bool(row.owner.strip()),
        "range of likelihood": None not in (row.likelihood_low, row.likelihood_high),
        "range of impact": None not in (row.impact_low, row.impact_high),
    }
    return tuple(what for what, held in has.items() if not held)


def counted(row: RiskRow) -> bool:
    """Whether it stands in the totals: it is rated, and nothing is lacking."""
    return row.standing == "rated" and not gaps(row)


def of_option(rows: Iterable[RiskRow], option: str) -> tuple[RiskRow, ...]:
    """The risks of an option: its own, and those of every option.

    Where the option answers a listed risk itself, its answer takes the place of that for every option.
    """
    held = tuple(rows)
    own = {r.risk for r in held if r.option == option and r.risk and (counted(r) or _set_aside(r))}
    return tuple(r for r in held if r.option == option or (r.option is None and r.risk not in own))


def _set_aside(row: RiskRow) -> bool:
    return row.standing == "not_applicable" and bool(row.reason.strip())


# What is wrong


def faults(project: Project) -> Iterator[Problem]:
    """What contradicts itself in the register, and bands of the heat map that are none.

    That ends rise and percentages stay within 0 and 100 is seen elsewhere.
    """
    for n, row in enumerate(project.risks):
        yield from (Problem("risks", (n, field), message) for field, message in _gains(row))
        yield from _out_of_time(n, row, project.head)
        yield from _worse(n, row)
        yield from _shapeless(n, row)
    yield from _bands(project)


def _gains(row: RiskRow) -> Iterator[tuple[str, str]]:
    """Impacts below zero, each with its field."""
    for field in IMPACTS:
        given = getattr(row, field)
        if given is not None and given < 0:
            yield (
                field,
                f"An impact is what is lost, and {field} ({given:,.12g}) is below 0: "
                "a gain is a benefit: put it in benefits.csv.",
            )


def _out_of_time(n: int, row: RiskRow, head: Head) -> Iterator[Problem]:
    """A risk that would strike in no year appraised."""
    last = head.first_year + head.horizon_years
    if row.year is not None and not head.first_year <= row.year <= last:
        message = f"Year {row.year} is outside the years appraised, {head.first_year} to {last}."
        yield Problem("risks", (n, "year"), f"{message} Leave it empty for any year alike.")


def _worse(n: int, row: RiskRow) -> Iterator[Problem]:
    """A response that makes a risk no smaller in any way, and larger in one, without a word on why."""
    if row.reason.strip():
        return
    pairs = (
        ("likelihood_after", row.likelihood_after, likelihood(row)),
        ("impact_after", row.impact_after, impact(row)),
    )
    known = [(f, after, before.mean) for f, after, before in pairs if after is not None and before]
    if any(after < before for _, after, before in known):
        return
    for field, after, before in known:
        if after > before and not math.isclose(after, before):
            message = (
                f"{field} ({after:,.12g}) is above the mean before the response ({before:,.12g}), and "
                f"nothing gets smaller. Swap them, or say in reason why the response makes it worse."
            )
            yield Problem("risks", (n, field), message)


def _shapeless(n: int, row: RiskRow) -> Iterator[Problem]:
    ends = (row.likelihood_low, row.likelihood_high, row.impact_low, row.impact_high)
    if row.shape is not None and row.standing == "rated" and all(end is None for end in ends):
        message = f"A shape ({row.shape}) lies between a low and a high end; this risk has neither."
        yield Problem("risks", (n, "shape"), message)


def _bands(project: Project) -> Iterator[Problem]:
    for asked in project.framework.thresholds:
        fault = _not_rising(asked.value) if asked.id in BANDS else None
        if fault:
            message = f"Framework {project.framework.head.id}, threshold {asked.id}: {fault}"
            yield Problem("head", ("framework",), message)
    for n, own in enumerate(project.head.thresholds):
        fault = _not_rising(own.value) if own.id in BANDS else None
        if fault:
            yield Problem("head", ("thresholds", n, "value"), f"Threshold {own.id}: {fault}")


def _not_rising(value: float | tuple[str, ...]) -> str | None:
    """What is wrong with the ends of bands; a number in place of the list is told elsewhere."""
    if not isinstance(value, tuple):
        return None
    try:
        ends = [float(word) for word in value]
    except ValueError:
        ends = []
    rising = all(a < b for a, b in itertools.pairwise(ends))
    if ends and rising and ends[0] > 0 and ends[-1] <= CERTAIN:
        return None
    said = ", ".join(value) or "empty"
    return f"percentages are needed that rise from above 0 to 100 at most, as 20, 50, 80; this is {said}."
