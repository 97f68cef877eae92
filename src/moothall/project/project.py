"""A whole project: all that people put in, as one frozen value that cannot exist if it is wrong."""

from __future__ import annotations

import copy

from msgspec import Struct
from msgspec.structs import force_setattr

from moothall.framework.framework import Framework
from moothall.framework.jurisdictions import DatedFact
from moothall.framework.multipliers import Multipliers
from moothall.framework.reference_cases import ReferenceCase
from moothall.project import consistency, references
from moothall.project.adjustments import AdjustmentRow
from moothall.project.answers import AnswerRow
from moothall.project.benefits import BenefitRow
from moothall.project.boundaries import Boundary
from moothall.project.buildings import BuildingRow
from moothall.project.clauses import ClauseRow
from moothall.project.coalitions import CoalitionRow
from moothall.project.comparators import ComparatorRow
from moothall.project.conflicts import ConflictRow
from moothall.project.contracts import ContractRow
from moothall.project.control_totals import ControlTotalRow
from moothall.project.decisions import DecisionRow
from moothall.project.disclosure import DisclosureRow
from moothall.project.documents import DocumentRow
from moothall.project.emissions import EmissionRow
from moothall.project.employment import EmploymentRow
from moothall.project.equality import EqualityRow
from moothall.project.evidence import EvidenceRow
from moothall.project.finance import FinanceRow, WorkedOutRow
from moothall.project.functions import FunctionRow
from moothall.project.funds import FundRow
from moothall.project.governance import Governance
from moothall.project.head import Head
from moothall.project.impacts import ImpactRow
from moothall.project.jobs import JobsRow
from moothall.project.lessons import LessonRow
from moothall.project.local_factors import LocalFactorRow
from moothall.project.measures import MeasureRow
from moothall.project.multipliers import MultiplierRow
from moothall.project.needs import NeedRow
from moothall.project.not_obtained import NotObtainedRow
from moothall.project.options import Option
from moothall.project.outturn import OutturnRow
from moothall.project.places import PlaceRow
from moothall.project.problems import InvalidProjectError
from moothall.project.procurement import ProcurementRow
from moothall.project.questions import QuestionRow
from moothall.project.risks import RiskRow
from moothall.project.scores import ScoreRow
from moothall.project.signatures import SignatureRow
from moothall.project.spending import SpendingRow
from moothall.project.staff_terms import StaffTermRow
from moothall.project.stakeholders import Stakeholders
from moothall.project.statements import Narrative, Statement
from moothall.project.strategy import StrategyRow
from moothall.project.targets import TargetRow
from moothall.project.verdicts import VerdictRow
from moothall.project.verifications import VerificationRow
from moothall.project.weights import WeightRow
from moothall.project.workforce import WorkforceRow


class Project(Struct, frozen=True, kw_only=True):
    """All that people put in, with the framework that asked for it.

    Making one runs every check; InvalidProjectError carries all problems at once.
    """

    framework: Framework
    facts: tuple[DatedFact, ...] = ()
    library_cases: tuple[ReferenceCase, ...] = ()
    library_multipliers: tuple[Multipliers, ...] = ()
    head: Head
    options: tuple[Option, ...]
    stakeholders: Stakeholders = Stakeholders()
    governance: Governance = Governance()
    verdicts: tuple[VerdictRow, ...] = ()
    scores: tuple[ScoreRow, ...] = ()
    weights: tuple[WeightRow, ...] = ()
    evidence: tuple[EvidenceRow, ...] = ()
    verifications: tuple[VerificationRow, ...] = ()
    finance: tuple[FinanceRow, ...] = ()
    signatures: tuple[SignatureRow, ...] = ()
    adjustments: tuple[AdjustmentRow, ...] = ()
    control_totals: tuple[ControlTotalRow, ...] = ()
    coalitions: tuple[CoalitionRow, ...] = ()
    reference_cases: tuple[ReferenceCase, ...] = ()
    measures: tuple[MeasureRow, ...] = ()
    equality: tuple[EqualityRow, ...] = ()
    emissions: tuple[EmissionRow, ...] = ()
    buildings: tuple[BuildingRow, ...] = ()
    workforce: tuple[WorkforceRow, ...] = ()
    employment: tuple[EmploymentRow, ...] = ()
    clauses: tuple[ClauseRow, ...] = ()
    staff_terms: tuple[StaffTermRow, ...] = ()
    jobs: tuple[JobsRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    boundaries: tuple[Boundary, ...] = ()
    spending: tuple[SpendingRow, ...] = ()
    multipliers: tuple[MultiplierRow, ...] = ()
    local_factors: tuple[LocalFactorRow, ...] = ()
    risks: tuple[RiskRow, ...] = ()
    benefits: tuple[BenefitRow, ...] = ()
    impacts: tuple[ImpactRow, ...] = ()
    needs: tuple[NeedRow, ...] = ()
    strategy: tuple[StrategyRow, ...] = ()
    contracts: tuple[ContractRow, ...] = ()
    procurement: tuple[ProcurementRow, ...] = ()
    funds: tuple[FundRow, ...] = ()
    targets: tuple[TargetRow, ...] = ()
    functions: tuple[FunctionRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    documents: tuple[DocumentRow, ...] = ()
    comparators: tuple[ComparatorRow, ...] = ()
    lessons: tuple[LessonRow, ...] = ()
    answers: tuple[AnswerRow, ...] = ()
    questions: tuple[QuestionRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    disclosure: tuple[DisclosureRow, ...] = ()
    outturn: tuple[OutturnRow, ...] = ()
    statements: tuple[Statement, ...] = ()
    not_obtained: tuple[NotObtainedRow, ...] = ()
    narratives: tuple[Narrative, ...] = ()

    def __post_init__(self) -> None:
        """Refuse to exist with an unknown reference or a contradiction."""
        problems = [*references.unknown(self), *consistency.faults(self)]
        if problems:
            raise InvalidProjectError(problems)

    @property
    def kept_options(self) -> tuple[Option, ...]:
        """Options that nobody has taken off the list."""
        return tuple(o for o in self.options if o.dropped is None)

    def with_worked_out(self, lines: tuple[WorkedOutRow, ...]) -> Project:
        """The project with lines of money that the engine made of it, behind those of finance.csv.

        What they refer to is the project's own, so that the whole is not checked a second time.
        """
        made = copy.copy(self)
        force_setattr(made, "finance", self.finance + lines)
        return made


LIBRARY = ("facts", "library_cases", "library_multipliers")
"""Fields that the library filled: dated rates and law, past cases, and multipliers."""

ANSWERED = tuple(f for f in Project.__struct_fields__ if f not in {"framework", *LIBRARY})
"""Fields of a project that people filled, in order."""
