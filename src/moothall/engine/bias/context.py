"""What a bias check may look at: the project, its terms, and what the methods below worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.evidence import EvidenceFindings
from moothall.findings.finance import FinanceFindings
from moothall.findings.financial_case import ControlTotal
from moothall.findings.flags import CheckResult, Seen
from moothall.findings.ranking import RankingFindings
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.findings.risks import RiskFindings
from moothall.findings.scoring import ScoringFindings
from moothall.findings.screening import ScreeningFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.project.project import Project
from moothall.project.terms import Terms


class Results(Struct, frozen=True, kw_only=True):
    """Everything that the checks read, gathered once. A check is a pure function of it."""

    project: Project
    terms: Terms
    types: tuple[OptionTypeFinding, ...] = ()
    screening: ScreeningFindings
    scoring: ScoringFindings
    evidence: EvidenceFindings
    finance: FinanceFindings
    ranking: RankingFindings | None = None
    control_totals: tuple[ControlTotal, ...] = ()
    reference_class: ReferenceClassFindings | None = None
    risks: RiskFindings = RiskFindings()
    rules: Annotated[
        Mapping[str, CheckResult],
        Meta(description="results of the rules on evidence and governance, by the name of their check"),
    ] = {}


BiasCheck = Callable[[Results], Seen]
"""What every check is: sightings, nothing, or what it would need to tell."""
