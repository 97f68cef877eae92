"""The money of each option for a terminal: the three standing lines, and the chance of a loss."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from moothall.business_case.amounts import Tell, alike
from moothall.business_case.chances import share
from moothall.findings.financial_case import OptionCase
from moothall.findings.findings import Findings
from moothall.findings.ranking import Estimate

LINES = {"promoted": "promoted", "adjusted": "all costs", "reference": "past cases"}
"""The three standing lines, as short as a terminal needs them."""
BOUNDS = {"exact": "", "at_most": "<=", "at_least": ">=", "open": "~"}
LOSS = {"exact": "", "at_most": ">=", "at_least": "<=", "open": "~"}
HEADING, LEGEND = "MONEY: net present value, chance of a loss", "; <= at most, >= at least, ~ either"
WIDE, LEAST = 13, 4
"""Columns of the terminal for one figure, and for the id of an option."""


def money_lines(findings: Findings, width: int, most: int) -> Iterator[str]:
    """One line an option, the first so many; nothing where no option's worth can be told."""
    case = findings.financial_case
    told = [o for o in case.options if any(r.figures.npv is not None for r in o.readings)] if case else []
    if case is None or not told:
        return
    shown = told[:most]
    bounds = any(r.figures.bound != "exact" for o in shown for r in o.readings if r.standing)
    yield from textwrap.wrap(HEADING + (LEGEND if bounds else ""), width)
    chances = findings.money_chances.options if findings.money_chances else ()
    drawn = {o.option: o.total.loss for o in chances}
    tell = alike([r.figures.npv for o in shown for r in o.readings if r.standing], findings.project.currency)
    room = max(LEAST, min(max(len(o.option) for o in shown), width - 2 - WIDE * (len(LINES) + 1)))
    yield _line("", [*LINES.values(), "loss"], room)
    for option in shown:
        yield _line(option.option, [*_worth(option, tell), _loss(option, drawn)], room)
    if len(told) > most:
        yield f"  and {len(told) - most} more: see the page"


def _worth(option: OptionCase, tell: Tell) -> Iterator[str]:
    found = {r.id: r.figures for r in option.readings}
    for id in LINES:
        figures = found.get(id)
        if figures is None or figures.npv is None:
            yield "?"
        else:
            yield BOUNDS[figures.bound] + tell(figures.npv)


def _loss(option: OptionCase, drawn: Mapping[str, Estimate]) -> str:
    """What makes a value an upper bound makes the chance of a loss a lower one."""
    found = drawn.get(option.option)
    if found is None:
        return "?"
    said = share(found)
    return LOSS[option.bound] + said if said[0].isdigit() else said


def _line(name: str, cells: list[str], room: int) -> str:
    return f"  {name[:room]:{room}}" + "".join(f" {said:>{WIDE - 1}}" for said in cells)
