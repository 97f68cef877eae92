"""Three rounds of local money: shares that nobody knows widen the range, amounts that nobody knows end it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.engine.local_economy.spending import lm3, spending
from moothall.findings.local_economy import OptionSpending, Span
from moothall.project.spending import SpendingRow


def line(option: str = "new", item: str = "staff", **more: object) -> SpendingRow:
    return SpendingRow(**{"option": option, "item": item, **more})  # type: ignore[arg-type]


def one(*rows: SpendingRow, **known: Span) -> OptionSpending:
    (found,) = spending(rows, ["new"], None, known)
    return found


def test_three_rounds_by_hand():
    found = one(
        line(amount=60000, local_share=80, respent_share=50),
        line(item="firms", amount=40000, local_share=30, respent_share=0),
    )
    assert found.spent == 100000
    assert found.second == Span(low=60000, likely=60000, high=60000)
    assert found.third.likely == pytest.approx(24000)
    assert found.lm3.likely == pytest.approx(lm3([100000, 60000, 24000])) == pytest.approx(1.84)


def test_a_share_that_nobody_knows_may_be_anything():
    found = one(line(amount=100, local_share=50))
    assert (found.lm3.low, found.lm3.likely, found.lm3.high) == (1.5, None, 2.0)
    assert found.missing_shares == 1
    found = one(line(amount=100))
    assert (found.lm3.low, found.lm3.high) == (1.0, 3.0)


def test_an_amount_that_nobody_knows_leaves_no_total():
    found = one(line(amount=100, local_share=50, respent_share=10), line(item="other"))
    assert (found.spent, found.lm3, found.local, found.small) == (None, None, None, None)
    assert found.missing_amounts == 1
    assert len(found.payments) == 2


def test_no_money_at_all_has_no_lm3():
    assert one(line(amount=0, local_share=50, respent_share=10)).lm3 is None
    assert lm3([0.0, 0.0, 0.0]) is None


ROWS = st.lists(
    st.tuples(st.floats(1, 1e6), st.none() | st.floats(0, 100), st.none() | st.floats(0, 100)),
    min_size=1,
    max_size=4,
)


@given(ROWS, st.floats(0, 100), st.floats(0, 100))
def test_the_range_holds_whatever_is_filled_in(rows, local, respent):
    def made(fill: bool) -> OptionSpending:
        return one(
            *(
                line(
                    item=str(n),
                    amount=a,
                    local_share=local if fill and s is None else s,
                    respent_share=respent if fill and t is None else t,
                )
                for n, (a, s, t) in enumerate(rows)
            )
        )

    open_, full = made(fill=False).lm3, made(fill=True).lm3
    by_hand = 1 + sum(
        a * (local if s is None else s) / 100 * (1 + (respent if t is None else t) / 100) for a, s, t in rows
    ) / sum(a for a, _s, _t in rows)
    assert full.likely == pytest.approx(by_hand)
    assert open_.low - 1e-9 <= full.likely <= open_.high + 1e-9
    assert open_.low >= 1 - 1e-9
    assert open_.high <= 3 + 1e-9


def test_options_are_held_against_continuing_as_now():
    rows = (
        line("now", amount=100, local_share=50, respent_share=0),
        line("new", amount=80, local_share=50),
    )
    now, new = spending(rows, ["now", "new"], "now", {})
    assert now.local_change is None
    assert new.local_change == Span(low=-10, likely=None, high=30)


def test_small_firms_get_at_most_what_reaches_the_area():
    found = one(
        line(amount=900, kind="pay", local_share=100),
        line(item="a", amount=300, local_share=50, small_share=20, firms=2),
        line(item="b", amount=100, local_share=40, firms=3),
    )
    assert (found.small.low, found.small.high) == pytest.approx((15, 25))
    assert found.firms == 5
    assert one(line(amount=1, local_share=1)).firms is None
    none = one(line(amount=100, local_share=0))
    assert none.small == Span(low=0, likely=0, high=0)


def test_output_supported_where_the_sector_has_a_multiplier():
    found = one(
        line(amount=100, sector="62"),
        line(item="b", amount=50),
        **{"62": Span(low=1.2, likely=1.4, high=1.6)},
    )
    assert found.output == Span(low=120, likely=140, high=160)
    assert found.output_spend == 100
    assert found.payments[1].output is None
    assert one(line(amount=50)).output is None


def change(own: list[SpendingRow], base: list[SpendingRow]) -> Span:
    found = spending([*own, *base], ["now", "new"], "now", {})
    return next(o.local_change for o in found if o.option == "new")


def test_the_same_item_under_both_moves_together():
    """£950 under both, of which nobody knows what stays: whatever it is, nothing changes."""
    assert change([line(amount=950)], [line("now", amount=950)]) == Span(low=0, likely=0, high=0)
    assert change([line(amount=1000)], [line("now", amount=950)]) == Span(low=0, likely=None, high=100)


def test_other_items_move_freely():
    found = change([line(item="printers", amount=950)], [line("now", amount=950)])
    assert found == Span(low=-1900, likely=None, high=1900)


def test_a_share_known_of_one_alone_is_free_for_the_other():
    found = change([line(amount=100, local_share=50, respent_share=10)], [line("now", amount=100)])
    assert (found.low, found.high) == (pytest.approx(55 - 200), pytest.approx(55))


@given(own=ROWS, base=ROWS, data=st.data())
def test_the_change_holds_every_case_and_is_no_wider_than_apart(own, base, data):
    """Against trying shares: where nobody knows one of either, the same is drawn for both."""
    made = [[line(o, f"i{n}", amount=a, local_share=s, respent_share=t) for n, (a, s, t) in enumerate(rows)]
            for o, rows in (("new", own), ("now", base))]  # fmt: skip
    found = change(*made)
    drawn = {n: data.draw(st.tuples(st.floats(0, 100), st.floats(0, 100))) for n in range(4)}
    free = {n: data.draw(st.tuples(st.floats(0, 100), st.floats(0, 100))) for n in range(4)}

    def local(rows, others, own_free):
        total = 0.0
        for n, (a, s, t) in enumerate(rows):
            twin = others[n] if n < len(others) else None
            both = [twin is not None and twin[k] is None for k in (1, 2)]
            shares = [
                x if x is not None else (drawn[n][k] if both[k] else own_free[n][k])
                for k, x in enumerate((s, t))
            ]
            total += a * shares[0] / 100 * (1 + shares[1] / 100)
        return total

    tried = local(own, base, free) - local(base, own, free)
    slack = 1e-6 * (1 + sum(a for a, _, _ in [*own, *base]))
    assert found.low - slack <= tried <= found.high + slack
