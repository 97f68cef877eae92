"""Costs of staff as lines of money: phased, by partner, folded, bounded."""

from __future__ import annotations

from math import isclose
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.engine.appraise import appraise
from moothall.engine.workforce.harmonised import harmonised
from moothall.engine.workforce.lines import staff_costs, staff_lines
from moothall.findings.employment import StaffCost
from moothall.project.finance import WorkedOutRow
from moothall.project.options import Harmonisation, PensionStrain
from moothall.project.project import Project
from moothall.project.terms import Terms
from moothall.project.workforce import WorkforceRow
from tests.engine.made import clean_project, project, row


def staff(partner: str, fte: float | None, pay: float | None, **more: Any) -> WorkforceRow:
    return row(WorkforceRow, **({"partner": partner, "occupation": "Clerk", "fte": fte, "pay": pay} | more))


def made(*rows: WorkforceRow, strain: tuple[PensionStrain, ...] = (), **fields: Any) -> Project:
    """The clean project with other staff, whose pay option "lead" brings to one level."""
    harmonisation = Harmonisation(**({"on_costs": 0.25, "source": "Agreed"} | fields)) if rows else None
    options = tuple(
        replace(o, harmonisation=harmonisation, pension_strain=strain) if o.id == "lead" else o
        for o in clean_project().options
    )
    return project(options=options, workforce=rows or clean_project().workforce)


def cost(*rows: WorkforceRow, **fields: Any) -> StaffCost:
    given = made(*rows, **fields)
    (found,) = staff_costs(given, Terms(given))
    return found


THREE = (staff("north", 100, 30_000), staff("east", 80, 31_000), staff("west", 60, 29_500))


def test_the_hand_checked_example() -> None:
    """100 x 1,000 + 60 x 1,500 = 190,000; with a quarter on top 237,500."""
    found = cost(*THREE)
    assert found.amount == 237_500
    assert found.by_partner == {"north": 125_000, "west": 112_500}
    assert [(r.partner, r.fte, r.pay, r.to, r.cost) for r in found.raises] == [
        ("north", 100, 30_000, 31_000, 125_000),
        ("west", 60, 29_500, 31_000, 112_500),
    ]


def test_to_a_named_partner_nobody_is_cut() -> None:
    found = cost(*THREE, to="north")
    assert found.by_partner == {"west": 60 * 500 * 1.25}


def test_counts_by_characteristic_are_parts_and_never_added() -> None:
    assert cost(*THREE, staff("west", 30, 20_000, characteristic="women")).amount == 237_500


def test_only_the_occupations_named_are_brought_together() -> None:
    other = (staff("north", 9, 20_000, occupation="Cook"), staff("east", 9, 21_000, occupation="Cook"))
    assert cost(*THREE, *other, occupations=("clerk",)).amount == 237_500
    assert cost(*THREE, *other).amount == 237_500 + 9 * 1_000 * 1.25


def test_it_is_paid_in_equal_steps_and_then_to_the_last_year() -> None:
    lines = staff_lines([cost(*THREE, first_year=2028, phased_over=3)])
    north = [(r.year, r.until, r.amount) for r in lines if r.partner == "north"]
    assert north == [(2028, None, 41_667), (2029, None, 83_333), (2030, 2036, 125_000)]
    assert {(r.category, r.kind, r.one_off, r.worked_out) for r in lines} == {
        ("TC8", "cost", False, "harmonisation")
    }


def test_the_ends_come_from_the_on_costs() -> None:
    found = cost(*THREE, on_costs_low=0.2, on_costs_high=0.3)
    assert (found.low, found.amount, found.high) == (228_000, 237_500, 247_000)
    (north, west) = staff_lines([found])
    assert north.low is not None
    assert west.low is not None
    assert north.low + west.low == 228_000


def test_missing_pay_makes_a_bound_and_no_zero() -> None:
    found = cost(staff("north", 100, 30_000), staff("east", 80, 31_000), staff("west", 60, None))
    assert (found.unknown, found.amount) == (1, 125_000)
    blank, known = staff_lines([found])
    assert (blank.amount, blank.partner, blank.year, blank.until) == (None, None, 2026, 2036)
    assert known.amount == 125_000


def test_where_no_pay_is_known_there_is_only_a_blank() -> None:
    found = cost(staff("north", 100, None), staff("east", 80, None))
    assert (found.amount, found.unknown) == (None, 2)
    assert [r.amount for r in staff_lines([found])] == [None]


