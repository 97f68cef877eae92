"""Stage 2: cells, the profile by section, totals as intervals, zeros, and results by group."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Observations, OnScale, OwnUnit, Place, Points, Ratio, Share
from moothall.findings.values import Interval, Sources


class Entry(Struct, frozen=True, kw_only=True):
    """One assessor's score that counts, with its reason."""

    assessor: str
    group: str
    score: Annotated[OnScale | None, Meta(description="none: not scored; see standing")] = None
    standing: str = "scored"
    reason: str = ""
    sources: Sources = ()
    grade: Annotated[str | None, Meta(description="best grade cited, after caps; none: no evidence")] = None
    observations: Annotated[Observations, Meta(description="observations that the best item is worth")] = 0.0
    date: datetime.date
    earlier: Annotated[tuple[OnScale | None, ...], Meta(description="earlier scores, oldest first")] = ()


class Measurement(Struct, frozen=True, kw_only=True):
    """A measured quantity and the score that its value function gives."""

    likely: OwnUnit | None = None
    low: OwnUnit | None = None
    high: OwnUnit | None = None
    unit: str = ""
    place: str | None = None
    group: str = ""
    score: Annotated[Points | None, Meta(description="score of the likely value")] = None
    score_low: Points | None = None
    score_high: Points | None = None
    sources: Sources = ()
    note: str = ""
    worked_out: Annotated[bool, Meta(description="worked out by the engine from other tables")] = False


class Cell(Struct, frozen=True, kw_only=True):
    """One option on one criterion."""

    option: str
    criterion: str
    status: Literal["scored", "measured", "missing", "not_applicable"]
    point: Annotated[
        Points | None, Meta(description="share-weighted mean of the groups' means, 0 to 4; none: missing")
    ] = None
    range: Annotated[Interval | None, Meta(description="what the cell may be; 0 to 4 when missing")] = None
    by_group: Annotated[dict[str, Points], Meta(description="mean of each group that scored")] = {}
    spread: Annotated[Points | None, Meta(description="largest less smallest group mean")] = None
    entries: tuple[Entry, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    given: Annotated[
        Measurement | None, Meta(description="typed in, and not used: the engine worked it out")
    ] = None
    sources: Sources = ()


class SectionScore(Struct, frozen=True, kw_only=True):
    """One option on one section, 0 to 4."""

    section: str
    range: Interval
    point: Annotated[Points | None, Meta(description="none while a cell is missing")] = None
    missing: Count = 0
    of: Annotated[Count, Meta(description="criteria that apply")] = 0
    zeros: Annotated[tuple[str, ...], Meta(description="criteria scored 0")] = ()
    by_group: Annotated[dict[str, Interval], Meta(description="from each group's own scores")] = {}


class Zero(Struct, frozen=True, kw_only=True):
    """A zero that an average could hide."""

    criterion: str
    title: str
    called: Annotated[str | None, Meta(description="what the framework calls it; none: not flagged")] = None
    by: Annotated[tuple[str, ...], Meta(description="groups that gave 0; empty: a measurement")] = ()
    whole: Annotated[bool, Meta(description="the cell itself is 0; false: only some groups gave 0")] = True


class Rank(Struct, frozen=True, kw_only=True):
    """Best and worst place that the interval of the total allows, among the options ranked."""

    best: Place
    worst: Place


class GroupTotal(Struct, frozen=True, kw_only=True):
    """An option's total as one group sees it."""

    group: str
    own_weights: Annotated[Interval, Meta(description="everyone's scores under the group's weights")]
    own_weights_rank: Rank | None = None
    own_both: Annotated[
        Interval, Meta(description="the group's own scores and weights; unscored cells run 0 to 4")
    ]
    unscored: Annotated[Count, Meta(description="cells that the group did not score")] = 0


class OptionScore(Struct, frozen=True, kw_only=True):
    """Stage 2 for one option."""

    option: str
    title: str
    standing: Annotated[
        Literal["ranked", "undecided", "reference", "held_out", "dropped", "unscored"],
        Meta(
            description="ranked; ranked but undecided at stage 1; baseline as it is; held out; dropped; "
            "not ranked because nothing is scored for any option"
        ),
    ]
    total: Annotated[Interval, Meta(description="0 to 4; width comes from missing cells only")]
    point: Points | None = None
    missing: Annotated[Count, Meta(description="cells nobody scored or measured")] = 0
    of: Annotated[Count, Meta(description="criteria that apply")] = 0
    rank: Annotated[Rank | None, Meta(description="none where the option is not ranked")] = None
    sections: tuple[SectionScore, ...] = ()
    zeros: tuple[Zero, ...] = ()
    groups: tuple[GroupTotal, ...] = ()
    words: Annotated[str, Meta(description="rank, zeros and gaps in a sentence")] = ""


class WeightsUsed(Struct, frozen=True, kw_only=True):
    """Normalised weights of one group, or of all jointly."""

    group: Annotated[str | None, Meta(description="none: joint, by declared shares")] = None
    declared: Annotated[bool, Meta(description="false: nobody said, so all are equal")] = False
    share: Share | None = None
    method: str = "equal"
    swung: Annotated[Count, Meta(description="items with swing points; jointly: none")] = 0
    ranged: Annotated[Count, Meta(description="of these, items with a range")] = 0
    sections: dict[str, Share] = {}
    criteria: Annotated[dict[str, Share], Meta(description="within their section")] = {}


class WeightSet(Struct, frozen=True, kw_only=True):
    """A set of weights with the result under it; more than one where weights were changed late."""

    label: Literal["latest", "before_late_change"]
    until: Annotated[datetime.date | None, Meta(description="rows no later than this; none: all")] = None
    joint: WeightsUsed
    groups: tuple[WeightsUsed, ...] = ()
    totals: dict[str, Interval] = {}
    ranks: dict[str, Rank] = {}


class LeftOut(Struct, frozen=True, kw_only=True):
    """A criterion that applies to no option; its weight goes to the rest of its section."""

    criterion: str
    reason: str
    by: str
    date: datetime.date
    redistributed: Annotated[
        dict[str, Share], Meta(description="criterion to its weight in the section afterwards")
    ] = {}


class Overlap(Struct, frozen=True, kw_only=True):
    """Two criteria that may count the same thing, and the effect of leaving one out."""

    a: str
    b: str
    correlation: Annotated[Ratio | None, Meta(description="of their points across options")] = None
    options: Count = 0


class ScoringFindings(Struct, frozen=True, kw_only=True):
    """Stage 2 as a whole."""

    ranked: Annotated[tuple[str, ...], Meta(description="options ranked, best total first")] = ()
    missing_share: Annotated[Share | None, Meta(description="share of all cells nobody scored")] = None
    options: tuple[OptionScore, ...] = ()
    cells: tuple[Cell, ...] = ()
    weight_sets: tuple[WeightSet, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    words: Annotated[str, Meta(description="what the totals say, in a sentence or two")] = ""
