"""What the figures of the findings are figures of: a number with its unit, said once, on the type.

A unit is for people and for the tables that are made of the findings; it holds nobody to a range.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

UNIT = "unit"
"""Where the unit stands among the extras of a type."""
OWN = "own"
"""The unit is in the row itself, in its column `unit` or one that ends so."""
VARIES = "varies"
"""The unit follows from what the row is about: its description says how."""


def given_in(unit: str) -> Meta:
    """The unit of a field; on a block it holds for those of its figures that vary."""
    return Meta(extra={UNIT: unit})


Money = Annotated[float, given_in("money")]
"""In the project's currency and price base, unless the row says other prices."""
Share = Annotated[float, given_in("share")]
"""A part of 1."""
Percent = Annotated[float, given_in("percent")]
Points = Annotated[float, given_in("points")]
"""On the scale of the scores, 0 to 4, or a difference of two such."""
Fte = Annotated[float, given_in("posts")]
"""Full-time equivalents."""
Years = Annotated[float, given_in("years")]
Months = Annotated[float, given_in("months")]
Weeks = Annotated[float, given_in("weeks")]
Minutes = Annotated[float, given_in("minutes")]
HoursAWeek = Annotated[float, given_in("hours a week")]
TonnesCo2e = Annotated[float, given_in("tonnes of CO2 equivalent")]
SquareMetres = Annotated[float, given_in("square metres")]
KilowattHours = Annotated[float, given_in("kWh a year")]
Observations = Annotated[float, given_in("observations")]
Ratio = Annotated[float, given_in("ratio")]
"""A number without a unit: a factor, an index, a quotient."""
OwnUnit = Annotated[float, given_in(OWN)]
Varying = Annotated[float, given_in(VARIES)]

Count = Annotated[int, given_in("count")]
People = Annotated[int, given_in("people")]
CalendarYear = Annotated[int, given_in("year")]
YearNumber = Annotated[int, given_in("years")]
"""Years counted from one that is said."""
Place = Annotated[int, given_in("place")]
"""In a ranking, where 1 is best, or in a file."""
OnScale = Annotated[int, given_in("step")]
"""On a scale of whole steps: a score, a fifth, a row of a heat map."""
Days = Annotated[int, given_in("days")]
Votes = Annotated[int, given_in("votes")]
Seed = Annotated[int, given_in("seed")]
"""A number that only starts a generator of random numbers."""
