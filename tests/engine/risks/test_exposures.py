"""What the risks of an option may come to: which count, and beside whose."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from moothall.engine.risks.exposures import event, exposures
from moothall.engine.risks.register import register
from moothall.findings.risks import Exposure
from moothall.project.risks import RiskRow
from tests.engine.made import clean_project, project, row

WHOLE: dict[str, Any] = {
    "owner": "Director",
    "borne_by": "authority",
    "likelihood_low": 20,
    "likelihood": 30,
    "likelihood_high": 40,
    "impact_low": 80,
    "impact": 100,
    "impact_high": 120,
}


def made(*rows: dict[str, Any]) -> dict[tuple[str, str, str | None, str], Exposure]:
    risks = tuple(row(RiskRow, **({"id": f"x{n}"} | WHOLE | cells)) for n, cells in enumerate(rows))
    found = exposures(project(risks=risks))
    by_key = {(e.option, e.unit, e.borne_by, e.when): e for e in found}
    assert len(by_key) == len(found)
    return by_key


def money(found: dict[tuple[str, str, str | None, str], Exposure], option: str, when: str) -> Exposure:
    return found[option, "money", "authority", when]


def test_the_mean_adds_up_and_stands_with_the_largest_single_risk() -> None:
    second = {"likelihood_low": 50, "likelihood": 50, "likelihood_high": 50}
    found = money(made({}, second | {"impact_low": 200, "impact": 200, "impact_high": 200}), "lead", "before")
    assert (found.n, found.mean) == (2, pytest.approx(130))
    assert (found.largest, found.largest_mean, found.largest_p95) == ("x1", pytest.approx(100), 200)
    assert found.p50 < found.p80 <= found.p95 <= 320


def test_after_the_response_ranges_shrink_in_proportion() -> None:
    found = made({"likelihood_after": 15, "impact_after": 50, "mitigation_cost": 7})
    before, after = money(found, "lead", "before"), money(found, "lead", "after")
    assert (before.mean, after.mean) == (pytest.approx(30), pytest.approx(0.15 * 50))
    assert after.largest_p95 == pytest.approx(before.largest_p95 / 2)
    assert (before.response_cost, after.response_cost) == (None, 7)


def test_without_a_response_a_risk_stays_as_it_is_and_no_cost_is_made_up() -> None:
    found = made({})
    assert money(found, "lead", "after").mean == money(found, "lead", "before").mean
    assert money(found, "lead", "after").response_cost is None


def test_units_and_bearers_stand_apart() -> None:
    staff = {"borne_by": "staff", "impact_low": 500, "impact": 500, "impact_high": 500}
    found = made({}, staff, {"impact_unit": "months"}, {"borne_by": None})
    assert {k[1:3] for k in found} == {
        ("money", "authority"), ("money", "staff"), ("months", "authority"), ("money", None)
    }  # fmt: skip
    assert found["lead", "money", "staff", "before"].mean == pytest.approx(150)
    assert money(found, "lead", "before").mean == pytest.approx(30)


@pytest.mark.parametrize("gap", ["owner", "likelihood_low", "impact_high"])
def test_a_risk_that_is_not_counted_is_in_no_sum(gap: str) -> None:
    assert made({gap: "" if gap == "owner" else None}) == {}


def test_a_risk_of_every_option_counts_for_each_on_the_list() -> None:
    found = made({"option": None})
    assert {k[0] for k in found} == {o.id for o in clean_project().options}


def test_an_answer_of_the_option_takes_the_place_of_that_for_every_option() -> None:
    every = {"option": None, "risk": "R4"}
    twice = made(every, {"risk": "R4"})
    assert (money(twice, "lead", "before").n, money(twice, "lead", "before").largest) == (1, "x1")
    away = made(every, {"risk": "R4", "standing": "not_applicable", "reason": "No reform."})
    assert ("lead", "money", "authority", "before") not in away
    assert ("joint", "money", "authority", "before") in away
    open_ = made(every, {"risk": "R4", "owner": ""})
    assert money(open_, "lead", "before").largest == "x0"


def test_what_enters_the_sums_is_what_the_register_expects() -> None:
    risk = row(RiskRow, **WHOLE, shape="pert", impact_after=40)
    (told,) = register(project(risks=(risk,)))
    assert told.expected == pytest.approx(event(risk, "before").expected)
    assert told.expected_after == pytest.approx(event(risk, "after").expected)


def test_an_event_needs_a_likelihood_and_an_impact() -> None:
    with pytest.raises(ValueError, match="x1"):
        event(row(RiskRow), "before")


def test_loading_it_loads_no_arrays() -> None:
    """A quick check loads the register with all that stands in its folder's faces."""
    code = (
        "import sys; import moothall.engine.risks.exposures, moothall.engine.risks.register;"
        "sys.exit(any(m in sys.modules for m in ('numpy', 'scipy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
