"""The two-tier test: would somebody newly hired get less than staff of today? (method note, M12)

Figures come from staff_terms.csv, words from the policies that the framework names. One term or policy that
is worse answers yes; no needs every term and policy to be known; anything else is "cannot tell".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from moothall.findings.employment import ModelComparison, StarterTerm, TwoTiers
from moothall.framework.employment import Employment
from moothall.project.options import Option
from moothall.project.staff_terms import StaffTermRow

NEAR = 1e-9
"""Differences below this come from how numbers are stored."""


def two_tiers(
    asked: Employment,
    options: Iterable[Option],
    rows: Iterable[StaffTermRow],
    comparisons: Iterable[ModelComparison],
) -> tuple[TwoTiers, ...]:
    """The answer for each option, as far as the framework asks or figures are given.

    comparisons : of every option under its own model; its policies are the words
    """
    terms: dict[str, list[StarterTerm]] = {}
    for row in rows:
        terms.setdefault(row.option, []).append(_term(row))
    words = {c.option: c for c in comparisons if c.option is not None and c.own}
    found = (_option(asked, o.id, tuple(terms.get(o.id, ())), words.get(o.id)) for o in options)
    return tuple(t for t in found if asked.two_tier or t.terms)


def _term(row: StaffTermRow) -> StarterTerm:
    sign = 1.0 if row.better == "higher" else -1.0
    known = row.staff is not None and row.starters is not None
    return StarterTerm(
        item=row.item,
        occupation=row.occupation,
        partner=row.partner,
        unit=row.unit,
        now=row.now,
        staff=row.staff,
        starters=row.starters,
        less=sign * ((row.staff or 0.0) - (row.starters or 0.0)) if known else None,
        note=row.note,
        sources=row.evidence,
    )


def _option(
    asked: Employment, option: str, terms: tuple[StarterTerm, ...], words: ModelComparison | None
) -> TwoTiers:
    answers = {p.policy: p.answer for p in words.policies} if words else {}
    worse = tuple(p for p in asked.two_tier if answers.get(p) == "worse")
    open_ = tuple(p for p in asked.two_tier if answers.get(p, "unknown") == "unknown")
    missing = (*(t.item for t in terms if t.less is None), *open_)
    less = any(t.less is not None and t.less > NEAR for t in terms)
    answer: Literal["no", "yes", "cannot_tell"]
    answer = "yes" if less or worse else "cannot_tell" if missing else "no"
    return TwoTiers(option=option, answer=answer, terms=terms, worse=worse, missing=missing)
