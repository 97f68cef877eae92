"""Questions of strategy beside stage 1."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Severity, Text
from moothall.framework.items import Trace


class StrategyCheck(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question of strategy that people answer yes, partly, no or not applicable."""

    id: Id
    question: Text
    severity: Annotated[Severity, Meta(description="how much a 'no' matters")] = "medium"
    trace: Trace = ()


class Strategy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Strategy checks and what a flag on one says."""

    checks: tuple[StrategyCheck, ...] = ()
    message_no: str = ""
    message_partly: str = ""
    message_unanswered: str = ""
    how_to_clear: str = ""
