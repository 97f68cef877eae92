"""Emissions, travel and buildings of each option."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.units import (
    CalendarYear,
    Count,
    HoursAWeek,
    KilowattHours,
    Percent,
    SquareMetres,
    TonnesCo2e,
)
from moothall.findings.values import Sources

Bound = Literal["exact", "at_least", "at_most", "open"]


class Tonnes(Struct, frozen=True, kw_only=True):
    """Emissions over all years appraised, tonnes of CO2 equivalent."""

    low: TonnesCo2e = 0.0
    central: TonnesCo2e = 0.0
    high: TonnesCo2e = 0.0
    blanks: Annotated[Count, Meta(description="rows without an amount: the sum is at least this")] = 0


class Part(Struct, frozen=True, kw_only=True):
    """Emissions of one scope or one source."""

    key: str
    tonnes: Tonnes


class Change(Struct, frozen=True, kw_only=True):
    """Change of emissions against the service as it is, in %; none: nobody can tell."""

    value: Percent | None = None
    low: Percent | None = None
    high: Percent | None = None
    bound: Annotated[
        Bound,
        Meta(description="at_least, at_most: a blank amount leaves the other end open; open: both"),
    ] = "exact"


class OptionEmissions(Struct, frozen=True, kw_only=True):
    """Emissions of one option."""

    option: str
    whole: Tonnes = Tonnes()
    scopes: tuple[Part, ...] = ()
    by_source: Annotated[tuple[Part, ...], Meta(description="by what emits")] = ()
    change: Annotated[Change | None, Meta(description="all sources; none: no baseline to compare with")] = (
        None
    )
    counted: Annotated[
        Change | None, Meta(description="only the sources that the measured criterion counts")
    ] = None
    changes: Annotated[
        dict[str, TonnesCo2e],
        Meta(description="tonnes against the baseline by what emits, where both are known"),
    ] = {}
    blank: Annotated[tuple[str, ...], Meta(description="items without an amount")] = ()
    sources: Annotated[Sources, Meta(description="ids of the evidence items behind it")] = ()


class BuildingFinding(Struct, frozen=True, kw_only=True):
    """A building under an option, beside what it is now."""

    id: str
    title: str
    place: str | None = None
    fate: Annotated[
        Literal["kept", "closed", "opened", "reduced", "unknown"],
        Meta(description="unknown: it stands today, and the option does not say"),
    ]
    floor_area_before: SquareMetres | None = None
    floor_area: SquareMetres | None = None
    energy_before: KilowattHours | None = None
    energy: KilowattHours | None = None
    desk_before: Annotated[HoursAWeek | None, Meta(description="hours a week of a staffed desk")] = None
    desk: HoursAWeek | None = None
    sources: Sources = ()
    note: str = ""


class PlaceDesk(Struct, frozen=True, kw_only=True):
    """Hours a week of staffed desks in one place."""

    place: str | None = None
    before: HoursAWeek | None = None
    after: HoursAWeek | None = None
    change: Annotated[HoursAWeek | None, Meta(description="none: some hours are not known")] = None


class OptionBuildings(Struct, frozen=True, kw_only=True):
    """What closes and opens where under one option; losses and gains apart."""

    option: str
    buildings: tuple[BuildingFinding, ...] = ()
    closed: Count = 0
    opened: Count = 0
    reduced: Count = 0
    unknown: Count = 0
    desks: tuple[PlaceDesk, ...] = ()
    hours_lost: Annotated[HoursAWeek, Meta(description="desk hours a week, of places that lose some")] = 0.0
    hours_gained: HoursAWeek = 0.0
    floor_area_change: Annotated[SquareMetres | None, Meta(description="square metres; none: not known")] = (
        None
    )
    energy_change: Annotated[KilowattHours | None, Meta(description="kWh a year; none: not known")] = None


class SustainabilityFindings(Struct, frozen=True, kw_only=True):
    """Emissions, travel and buildings of each option."""

    baseline: str | None = None
    first_year: CalendarYear | None = None
    last_year: CalendarYear | None = None
    counted: Annotated[
        tuple[str, ...], Meta(description="what emits and is counted by the measured criterion")
    ] = ()
    emissions: tuple[OptionEmissions, ...] = ()
    buildings: tuple[OptionBuildings, ...] = ()
