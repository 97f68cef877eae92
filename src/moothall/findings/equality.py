"""Effects on groups and places, how unequal they are, and the evidence of the equality duty."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Days, OnScale, OwnUnit, People, Ratio
from moothall.findings.values import Sources

Way = Literal["gain", "loss", "none", "either", "unknown"]
State = Literal["yes", "partly", "no", "unknown", "not_applicable"]


class Level(Struct, frozen=True, kw_only=True):
    """A level now and under an option, and the change between them; none: not known."""

    before: OwnUnit | None = None
    after: OwnUnit | None = None
    change: OwnUnit | None = None
    low: Annotated[OwnUnit | None, Meta(description="low end of the change")] = None
    high: Annotated[OwnUnit | None, Meta(description="high end of the change")] = None


class Effect(Struct, frozen=True, kw_only=True):
    """What an option does to one place or group; never netted against another."""

    place: str | None = None
    group: str = ""
    fifth: Annotated[OnScale | None, Meta(description="deprivation fifth of the place, 1 most deprived")] = (
        None
    )
    people: Annotated[
        People | None, Meta(description="people that it stands for; none: not known or small")
    ] = None
    small: Annotated[bool, Meta(description="fewer people than may be published: levels are left out")] = (
        False
    )
    level: Level
    way: Annotated[
        Way, Meta(description="either: the range reaches to both sides of no change; unknown: not measured")
    ]
    sources: Sources = ()


class Side(Struct, frozen=True, kw_only=True):
    """Places on one side: how many, and the people who live there."""

    places: Count = 0
    people: Annotated[
        People | None, Meta(description="none: of some place not known, or too few to tell")
    ] = None
    of_people: Annotated[People | None, Meta(description="people in all places; none: not known")] = None


class Tier(Struct, frozen=True, kw_only=True):
    """The places of one fifth of deprivation together, weighted by people."""

    fifth: OnScale
    places: Count
    people: People
    level: Level


class Gap(Struct, frozen=True, kw_only=True):
    """How far one end is behind the other, before and after."""

    between: Annotated[
        Literal["fifths", "groups"], Meta(description="least and most deprived fifth, or groups")
    ]
    ahead: Annotated[str, Meta(description="fifth or group that was ahead, or is least deprived")]
    behind: str
    before: Annotated[OwnUnit, Meta(description="level of the one ahead less level of the one behind")]
    after: OwnUnit


class Inequality(Struct, frozen=True, kw_only=True):
    """How unevenly a level is spread over the people of all places; none where it can't be told."""

    moment: Literal["before", "after"]
    gini: Annotated[Ratio | None, Meta(description="0: everybody alike, towards 1: one has all")] = None
    theil: Annotated[Ratio | None, Meta(description="0: everybody alike; adds up over groups")] = None
    within: Annotated[Ratio | None, Meta(description="part of Theil's index inside the groups")] = None
    between: Annotated[Ratio | None, Meta(description="part of it between the groups")] = None
    concentration: Annotated[
        Ratio | None,
        Meta(description="above 0: concentrated on the least deprived, below 0: on the most deprived"),
    ] = None
    refused: Annotated[Literal["negative", "all_zero"] | None, Meta(description="why there is no index")] = (
        None
    )


class OptionEffects(Struct, frozen=True, kw_only=True):
    """One option on one measured criterion, place by place and group by group."""

    option: str
    effects: tuple[Effect, ...] = ()
    losing: Side = Side()
    gaining: Side = Side()
    same: Side = Side()
    open: Annotated[Side, Meta(description="not measured, or the range reaches to both sides")] = Side()
    losing_groups: tuple[str, ...] = ()
    gaining_groups: tuple[str, ...] = ()
    worst_place: Annotated[str | None, Meta(description="place that loses most; none: no place loses")] = None
    worst_group: str | None = None
    best_place: Annotated[str | None, Meta(description="place that gains most; none: no place gains")] = None
    best_group: str | None = None
    whole: Level | None = None
    by: Annotated[
        Literal["places", "typed", "partial", "nothing"],
        Meta(
            description="what the whole comes from: every place by its people; the row for all places; "
            "places with bounds for those missing; or nothing"
        ),
    ] = "nothing"
    measured: Annotated[Count, Meta(description="places with a change")] = 0
    asked: Annotated[Count, Meta(description="places with people")] = 0
    missing: Annotated[tuple[str, ...], Meta(description="places with people and without a change")] = ()
    tiers: tuple[Tier, ...] = ()
    gaps: tuple[Gap, ...] = ()
    inequality: tuple[Inequality, ...] = ()
    sources: Sources = ()


class CriterionEffects(Struct, frozen=True, kw_only=True):
    """A measured criterion with what each option does by place and group."""

    criterion: str
    title: str
    unit: str = ""
    higher_is_better: bool = True
    split_by: Annotated[Literal["fifths", "partners"] | None, Meta(description="groups of Theil's parts")] = (
        None
    )
    options: tuple[OptionEffects, ...] = ()


class CharacteristicFinding(Struct, frozen=True, kw_only=True):
    """A characteristic that the law of the project's jurisdiction names."""

    id: str
    title: str
    source: str
    sure: str
    note: str = ""


class DutyFinding(Struct, frozen=True, kw_only=True):
    """A duty of the project's jurisdiction."""

    id: str
    title: str
    asks: str
    valid_from: str = ""
    source: str
    sure: str
    overdue: Annotated[bool, Meta(description="it should have been looked at again by now")] = False
    note: str = ""


class DutyAnswer(Struct, frozen=True, kw_only=True):
    """A question of the duty with its answer; unanswered is unknown, never yes."""

    question: str
    title: str
    option: Annotated[str | None, Meta(description="none: the whole project")] = None
    answer: Annotated[State, Meta(description="the weakest over all characteristics that apply")] = "unknown"
    answered: Annotated[bool, Meta(description="an answer is recorded for all that it asks")] = False
    by_characteristic: Annotated[dict[str, State], Meta(description="where it is asked for each")] = {}
    reasons: Annotated[tuple[str, ...], Meta(description="what was found, as recorded")] = ()
    date: Annotated[datetime.date | None, Meta(description="date of the latest answer that counts")] = None
    since: Annotated[
        datetime.date | None,
        Meta(description="day from which all that is done of it was done, at least in part"),
    ] = None
    by: tuple[str, ...] = ()
    sources: Sources = ()


class Assessed(Struct, frozen=True, kw_only=True):
    """Whether and when an option was assessed, against the day of the decision."""

    option: str
    answer: State
    assessed: Annotated[datetime.date | None, Meta(description="none: not assessed")] = None
    days_before: Annotated[
        Days | None, Meta(description="days from the assessment to the decision; below 0: after it")
    ] = None
    losers: Annotated[tuple[str, ...], Meta(description="groups for which a loss is recorded")] = ()
    mitigation: State = "unknown"


class EqualityFindings(Struct, frozen=True, kw_only=True):
    """Effects on groups and places, and the evidence of the equality duty."""

    criteria: tuple[CriterionEffects, ...] = ()
    characteristics: tuple[CharacteristicFinding, ...] = ()
    duties: tuple[DutyFinding, ...] = ()
    answers: tuple[DutyAnswer, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    decision: Annotated[datetime.date | None, Meta(description="day of the decision; none: no date")] = None
    unanswered: Annotated[Count, Meta(description="questions without a full answer")] = 0
    of: Annotated[Count, Meta(description="questions asked")] = 0
