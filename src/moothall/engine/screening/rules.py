"""Breaches of the rules of the screen: hold points not passed, conditions without owner or date."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moothall.findings.flags import CheckResult, Seen, Sighting, judged
from moothall.findings.screening import ScreeningFindings
from moothall.project.project import Project

STATES = {
    "fails": "it fails",
    "not_assessed": "it is not assessed",
    "disputed": "the groups differ on it, with no joint verdict",
}
"""How a standing that stops a decision is said."""


def _hold_points(project: Project, screen: ScreeningFindings) -> Seen:
    titles = {p.id: p.title for p in project.framework.screening.principles}
    cells = {c.principle: c for c in screen.cells if c.option is None}
    return tuple(
        Sighting(
            subject=p,
            figures={"principle": f"{titles[p]} ({p})", "state": STATES[cells[p].standing]},
        )
        for p in screen.hold_points
    )


def _conditions_complete(project: Project, screen: ScreeningFindings) -> Seen:
    titles = {p.id: p.title for p in project.framework.screening.principles}
    return tuple(
        Sighting(
            subject=f"{option.option}/{c.principle}",
            option=option.option,
            figures={
                "option": f"{option.title} ({option.option})",
                "principle": f"{titles[c.principle]} ({c.principle})",
                "missing": ", ".join(_lacking(c.condition, c.owner, str(c.due or ""))),
            },
        )
        for option in screen.options
        for c in option.conditions
        if not c.complete
    )


def _lacking(condition: str, owner: str, due: str) -> list[str]:
    named = {"a condition": condition, "an owner": owner, "a date": due}
    return [what for what, value in named.items() if not value]


CHECKS: Mapping[str, Callable[[Project, ScreeningFindings], Seen]] = {
    "hold_points": _hold_points,
    "conditions_complete": _conditions_complete,
}
"""Checks of the screen, by the name that the framework uses."""


def breaches(project: Project, screen: ScreeningFindings) -> tuple[CheckResult, ...]:
    """The result of every rule of the screen that has a check."""
    found = []
    for rule in project.framework.screening.rules:
        look = CHECKS.get(rule.check or "")
        if look is not None:
            found.append(judged(rule, "screening", look(project, screen), looked_for=rule.rule))
    return tuple(found)
