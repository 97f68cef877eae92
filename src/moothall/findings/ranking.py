"""The robust ranking: ranks with probabilities, who leads, what would change it, what to ask next."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import Count, Place, Points, Ratio, Share


class Estimate(Struct, frozen=True, kw_only=True):
    """A probability found by simulation, with its standard error."""

    share: Annotated[Share, Meta(description="share of draws, 0 to 1")]
    error: Annotated[Share, Meta(description="Monte Carlo standard error of the share")]


class Spread(Struct, frozen=True, kw_only=True):
    """Expected value with the range that holds nine draws in ten, 0 to 4."""

    mean: Points
    low: Annotated[Points, Meta(description="5th percentile")]
    high: Annotated[Points, Meta(description="95th percentile")]


class CentralWeights(Struct, frozen=True, kw_only=True):
    """Mean of the weights: in the draws that an option wins, whose view of the world puts it first; or in all
    draws of a run, where no option is named."""

    sections: dict[str, Share]
    criteria: Annotated[dict[str, Share], Meta(description="within their section")]


class RankedOption(Struct, frozen=True, kw_only=True):
    """One ranked option in one run."""

    option: str
    first: Annotated[Estimate, Meta(description="share of draws in which it comes first; ties shared")]
    first_low: Annotated[
        Estimate, Meta(description="the same with its own missing and unevidenced cells all at 0")
    ]
    first_high: Annotated[Estimate, Meta(description="the same with them all at 4")]
    ranks: Annotated[tuple[Estimate, ...], Meta(description="rank acceptability: from place 1 to the last")]
    expected_rank: Ratio
    value: Spread
    regret: Annotated[Points, Meta(description="expected distance to the best option of the draw, 0 to 4")]
    central_weights: Annotated[CentralWeights | None, Meta(description="none: never first")] = None
    confidence: Annotated[
        Estimate | None,
        Meta(description="confidence factor: first-rank share under its own central weights"),
    ] = None


class UnrankedOption(Struct, frozen=True, kw_only=True):
    """An option that stands beside the ranking: held out, or the reference line."""

    option: str
    standing: str
    value: Spread
    would_win: Annotated[
        Estimate, Meta(description="share of draws in which it beats every ranked option; ties do not count")
    ]


class Pair(Struct, frozen=True, kw_only=True):
    """How often one option beats another; ties count half."""

    option: str
    other: str
    wins: Estimate
    wins_low: Annotated[Estimate, Meta(description="the same with the first one's silent cells all at 0")]


class Run(Struct, frozen=True, kw_only=True):
    """One simulation: a model of the weights, the default or one standing test."""

    model: Annotated[
        str,
        Meta(description="declared, ordinal, free, group:<id> (its weights) or own:<id> (its scores too)"),
    ]
    test: Annotated[
        Literal[
            "",
            "evidence_half",
            "evidence_double",
            "errors_independent",
            "errors_by_option",
            "weights_looser",
            "weights_exact",
            "weights_before_change",
        ],
        Meta(description="standing test; empty: the defaults"),
    ] = ""
    draws: Count
    mean_weights: Annotated[
        CentralWeights | None,
        Meta(description="mean of the weights in all draws, to hold central weights against"),
    ] = None
    options: tuple[RankedOption, ...]
    pairs: tuple[Pair, ...] = ()
    unranked: tuple[UnrankedOption, ...] = ()


class Leader(Struct, frozen=True, kw_only=True):
    """What the ranking lets one say, and why. The engine never says 'recommended'."""

    outcome: Annotated[
        Literal["leads", "no_clear_winner", "only_one", "nothing_ranked"],
        Meta(description="whether one option leads by the leader rule"),
    ]
    front: Annotated[str | None, Meta(description="option that comes first most often")] = None
    level: Annotated[
        tuple[str, ...], Meta(description="options that it beats too seldom to be ahead of them")
    ] = ()
    borderline: Annotated[
        tuple[str, ...], Meta(description="tests of the rule that lie within the simulation's own error")
    ] = ()
    failed: Annotated[
        tuple[Literal["first", "pairwise", "silence", "weaker_evidence"], ...],
        Meta(description="tests of the leader rule that do not hold"),
    ] = ()
    by_group: Annotated[
        dict[str, str], Meta(description="group to another option that leads under its own weights")
    ] = {}
    words: str = ""


class Crossing(Struct, frozen=True, kw_only=True):
    """A weight at which another option takes the first place by point totals."""

    weight: Share
    option: Annotated[str, Meta(description="option that then comes first")]


class Crossover(Struct, frozen=True, kw_only=True):
    """How far one weight may move, the others in proportion, before the front changes."""

    kind: Literal["section", "criterion"]
    item: str
    weight: Annotated[Share, Meta(description="the weight now; of a criterion, within its section")]
    below: Annotated[Crossing | None, Meta(description="nearest crossing when it falls; none: to 0")] = None
    above: Annotated[Crossing | None, Meta(description="nearest crossing when it rises; none: to 1")] = None


class Line(Struct, frozen=True, kw_only=True):
    """An option's point total as a section's weight goes from 0 to 1, the others in proportion."""

    section: str
    option: str
    at_zero: Points
    at_one: Points


class Bar(Struct, frozen=True, kw_only=True):
    """A tornado's bar: the front option's lead over the next while one input moves over its range."""

    kind: Annotated[
        Literal["section_weight", "criterion_scores"],
        Meta(description="a section's weight over what the groups say; or a criterion's scores, 5th to 95th"),
    ]
    item: str
    low: Annotated[Points, Meta(description="smallest lead over the range, in points")]
    high: Points


class WeightChange(Struct, frozen=True, kw_only=True):
    """The smallest change of weights, in all points moved, that ends the front option's first place."""

    level: Annotated[str, Meta(description="'sections', or the section whose criteria are re-weighted")]
    option: Annotated[str, Meta(description="option that then draws level")]
    distance: Annotated[Share, Meta(description="L1 distance: twice the weight that moves, 0 to 2")]
    moves: Annotated[dict[str, Share], Meta(description="item to its change of weight")]


