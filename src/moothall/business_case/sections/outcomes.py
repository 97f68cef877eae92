"""What stage 1 does to an option, in one cell that never hides an override."""

from __future__ import annotations

from moothall.business_case.document import Cell
from moothall.business_case.phrases import cell, say, strong
from moothall.business_case.vocabulary import outcome, outcome_shade
from moothall.business_case.wording import _
from moothall.findings.screening import OptionScreen


def outcome_cell(screen: OptionScreen, *notes: str) -> Cell:
    """The outcome, then what was overridden for it, then other notes."""
    about = ", ".join(o.about for o in screen.overrides)
    overridden = say(strong(_("override of {principles}").format(principles=about))) if about else ""
    return cell(outcome(screen.outcome), notes=[overridden, *notes], standing=outcome_shade(screen.outcome))
