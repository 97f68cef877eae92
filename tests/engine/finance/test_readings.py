"""The three standing lines, and the users' own beside them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.optimism import Bias
from moothall.engine.finance.placing import Line
from moothall.engine.finance.readings import Biases, readings
from moothall.findings.financial_case import Figures, Reading
from moothall.project.adjustments import AdjustmentRow
from tests.engine.finance.made_case import NOW, acc11, as_now, cost, held, left_out, once, running, saving
from tests.engine.made import row

FIFTH = Bias(set_up=0.2, running=0.0, parts=(), known=True)
UNKNOWN = Bias(set_up=0.0, running=0.0, parts=(), known=False)
BOTH = Biases(own=FIFTH, base=FIFTH)
NONE = {"overrun": None, "shortfall": None, "delay": None}
CASES = {"overrun": 1.2, "shortfall": 0.75, "delay": 12.0}


def read(
    *lines: Line,
    biases: Biases = BOTH,
    medians: Any = CASES,
    rows: tuple[AdjustmentRow, ...] = (),
    **cells: Any,
) -> dict[str, Reading]:
    return {r.id: r for r in readings(held(*lines, **cells), biases, medians, rows)}


def npv(found: Reading) -> Any:
    return found.figures.npv


def own(**fields: Any) -> AdjustmentRow:
    return row(AdjustmentRow, **({"option": "A"} | fields))


def test_the_promoters_case_and_what_becomes_of_it() -> None:
    rows = (
        own(id="client"),
        own(id="worse", set_up=20, savings=-25, delay=12, reason="It happened next door.", by="treasurer"),
    )
    found = read(*acc11(), rows=rows)
    assert list(found) == ["promoted", "adjusted", "reference", "client", "worse"]
    assert [r.standing for r in found.values()] == [True] * 3 + [False] * 2
    assert npv(found["promoted"]) == pytest.approx(2.590e6, abs=500)
    assert npv(found["client"]) == pytest.approx(1.592e6, abs=500)
    assert npv(found["worse"]) == pytest.approx(-0.570e6, abs=500)
    assert npv(found["reference"]) == pytest.approx(npv(found["worse"]))
    assert npv(found["adjusted"]) == pytest.approx(npv(found["client"]) - 0.2 * 2.4e6)
    worse = found["worse"]
    assert (worse.set_up, worse.running, worse.savings, worse.delay) == (1.2, 1, 0.75, 12)
    assert (worse.reason, worse.by, worse.title) == ("It happened next door.", "treasurer", "Something")


def test_without_any_case_the_reference_line_stays_and_cannot_be_told() -> None:
    found = read(*acc11(), medians=NONE, blank=("B",))["reference"]
    assert found.figures == Figures(bound="open")
    assert found.lacks == ("reference class", "B")


def test_a_measure_that_no_case_tells_changes_nothing_and_is_named() -> None:
    found = read(*acc11(), medians={"overrun": 2.0, "shortfall": None})["reference"]
    assert (found.set_up, found.savings, found.delay) == (2, 1, 0)
    assert found.lacks == ("shortfall", "delay")
    assert npv(found) == pytest.approx(1.592e6 - 2.4e6, abs=500)


def test_cases_that_came_early_bring_no_saving_forward() -> None:
    assert read(*acc11(), medians=CASES | {"delay": -6.0})["reference"].delay == 0


def test_where_no_bias_is_known_the_adjusted_line_says_so() -> None:
    found = read(*acc11(), biases=Biases(own=UNKNOWN, base=FIFTH), rows=(own(id="b", optimism_bias=True),))
    assert found["adjusted"].lacks == found["b"].lacks == ("optimism bias",)


def test_optimism_bias_comes_on_top_of_a_users_own_change() -> None:
    rows = (own(id="b", set_up=50, optimism_bias=True), own(id="p", promoted_only=True, running=100))
    found = read(*acc11(), rows=rows)
    assert found["b"].set_up == pytest.approx(1.8)
    assert npv(found["b"]) == pytest.approx(npv(found["promoted"]) - 997_993 - 0.8 * 2.4e6, rel=1e-4)
    assert npv(found["p"]) == npv(found["promoted"])


def test_running_costs_rise_with_outsourcing_but_not_what_it_costs_to_run() -> None:
    outsourced = Biases(own=Bias(set_up=0, running=0.4, parts=(), known=True), base=FIFTH)
    lines = (running(9, 9), cost(5, 5), saving(20, 20), as_now(running(9, 9)))
    found = read(*lines, biases=outsourced)
    assert npv(found["promoted"]) - npv(found["adjusted"]) == pytest.approx(0.4 * (5 + 5 / 1.035))


def test_no_reading_changes_the_baseline() -> None:
    lines = (once(10, 1), as_now(once(10, 0)))
    rows = (own(id="one", set_up=50), own(id="all", option=None, set_up=50), own(id="b", option="B"))
    found = read(*lines, rows=rows)
    assert npv(found["one"]) == npv(found["all"])
    assert npv(found["one"]) == -15 + 10
    assert "b" not in found


def test_blanks_bind_all_but_the_promoters_line() -> None:
    found = read(*acc11(), blank=("B",), unplaced=[left_out(kind="saving", category="saving", line=9)])
    bounds = {key: r.figures.bound for key, r in found.items()}
    assert bounds == {"promoted": "at_least", "adjusted": "open", "reference": "open"}
    assert found["adjusted"].lacks == ("B", "saving")


def test_the_baseline_has_its_three_lines_without_a_value() -> None:
    found = read(as_now(running(9, 9)), option=NOW, unplaced=[left_out(option=NOW)])
    assert list(found) == ["promoted", "adjusted", "reference"]
    assert [npv(r) for r in found.values()] == [None] * 3
    assert found["adjusted"].figures.bound == "at_most"


@given(
    st.lists(st.floats(0, 1e6), min_size=8, max_size=8),
    st.floats(0.5, 3),
    st.floats(0, 1.2),
    st.floats(0, 40),
)
def test_an_option_like_the_baseline_is_worth_nothing_in_every_standing_line(
    amounts: list[float], overrun: float, shortfall: float, delay: float
) -> None:
    lines = (running(*amounts[:4]), once(amounts[4], 3), saving(0, *amounts[5:], kind="income"))
    medians = {"overrun": overrun, "shortfall": shortfall, "delay": delay}
    found = read(*lines, *map(as_now, lines), medians=medians)
    assert [npv(r) for r in found.values()] == [0, 0, 0]
