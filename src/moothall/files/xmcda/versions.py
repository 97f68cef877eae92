"""The versions of XMCDA: their namespaces, and what the same thing is called in each."""

from __future__ import annotations

import re

from msgspec import Struct

FULL = "4.0.0"
EARLIER = "3.1.1"
WRITTEN: dict[str, str] = {
    FULL: "http://www.decision-deck.org/2021/XMCDA-4.0.0",
    EARLIER: "http://www.decision-deck.org/2019/XMCDA-3.1.1",
}
"""Versions that are written, each with its namespace."""

KNOWN = frozenset({"2.2.1", "3.0.0", "3.0.1", "3.0.2", "3.1.0", *WRITTEN})
"""Versions whose published schema or documentation was read; others are read as the nearest of them."""

OLD_NAMES = {
    "criterionValues": "criterionValue",
    "criteriaSetValues": "criteriaSetValue",
    "criterionScales": "criterionScale",
    "criterionFunctions": "criterionFunction",
    "programParameter": "parameter",
}
"""Names of version 4 that were others before."""

NEW_NAMES = {old: new for new, old in OLD_NAMES.items()}
"""Earlier names to those of version 4, by which every file is read."""

ORDER = {
    FULL: (
        "alternatives",
        "criteria",
        "criteriaSets",
        "performanceTable",
        "criteriaFunctions",
        "criteriaMatrix",
        "criteriaScales",
        "criteriaValues",
        "criteriaSetsMatrix",
        "criteriaSetsValues",
        "programParameters",
    ),
    EARLIER: (
        "alternatives",
        "criteria",
        "criteriaSets",
        "performanceTable",
        "criteriaFunctions",
        "criteriaScales",
        "criteriaValues",
        "criteriaSetsValues",
        "criteriaMatrix",
        "criteriaSetsMatrix",
        "programParameters",
    ),
}
"""Order in which the schema of a version wants the parts that are written."""

NAMESPACE = re.compile(r"^https?://www\.decision-deck\.org/\d{4}/XMCDA-(\d+)\.(\d+)\.(\d+)$")


class Version(Struct, frozen=True):
    """The version that a file says it is."""

    number: str
    read_as: str
    """Version as which it is read; the same where it is known."""


def version_of(namespace: str) -> Version | None:
    """The version of a namespace; None where it is not that of XMCDA, or of an XMCDA before 2."""
    found = NAMESPACE.match(namespace)
    if found is None or int(found[1]) < 2:
        return None
    number = ".".join(found.groups())
    return Version(number, number if number in KNOWN else _nearest(number))


def _nearest(number: str) -> str:
    """The known version that stands last before it; of those before the first, the first."""
    places = {tuple(int(n) for n in known.split(".")): known for known in KNOWN}
    own = tuple(int(n) for n in number.split("."))
    below = [place for place in places if place <= own]
    return places[max(below) if below else min(places)]
