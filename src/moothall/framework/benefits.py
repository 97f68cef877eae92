"""Benefits that the source names, with their tests."""

from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Text
from moothall.framework.items import Rule, Trace


class Benefit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A benefit that the source names, with its test and its usual false claim."""

    id: Id
    title: Text
    question: Text
    indicators: tuple[str, ...] = ()
    evidence_needed: tuple[str, ...] = ()
    common_false_claim: Text
    criteria: Annotated[tuple[Id, ...], Meta(description="criteria that it bears on")] = ()
    record: Annotated[tuple[str, ...], Meta(description="what a claimed benefit must record")] = ()
    trace: Trace = ()


class Benefits(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Benefits and their rules."""

    benefits: tuple[Benefit, ...] = ()
    rules: tuple[Rule, ...] = ()
