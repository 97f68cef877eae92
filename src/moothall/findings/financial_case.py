"""The financial case: each option against the as-is baseline, per partner and in all (method note, M9)."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import (
    CalendarYear,
    Count,
    Money,
    Months,
    Place,
    Ratio,
    Share,
    Varying,
    YearNumber,
    Years,
)
from moothall.findings.values import Sources

Bound = Literal["exact", "at_most", "at_least", "open"]
"""What is left out makes a net present value exact, an upper bound, a lower bound, or neither."""


class Band(Struct, frozen=True, kw_only=True):
    """Years with one discount rate."""

    first: Annotated[YearNumber, Meta(description="first year, counted from year 0")]
    last: Annotated[YearNumber | None, Meta(description="last year; none: for ever")] = None
    rate: Annotated[Share, Meta(description="real rate a year, as 0.035")]


class Schedule(Struct, frozen=True, kw_only=True):
    """Discount rates by year, with their source."""

    id: str
    title: str
    bands: tuple[Band, ...]
    factors: Annotated[tuple[Ratio, ...], Meta(description="discount factor of year 0, 1, ... horizon")]
    source: str
    unverified: Annotated[bool, Meta(description="from memory: an unverified default")] = False
    review_due: Annotated[str | None, Meta(description="day of review that has passed, if any")] = None


class Assumed(Struct, frozen=True, kw_only=True):
    """A number that was taken, and from where."""

    value: Share
    source: str
    unverified: bool = False


class Basis(Struct, frozen=True, kw_only=True):
    """On what the financial case is worked out."""

    currency: str
    price_base: str
    first_year: CalendarYear
    years: Annotated[tuple[CalendarYear, ...], Meta(description="year 0 to the last year of the horizon")]
    schedule: Annotated[Schedule | None, Meta(description="none: no schedule is known; give your own")] = None
    sensitivity: tuple[Schedule, ...] = ()
    inflation: Annotated[Assumed | None, Meta(description="none: budgets are shown in real terms only")] = (
        None
    )
    deflator: Annotated[str, Meta(description="source of the index of prices; empty: none")] = ""
    baseline: Annotated[str | None, Meta(description="option that is the service as it is")] = None


class Unplaced(Struct, frozen=True, kw_only=True):
    """A recorded line, or a part of one, that no yearly sum could take in."""

    line: Annotated[
        Place,
        Meta(description="row of finance.csv, the first below the heading is 1; worked-out lines follow"),
    ]
    worked_out: Annotated[str, Meta(description="what it is worked out from; empty: finance.csv")] = ""
    option: str
    partner: str | None = None
    category: str
    kind: Literal["cost", "saving", "income"]
    why: Literal["no_year", "no_amount", "outside_horizon", "no_deflator"]
    amount: Annotated[Money | None, Meta(description="as recorded; a year where it runs on")] = None
    low: Money | None = None
    high: Money | None = None
    year: Annotated[CalendarYear | None, Meta(description="first year of what is left out")] = None
    until: Annotated[CalendarYear | None, Meta(description="its last year; none: one year")] = None


class Year(Struct, frozen=True, kw_only=True):
    """One year of an option: central values in real terms, undiscounted, against the baseline where said."""

    year: CalendarYear
    costs: Money
    savings: Annotated[Money, Meta(description="savings and income")]
    net: Annotated[Money, Meta(description="benefit less cost against the baseline")]
    discounted: Annotated[Money, Meta(description="net, discounted")]
    cumulative: Annotated[Money, Meta(description="net summed up to this year, undiscounted")]


class Figures(Struct, frozen=True, kw_only=True):
    """The usual measures of one reading of the money of one option against the baseline."""

    npv: Annotated[Money | None, Meta(description="net present value; none: it cannot be told")] = None
    bound: Bound = "exact"
    pv_costs: Annotated[Money | None, Meta(description="present value of added costs")] = None
    pv_benefits: Annotated[
        Money | None, Meta(description="present value of what is saved, earned or avoided")
    ] = None
    bcr: Annotated[
        Ratio | None,
        Meta(
            description="present cashable benefits over present costs, income among them; "
            "none: no costs, or no saving says if it is cashable"
        ),
    ] = None
    payback: Annotated[
        Years | None, Meta(description="years until the sum of net flows stays at or above zero")
    ] = None
    discounted_payback: Years | None = None
    eac: Annotated[
        Money | None, Meta(description="equivalent annual value: the net present value as an annuity")
    ] = None
    peak_funding: Annotated[
        Money | None, Meta(description="deepest that the sum of undiscounted net flows falls below zero")
    ] = None
    peak_year: CalendarYear | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """One of the three standing lines, or a user's adjustment, with what was changed."""

    id: Annotated[str, Meta(description="promoted, adjusted, reference, or the id of an adjustment")]
    standing: Annotated[bool, Meta(description="one of the three lines that stay in every document")]
    title: str = ""
    set_up: Annotated[Ratio, Meta(description="factor on one-off costs")] = 1.0
    running: Annotated[Ratio, Meta(description="factor on costs that recur")] = 1.0
    savings: Annotated[Ratio, Meta(description="factor on savings and income")] = 1.0
    delay: Annotated[Months, Meta(description="months by which savings and income come later")] = 0.0
    promoted_only: Annotated[bool, Meta(description="on the promoter's lines alone")] = False
    figures: Figures
    lacks: Annotated[
        tuple[str, ...], Meta(description="what is blank or missing: categories, or 'reference class'")
    ] = ()
    reason: str = ""
    by: str = ""


