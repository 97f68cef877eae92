"""Reasons for which a claim may be withheld: codes of the law of the place, as data."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from msgspec import Struct, convert


class Code(Struct, frozen=True):
    """One reason; qualified: it holds only while the public interest in withholding is the greater.

    source : where the section of the law stands
    note : where one word for the test says too little
    """

    code: str
    title: str
    test: Literal["absolute", "qualified"]
    source: str
    note: str = ""


class Law(Struct, frozen=True):
    """A law with its reasons.

    checked : the day on which somebody held them against the sources
    """

    law: str
    jurisdictions: tuple[str, ...]
    checked: datetime.date
    sources: tuple[str, ...]
    codes: tuple[Code, ...]


class Reasons(Struct, frozen=True):
    """All of them, and how early a review stands in the queue."""

    laws: tuple[Law, ...]
    review_within_days: int


@cache
def reasons() -> Reasons:
    """The reasons that the site knows."""
    read = yaml.safe_load(Path(__file__).with_name("reasons.yaml").read_text(encoding="utf-8"))
    return convert(read, Reasons)


def law_of(jurisdiction: str) -> Law | None:
    """The law of a place, or of the larger one that it is in; None where the site knows none."""
    place = jurisdiction
    while place:
        for law in reasons().laws:
            if place in law.jurisdictions:
                return law
        place = place.rpartition("-")[0]
    return None
