"""All that was worked out, as one frozen value: a pure function of the Project."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import Meta, Struct

from moothall.findings.agreement import Agreement, ScoreAgreement
from moothall.findings.employment import EmploymentFindings
from moothall.findings.equality import EqualityFindings
from moothall.findings.evidence import EvidenceFindings
from moothall.findings.finance import FinanceFindings
from moothall.findings.financial_case import FinancialCase
from moothall.findings.flags import CheckResult, Flag
from moothall.findings.follow_up import FollowUpFindings
from moothall.findings.governance import GovernanceFindings
from moothall.findings.jobs import JobsFindings
from moothall.findings.local_economy import LocalEconomyFindings
from moothall.findings.money_chances import MoneyChances
from moothall.findings.power import BodyPower
from moothall.findings.procurement import ProcurementFindings
from moothall.findings.questions import QuestionFindings
from moothall.findings.ranking import RankingFindings
from moothall.findings.reference_class import ReferenceClassFindings
from moothall.findings.region import RegionFindings
from moothall.findings.registers import Registers
from moothall.findings.risks import RiskFindings
from moothall.findings.scoring import ScoringFindings
from moothall.findings.screening import Override, ScreeningFindings
from moothall.findings.sharing import Game
from moothall.findings.sustainability import SustainabilityFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.findings.units import CalendarYear, Count, OwnUnit, Seed, YearNumber
from moothall.findings.weighting import WeightingFindings
from moothall.findings.workforce import WorkforceFindings


class EngineFinding(Struct, frozen=True, kw_only=True):
    """What did the reckoning."""

    name: str
    version: str


class FrameworkFinding(Struct, frozen=True, kw_only=True):
    """What asked the questions."""

    id: str
    version: str
    sha256: str
    title: str


class ThresholdFinding(Struct, frozen=True, kw_only=True):
    """A threshold in force, and who set it."""

    id: str
    title: str
    value: OwnUnit | tuple[str, ...]
    unit: str
    source: str
    adopted: Annotated[datetime.date | None, Meta(description="when the partners set their own")] = None


class ProjectFinding(Struct, frozen=True, kw_only=True):
    """Which project, as of which day."""

    id: str
    title: str
    fictional: bool
    notice: str
    jurisdiction: str
    as_of: datetime.date
    gate: str
    currency: str
    price_base: str
    first_year: CalendarYear
    horizon_years: YearNumber
    fingerprint: Annotated[str, Meta(description="SHA-256 of all inputs and the framework")]
    draws: Annotated[Count, Meta(description="draws of the simulation, as asked for")]
    seed: Annotated[Seed, Meta(description="seed of the simulation, as asked for")]


class Findings(Struct, frozen=True, kw_only=True):
    """All that was worked out. Same project in, same bytes out."""

    engine: EngineFinding
    framework: FrameworkFinding
    project: ProjectFinding
    thresholds: tuple[ThresholdFinding, ...] = ()
    flags: Annotated[tuple[Flag, ...], Meta(description="every flag found, gravest first")] = ()
    checks: Annotated[tuple[CheckResult, ...], Meta(description="every check with its outcome")] = ()
    overrides: tuple[Override, ...] = ()
    types: tuple[OptionTypeFinding, ...] = ()
    screening: ScreeningFindings
    weighting: WeightingFindings = WeightingFindings()
    agreement: Annotated[tuple[Agreement, ...], Meta(description="between the groups' weights")] = ()
    score_agreement: Annotated[
        tuple[ScoreAgreement, ...], Meta(description="between assessors, on the cells that several scored")
    ] = ()
    scoring: ScoringFindings
    ranking: Annotated[
        RankingFindings | None,
        Meta(description="none: the simulation was not run, or there is nothing to rank"),
    ] = None
    evidence: EvidenceFindings
    finance: FinanceFindings
    financial_case: FinancialCase | None = None
    money_chances: Annotated[
        MoneyChances | None, Meta(description="none: the simulation was not run, or there is no money")
    ] = None
    reference_class: ReferenceClassFindings | None = None
    sharing: Annotated[
        tuple[Game, ...], Meta(description="one an option with costs of several partners")
    ] = ()
    risks: RiskFindings = RiskFindings()
    employment: EmploymentFindings
    workforce: WorkforceFindings = WorkforceFindings()
    jobs: JobsFindings
    local_economy: LocalEconomyFindings = LocalEconomyFindings()
    equality: EqualityFindings = EqualityFindings()
    sustainability: SustainabilityFindings = SustainabilityFindings()
    governance: GovernanceFindings = GovernanceFindings()
    power: Annotated[tuple[BodyPower, ...], Meta(description="voting power in each body")] = ()
    procurement: ProcurementFindings = ProcurementFindings()
    region: RegionFindings = RegionFindings()
    follow_up: FollowUpFindings = FollowUpFindings()
    questions: QuestionFindings = QuestionFindings()
    registers: Registers

    @property
    def grave(self) -> bool:
        """Whether a stop or high flag was found (exit code 1 of the command line)."""
        return any(f.severity in ("stop", "high") for f in self.flags)
