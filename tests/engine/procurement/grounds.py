"""A place with the dated facts of the library, and contracts in it."""

from __future__ import annotations

from typing import Any

from moothall.engine.procurement.ground import Ground
from moothall.files.frameworks import jurisdiction_facts
from moothall.project.contracts import ContractRow
from tests.engine.made import day, row


def ground(place: str = "GB-ENG", currency: str = "GBP", as_of: str = "2026-11-28") -> Ground:
    return Ground(jurisdiction_facts(), place, currency, day(as_of))


def contract(**fields: Any) -> ContractRow:
    """Services that a council buys from the market, begun in June 2027."""
    plain = {"kind": "services", "buyer": "sub_central", "party": "market", "start": "2027-06-01"}
    return row(ContractRow, **(plain | fields))
