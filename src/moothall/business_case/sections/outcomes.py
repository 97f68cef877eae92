"""What stage 1 does to an option, in one cell that never hides an override."""

from __future__ import annotations

from moothall.business_case.document import Cell
from moothall.business_case.phrases import cell, say, strong
from moothall.business_case.vocabulary import outcome, outcome_shade, outcome_short
from moothall.business_case.wording import _
from moothall.findings.screening import OptionScreen


def outcome_cell(screen: OptionScreen, *notes: str) -> Cell:
    """The outcome, then what was overridden for it, then other notes."""
    return _cell(screen, outcome(screen.outcome), *notes)


def short_outcome_cell(screen: OptionScreen) -> Cell:
    """The same in a word or two."""
    return _cell(screen, outcome_short(screen.outcome))


def _cell(screen: OptionScreen, said: str, *notes: str) -> Cell:
    about = ", ".join(o.about for o in screen.overrides)
    overridden = say(strong(_("override of {principles}").format(principles=about))) if about else ""
    return cell(said, notes=[overridden, *notes], standing=outcome_shade(screen.outcome))
