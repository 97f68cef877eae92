"""An option for each partner; the parts add up to the whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.partners import partner_cases
from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Assumed, Basis, Figures, PartnerCase
from moothall.project.cost_shares import joint_shares
from moothall.project.head import Partner
from moothall.project.options import Facts, Option
from tests.engine.finance.made_case import NOW, as_now, cost, held, left_out, once, running, saving

BASIS = Basis(
    currency="GBP", price_base="2026-27", first_year=2026, years=(2026, 2027),
    inflation=Assumed(value=0.02, source="a target"), baseline=NOW,
)  # fmt: skip


def shares(partners: Any, bodies: Any) -> dict[str, float]:
    """Shares that the partners agreed, as the financial case has them."""
    option = Option(id="A", title="A", facts=Facts(bodies=tuple(bodies)))
    return joint_shares(tuple(partners), option)


def partner(key: str, share: float | None = None, reserves: float | None = None) -> Partner:
    return Partner(id=key, title=key, agreed_share=share, usable_reserves=reserves)


AGREED = (partner("a", 0.5, 100.0), partner("b", 0.3), partner("c", 0.2, 0.0))


def cases(
    found: Comparison, partners: tuple[Partner, ...] = AGREED, bodies: tuple[str, ...] = ()
) -> dict[str | None, PartnerCase]:
    return {c.partner: c for c in partner_cases(found, BASIS, partners, bodies, shares(partners, bodies))}


def test_each_has_its_own_lines_and_its_share_of_the_joint_ones() -> None:
    found = cases(held(once(10, 1, partner="a"), saving(0, 20), rate=0.0))
    assert [(c.partner, c.share_of_joint, c.figures.npv) for c in found.values()] == [
        ("a", 0.5, 0), ("b", 0.3, 6), ("c", 0.2, 4)
    ]  # fmt: skip
    assert found["a"].reserves_share == 0.1
    assert (found["b"].reserves_share, found["c"].reserves_share) == (None, None)


def test_where_shares_are_not_agreed_the_joint_lines_stand_apart() -> None:
    lines = (once(10, 1, partner="a"), saving(0, 20))
    for partners in ((partner("a", 0.5), partner("b")), (partner("a", 0.5), partner("b", 0.4))):
        found = cases(held(*lines, rate=0.0), partners)
        assert [(c.partner, c.figures.npv) for c in found.values()] == [("a", -10), ("b", None), (None, 20)]
        assert found["b"].figures == Figures(bound="open")


def test_only_those_who_take_part_count_and_whoever_has_a_line() -> None:
    lines = (saving(0, 10), cost(3, 0, partner="c"))
    two = (partner("a", 0.6), partner("b", 0.4), partner("c", 0.5), partner("d", 0.5))
    found = cases(held(*lines, rate=0.0), two, ("a", "b"))
    assert [(c.partner, c.share_of_joint, c.figures.npv) for c in found.values()] == [
        ("a", 0.6, 6), ("b", 0.4, 4), ("c", 0, -3)
    ]  # fmt: skip


def test_the_budget_is_against_the_baseline_and_in_the_money_of_the_year() -> None:
    lines = (running(8, 8, partner="a"), as_now(running(10, 10, partner="a")))
    found = cases(held(*lines))["a"].budget
    assert [(y.year, y.real) for y in found] == [(2026, 2), (2027, 2)]
    assert [y.nominal for y in found] == pytest.approx([2, 2.04])


def test_a_row_without_a_year_binds_its_own_partner_and_a_joint_one_everybody_who_shares() -> None:
    lines = (saving(0, 10), saving(0, 1, partner="a"))
    own = cases(held(*lines, unplaced=[left_out(partner="a")]))
    assert [c.figures.bound for c in own.values()] == ["at_most", "exact", "exact"]
    joint = cases(held(*lines, unplaced=[left_out()]))
    assert [c.figures.bound for c in joint.values()] == ["at_most"] * 3
    apart = cases(held(*lines, unplaced=[left_out()]), (partner("a"), partner("b")))
    assert {k: c.figures.bound for k, c in apart.items()} == {"a": "exact", "b": "open", None: "at_most"}


def test_a_blank_category_may_be_anybodys() -> None:
    found = cases(held(saving(0, 10), blank=("B",)))
    assert [c.figures.bound for c in found.values()] == ["at_most"] * 3


def test_the_baseline_and_an_option_without_lines_have_none() -> None:
    assert cases(held(as_now(running(9, 9)), option=NOW)) == {}
    assert cases(held(as_now(running(9, 9)))) == {}


AMOUNTS = st.lists(st.floats(0, 1e6), min_size=3, max_size=3)
OWNERS = st.sampled_from(["a", "b", "c", None])


@st.composite
def lines(draw: Any) -> Line:
    made = draw(st.sampled_from([running, cost, saving]))
    line: Line = made(*draw(AMOUNTS), partner=draw(OWNERS))
    return as_now(line) if draw(st.booleans()) else line


@given(
    st.lists(lines(), min_size=1, max_size=10),
    st.sampled_from([AGREED, (partner("a"), partner("b", 0.2), partner("c", 0.8))]),
    st.sampled_from([(), ("a", "b"), ("c",)]),
)
def test_the_parts_add_up_to_the_option(
    recorded: list[Line], partners: tuple[Partner, ...], bodies: tuple[str, ...]
) -> None:
    found = held(*recorded)
    parts = partner_cases(found, BASIS, partners, bodies, shares(partners, bodies))
    if found.npv() is None:
        assert parts == ()
    else:
        assert sum(p.figures.npv or 0.0 for p in parts) == pytest.approx(found.npv(), abs=1e-2)
        by_year = zip(*([y.real for y in p.budget] for p in parts if p.budget), strict=True)
        for t, year in enumerate(by_year):
            assert sum(year) == pytest.approx(found.flows().net[t], abs=1e-2)