class BudgetYear(Struct, frozen=True, kw_only=True):
    """Effect on one budget in one year; more to spend is negative."""

    year: CalendarYear
    real: Money
    nominal: Annotated[Money | None, Meta(description="in the money of the year")] = None


class PartnerCase(Struct, frozen=True, kw_only=True):
    """An option for one partner; lines that are everybody's stand under their agreed shares."""

    partner: Annotated[str | None, Meta(description="none: jointly, where no shares are agreed")] = None
    share_of_joint: Annotated[Share, Meta(description="share of joint lines that it takes, 0 to 1")] = 0.0
    figures: Figures
    budget: tuple[BudgetYear, ...] = ()
    reserves_share: Annotated[
        Ratio | None, Meta(description="peak funding need over its usable reserves")
    ] = None


class Step(Struct, frozen=True, kw_only=True):
    """One step from the promoted to the adjusted net present value."""

    id: Annotated[str, Meta(description="promoted, a category, optimism_bias, or adjusted")]
    title: str
    change: Money
    upto: Annotated[Money, Meta(description="net present value after the step")]


class BiasUsed(Struct, frozen=True, kw_only=True):
    """Optimism bias on a part of the one-off cost."""

    kind: str
    share: Share
    upper: Annotated[Share, Meta(description="upper bound, as 0.24")]
    mitigation: Share
    uplift: Annotated[Share, Meta(description="what it adds, share x upper x (1 - mitigation)")]
    source: str
    chosen: Annotated[bool, Meta(description="false: the project named no kind, this is the default")] = True


class Switching(Struct, frozen=True, kw_only=True):
    """The value of one driver, alone, at which the net present value is zero."""

    driver: Annotated[
        str, Meta(description="set_up, running, savings, delay, discount_rate, or a category as cost:TC4")
    ]
    title: str
    now: Annotated[Varying, Meta(description="present value of the driver, months, or the rate")]
    at: Annotated[Varying | None, Meta(description="where the net present value is zero; none: nowhere")] = (
        None
    )
    change: Annotated[Share | None, Meta(description="at over now, less 1")] = None
    yearly: Annotated[
        Money | None,
        Meta(description="the yearly amount there, where the driver recurs and is even over its years"),
    ] = None
    yearly_now: Money | None = None


class Leaver(Struct, frozen=True, kw_only=True):
    """What an option becomes if one partner leaves."""

    leaves: str
    npv: Annotated[Money | None, Meta(description="of those who stay")] = None
    change: Annotated[
        Money | None, Meta(description="against what the same partners have now, all together")
    ] = None
    stayers: Annotated[dict[str, Money], Meta(description="net present value of each who stays")] = {}
    exit_cost: Annotated[
        Money | None, Meta(description="recorded cost of leaving (exit category), undiscounted; none: blank")
    ] = None
    share: Annotated[Share | None, Meta(description="its share of joint lines, 0 to 1")] = None
    falls_low: Annotated[
        Money | None,
        Meta(
            description="low end of its share of the joint costs that have no year: what would fall on those "
            "who stay if all of it stays, at the prices recorded, undiscounted"
        ),
    ] = None
    falls_high: Annotated[Money | None, Meta(description="high end of the same")] = None


class ScopePoint(Struct, frozen=True, kw_only=True):
    """The option at a part of its volume, with the fixed costs left as they are."""

    share: Annotated[Share, Meta(description="volume left, 0 to 1")]
    npv: Money
    unit_cost: Annotated[Ratio, Meta(description="cost of a unit of volume against the full scope, 1 = same")]


class Scope(Struct, frozen=True, kw_only=True):
    """How much of an option may leave before it no longer pays."""

    fixed: Annotated[Money, Meta(description="present value of net costs that stay whatever leaves")]
    shares_from: Annotated[
        Literal["agreed", "population", "equal"],
        Meta(description="what joint lines are shared by: population and equal parts are assumptions"),
    ] = "agreed"
    unplaced_low: Annotated[
        Money | None,
        Meta(description="joint costs without a year, which stand in no figure here: low end, as recorded"),
    ] = None
    unplaced_high: Annotated[Money | None, Meta(description="high end of the same")] = None
    points: tuple[ScopePoint, ...] = ()
    least: Annotated[
        Share | None, Meta(description="smallest share of the volume that breaks even; none: not even all")
    ] = None
    leavers: tuple[Leaver, ...] = ()
    smallest: Annotated[
        tuple[tuple[str, ...], ...],
        Meta(description="smallest groups of partners for whom it still breaks even"),
    ] = ()


