"""The governance rules: which check answers which question of the framework.

Each check takes a `Context`, made for the types that the rule applies to, and returns what it saw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moothall.engine.governance.boards import (
    non_public_votes,
    representative_boards,
    reserved_or_call_in,
    seats_on_groups,
)
from moothall.engine.governance.context import Context
from moothall.engine.governance.forms import form_fits_type, simpler_forms_first
from moothall.engine.governance.gaps import power_gap
from moothall.engine.governance.openness import disclosure_register, interests_disjoint
from moothall.engine.governance.rotation import rotation
from moothall.findings.flags import Seen

__all__ = ["CHECKS", "Context"]

CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "reserved_or_call_in": reserved_or_call_in,
    "disclosure_register": disclosure_register,
    "rotation": rotation,
    "seats_on_groups": seats_on_groups,
    "representative_boards": representative_boards,
    "non_public_votes": non_public_votes,
    "form_fits_type": form_fits_type,
    "simpler_forms_first": simpler_forms_first,
    "power_gap": power_gap,
    "interests_disjoint": interests_disjoint,
}
"""Checks by the name that the framework's rules give."""
