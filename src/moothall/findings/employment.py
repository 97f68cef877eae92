"""The employment comparison, what protects staff, what their terms cost, and the law around it."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from moothall.findings.law import LawUsed
from moothall.findings.units import CalendarYear, Count, Fte, Money, OwnUnit, Share
from moothall.findings.values import Sources
from moothall.framework.principles import Verdict

Because = Literal["model", "worse", "unknown", "floor_worse", "floor_unknown"]
"""What decides a verdict: the model alone, or policies that are worse or unknown; of a floor likewise."""


class PolicyAnswer(Struct, frozen=True, kw_only=True):
    """One policy under one model."""

    policy: str
    title: str
    answer: Annotated[str, Meta(description="kept, improved, worse or unknown; not answered: unknown")]
    answered: bool = True
    reason: str = ""
    red_flag: str = ""
    asked_of: str = ""
    due: datetime.date | None = None
    sources: Sources = ()


class ModelComparison(Struct, frozen=True, kw_only=True):
    """An employment model, in general or for an option, over all policies."""

    option: Annotated[str | None, Meta(description="none: the model in general")] = None
    model: str
    title: str
    own: Annotated[bool, Meta(description="the model is the option's own, not one it is compared with")] = (
        False
    )
    floor: Annotated[bool, Meta(description="the verdict stands only while nothing is worse or unknown")] = (
        False
    )
    points: Annotated[Count, Meta(description="risk points: worse 2, unknown 1")]
    out_of: Count
    counts: dict[str, Count] = {}
    proposed: Annotated[Verdict | None, Meta(description="verdict proposed on the employment principle")] = (
        None
    )
    because: Annotated[
        Because | None, Meta(description="which rule led to the verdict; the points alone never do")
    ] = None
    policies: tuple[PolicyAnswer, ...] = ()


class Question(Struct, frozen=True, kw_only=True):
    """Something unknown, as a question to the employer."""

    option: Annotated[str | None, Meta(description="none: the model in general")] = None
    model: str
    about: Annotated[Literal["policy", "clause"], Meta(description="what is not known")]
    id: Annotated[str, Meta(description="policy or clause")]
    title: str
    asked_of: str = ""
    due: datetime.date | None = None
    overdue: Annotated[bool, Meta(description="the day set has passed")] = False


class ClauseAnswer(Struct, frozen=True, kw_only=True):
    """One clause for one option."""

    clause: str
    title: str
    policy: Annotated[str, Meta(description="policy that it secures")]
    answer: Annotated[
        Literal["in_contract", "promised", "refused", "unknown", "not_applicable"],
        Meta(description="not answered: unknown"),
    ]
    answered: bool = True
    where: str = ""
    asked_of: str = ""
    due: datetime.date | None = None
    sources: Sources = ()


class ClauseList(Struct, frozen=True, kw_only=True):
    """The clauses of an option whose protection of staff rests on them, or that answered some."""

    option: str
    needed: Annotated[bool, Meta(description="the option's model rests on them")]
    of: Annotated[Count, Meta(description="clauses that apply")]
    counts: dict[str, Count]
    clauses: tuple[ClauseAnswer, ...]


class StarterTerm(Struct, frozen=True, kw_only=True):
    """One term of employment: for staff of today, and for somebody newly hired."""

    item: str
    occupation: str = ""
    partner: str | None = None
    unit: str = ""
    now: OwnUnit | None = None
    staff: OwnUnit | None = None
    starters: OwnUnit | None = None
    less: Annotated[
        OwnUnit | None,
        Meta(description="how much worse off a new starter is; 0 or below: not; none: unknown"),
    ] = None
    note: str = ""
    sources: Sources = ()


class TwoTiers(Struct, frozen=True, kw_only=True):
    """Whether a new starter would get less than staff of today."""

    option: str
    answer: Literal["no", "yes", "cannot_tell"]
    terms: tuple[StarterTerm, ...] = ()
    worse: Annotated[tuple[str, ...], Meta(description="policies answered 'worse' in words")] = ()
    missing: Annotated[tuple[str, ...], Meta(description="terms and policies that nobody knows")] = ()


class Raise(Struct, frozen=True, kw_only=True):
    """Pay of one partner's staff in one occupation, brought to the level agreed."""

    partner: str
    occupation: str
    fte: Fte
    pay: Money
    to: Money
    cost: Annotated[Money, Meta(description="a year, on-costs included")]


class StaffCost(Struct, frozen=True, kw_only=True):
    """A cost that the terms of staff bring with them, as it stands among the lines of money."""

    option: str
    cost: Literal["harmonisation", "pension_strain"]
    title: str
    category: str
    to: Annotated[str, Meta(description="of pay: highest, or the partner whose pay all get")] = ""
    amount: Annotated[Money | None, Meta(description="of pay: a full year; of strain: in all")] = None
    low: Money | None = None
    high: Money | None = None
    partner: Annotated[str | None, Meta(description="of strain: who pays; none: all jointly")] = None
    by_partner: Annotated[dict[str, Money], Meta(description="of pay; empty: told as a total only")] = {}
    first_year: CalendarYear
    full_from: Annotated[CalendarYear, Meta(description="year from which it is paid in full")]
    last_year: CalendarYear
    unknown: Annotated[Count, Meta(description="groups of staff whose pay or posts nobody knows")] = 0
    folded: Annotated[
        bool, Meta(description="a group is too small to be told, so that only a rounded total is")
    ] = False
    raises: Annotated[tuple[Raise, ...], Meta(description="empty where folded")] = ()
    on_costs: Share | None = None
    source: str = ""
    grade: str | None = None
    sources: Sources = ()


class EmploymentLaw(LawUsed, frozen=True, kw_only=True):
    """A dated point of law that holds where the project is; never advice."""

    value: Annotated[Any, Meta(description="what it says, in the shape that it has")]


class EmploymentFindings(Struct, frozen=True, kw_only=True):
    """Employment as a whole."""

    comparisons: tuple[ModelComparison, ...] = ()
    questions: Annotated[
        tuple[Question, ...], Meta(description="each unknown, as a question to the employer with its date")
    ] = ()
    clauses: tuple[ClauseList, ...] = ()
    two_tiers: tuple[TwoTiers, ...] = ()
    costs: tuple[StaffCost, ...] = ()
    law: tuple[EmploymentLaw, ...] = ()
