"""Optimism bias by kind of project, less what of it is already dealt with (M9; Mott MacDonald 2002)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from moothall.findings.financial_case import BiasUsed
from moothall.framework.jurisdictions import DatedFact
from moothall.project.options import OptimismBias

KINDS = "optimism_bias."
"""Beginning of the dated facts, one for each kind of project, with bounds in %."""


class Bias(Struct, frozen=True, kw_only=True):
    """What optimism bias adds to the costs of an option, with what it is put together from."""

    set_up: float
    """Added to one-off costs, as 0.24"""
    running: float
    """Added to costs that recur, beside running the service"""
    parts: tuple[BiasUsed, ...]
    known: bool
    """Whether there are bounds for every kind named"""


def uplift(share: float, upper: float, mitigation: float) -> float:
    """What a part adds: its share x upper bound x what is not dealt with, in the unit of the bound."""
    return share * upper * (1 - mitigation)


def bias(named: Iterable[OptimismBias], facts: Mapping[str, DatedFact], default: OptimismBias | None) -> Bias:
    """Optimism bias of an option; where it names no kind the default is taken, and said to be one.

    facts : dated facts by id. A bound on capital goes on one-off costs. A kind that has a bound on yearly
        spending alone (outsourcing) goes on costs that recur, and never on running the service itself.
    """
    chosen = tuple(named)
    asked = chosen or ((default,) if default else ())
    found = [(part, facts.get(KINDS + part.kind)) for part in asked]
    used = [
        (key, _used(part, fact, key, bool(chosen)))
        for part, fact in found
        if fact is not None
        for key in ("capex_upper", "opex_upper")
        if key in fact.value
    ]
    return Bias(
        set_up=sum(u.uplift for key, u in used if key == "capex_upper"),
        running=sum(u.uplift for key, u in used if key == "opex_upper"),
        parts=tuple(u for _, u in used),
        known=bool(asked) and all(fact is not None for _, fact in found),
    )


def _used(part: OptimismBias, fact: DatedFact, key: str, chosen: bool) -> BiasUsed:
    upper = fact.value[key] / 100
    return BiasUsed(
        kind=part.kind,
        share=part.share,
        upper=upper,
        mitigation=part.mitigation,
        uplift=uplift(part.share, upper, part.mitigation),
        source=fact.source,
        chosen=chosen,
    )
