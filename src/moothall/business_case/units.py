"""The unit that people wrote for a figure, in the form that fits it: '1 day' where they wrote 'days'."""

from __future__ import annotations

from moothall.business_case.languages import ENGLISH, in_force

ONE = {
    "buildings": "building",
    "days": "day",
    "desks": "desk",
    "hours": "hour",
    "jobs": "job",
    "lines": "line",
    "minutes": "minute",
    "months": "month",
    "people": "person",
    "points": "point",
    "posts": "post",
    "tonnes": "tonne",
    "weeks": "week",
    "years": "year",
}
"""Units whose form for one is known; any other is told as it was written."""


def fitting(number: float, unit: str) -> str:
    """The unit after that number: 'day per person' for 1 or -1, where 'days per person' was written.

    In a document in another language it stands as it was written.
    """
    if abs(number) != 1 or in_force() is not ENGLISH:
        return unit
    words = unit.split(" ")
    known = next((n for n, word in enumerate(words) if word in ONE), None)
    if known is None or "per" in words[:known]:
        return unit
    return " ".join([*words[:known], ONE[words[known]], *words[known + 1 :]])
