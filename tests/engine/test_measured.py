"""Measurements that the engine works out itself."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine import measured
from moothall.engine.measured import Worked
from moothall.findings.financial_case import Basis, Figures, FinancialCase, OptionCase, Reading
from moothall.findings.money_chances import Distribution, MoneyChances, OptionChances
from moothall.findings.ranking import Estimate
from moothall.findings.sharing import Allocation, Game
from moothall.framework.criteria import Criterion

CRITERIA = (
    Criterion(id="M1", title="Pays", question="?", anchors={}, worked_out="npv_chance"),
    Criterion(
        id="M2",
        title="Fair",
        question="?",
        anchors={},
        worked_out="largest_excess",
        value_function=((10, 0), (0, 4)),
    ),
    Criterion(id="M3", title="Near", question="?", anchors={}),
)


def worked_out(
    criteria: tuple[Criterion, ...],
    money: FinancialCase | None,
    simulated: MoneyChances | None,
    games: tuple[Game, ...],
) -> Worked:
    """What money and games give; the sources of other criteria have their own tests."""
    return measured.worked_out(
        criteria,
        {
            "npv_chance": lambda c: measured.chances(c, money, simulated),
            "largest_excess": lambda c: measured.excesses(c, games),
        },
    )


def case(bound: str) -> FinancialCase:
    basis = Basis(currency="GBP", price_base="2026", first_year=2026, years=(2026,))
    figures = Figures(npv=1.0, bound=bound)  # type: ignore[arg-type]
    reading = Reading(id="promoted", standing=True, figures=figures)
    return FinancialCase(
        basis=basis, options=(OptionCase(option="A", operating="recorded", readings=(reading, reading)),)
    )


def chances(above: float, loss: float) -> MoneyChances:
    total = Distribution(
        mean=0.0, error=0.0, p5=0.0, p20=0.0, p50=0.0, p80=0.0, p95=0.0,
        above_zero=Estimate(share=above, error=0.0), loss=Estimate(share=loss, error=0.0),
    )  # fmt: skip
    return MoneyChances(
        draws=10, seed=1, sobol_draws=8, shared_lines=0.0, shared_events=0.0,
        options=(OptionChances(option="A", total=total),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("bound", "low", "likely", "high"),
    [("exact", 0.7, 0.7, 0.7), ("at_most", 0.0, None, 0.7), ("at_least", 0.7, None, 1.0)],
)
def test_a_blank_makes_the_chance_a_range(bound: str, low: float, likely: float | None, high: float) -> None:
    found = worked_out(CRITERIA, case(bound), chances(0.7, 0.3), ())
    assert list(found) == [("A", "M1")]
    row = found["A", "M1"]
    assert (row.low, row.likely, row.high) == (
        pytest.approx(low),
        likely and pytest.approx(likely),
        pytest.approx(high),
    )


def test_where_nothing_can_be_told_it_may_be_anything() -> None:
    """Nobody keeps a typed figure by leaving a blank."""
    row = worked_out(CRITERIA, case("open"), chances(0.7, 0.3), ())["A", "M1"]
    assert (row.low, row.likely, row.high) == (0.0, None, 1.0)


def test_without_money_nothing_is_measured() -> None:
    assert worked_out(CRITERIA, None, None, ()) == {}


def test_a_value_of_exactly_nothing_counts_half() -> None:
    """So the service as it is, held against itself, has an even chance."""
    assert worked_out(CRITERIA, case("exact"), chances(0.0, 0.0), ())["A", "M1"].likely == 0.5


def game(**cells: Any) -> Game:
    made = Allocation(method="proposed", shares={}, rounded={}, accepted=False, **cells)
    return Game(option="A", source="given", partners=("x",), total=1.0, alone={}, allocations=(made,))


def test_the_largest_excess_of_the_proposed_shares_is_measured() -> None:
    assert worked_out(CRITERIA, None, None, [game(largest_excess=4.5)])["A", "M2"].likely == 4.5
    excess = worked_out(CRITERIA, None, None, [game(largest_excess=None)])["A", "M2"]
    assert excess.likely == 10  # without end: the worst of the value function
