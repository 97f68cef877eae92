"""The financial case of a whole project."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from moothall.engine.finance.case import financial_case, placed_lines
from moothall.engine.finance.recorded import recorded
from moothall.engine.typology import types
from moothall.findings.financial_case import FinancialCase, OptionCase, Reading
from moothall.framework.transaction_costs import TransactionCosts
from moothall.project.adjustments import AdjustmentRow
from moothall.project.finance import FinanceRow
from moothall.project.head import Discounting
from moothall.project.options import OptimismBias
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project, row
from tests.planted import rows

NO_CASES: dict[str, float | None] = {"overrun": None, "shortfall": None, "delay": None}
CASES: dict[str, float | None] = {"overrun": 1.2, "shortfall": 0.75, "delay": 12.0}
CLEAN = clean_project()
COSTS = [c.id for c in CLEAN.framework.transaction_costs.categories]


def worked_out(made: Project, medians: dict[str, float | None] = NO_CASES) -> FinancialCase:
    return financial_case(made, Terms(made), recorded(made, types(made)), medians)


def option(found: FinancialCase, key: str = "joint") -> OptionCase:
    return next(o for o in found.options if o.option == key)


def reading(found: OptionCase, key: str) -> Reading:
    return next(r for r in found.readings if r.id == key)


def line(category: str, kind: str, year: int | None, amount: float | None, **cells: Any) -> FinanceRow:
    given = {"option": "joint", "category": category, "kind": kind, "year": year, "amount": amount}
    return row(FinanceRow, **(given | cells))


def acc11(*more: FinanceRow, **parts: Any) -> Project:
    """Set-up 2.4m, saving 0.6m and a client side of 0.12m that the promoter left out."""
    lines = (
        line(COSTS[0], "cost", 2026, 2.4e6),
        line("saving", "saving", 2027, 0.6e6, until=2036, cashable=True),
        line(COSTS[3], "cost", 2027, 0.12e6, until=2036, promoted=False),
    )
    return project(finance=(*lines, *more), **parts)


def test_the_case_of_a_promoter_rebuilt() -> None:
    adjustments = (
        row(AdjustmentRow, option="joint", id="client"),
        row(AdjustmentRow, option="joint", id="worse", set_up=20, savings=-25, delay=12),
    )
    found = option(worked_out(acc11(adjustments=adjustments), CASES))
    values = {r.id: r.figures.npv for r in found.readings}
    assert list(values) == ["promoted", "adjusted", "reference", "client", "worse"]
    assert values["promoted"] == pytest.approx(2.590e6, abs=500)
    assert values["client"] == pytest.approx(1.592e6, abs=500)
    assert values["worse"] == pytest.approx(-0.570e6, abs=500)
    assert values["reference"] == pytest.approx(values["worse"])
    assert values["adjusted"] == pytest.approx(1.592e6 - 2 * 2.4e6, abs=500)
    (savings,) = [s for s in found.switching if s.driver == "savings"]
    assert savings.yearly == pytest.approx(0.409e6, abs=500)
    assert savings.change == pytest.approx(-0.319, abs=0.0005)


def test_every_part_of_the_case_is_there_and_can_be_written_down() -> None:
    found = worked_out(CLEAN, CASES)
    assert [o.option for o in found.options] == list(rows.OPTIONS)
    joint = option(found)
    assert joint.operating == "recorded"
    assert len(joint.years) == 11
    assert [p.partner for p in joint.partners] == list(rows.PARTNERS)
    assert set(joint.rates) == {"discount.low_sensitivity", "discount.health"}
    assert [s.id for s in joint.waterfall] == ["promoted", "optimism_bias", "adjusted"]
    assert [u.kind for u in joint.optimism_bias] == ["equipment_development"]
    assert not joint.optimism_bias[0].chosen
    assert len(joint.plan) == 5
    assert joint.switching
    assert (joint.scope, joint.assets, joint.reinvested, found.control_totals) == (None, (), (), ())
    assert msgspec.json.decode(msgspec.json.encode(found), type=FinancialCase) == found


def test_the_baseline_has_its_cost_and_no_value() -> None:
    found = option(worked_out(CLEAN), rows.AS_IS)
    assert [r.figures.npv for r in found.readings] == [None] * 3
    assert found.whole_life_cost == pytest.approx(4e6 * (1 + sum(1.035**-t for t in range(1, 11))))
    assert (found.partners, found.rates, found.waterfall, found.switching, found.plan) == ((), {}, (), (), ())


def test_other_schedules_change_the_rate_alone() -> None:
    found = option(worked_out(acc11()))
    assert found.rates["discount.low_sensitivity"] == pytest.approx(
        -2.4e6 + 0.48e6 * (1 - 1.03**-10) / 0.03
    )  # fmt: skip


def test_without_a_schedule_nothing_has_a_present_value_and_budgets_stay() -> None:
    made = acc11(head=replace(CLEAN.head, jurisdiction="CA-ON"))
    found = worked_out(made)
    joint = option(found)
    assert found.basis.schedule is None
    assert [r.figures.npv for r in joint.readings] == [None] * 3
    assert (joint.whole_life_cost, joint.rates, joint.switching, joint.years) == (None, {}, (), ())
    assert reading(joint, "promoted").figures.payback == 4.0
    assert [y.real for y in joint.partners[0].budget][:2] == pytest.approx([-0.96e6, 0.192e6])
    assert joint.partners[0].budget[0].nominal is None


def test_two_costs_left_blank_make_the_value_at_most_so_much_and_are_named() -> None:
    options = tuple(
        replace(o, facts=replace(o.facts, private_runs_service=True)) if o.id == "joint" else o
        for o in CLEAN.options
    )
    blank = (COSTS[1], COSTS[14])
    kept = tuple(r for r in CLEAN.finance if not (r.option == "joint" and r.category in blank))
    found = option(worked_out(project(options=options, finance=kept), CASES))
    for key in ("adjusted", "reference"):
        assert reading(found, key).figures.bound == "at_most"
        assert reading(found, key).lacks == blank
    assert reading(found, "promoted").figures.bound == "exact"
    whole = option(worked_out(CLEAN, CASES))
    assert reading(whole, "adjusted").figures.bound == "exact"


def test_rows_that_no_year_takes_in_are_listed_and_bind() -> None:
    more = (
        line("saving", "saving", None, 5e5),
        line(COSTS[4], "cost", 2020, 5e5),
        line(COSTS[5], "cost", 2027, 5e5, price_base="1950"),
    )
    found = option(worked_out(acc11(*more)))
    assert [(u.line, u.why) for u in found.unplaced] == [
        (4, "no_year"), (5, "outside_horizon"), (6, "no_deflator")
    ]  # fmt: skip
    assert reading(found, "promoted").figures.bound == "open"
    assert reading(found, "promoted").lacks == ("saving", COSTS[4], COSTS[5])
    assert {COSTS[4], COSTS[5]} <= set(reading(found, "adjusted").lacks)
    alone = option(worked_out(acc11(line("saving", "saving", None, 5e5))))
    assert reading(alone, "promoted").figures.bound == "at_least"
    added = option(worked_out(acc11(line("saving", "saving", None, 5e5, promoted=False))))
    assert reading(added, "promoted").figures.bound == "exact"


def test_a_line_that_runs_beyond_the_years_is_told_and_one_that_began_before_them_binds() -> None:
    late = option(worked_out(acc11(line(COSTS[4], "cost", 2027, 5e5, until=2040))))
    (cut,) = late.unplaced
    assert (cut.line, cut.why, cut.year, cut.until, cut.amount) == (4, "outside_horizon", 2037, 2040, 5e5)
    assert reading(late, "promoted").figures.bound == "exact"
    early = option(worked_out(acc11(line(COSTS[4], "cost", 2024, 5e5, until=2027))))
    assert reading(early, "promoted").figures.bound == "at_most"
    assert reading(early, "promoted").lacks == (COSTS[4],)


def test_an_option_that_repeats_a_baseline_beyond_the_years_is_told() -> None:
    cells = {"until": 2040}
    now = line("operating", "cost", 2026, 4e6, option=rows.AS_IS, **cells)
    found = option(worked_out(project(finance=(now, line("operating", "cost", 2026, 4e6, **cells)))))
    assert reading(found, "promoted").figures.npv == 0


def test_an_option_of_which_nothing_is_placed_cannot_be_told() -> None:
    running = line("operating", "cost", 2026, 4e6, option=rows.AS_IS, until=2036)
    made = project(finance=(running, line("saving", "saving", None, 5e5)))
    found = option(worked_out(made, CASES))
    assert found.operating == "baseline"
    assert [r.figures.npv for r in found.readings] == [None] * 3
    assert [r.figures.bound for r in found.readings] == ["open"] * 3
    assert (found.whole_life_cost, found.years, found.partners, found.plan) == (None, (), (), ())


def test_lines_at_other_prices_are_moved_and_do_not_leave_their_category_blank() -> None:
    cost = line(COSTS[0], "cost", 2026, 1000.0, price_base="2019")
    made = project(finance=(cost,), head=replace(CLEAN.head, price_base="2024"))
    found = option(worked_out(made))
    assert found.years[0].costs == pytest.approx(1232.916, abs=0.001)
    assert COSTS[0] not in reading(found, "adjusted").lacks
    assert placed_lines(made, Terms(made)).lines[0].by_year[0] == found.years[0].costs


def test_an_options_own_optimism_bias_is_taken() -> None:
    own = (OptimismBias(kind="standard_civil", mitigation=0.5),)
    options = tuple(replace(o, optimism_bias=own) if o.id == "joint" else o for o in CLEAN.options)
    found = option(worked_out(acc11(options=options)))
    assert reading(found, "adjusted").set_up == pytest.approx(1.22)
    assert reading(found, "adjusted").figures.npv == pytest.approx(1.592e6 - 0.22 * 2.4e6, abs=500)


def test_an_option_taken_off_the_list_has_no_case() -> None:
    dropped = {"reason": "Withdrawn.", "by": "board", "date": "2026-03-01"}
    options = tuple(
        msgspec.convert(msgspec.to_builtins(o) | {"dropped": dropped}, type(o)) if o.id == "lead" else o
        for o in CLEAN.options
    )
    assert "lead" not in [o.option for o in worked_out(project(options=options)).options]


def test_a_framework_without_costs_and_thresholds_has_a_case_all_the_same() -> None:
    asked = {"one_off_years", "default_optimism_bias"}
    kept = tuple(t for t in CLEAN.framework.thresholds if t.id not in asked)
    assert len(kept) == len(CLEAN.framework.thresholds) - 2
    bare = replace(CLEAN.framework, transaction_costs=TransactionCosts(), thresholds=kept)
    head = replace(CLEAN.head, discounting=Discounting(schedule="discount.ireland"))
    lines = (line("capital", "cost", 2026, 100.0), line("saving", "saving", 2027, 208.0))
    found = option(worked_out(project(framework=bare, head=head, finance=lines)))
    assert reading(found, "promoted").figures.npv == pytest.approx(100)
    assert reading(found, "adjusted").lacks == ("optimism bias",)
    assert found.optimism_bias == ()
