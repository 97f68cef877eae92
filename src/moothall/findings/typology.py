"""The type of each option, worked out from facts."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.law import LawUsed
from moothall.findings.units import OnScale
from moothall.findings.values import Sources


class TypeCall(Struct, frozen=True, kw_only=True):
    """A type given by facts, or the facts that are missing."""

    part: Annotated[str | None, Meta(description="part of the option; none: the whole")] = None
    type: Annotated[str | None, Meta(description="type id; none: undetermined")] = None
    title: str = ""
    because: Annotated[str, Meta(description="the step of the classification that decided")] = ""
    rule: Annotated[str | None, Meta(description="classification rule carried out")] = None
    facts: Annotated[dict[str, bool | None], Meta(description="facts as worked out; none: unknown")] = {}
    missing: Annotated[tuple[str, ...], Meta(description="facts without which the type stays open")] = ()


class LawNote(LawUsed, frozen=True, kw_only=True):
    """A dated point of law that goes with a type; never advice."""

    type: str
    mechanism: Annotated[str, Meta(description="legal mechanism")] = ""
    procurement: Annotated[str, Meta(description="what follows for procurement")] = ""
    employment_default: Annotated[str, Meta(description="usual employment")] = ""


class Disputed(Struct, frozen=True, kw_only=True):
    """A partner's own view of the type, beside the one from facts."""

    type: str
    reason: str
    by: str
    date: datetime.date


class OptionTypeFinding(Struct, frozen=True, kw_only=True):
    """What kind of sharing an option is, and what follows from it."""

    option: str
    title: str
    baseline: Annotated[str | None, Meta(description="baseline id of the framework, if it is one")] = None
    call: Annotated[TypeCall | None, Meta(description="type of the whole; none for a baseline")] = None
    parts: tuple[TypeCall, ...] = ()
    procurement: Annotated[
        Literal["yes", "usually_not", "no"] | None, Meta(description="strictest answer of its parts")
    ] = None
    procurement_note: str = ""
    staff_risk: Annotated[OnScale | None, Meta(description="starting presumption, 0 to 5; highest part")] = (
        None
    )
    staff_risk_reason: str = ""
    staff_risk_status: str = ""
    who_is_accountable: str = ""
    usual_employment_models: tuple[str, ...] = ()
    employment_model: str | None = None
    shares: str | None = None
    law: tuple[LawNote, ...] = ()
    law_pointers: Annotated[
        str, Meta(description="where no point of law is held for the place: where a lawyer may start")
    ] = ""
    dispute: Disputed | None = None
    dropped: Annotated[str | None, Meta(description="why it was taken off the list, with who and when")] = (
        None
    )
    sources: Sources = ()
