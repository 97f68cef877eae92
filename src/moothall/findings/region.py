"""Pooled money, shared targets, tiers, and the challenge to bundling."""

from __future__ import annotations

from msgspec import Struct


class RegionFindings(Struct, frozen=True, kw_only=True):
    """Pooled money, shared targets, tiers, and the challenge to bundling."""