class Asset(Struct, frozen=True, kw_only=True):
    """A joint asset: who funds, owns and uses it, and who could afford it alone."""

    id: str
    title: str
    value: Money | None = None
    funded_by: tuple[str, ...] = ()
    owned_by: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    affordable_by: Annotated[
        tuple[str, ...] | None,
        Meta(description="partners whose usable reserves cover it; none: value or reserves not known"),
    ] = None
    used_not_owned: Annotated[tuple[str, ...], Meta(description="partners that use it and own no part")] = ()


class Reinvested(Struct, frozen=True, kw_only=True):
    """What of the savings was promised to the front line."""

    partner: str | None = None
    category: str
    saving: Annotated[Money, Meta(description="saving over all years, undiscounted")]
    promised: Annotated[
        Money | None, Meta(description="of it promised to the front line; none: not said")
    ] = None
    share: Share | None = None
    affected: str = ""
    came: Annotated[
        Money | None, Meta(description="what was reinvested, from the outturn; none: not known")
    ] = None
    sources: Sources = ()


class PlanYear(Struct, frozen=True, kw_only=True):
    """One year of the business plan: money of the year where inflation is known, else real."""

    year: CalendarYear
    amounts: Annotated[dict[str, Money], Meta(description="category to its amount; savings are positive")]
    net: Money


class IncomeWeight(Struct, frozen=True, kw_only=True):
    """What a pound counts for a group of people, by what they live on."""

    affected: str
    income: Money
    weight: Ratio
    amount: Annotated[Money, Meta(description="present value that they bear (below zero) or gain")]
    source: str


class Distributional(Struct, frozen=True, kw_only=True):
    """The net present value once more, with a pound counting more for people with less: a test only."""

    npv: Money
    eta: Annotated[Ratio, Meta(description="elasticity of the marginal utility of income")]
    eta_source: str
    reference_income: Money
    groups: tuple[IncomeWeight, ...] = ()


class CostOfSharing(Struct, frozen=True, kw_only=True):
    """What sharing itself costs, beside what it saves: over all years, undiscounted."""

    costs: Annotated[Money, Meta(description="sum of the transaction costs")]
    savings: Annotated[Money, Meta(description="sum of the savings, before any cost")]
    share: Annotated[Ratio | None, Meta(description="costs over savings; none: no savings")] = None
    paid_back: Annotated[
        CalendarYear | None,
        Meta(description="first year by whose end savings have covered them; none: never"),
    ] = None


class OptionCase(Struct, frozen=True, kw_only=True):
    """The financial case of one option."""

    option: str
    operating: Annotated[
        Literal["recorded", "baseline", "none"],
        Meta(description="running cost: its own lines, taken over from the baseline, or nowhere recorded"),
    ]
    whole_life_cost: Annotated[
        Money | None,
        Meta(description="present value of all its costs less savings and income; none: nothing"),
    ] = None
    readings: tuple[Reading, ...] = ()
    years: tuple[Year, ...] = ()
    partners: tuple[PartnerCase, ...] = ()
    rates: Annotated[
        dict[str, Money], Meta(description="net present value at each other schedule, by its id")
    ] = {}
    cost_of_sharing: CostOfSharing | None = None
    waterfall: tuple[Step, ...] = ()
    optimism_bias: tuple[BiasUsed, ...] = ()
    switching: tuple[Switching, ...] = ()
    scope: Scope | None = None
    assets: tuple[Asset, ...] = ()
    reinvested: tuple[Reinvested, ...] = ()
    plan: Annotated[tuple[PlanYear, ...], Meta(description="the first five years")] = ()
    unplaced: tuple[Unplaced, ...] = ()
    distributional: Distributional | None = None

    @property
    def bound(self) -> Bound:
        """What the central figures of all its lines are, for what is left out of them."""
        return self.readings[1].figures.bound if len(self.readings) > 1 else "open"


class ControlTotal(Struct, frozen=True, kw_only=True):
    """A control total beside the lines that it is about."""

    id: str
    title: str
    given: Annotated[Money, Meta(description="as given, at its own prices")]
    price_base: Annotated[str, Meta(description="prices that it was given at")]
    total: Annotated[Money, Meta(description="as given, at the project's prices")]
    found: Annotated[Money, Meta(description="sum of the lines, at the project's prices")]
    gap: Annotated[Money, Meta(description="found less total")]
    agrees: bool
    lines: Annotated[Count, Meta(description="lines taken in")]
    left_out: Annotated[
        Count, Meta(description="lines that it is about and that have no amount, no deflator or no year")
    ] = 0
    bases: Annotated[tuple[str, ...], Meta(description="price bases that were mixed")] = ()
    deflated: Annotated[bool, Meta(description="whether any amount was moved to other prices")] = False
    sources: Sources = ()


class FinancialCase(Struct, frozen=True, kw_only=True):
    """The financial case of every option."""

    basis: Basis
    options: tuple[OptionCase, ...] = ()
    control_totals: tuple[ControlTotal, ...] = ()
