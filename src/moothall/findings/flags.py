"""Checks with their outcome, and the flags that they raise."""

from __future__ import annotations

import datetime
import math
import string
import textwrap
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Protocol

from msgspec import Meta, Struct

from moothall.findings.values import Figures, Scalar, Sources
from moothall.framework.fields import SEVERITIES, Severity

Outcome = Literal["found", "not_found", "cannot_tell", "not_applicable"]
Family = Literal["bias", "evidence", "strategy", "governance", "typology", "screening", "register"]


class Answer(Struct, frozen=True, kw_only=True):
    """What a named body answered to a flag, or the override that it recorded."""

    kind: Literal["answer", "override"]
    body: str
    text: str
    date: datetime.date


class Flag(Struct, frozen=True, kw_only=True):
    """One thing that a check found. It can be answered, never deleted."""

    rule: Annotated[str, Meta(description="id of the check or rule")]
    title: Annotated[str, Meta(description="its short name")]
    severity: Severity
    subject: Annotated[
        str, Meta(description="what it is about: an option, claim, group, cell ...; 'project' if all")
    ]
    option: Annotated[str | None, Meta(description="option concerned, if one")] = None
    message: Annotated[str, Meta(description="what was found, in a sentence")]
    how_to_clear: Annotated[str, Meta(description="what would settle it")] = ""
    figures: Figures = {}
    sources: Sources = ()
    answers: tuple[Answer, ...] = ()


class CheckResult(Struct, frozen=True, kw_only=True):
    """What one check of the framework answered."""

    rule: str
    title: str
    family: Family
    severity: Severity
    outcome: Outcome
    looked_for: Annotated[str, Meta(description="what the check looks for, in words")] = ""
    missing: Annotated[tuple[str, ...], Meta(description="inputs without which nobody can tell")] = ()
    thresholds: Annotated[
        dict[str, float | tuple[str, ...]], Meta(description="thresholds in force, by id")
    ] = {}
    flags: tuple[Flag, ...] = ()


class Asked(Protocol):
    """What a check of the framework tells the engine, whichever kind of rule it is."""

    @property
    def id(self) -> str:
        """Id of the rule."""

    @property
    def title(self) -> str | None:
        """Short name."""

    @property
    def severity(self) -> Severity | None:
        """How much it matters when found."""

    @property
    def message(self) -> str | None:
        """Template of the sentence."""

    @property
    def how_to_clear(self) -> str | None:
        """What would settle it."""

    @property
    def thresholds(self) -> tuple[str, ...]:
        """Ids of the thresholds it uses."""


class Sighting(Struct, frozen=True, kw_only=True):
    """One thing that a check saw, before it is worded."""

    subject: str
    option: str | None = None
    figures: Figures = {}
    sources: Sources = ()
    severity: Severity | None = None


class CannotTell(Struct, frozen=True):
    """A check has too little to go on; names what is missing."""

    missing: tuple[str, ...]


Seen = tuple[Sighting, ...] | CannotTell
"""What a check returns: sightings (none: not found), or what it would need to tell."""


TITLE_LENGTH = 60
WHOLE_FROM = 1000
"""Amounts from here on are told without decimals."""
NO_YEAR = 10_000
"""Whole numbers from here on are no years, and have their thousands divided."""


def told(value: Scalar) -> str:
    """A figure as a sentence tells it: 815,000, 12.35 or 0.00123.

    A whole number below 10,000 stays as it is: it may be a year.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= NO_YEAR else str(value)
    if not math.isfinite(value):
        return str(value)
    if abs(value) < 1:
        return f"{value:.3g}" if value else "0"
    rounded = f"{value:,.0f}" if abs(round(value, 2)) >= WHOLE_FROM else f"{value:.2f}"
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded


class _Plain(string.Formatter):
    """Fills {name} and {name:spec} only: no attributes, no indexes, nothing missing breaks it."""

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        value = kwargs.get(field_name)
        return ("?" if value is None else value), field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        try:
            return format(value, format_spec) if format_spec else told(value)
        except (TypeError, ValueError):
            return str(value)


def worded(template: str, figures: Mapping[str, Scalar]) -> str:
    """The sentence of a template with its figures filled in."""
    return _Plain().vformat(template, (), figures)


def judged(
    rule: Asked,
    family: Family,
    seen: Seen,
    *,
    looked_for: str = "",
    thresholds: Mapping[str, float | tuple[str, ...]] | None = None,
) -> CheckResult:
    """The result of a check from what it saw: each sighting becomes a flag in the rule's words."""
    severity: Severity = rule.severity or "medium"
    title = rule.title or _beginning(looked_for) or rule.id
    in_force = {k: v for k, v in (thresholds or {}).items() if k in rule.thresholds}
    if isinstance(seen, CannotTell):
        return CheckResult(
            rule=rule.id, title=title, family=family, severity=severity, outcome="cannot_tell",
            looked_for=looked_for, missing=seen.missing, thresholds=in_force,
        )  # fmt: skip
    flags = tuple(
        Flag(
            rule=rule.id,
            title=title,
            severity=s.severity or severity,
            subject=s.subject,
            option=s.option,
            message=worded(rule.message or title, s.figures),
            how_to_clear=rule.how_to_clear or "",
            figures=s.figures,
            sources=s.sources,
        )
        for s in seen
    )
    return CheckResult(
        rule=rule.id, title=title, family=family, severity=severity,
        outcome="found" if flags else "not_found", looked_for=looked_for,
        thresholds=in_force, flags=flags,
    )  # fmt: skip


def _beginning(text: str) -> str:
    """The first words of a rule's text, for a rule without a title."""
    sentence = text.partition(". ")[0].rstrip(". ")
    return textwrap.shorten(sentence, TITLE_LENGTH, placeholder=" ...")


def gravest_first(flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """Flags by severity, then in the order in which the framework asks."""
    return tuple(sorted(flags, key=lambda f: SEVERITIES.index(f.severity)))
