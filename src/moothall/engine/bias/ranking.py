"""What only the robust ranking can tell: until it is reckoned, these checks cannot."""

from __future__ import annotations

from moothall.engine.bias.context import Results
from moothall.findings.flags import CannotTell, Seen

ROBUST_RANKING = CannotTell(("robust ranking",))


def tuned_weights(results: Results) -> Seen:
    """A lead that hangs on the weights: needs first-rank shares under free weights (M6)."""
    return ROBUST_RANKING


def false_precision(results: Results) -> Seen:
    """A leader named although the leader rule does not hold: needs the leader rule (M6)."""
    return ROBUST_RANKING
