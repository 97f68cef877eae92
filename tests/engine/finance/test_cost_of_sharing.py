"""What sharing itself costs, against what it saves."""

from __future__ import annotations

from typing import Any

from moothall.engine.finance.cost_of_sharing import cost_of_sharing
from moothall.engine.finance.placing import Line


def line(category: str, kind: str, *by_year: float, **cells: Any) -> Line:
    return Line(**(
        {
            "key": category, "option": "A", "partner": None, "category": category, "kind": kind,
            "one_off": False, "promoted": True, "stays": 1.0, "cashable": None, "reinvested": None,
            "affected": "", "by_year": by_year, "low": None, "high": None, "shape": "triangular",
            "grade": None, "sources": (), "rows": (0,),
        } | cells
    ))  # fmt: skip


def test_the_share_of_the_savings_and_the_year_by_which_they_cover_it() -> None:
    lines = [
        line("K1", "cost", 100.0, 0.0, 0.0, 20.0),
        line("saving", "saving", 0.0, 60.0, 60.0, 60.0),
        line("operating", "cost", 900.0, 900.0, 900.0, 900.0),
    ]
    found = cost_of_sharing(lines, {"K1"}, 2026)
    assert found is not None
    assert (found.costs, found.savings) == (120.0, 180.0)
    assert found.share == 120 / 180
    assert found.paid_back == 2028


def test_it_may_never_be_paid_back() -> None:
    found = cost_of_sharing([line("K1", "cost", 100.0, 0.0), line("s", "saving", 0.0, 60.0)], {"K1"}, 2026)
    assert found is not None
    assert found.paid_back is None


def test_without_savings_there_is_no_share_and_without_costs_nothing_to_say() -> None:
    found = cost_of_sharing([line("K1", "cost", 100.0)], {"K1"}, 2026)
    assert found is not None
    assert (found.share, found.paid_back) == (None, None)
    assert cost_of_sharing([line("s", "saving", 1.0)], {"K1"}, 2026) is None