def test_a_named_partner_without_the_occupation_leaves_it_unknown() -> None:
    assert cost(staff("north", 10, 1), staff("east", 10, 2), to="west").unknown == 2


def test_nothing_to_raise_is_no_line() -> None:
    found = cost(staff("north", 10, 30_000), staff("east", 10, 30_000))
    assert (found.amount, staff_lines([found])) == (0, ())


@pytest.mark.parametrize(("people", "folded"), [(4, True), (5, False)])
def test_a_small_group_folds_all_into_a_rounded_total(people: int, folded: bool) -> None:
    found = cost(
        *THREE[:2], staff("west", 3.5, 29_501, headcount=people), on_costs_low=0.2, on_costs_high=0.3
    )
    assert found.folded is folded
    if folded:
        exact = (100 * 1_000 + 3.5 * 1_499) * 1.25
        assert (found.raises, found.by_partner) == ((), {})
        assert (found.amount, found.amount and found.amount % 1000) == (round(exact, -3), 0)
        assert found.low is not None
        assert found.high is not None
        assert found.low <= exact / 1.25 * 1.2
        assert exact / 1.25 * 1.3 <= found.high
        (line,) = staff_lines([found])
        assert (line.partner, line.amount) == (None, found.amount)


def test_a_small_group_that_is_compared_with_nobody_folds_nothing() -> None:
    assert not cost(*THREE, staff("west", 2, 50_000, occupation="Head")).folded


def test_strain_on_pensions_is_people_times_each_in_its_year() -> None:
    strain = PensionStrain(
        people=7, low=9_000, amount=14_000, high=20_000, year=2028, partner="east", source="Actuary"
    )
    given = made(strain=(strain,))
    (line,) = staff_lines(staff_costs(given, Terms(given)))
    assert (line.low, line.amount, line.high) == (63_000, 98_000, 140_000)
    assert (line.year, line.until, line.partner, line.one_off, line.reason) == (
        2028,
        None,
        "east",
        True,
        "Actuary",
    )


def test_strain_of_an_unknown_amount_is_a_blank() -> None:
    given = made(strain=(PensionStrain(people=7, source="Actuary"),))
    (line,) = staff_lines(staff_costs(given, Terms(given)))
    assert (line.amount, line.low, line.high, line.year) == (None, None, None, 2026)


def test_the_money_takes_them_in_marked_and_the_inputs_stay_as_given() -> None:
    given = made(*THREE)
    before, after = appraise(project(workforce=THREE), simulate=False), appraise(given, simulate=False)
    marked = [line for line in after.finance.lines if line.worked_out]
    assert [(line.partner, line.amount) for line in marked] == [("north", 125_000), ("west", 112_500)]
    totals = [
        next(
            c.total
            for o in f.finance.options
            if o.option == "lead"
            for c in o.categories
            if c.category == "TC8"
        )
        for f in (before, after)
    ]
    assert totals[0] is not None
    assert totals[1] is not None
    assert totals[1] - totals[0] == 11 * 237_500
    assert not any(isinstance(r, WorkedOutRow) for r in given.finance)
    assert after.project.fingerprint != before.project.fingerprint


def test_a_blank_makes_the_option_a_bound() -> None:
    given = made(*THREE[:2], staff("west", 60, None))
    found = appraise(given, simulate=False)
    (money,) = [o for o in found.finance.options if o.option == "lead"]
    assert money.incomplete
    (case,) = [o for o in found.financial_case.options if o.option == "lead"]
    assert [(u.worked_out, u.why) for u in case.unplaced] == [("harmonisation", "no_amount")]


GROUP = st.tuples(
    st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(1, 90), st.integers(20_000, 40_000)
)


@settings(max_examples=200)
@given(st.lists(GROUP, max_size=12))
def test_beside_a_second_reckoning(groups: list[tuple[str, str, int, int]]) -> None:
    """Row by row: what each would get at the level, less what each gets."""
    rows = [staff(p, fte, pay, occupation=job) for p, job, fte, pay in groups]
    found = harmonised(rows, "abc", None, 0)
    expected = 0.0
    for job in {j for _, j, _, _ in groups}:
        mean = {
            p: sum(f * w for q, j, f, w in groups if (q, j) == (p, job))
            / sum(f for q, j, f, _ in groups if (q, j) == (p, job))
            for p in {q for q, j, _, _ in groups if j == job}
        }
        expected += sum(f * (max(mean.values()) - w) for _, j, f, w in groups if j == job)
    assert isclose(sum(r.cost for r in found.raises), expected, abs_tol=1e-3)
    assert all(r.to > r.pay for r in found.raises)
