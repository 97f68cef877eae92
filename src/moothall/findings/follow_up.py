"""After the decision: benefits and forecasts held against what came."""

from __future__ import annotations

from msgspec import Struct


class FollowUpFindings(Struct, frozen=True, kw_only=True):
    """After the decision: benefits and forecasts held against what came."""
