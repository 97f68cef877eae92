"""A cost entered as zero says why, and from which source: else it is left blank, which is told as a blank."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from moothall.project.finance import FinanceRow, zero_lacks

SHELF = "finance"


def unreasoned(shelf: str, values: Mapping[str, Any]) -> str | None:
    """What a line of money that says zero still needs; None for any other, and for other kinds of rows."""
    if shelf != SHELF:
        return None
    lacks = zero_lacks(msgspec.convert(values, FinanceRow, strict=False))
    if not lacks:
        return None
    if lacks == ("reason",):
        return _("A zero needs a reason. Where the amount is not known, leave it empty.")
    if lacks == ("evidence",):
        return _("A zero needs a source. Where the amount is not known, leave it empty.")
    return _("A zero needs a reason and a source. Where the amount is not known, leave it empty.")
