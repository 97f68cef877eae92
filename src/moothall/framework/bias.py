"""Checks for bias in the appraisal itself."""

from msgspec import Struct

from moothall.framework.items import Check


class Bias(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The appraisal-bias checks."""

    note: str = ""
    checks: tuple[Check, ...] = ()
