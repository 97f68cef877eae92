"""Past cases and lines of money made up for a test."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec import Struct

from moothall.framework.reference_cases import ReferenceCase

DECIDED = datetime.date(2015, 10, 1)


def case(id: str, /, **fields: Any) -> ReferenceCase:
    """A case that cost a fifth more than planned, published in time, unless said otherwise."""
    plain = {
        "name": id.title(),
        "cost_planned": 10.0,
        "cost_actual": 12.0,
        "published": datetime.date(2012, 3, 7),
        "source": "https://example.org/case",
    }
    return ReferenceCase(id=id, **(plain | fields))


class MadeLine(Struct, frozen=True, kw_only=True):
    """A line of money with as much as a plan needs."""

    option: str = "joint"
    category: str = "saving"
    kind: str = "saving"
    one_off: bool = False
    promoted: bool = True
    by_year: tuple[float, ...] = (0.0, 100.0, 100.0)


def running(option: str, *by_year: float) -> MadeLine:
    """What an option costs to run."""
    return MadeLine(option=option, category="operating", kind="cost", by_year=by_year)