class RuleRanking(Struct, frozen=True, kw_only=True):
    """The ranking of the point scores under another aggregation rule, as a cross-check."""

    rule: Literal["weighted_sum", "weighted_product", "topsis", "promethee_2"]
    values: dict[str, Ratio]
    order: Annotated[tuple[str, ...], Meta(description="options, best first; level ones as listed")]
    places: Annotated[dict[str, Place], Meta(description="1 the best; options that are level share a place")]


class Change(Struct, frozen=True, kw_only=True):
    """What would change the answer, on point totals."""

    front: str
    lead: Annotated[Points, Meta(description="its lead over the next option, in points")]
    crossovers: tuple[Crossover, ...] = ()
    lines: tuple[Line, ...] = ()
    tornado: Annotated[tuple[Bar, ...], Meta(description="widest first")] = ()
    smallest: tuple[WeightChange, ...] = ()
    rules: tuple[RuleRanking, ...] = ()


class EvidenceValue(Struct, frozen=True, kw_only=True):
    """What settling one question would be worth to the choice, in points of the total (0 to 4)."""

    kind: Literal["criterion", "section", "item"]
    id: str
    cells: Annotated[Count, Meta(description="cells that it speaks to")]
    perfect: Annotated[Points, Meta(description="expected value of perfect information")]
    perfect_error: Annotated[Points, Meta(description="standard error; 0: worked out without draws")] = 0.0
    raised: Annotated[
        Points, Meta(description="expected value of raising its evidence to the best grade")
    ] = 0.0
    raised_error: Points = 0.0
    near_best: Annotated[
        bool, Meta(description="raising it is worth about as much as what is worth most of its kind")
    ] = False


class RankingFindings(Struct, frozen=True, kw_only=True):
    """How sure the ranking is, and what would change it."""

    leader: Leader
    runs: Annotated[tuple[Run, ...], Meta(description="declared at the defaults first")] = ()
    change: Change | None = None
    evidence_to_get: Annotated[tuple[EvidenceValue, ...], Meta(description="worth most first")] = ()
    rho_option: Ratio = 0.0
    rho_section: Ratio = 0.0
    concentration: Ratio = 0.0
    exact_scores: Annotated[bool, Meta(description="scores were taken as exact (textbook cases)")] = False
