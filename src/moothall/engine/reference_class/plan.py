"""What a project plans, in the few figures that past cases can be held against (method note, M9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from moothall.project.finance import RUNNING


class Money(Protocol):
    """A line of money by year, as the financial case places it."""

    @property
    def option(self) -> str:
        """Id of the option."""

    @property
    def category(self) -> str:
        """Category of the line."""

    @property
    def kind(self) -> str:
        """Cost, saving or income."""

    @property
    def one_off(self) -> bool:
        """Part of setting up or leaving."""

    @property
    def promoted(self) -> bool:
        """In the case as its promoter put it."""

    @property
    def by_year(self) -> Sequence[float]:
        """(H + 1,) central amounts, positive for their kind, project's prices, undiscounted."""


class Plan(Struct, frozen=True, kw_only=True):
    """The plan of one option; a figure of which nothing is recorded is None, never zero."""

    option: str
    one_off: float | None = None
    """One-off cost over all years, project's prices, undiscounted"""
    saving_a_year: float | None = None
    """Largest saving of one year, project's prices"""
    saved_share: float | None = None
    """That saving over what the service as it is costs in a year, as 0.15"""


def plans(lines: Iterable[Money], options: Iterable[str], baseline: str | None) -> tuple[Plan, ...]:
    """The plan of each option but the service as it is, from the lines of its promoter.

    options : ids, in order; baseline : the service as it is. Its yearly cost is the mean over the years
    in which it records any; without one no share is worked out.
    """
    promoted = [line for line in lines if line.promoted]
    cost = yearly_cost(promoted, baseline)
    return tuple(_plan(o, [m for m in promoted if m.option == o], cost) for o in options if o != baseline)


def yearly_cost(lines: Iterable[Money], baseline: str | None) -> float | None:
    """What the service as it is costs in a year, project's prices; None where it records nothing."""
    running = [m for m in lines if m.option == baseline and m.category == RUNNING and m.kind == "cost"]
    years = [total for total in _by_year(running) if total > 0]
    return sum(years) / len(years) if years else None


def _plan(option: str, lines: Sequence[Money], cost: float | None) -> Plan:
    one_off = [m for m in lines if m.kind == "cost" and m.one_off]
    saving = max(_by_year([m for m in lines if m.kind == "saving"]), default=None)
    return Plan(
        option=option,
        one_off=sum(sum(m.by_year) for m in one_off) if one_off else None,
        saving_a_year=saving,
        saved_share=saving / cost if saving is not None and cost is not None else None,
    )


def _by_year(lines: Sequence[Money]) -> list[float]:
    return [sum(amounts) for amounts in zip(*(m.by_year for m in lines), strict=True)]
