"""How each standing rule of the framework is kept: by construction, or watched by a check."""

from __future__ import annotations

from moothall.findings.registers import RuleKept
from moothall.framework.framework import Framework
from moothall.framework.items import Rule


def rules(framework: Framework) -> tuple[RuleKept, ...]:
    """Every standing rule, in the order of the framework."""
    parts = (
        framework.typology.classification_rules,
        framework.screening.rules,
        framework.benefits.rules,
        framework.risks.rules,
        framework.transaction_costs.rules,
        framework.jobs.rules,
    )
    return tuple(RuleKept(rule=r.id, text=r.rule, kept=_kept(r)) for part in parts for r in part)


def _kept(rule: Rule) -> str:
    if rule.check is None:
        return rule.note or "kept by construction"
    watched = f'watched by the check "{rule.title or rule.check}"'
    return f"{watched}; {rule.note}" if rule.note else watched
