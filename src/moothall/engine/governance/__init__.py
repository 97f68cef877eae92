"""Governance: bodies as recorded, and whether they keep the rules of the framework (method note, M15)."""

from moothall.engine.governance.rules import CHECKS, Context

__all__ = ["CHECKS", "Context"]
