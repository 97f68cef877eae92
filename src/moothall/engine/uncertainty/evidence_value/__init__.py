"""Which evidence to get next: what settling a question would be worth to the choice (method note, M7)."""

from __future__ import annotations

from moothall.engine.uncertainty.evidence_value.cells import Cells, Set, Worth
from moothall.engine.uncertainty.evidence_value.values import values

__all__ = ["Cells", "Set", "Worth", "values"]
