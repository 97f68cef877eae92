"""Questions that this room cannot answer, since only the room above works anything out.

Whoever can answer one says so when the site starts; a page asks, and does without where nobody can.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

Question = Literal["weights", "type", "stage_1", "access", "power", "found", "money"]
"""weights: what the weights of the groups come to, and mean. type: what an option is, by its facts.
stage_1: what the verdicts come to, with those that facts propose. access: when groups first had access.
power: who has power on a body, whose turn it is to lead, and what the rules of governance find.
found: what checks found when the results were last worked out.
money: what the lines of each option come to, what is blank, and whether the ledgers agree."""

_known: dict[str, Callable[..., Any]] = {}


def answers(question: Question, by: Callable[..., Any]) -> None:
    """Say who answers a question."""
    _known[question] = by


def ask(question: Question, *given: Any, **more: Any) -> Any:
    """The answer to a question; None where nobody can tell."""
    by = _known.get(question)
    return None if by is None else by(*given, **more)
