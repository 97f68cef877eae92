"""Rules that the bodies of an option must keep."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Severity, Text
from moothall.framework.items import Trace


class GovernanceRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that the bodies of an option must keep."""

    id: Id
    title: Text
    rule: Text
    check: Annotated[Text, Meta(description="name of the engine's check")]
    detect: Annotated[Text, Meta(description="what is tested, in words")]
    severity: Severity
    message: Text
    how_to_clear: Text
    applies_to: Annotated[tuple[Id, ...], Meta(description="types that it applies to")] = ()
    evidence: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    thresholds: tuple[Id, ...] = ()
    trace: Trace = ()


class Governance(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Governance rules, with what each severity means."""

    severity: dict[str, str] = {}
    rules: tuple[GovernanceRule, ...] = ()
    note: str = ""
