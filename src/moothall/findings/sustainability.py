"""Emissions, travel and buildings of each option."""

from __future__ import annotations

from msgspec import Struct


class SustainabilityFindings(Struct, frozen=True, kw_only=True):
    """Emissions, travel and buildings of each option."""
