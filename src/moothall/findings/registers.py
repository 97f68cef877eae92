"""Registers as recorded: strategy, governance, benefits, impacts, business case, people's words."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.units import Fte, Money, OnScale, OwnUnit, People, Share, Weeks
from moothall.findings.values import Sources


class StrategyAnswer(Struct, frozen=True, kw_only=True):
    """An answer to a strategy check."""

    check: str
    question: str
    answer: Annotated[str | None, Meta(description="none: not answered")] = None
    reason: str = ""
    date: datetime.date | None = None
    by: str = ""
    sources: Sources = ()


class BenefitFinding(Struct, frozen=True, kw_only=True):
    """A benefit as claimed; without baseline and owner a hope, with no value."""

    id: str
    option: str
    benefit: str | None = None
    title: str
    hope: bool
    for_users: bool | None = None
    owner: str = ""
    baseline: OwnUnit | None = None
    target: OwnUnit | None = None
    unit: str = ""
    received_by: str = ""
    grade: str | None = None
    sources: Sources = ()


class ImpactFinding(Struct, frozen=True, kw_only=True):
    """An effect on a stakeholder group as recorded."""

    option: str
    group: str
    effect: str
    statement: str = ""
    people: People | None = None
    small: Annotated[bool, Meta(description="a count is left out, for it would tell of few people")] = False
    place: str | None = None
    amount: OwnUnit | None = None
    unit: str = ""
    sources: Sources = ()


class NeedFinding(Struct, frozen=True, kw_only=True):
    """A need or realism question of an option: answered or not."""

    option: str
    need: str
    answer: str = ""
    name: str = ""
    date: datetime.date | None = None
    sources: Sources = ()


class CaseSectionFinding(Struct, frozen=True, kw_only=True):
    """A section of the business case: provided or empty, and from what."""

    section: str
    title: str
    required_at: str
    due: Annotated[bool, Meta(description="required at the gate that the project has reached")]
    filled: bool
    filled_by: tuple[str, ...] = ()


class Access(Struct, frozen=True, kw_only=True):
    """When a group first had access, and how long after the first project paper."""

    group: str
    title: str
    voice: str
    first_access: datetime.date | None = None
    weeks: Annotated[Weeks | None, Meta(description="weeks after the first project paper")] = None


class RuleKept(Struct, frozen=True, kw_only=True):
    """A standing rule of the framework, and how it is kept."""

    rule: str
    text: str
    kept: Annotated[str, Meta(description="how: 'by construction', or the check that watches it")]


class PlaceFinding(Struct, frozen=True, kw_only=True):
    """A place as recorded."""

    id: str
    title: str
    partner: str | None = None
    population: People | None = None
    posts_in_scope: Fte | None = None
    local_employment: Fte | None = None
    median_pay: Money | None = None
    deprivation_fifth: OnScale | None = None
    sources: Sources = ()


class PartnerFinding(Struct, frozen=True, kw_only=True):
    """A partner as recorded."""

    id: str
    title: str
    kind: str = ""
    code: str = ""
    population: People | None = None
    population_source: str = ""
    agreed_share: Share | None = None
    usable_reserves: Money | None = None
    left: Annotated[bool, Meta(description="it left, or said that it will")] = False
    left_on: datetime.date | None = None
    left_when: Annotated[str, Meta(description="when in words, where the day is not on record")] = ""
    left_why: str = ""
    left_option: Annotated[str | None, Meta(description="option that it left; none: all")] = None
    sources: Annotated[Sources, Meta(description="for its leaving")] = ()


class Registers(Struct, frozen=True, kw_only=True):
    """Everything recorded that no later method has worked on yet."""

    partners: tuple[PartnerFinding, ...] = ()
    access: tuple[Access, ...] = ()
    first_paper: datetime.date | None = None
    strategy: tuple[StrategyAnswer, ...] = ()
    benefits: tuple[BenefitFinding, ...] = ()
    impacts: tuple[ImpactFinding, ...] = ()
    needs: tuple[NeedFinding, ...] = ()
    places: tuple[PlaceFinding, ...] = ()
    case: tuple[CaseSectionFinding, ...] = ()
    rules: tuple[RuleKept, ...] = ()
