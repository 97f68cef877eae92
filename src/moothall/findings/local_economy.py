"""Money that stays in the area: local multipliers of spending."""

from __future__ import annotations

from msgspec import Struct


class LocalEconomyFindings(Struct, frozen=True, kw_only=True):
    """Money that stays in the area: local multipliers of spending."""
