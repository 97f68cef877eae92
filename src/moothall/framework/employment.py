"""Employment policies compared across employment models."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Id, Positive, Text
from moothall.framework.items import Rule, Trace

Topic = Literal["posts", "pay", "pensions", "starters", "place"]


class EmploymentModel(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way to employ the staff of a shared service."""

    id: Id
    title: Text
    meaning: Text
    proposed_verdict: Annotated[
        Literal["meets", "partly_meets", "fails"],
        Meta(description="verdict that the comparison proposes on the employment principle at best"),
    ]
    floor: Annotated[
        bool,
        Meta(description="the proposed verdict stands only while no policy is worse or unknown"),
    ] = False


class EmploymentPolicy(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A policy compared across the employment models."""

    id: Id
    title: Text
    question: Text
    topic: Annotated[Topic | None, Meta(description="heading of the members' sheet that tells of it")] = None
    indicators: tuple[str, ...] = ()
    expected: Annotated[dict[str, str], Meta(description="model to what is usually found")] = {}
    red_flags: tuple[str, ...] = ()
    trace: Trace = ()


class Clause(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A protection of staff that a transfer on more than the legal minimum writes into the contract."""

    id: Id
    title: Text
    text: Annotated[Text, Meta(description="what the clause must say, in our words")]
    policy: Annotated[Id, Meta(description="employment policy that it secures")]
    trace: Trace = ()


class StaffCost(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cost that the terms of staff bring with them: worked out, and put among the lines of money."""

    cost: Annotated[Literal["harmonisation", "pension_strain"], Meta(description="which cost it is")]
    title: Annotated[Text, Meta(description="what it is called among the lines of money")]
    category: Annotated[Id, Meta(description="transaction-cost category that it counts in")]
    words: Annotated[
        tuple[Text, ...], Meta(description="a line of finance.csv with one of these may be the same thing")
    ] = ()
    round_to: Annotated[
        Positive, Meta(description="money: where small groups hide in a total, it is told to this")
    ] = 1


class Employment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The employment comparison."""

    models: tuple[EmploymentModel, ...] = ()
    answers: Annotated[dict[str, int], Meta(description="answer to its risk points")] = {}
    scoring_note: str = ""
    law: Annotated[
        tuple[Id, ...], Meta(description="dated facts shown beside the comparison; never advice")
    ] = ()
    policies: tuple[EmploymentPolicy, ...] = ()
    clauses: tuple[Clause, ...] = ()
    clause_models: Annotated[
        tuple[Id, ...], Meta(description="employment models whose protection rests on those clauses")
    ] = ()
    two_tier: Annotated[
        tuple[Id, ...], Meta(description="policies that decide whether a new starter would get less")
    ] = ()
    staff_costs: tuple[StaffCost, ...] = ()
    rules: tuple[Rule, ...] = ()
    trace: Trace = ()
