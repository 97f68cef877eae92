"""Weights as a page says them while somebody types."""

from __future__ import annotations


def share(weight: float) -> str:
    """A weight in percent: one decimal at most."""
    return f"{weight:.1%}".replace(".0%", "%")
