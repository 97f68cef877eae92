"""From the promoted to the adjusted value: the steps add up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.optimism import Bias
from moothall.engine.finance.placing import Line
from moothall.engine.finance.readings import Biases, adjusted, promoted
from moothall.engine.finance.waterfall import waterfall
from moothall.findings.financial_case import Step
from tests.engine.finance.made_case import acc11, as_now, cost, held, once, running, saving

HALF = Bias(set_up=0.5, running=0.1, parts=(), known=True)
TITLES = {"S": "Setting up", "C": "Client side", "D": "Disruption"}


def steps(*lines: Line, **cells: Any) -> tuple[Step, ...]:
    found, biases = held(*lines, **cells), Biases(own=HALF, base=HALF)
    return waterfall(found, promoted(found).figures, adjusted(found, biases).figures, TITLES)


def test_what_was_added_comes_in_the_order_of_the_framework_then_the_rest_then_the_bias() -> None:
    lines = (saving(5, 5), saving(-1, 0, promoted=False), cost(2, 0, category="D", promoted=False))
    found = steps(*lines, cost(3, 0, category="C", promoted=False), once(10, 1), rate=0.0)
    assert [(s.id, s.title, s.change, s.upto) for s in found] == [
        ("promoted", "As promoted", 0, 0),
        ("C", "Client side", -3, -3),
        ("D", "Disruption", -2, -5),
        ("saving", "saving", -1, -6),
        ("optimism_bias", "Optimism bias", pytest.approx(-5.5), pytest.approx(-11.5)),
        ("adjusted", "With every cost and optimism bias", 0, pytest.approx(-11.5)),
    ]


def test_the_case_of_a_promoter_loses_its_client_side() -> None:
    found = {s.id: s.change for s in steps(*acc11())}
    assert found["C"] == pytest.approx(-0.998e6, abs=500)
    assert found["optimism_bias"] == pytest.approx(-1.2e6 - 0.0998e6, abs=500)


def test_there_is_none_where_an_end_cannot_be_told() -> None:
    assert steps(saving(1, 1, promoted=False)) == ()
    assert steps(*acc11(), rate=None) == ()


@st.composite
def lines(draw: Any) -> Line:
    made = draw(st.sampled_from([running, cost, saving]))
    amounts = draw(st.lists(st.floats(0, 1e6), min_size=3, max_size=3))
    line: Line = made(*amounts, promoted=draw(st.booleans()))
    return as_now(line) if draw(st.booleans()) else line


@given(st.lists(lines(), max_size=8))
def test_the_steps_add_up(added: list[Line]) -> None:
    found = steps(once(10, 2), *added)
    assert sum(s.change for s in found) == pytest.approx(found[-1].upto, abs=1e-3)
    assert found[-2].upto == pytest.approx(found[-1].upto, abs=1e-3)
