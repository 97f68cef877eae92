"""The ledger of what was promised to the front line, and of what came."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.reinvestment import reinvested
from moothall.findings.financial_case import Reinvested
from moothall.project.finance import FinanceRow
from moothall.project.outturn import OutturnRow
from tests.engine.finance.three_partners import HUB, lines, money
from tests.engine.made import row

PROMISED = money("alder", "saving", 30.0, year=2026, until=2027, reinvested=0.5, affected="four posts")


def came(item: str, outturn: float | None, **cells: Any) -> OutturnRow:
    return row(
        OutturnRow,
        **({"year": 2027, "option": "hub", "item": item, "outturn": outturn, "unit": "GBP"} | cells),
    )


def ledger(rows: list[FinanceRow], outturn: list[OutturnRow] | None = None) -> tuple[Reinvested, ...]:
    return reinvested(lines(rows), outturn or [], currency="GBP")


def test_a_promise_is_a_share_of_the_saving_over_all_years() -> None:
    more = money("alder", "saving", 40.0, reinvested=0.25, affected="two posts", evidence=["EV1"])
    (found,) = ledger([PROMISED, more, money("alder", "income", 9.0, reinvested=1.0)])
    assert (found.partner, found.category) == ("alder", "saving")
    assert found.saving == 100
    assert found.promised == 60 * 0.5 + 40 * 0.25
    assert found.share == pytest.approx(0.4)
    assert found.affected == "four posts; two posts"
    assert found.sources == ("EV1",)


def test_partners_and_categories_stand_apart() -> None:
    found = ledger(
        [PROMISED, money("birch", "saving", 8.0, reinvested=0.0), money("alder", "rent", 5.0, kind="saving")]
    )
    assert [(f.partner, f.category, f.promised) for f in found] == [
        ("alder", "saving", 30.0),
        ("birch", "saving", 0.0),
        ("alder", "rent", None),
    ]


def test_savings_without_a_promise_stand_apart_from_those_with_one() -> None:
    found = ledger([PROMISED, money("alder", "saving", 40.0)])
    assert [(f.saving, f.promised, f.share) for f in found] == [(60.0, 30.0, 0.5), (40.0, None, None)]


def test_a_share_of_nothing_is_not_told() -> None:
    (found,) = ledger([money("alder", "saving", 0.0, reinvested=0.5)])
    assert (found.promised, found.share) == (0.0, None)


@pytest.mark.parametrize(
    ("outturn", "what"),
    [
        ([came("reinvested", 7.0), came(" Reinvested", 5.0, year=2028, unit="")], 12.0),
        ([came("Reinvested  Saving", 7.0), came("reinvested", 99.0)], 7.0),
        ([came("reinvested", 0.0)], 0.0),
        ([came("reinvested", None)], None),
        ([came("reinvested", 7.0, option="lead")], None),
        ([came("reinvested", 7.0, unit="%")], None),
        ([came("posts reinvested", 7.0)], None),
        ([came("reinvested rent", 7.0)], None),
        ([], None),
    ],
)
def test_what_came_is_what_the_outturn_says_of_the_option(
    outturn: list[OutturnRow], what: float | None
) -> None:
    (found,) = ledger([PROMISED], outturn)
    assert found.came == what


def test_what_came_is_not_known_where_it_may_belong_to_another_row() -> None:
    rent = money("alder", "rent", 5.0, kind="saving")
    two = ledger([PROMISED, rent], [came("reinvested", 7.0)])
    assert [f.came for f in two] == [None, None]
    named = ledger([PROMISED, rent], [came("reinvested", 7.0), came("reinvested rent", 2.0)])
    assert [f.came for f in named] == [None, 2.0]
    partners = ledger(HUB, [came("reinvested saving", 7.0)])
    assert [f.came for f in partners] == [None, None, None]
