"""project.yaml: what is decided, by whom, when, and under which locked terms."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.framework.fields import Amount, Count, Id, Positive, Share, Text, Year
from moothall.project.fields import By, Date, GradeRef, PartnerRef, PrincipleRef, Sources, ThresholdRef


class Aim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An objective that the partners agreed, with its measure and who signed it when."""

    id: Annotated[Id, Meta(description="short id")]
    text: Annotated[Text, Meta(description="the objective")]
    measure: Annotated[str, Meta(description="how anyone will know")] = ""
    target: Annotated[str, Meta(description="what is aimed for, by when")] = ""
    signed: Annotated[
        dict[str, Date], Meta(extra={"keys": "partners"}, description="partner id to the date it signed")
    ] = {}


class Service(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A service in scope."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="name of the service")]
    scope: Annotated[str, Meta(description="what is in, out and undecided")] = ""
    front_line: Annotated[bool | None, Meta(description="true: front line; false: support")] = None


class Leaving(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A partner that left, or said that it will."""

    date: Annotated[
        Date | None, Meta(description="when, or when it was decided; empty: the day is not on record")
    ] = None
    when: Annotated[str, Meta(description="when in words, where the day is not on record: autumn 2011")] = ""
    reason: Annotated[Text, Meta(description="why, in at least a sentence")]
    option: Annotated[Id | None, Meta(extra={"ref": "options"}, description="option that it left")] = None
    evidence: Sources = ()


class Partner(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A public body that takes part."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="name of the body")]
    kind: Annotated[str, Meta(description="kind of body, as district council")] = ""
    code: Annotated[str, Meta(description="official code, as E07000117")] = ""
    population: Annotated[Count | None, Meta(description="people served")] = None
    population_source: Annotated[str, Meta(description="where the population comes from")] = ""
    agreed_share: Annotated[
        Share | None, Meta(description="share of the joint arrangement that was agreed, 0 to 1")
    ] = None
    usable_reserves: Annotated[Positive | None, Meta(description="usable reserves, money")] = None
    left: Leaving | None = None


class Milestone(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A date in the timetable."""

    id: Annotated[Id, Meta(description="short id")]
    title: Annotated[Text, Meta(description="what happens")]
    date: Annotated[Date, Meta(description="when")]
    kind: Annotated[
        Literal["papers_released", "shortlist_locked", "decision", "review", "gate", "other"],
        Meta(description="what the checks take it for"),
    ] = "other"
    spend_before: Annotated[Amount | None, Meta(description="money spent before it")] = None
    fallback: Annotated[str, Meta(description="what happens if it is not met")] = ""


class MustPassSet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The principles that an option must pass, as adopted on a date; the latest counts."""

    date: Annotated[Date, Meta(description="when it was adopted")]
    by: By
    principles: Annotated[tuple[PrincipleRef, ...], Meta(description="principle ids")]
    reason: Annotated[str, Meta(description="why; required for a change")] = ""


class AdoptedThreshold(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A threshold that the partners set for themselves, as adopted on a date."""

    date: Annotated[Date, Meta(description="when it was adopted")]
    by: By
    id: Annotated[ThresholdRef, Meta(description="threshold id of the framework")]
    value: Annotated[float | tuple[str, ...], Meta(description="the value adopted")]
    reason: Annotated[str, Meta(description="why")] = ""


class AdoptedGrade(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a grade of evidence is worth in this project, as adopted on a date."""

    date: Annotated[Date, Meta(description="when it was adopted")]
    by: By
    grade: Annotated[GradeRef, Meta(description="grade letter")]
    observations: Annotated[float, Meta(ge=0, description="observations that it is worth")]
    reason: Annotated[str, Meta(description="why")] = ""


class ReferenceClass(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The class of past cases that forecasts are held against, as chosen on a date."""

    date: Annotated[Date, Meta(description="when it was chosen")]
    by: By
    cases: Annotated[tuple[str, ...], Meta(description="ids of the cases in it")]
    reason: Annotated[Text, Meta(description="why these are like this project")]


class Discounting(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The schedule of discount rates: one of the jurisdiction's by name, or the project's own bands."""

    schedule: Annotated[
        Id | None, Meta(description="dated fact, as discount.standard; empty: the jurisdiction's usual one")
    ] = None
    bands: Annotated[
        tuple[tuple[int, int | None, float], ...],
        Meta(description="own schedule: first year, last year (empty: for ever), real rate a year as 0.035"),
    ] = ()
    source: Annotated[str, Meta(description="where the own schedule comes from")] = ""


class Inflation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Yearly rise of prices that budgets are worked out with."""

    rate: Annotated[float, Meta(ge=-0.2, le=1, description="rise of prices a year, as 0.02")]
    source: Annotated[Text, Meta(description="where it comes from")]


class Deflator(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The project's own index of prices, where the jurisdiction's does not reach."""

    index: Annotated[
        dict[str, Annotated[float, Meta(gt=0)]], Meta(description="price base (2024 or 2024-25) to its index")
    ]
    source: Annotated[Text, Meta(description="where it comes from")]


class IncomeGroup(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """People who bear or gain money, with what they live on."""

    affected: Annotated[Text, Meta(description="who, word for word as in the column affected of finance.csv")]
    income: Annotated[float, Meta(gt=0, description="median yearly income, in the project's currency")]
    source: Annotated[Text, Meta(description="where the income comes from")]


class Distribution(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Incomes of those who bear or gain, for a test in which a pound counts more for people with less."""

    reference_income: Annotated[
        float, Meta(gt=0, description="income at which a pound counts as one pound: usually the median")
    ]
    source: Annotated[Text, Meta(description="where the reference income comes from")]
    groups: tuple[IncomeGroup, ...] = ()


class NotApplicable(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A criterion left out for every option at once, with the reason."""

    criterion: Annotated[Id, Meta(extra={"ref": "criteria"}, description="criterion id")]
    reason: Annotated[Text, Meta(description="why it applies to no option")]
    date: Annotated[Date, Meta(description="when it was left out")]
    by: By


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terms of a project: everything in project.yaml."""

    id: Annotated[Id, Meta(description="short id of the project")]
    title: Annotated[Text, Meta(description="title")]
    summary: Annotated[str, Meta(description="what is to be decided, in a few sentences")] = ""
    fictional: Annotated[bool, Meta(description="true: invented for teaching")] = False
    notice: Annotated[str, Meta(description="a notice printed on top of every result")] = ""
    jurisdiction: Annotated[Text, Meta(description="jurisdiction, as GB-ENG")]
    framework: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z0-9_\-]+@\d+\.\d+\.\d+(#[0-9a-f]{8,64})?$",
            description="pin of the framework, as essu_2007@1.0.0 or with #sha256",
        ),
    ]
    as_of: Annotated[Date, Meta(description="the day for which everything is worked out")]
    gate: Annotated[
        Literal["outline", "full", "decision"], Meta(description="gate that the project has reached")
    ] = "outline"
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$", description="currency, as GBP")] = "GBP"
    price_base: Annotated[Text, Meta(description="year whose prices all money is in, as 2026-27")]
    first_year: Annotated[Year, Meta(description="year 0 of the appraisal")]
    horizon_years: Annotated[int, Meta(ge=1, le=100, description="years appraised, counted from year 0")]
    aims: tuple[Aim, ...] = ()
    services: tuple[Service, ...] = ()
    partners: tuple[Partner, ...] = ()
    timetable: tuple[Milestone, ...] = ()
    must_pass: tuple[MustPassSet, ...] = ()
    thresholds: tuple[AdoptedThreshold, ...] = ()
    grades: tuple[AdoptedGrade, ...] = ()
    reference_classes: tuple[ReferenceClass, ...] = ()
    own_cases: Annotated[
        tuple[Id, ...],
        Meta(description="cases of the reference class that are this project: left out when it is judged"),
    ] = ()
    discounting: Discounting | None = None
    inflation: Inflation | None = None
    deflator: Deflator | None = None
    distribution: Distribution | None = None
    not_applicable: tuple[NotApplicable, ...] = ()
    host: Annotated[PartnerRef | None, Meta(description="partner that runs the project")] = None
    draws: Annotated[int, Meta(ge=1000, le=10_000_000, description="draws of the simulation")] = 100_000
    seed: Annotated[int, Meta(ge=0, le=2**63 - 1, description="seed of the simulation")] = 1
    public_copy: Annotated[
        bool,
        Meta(
            description="true: what is withheld has been taken out, as 'moothall bundle --public' does; "
            "such a folder may hold nothing that is withheld"
        ),
    ] = False
    exact_scores: Annotated[
        bool,
        Meta(description="true: scores and likely values count as exact (textbook cases, cross-checks)"),
    ] = False
    language: Annotated[
        str,
        Meta(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$", description="language of what people wrote, as en"),
    ] = "en"
