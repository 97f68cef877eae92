"""Staff in aggregate: counts too small to be told."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.workforce.whole import staff_row
from moothall.project.workforce import WorkforceRow
from tests.engine.made import row


@pytest.mark.parametrize(
    ("counted", "suppressed"),
    [({"headcount": 4}, True), ({"headcount": 5}, False), ({"fte": 3.5}, True), ({}, False)],
)
def test_small_counts_tell_no_figure(counted: dict[str, Any], suppressed: bool) -> None:
    cells = {"occupation": "Clerk", "characteristic": "disabled", "pay": 25_000} | counted
    told = staff_row(row(WorkforceRow, partner="north", **cells), 5)
    assert told.suppressed is suppressed
    assert (told.headcount, told.fte, told.pay) == (
        (None, None, None) if suppressed else (counted.get("headcount"), counted.get("fte"), 25_000)
    )
