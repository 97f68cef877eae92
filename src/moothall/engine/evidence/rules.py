"""The evidence rules: which check answers which question of the framework.

Each check takes a `Context` and returns what it saw. The framework names its check by these keys
and words the flag; thresholds come from the terms in force. Checks report; caps on grades are the
register's business (`grading`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from moothall.engine.evidence import claim_checks, option_checks, project_checks, saving_checks
from moothall.engine.evidence.context import Context
from moothall.findings.flags import Seen

__all__ = ["CHECKS", "Context"]

CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "evidence_at_every_stage": project_checks.evidence_at_every_stage,
    "source_verified": claim_checks.source_verified,
    "independent_research": option_checks.independent_research,
    "saving_source": saving_checks.saving_source,
    "reference_class": saving_checks.reference_class,
    "saving_counted_once": saving_checks.saving_counted_once,
    "needs_investigated": option_checks.needs_investigated,
    "realism_answered": option_checks.realism_answered,
    "user_benefit": option_checks.user_benefit,
    "own_lessons": project_checks.own_lessons,
    "transaction_costs_complete": option_checks.transaction_costs_complete,
    "stakeholder_impacts": option_checks.stakeholder_impacts,
    "like_for_like": claim_checks.like_for_like,
    "comparators_balanced": project_checks.comparators_balanced,
    "business_case_complete": project_checks.business_case_complete,
    "stale": claim_checks.stale,
    "interest_declared": claim_checks.interest_declared,
}
"""Checks by the name that the framework's rules give."""
