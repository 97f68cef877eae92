"""The games of a project: what its options would cost each group of partners, and how to share that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from moothall.engine.sharing.game import game
from moothall.findings.sharing import Game
from moothall.project.cost_shares import joint_shares
from moothall.project.options import Option
from moothall.project.project import Project

Costs = Mapping[frozenset[str], float]
FEWEST = 2
"""Fewest partners between whom a cost can be shared."""
DIGITS = 9
"""Digits that a finding is written with."""
GIVEN, FROM_LINES = "as given", "present value"


def games(
    project: Project, lines: Mapping[str, Costs | None], partners: Mapping[str, Sequence[str]]
) -> tuple[Game, ...]:
    """A game for each option with costs of groups; one that lacks what it needs says so, and shares nothing.

    lines : option to the costs of its groups from its lines of money; None where they cannot be told.
        Costs that people gave (coalitions.csv) go before them
    partners : option to the partners that take part
    """
    given: dict[str, dict[frozenset[str], float]] = {}
    for row in project.coalitions:
        given.setdefault(row.option, {})[frozenset(row.coalition)] = row.cost
    made = (
        _game(project, o, given.get(o.id), lines.get(o.id), tuple(partners.get(o.id, ())))
        for o in project.kept_options
    )
    return tuple(found for found in made if found is not None)


def _game(
    project: Project, option: Option, given: Costs | None, lines: Costs | None, partners: tuple[str, ...]
) -> Game | None:
    costs = given or lines
    whole = frozenset(partners)
    if costs is None or len(whole) < FEWEST:
        return None
    needed = (*(frozenset([p]) for p in partners), whole)
    lacks = tuple(tuple(p for p in partners if p in group) for group in needed if group not in costs)
    if lacks:
        return Game(
            option=option.id, source="given", partners=partners, total=0.0, alone={}, lacks=lacks, unit=GIVEN
        )
    return game(
        costs,
        partners,
        source="given" if given else "lines",
        option=option.id,
        unit=GIVEN if given else FROM_LINES,
        proposed=joint_shares(project.head.partners, option) or None,
        population=_population(project, partners),
        rounding=_unit(costs[whole]),
        seed=project.head.seed,
    )


def _unit(total: float) -> float:
    """What shares are rounded to: whole money, or so much that a total is told in the digits of a finding."""
    digits = len(f"{abs(total):.0f}")
    return 10.0 ** max(0, digits - DIGITS)


def _population(project: Project, partners: Sequence[str]) -> dict[str, float] | None:
    people = {p.id: p.population for p in project.head.partners if p.id in partners}
    known = {p: float(n) for p, n in people.items() if n}
    return known if len(known) == len(partners) else None
