"""What the law asks of each contract as of a day, and the procurement plan."""

from __future__ import annotations

from msgspec import Struct


class ProcurementFindings(Struct, frozen=True, kw_only=True):
    """What the law asks of each contract as of a day, and the procurement plan."""
