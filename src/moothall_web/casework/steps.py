"""The way through a project: which pages of rows belong to which step, and what is asked there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct, convert


class Step(Struct, frozen=True):
    """A step of the work.

    power : what somebody needs to write here
    shelves : kinds of rows that are filled in it
    page : name of the page on which people work on it; empty: the rows alone
    until : kind of milestone in the timetable by which it is due
    """

    id: str
    title: str
    power: str
    shelves: tuple[str, ...]
    needed: tuple[str, ...] = ()
    """Kinds of which there must be at least one row."""
    powers: dict[str, str] = {}
    """Kinds for which somebody needs another power than for the step."""
    page: str = ""
    until: str = ""


@cache
def steps() -> tuple[Step, ...]:
    """Every step, in order."""
    read = yaml.safe_load(Path(__file__).with_name("steps.yaml").read_text(encoding="utf-8"))
    return convert(read["steps"], tuple[Step, ...])


def power_of(shelf: str) -> str:
    """What somebody needs to write rows of a kind."""
    step = step_of(shelf)
    return step.powers.get(shelf, step.power)


def step_of(shelf: str) -> Step:
    """The step in which a kind of row is filled; KeyError for none."""
    for step in steps():
        if shelf in step.shelves:
            return step
    raise KeyError(shelf)
