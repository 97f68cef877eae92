"""Stage 1: verdicts side by side, and what they do to each option."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count
from moothall.findings.values import Sources
from moothall.framework.principles import Verdict

Standing = Literal["meets", "partly_meets", "fails", "not_assessed", "not_applicable", "disputed"]
Outcome = Literal["carried_forward", "with_conditions", "undecided", "held_out"]


class GroupVerdict(Struct, frozen=True, kw_only=True):
    """What one group, or all jointly, said."""

    group: Annotated[str | None, Meta(description="none: the joint verdict")] = None
    verdict: Verdict
    reason: str = ""
    condition: str = ""
    owner: str = ""
    due: datetime.date | None = None
    date: datetime.date
    by: str
    sources: Sources = ()


class VerdictCell(Struct, frozen=True, kw_only=True):
    """One principle on one option, or on the project."""

    principle: str
    option: Annotated[str | None, Meta(description="none: the project")] = None
    standing: Annotated[
        Standing, Meta(description="the verdict that counts; disputed: groups differ, no joint verdict")
    ]
    must_pass: bool = False
    proposed: Annotated[Verdict | None, Meta(description="verdict that recorded facts propose")] = None
    proposed_because: str = ""
    verdicts: tuple[GroupVerdict, ...] = ()
    history: Annotated[tuple[GroupVerdict, ...], Meta(description="earlier verdicts")] = ()


class Tally(Struct, frozen=True, kw_only=True):
    """How many principles are met, out of those that apply."""

    of: Count
    meets: Count = 0
    partly_meets: Count = 0
    fails: Count = 0
    not_assessed: Count = 0
    disputed: Count = 0
    not_applicable: Count = 0
    words: Annotated[str, Meta(description="the tally as it is read out")] = ""


class Condition(Struct, frozen=True, kw_only=True):
    """What must be done because a must-pass principle is only partly met."""

    principle: str
    condition: str
    owner: str
    due: datetime.date | None = None
    complete: Annotated[bool, Meta(description="it has both an owner and a date")] = False


class Override(Struct, frozen=True, kw_only=True):
    """A failure overridden by a named body with a reason; printed on every output."""

    about: str
    option: str | None = None
    body: str
    reason: str
    date: datetime.date
    by: str


class OptionScreen(Struct, frozen=True, kw_only=True):
    """Stage 1 for one option."""

    option: str
    title: str
    outcome: Outcome
    because: Annotated[tuple[str, ...], Meta(description="reasons for the outcome, in sentences")] = ()
    tally: Tally
    failed: Annotated[tuple[str, ...], Meta(description="must-pass principles failed")] = ()
    open: Annotated[tuple[str, ...], Meta(description="must-pass principles not judged or disputed")] = ()
    conditions: tuple[Condition, ...] = ()
    overrides: tuple[Override, ...] = ()


class MustPass(Struct, frozen=True, kw_only=True):
    """A must-pass set as adopted, with the outcome of each option under it."""

    date: datetime.date | None
    by: str
    principles: tuple[str, ...]
    reason: str = ""
    in_force: bool
    outcomes: dict[str, Outcome] = {}


class ScreeningFindings(Struct, frozen=True, kw_only=True):
    """Stage 1 as a whole."""

    must_pass: Annotated[tuple[MustPass, ...], Meta(description="every set adopted, latest last")] = ()
    project: Tally
    hold_points: Annotated[
        tuple[str, ...], Meta(description="project-level must-pass principles failed or not assessed")
    ] = ()
    options: tuple[OptionScreen, ...] = ()
    cells: tuple[VerdictCell, ...] = ()
