"""The subjects that a document can tell, in the order in which a reader without a map would want them."""

from __future__ import annotations

from collections.abc import Callable

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.sections import (
    benefits,
    checks,
    comparators,
    criteria,
    decisions,
    employment,
    equality,
    evidence,
    follow_up,
    governance,
    jobs,
    local_economy,
    money,
    people,
    procurement,
    questions,
    ranking,
    reference_class,
    region,
    risks,
    scoring,
    screening,
    sharing,
    sustainability,
    typology,
    warnings,
)

SUBJECTS: tuple[Callable[[Brief], Section], ...] = (
    warnings.section,
    people.section,
    typology.section,
    screening.section,
    scoring.section,
    ranking.section,
    criteria.section,
    money.section,
    reference_class.section,
    sharing.section,
    employment.section,
    jobs.section,
    local_economy.section,
    equality.section,
    sustainability.section,
    governance.section,
    procurement.section,
    region.section,
    risks.section,
    benefits.section,
    questions.section,
    decisions.section,
    follow_up.section,
    comparators.section,
    evidence.section,
    checks.section,
)
"""Each stands once: where the framework's map of the business case puts it, else after the cases."""
