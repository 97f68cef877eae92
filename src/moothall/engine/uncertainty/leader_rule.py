"""What an option must show before it may be said to lead (method note, M4 and M6).

Four tests, each made of hurdles: a probability, and the least that it must be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from msgspec import Struct

from moothall.findings.ranking import Estimate, RankedOption, Run
from moothall.project.terms import Terms

TestName = Literal["first", "pairwise", "silence", "weaker_evidence"]
ALIKE = 1e-9
"""Shares closer than this are the same; they differ by rounding only."""


class Rule(Struct, frozen=True, kw_only=True):
    """The terms of the leader rule, as adopted."""

    first_min: float
    """Least share of draws in which a leader comes first, 0 to 1."""
    pairwise_min: float
    """Least share of draws in which it beats each other option, 0 to 1."""
    borderline_errors: float
    """Standard errors within which a share is too near to its minimum to tell."""


def leader_rule(terms: Terms) -> Rule:
    """The leader rule that is in force; NoThresholdError where the framework has none."""
    return Rule(
        first_min=terms.number("leader_first_rank_min"),
        pairwise_min=terms.number("leader_pairwise_min"),
        borderline_errors=terms.number("borderline_errors"),
    )


class Hurdle(Struct, frozen=True):
    """One probability of an option, and the least that the rule asks of it."""

    estimate: Estimate
    least: float
    other: str | None = None
    """The option to be beaten; none: the first place."""

    @property
    def cleared(self) -> bool:
        """Whether the share is high enough."""
        return self.estimate.share >= self.least - ALIKE

    def near(self, errors: float) -> bool:
        """Whether the share lies within so many standard errors of its minimum; an exact one never does."""
        gap = abs(self.estimate.share - self.least)
        return self.estimate.error > 0 and gap <= errors * self.estimate.error + ALIKE


Hurdles = tuple[Hurdle, ...]


def ranked(run: Run, option: str) -> RankedOption:
    """One option of a run; KeyError where it is not ranked there."""
    return {o.option: o for o in run.options}[option]


def front(run: Run) -> str:
    """The option that comes first most often; ties go to the better expected rank, then to the order."""
    return min(run.options, key=lambda o: (-o.first.share, o.expected_rank)).option


def pairs(run: Run, option: str, rule: Rule) -> Hurdles:
    """What the option must show against each other one, in the order of the run."""
    wins = {p.other: p.wins for p in run.pairs if p.option == option}
    return tuple(
        Hurdle(wins[o.option], rule.pairwise_min, o.option) for o in run.options if o.option != option
    )


def at_defaults(run: Run, option: str, rule: Rule) -> Hurdles:
    """The first two tests in one: the first place, then each other option."""
    return Hurdle(ranked(run, option).first, rule.first_min), *pairs(run, option, rule)


def at_low_end(run: Run, option: str, rule: Rule) -> Hurdles:
    """The same with the option's own missing and unevidenced cells all at 0."""
    wins = {p.other: p.wins_low for p in run.pairs if p.option == option}
    others = (o.option for o in run.options if o.option != option)
    first = Hurdle(ranked(run, option).first_low, rule.first_min)
    return first, *(Hurdle(wins[other], rule.pairwise_min, other) for other in others)


def four_tests(option: str, main: Run, half: Run, rule: Rule) -> dict[TestName, Hurdles]:
    """The four tests of the rule for one option.

    main : the declared weights at the defaults
    half : the same at half the evidence; its shares are taken as they are
    """
    first, *wins = at_defaults(main, option, rule)
    return {
        "first": (first,),
        "pairwise": tuple(wins),
        "silence": at_low_end(main, option, rule),
        "weaker_evidence": at_defaults(half, option, rule),
    }


def holds(hurdles: Iterable[Hurdle]) -> bool:
    """Whether every hurdle is cleared."""
    return all(h.cleared for h in hurdles)


def open_to_chance(hurdles: Hurdles, errors: float) -> bool:
    """Whether the simulation's own error may decide a test.

    One hurdle that is clearly missed settles it, however near the others are.
    """
    near = [h.near(errors) for h in hurdles]
    return any(near) and all(close or h.cleared for close, h in zip(near, hurdles, strict=True))


def failed(tried: Mapping[TestName, Hurdles]) -> tuple[TestName, ...]:
    """Names of the tests that do not hold."""
    return tuple(name for name, hurdles in tried.items() if not holds(hurdles))
