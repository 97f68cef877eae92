"""Effects on groups and places, and the evidence of the equality duty."""

from __future__ import annotations

from msgspec import Struct


class EqualityFindings(Struct, frozen=True, kw_only=True):
    """Effects on groups and places, and the evidence of the equality duty."""
