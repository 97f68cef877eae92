"""The tables of a project folder: file, row type, and what makes a row unique."""

from msgspec import Struct

from moothall.framework.reference_cases import ReferenceCase
from moothall.project.adjustments import AdjustmentRow
from moothall.project.answers import AnswerRow
from moothall.project.benefits import BenefitRow
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
from moothall.project.finance import FinanceRow
from moothall.project.functions import FunctionRow
from moothall.project.funds import FundRow
from moothall.project.impacts import ImpactRow
from moothall.project.jobs import JobsRow
from moothall.project.lessons import LessonRow
from moothall.project.local_factors import LocalFactorRow
from moothall.project.measures import MeasureRow
from moothall.project.multipliers import MultiplierRow
from moothall.project.needs import NeedRow
from moothall.project.not_obtained import NotObtainedRow
from moothall.project.outturn import OutturnRow
from moothall.project.places import PlaceRow
from moothall.project.procurement import ProcurementRow
from moothall.project.questions import QuestionRow
from moothall.project.risks import RiskRow
from moothall.project.scores import ScoreRow
from moothall.project.signatures import SignatureRow
from moothall.project.spending import SpendingRow
from moothall.project.staff_terms import StaffTermRow
from moothall.project.strategy import StrategyRow
from moothall.project.targets import TargetRow
from moothall.project.verdicts import VerdictRow
from moothall.project.verifications import VerificationRow
from moothall.project.weights import WeightRow
from moothall.project.workforce import WorkforceRow


class Table(Struct, frozen=True):
    """One table of a project folder."""

    name: str
    """Field of `Project` that holds its rows."""
    file: str
    """File in the folder; also the sheet's name in a workbook, without the ending."""
    row: type[Struct]
    """Type of a row: its fields are the columns."""
    key: tuple[str, ...] = ()
    """Fields that no two rows may share; empty: rows may repeat."""


TABLES: tuple[Table, ...] = (
    Table("verdicts", "principles.csv", VerdictRow, ("principle", "option", "group", "date")),
    Table("scores", "scores.csv", ScoreRow, ("option", "criterion", "assessor", "date")),
    Table("weights", "weights.csv", WeightRow, ("group", "kind", "item", "against", "date")),
    Table("evidence", "evidence.csv", EvidenceRow, ("id",)),
    Table("verifications", "verifications.csv", VerificationRow, ("evidence", "by", "date")),
    Table("finance", "finance.csv", FinanceRow),
    Table(
        "signatures",
        "signatures.csv",
        SignatureRow,
        ("option", "partner", "category", "budget_line", "for_partner", "date"),
    ),
    Table("adjustments", "adjustments.csv", AdjustmentRow, ("id",)),
    Table("control_totals", "control_totals.csv", ControlTotalRow, ("id",)),
    Table("coalitions", "coalitions.csv", CoalitionRow, ("option", "coalition")),
    Table("reference_cases", "reference_cases.csv", ReferenceCase, ("id",)),
    Table("measures", "measures.csv", MeasureRow, ("option", "criterion", "place", "group")),
    Table("equality", "equality.csv", EqualityRow, ("option", "question", "characteristic", "date")),
    Table("emissions", "emissions.csv", EmissionRow),
    Table("buildings", "buildings.csv", BuildingRow, ("option", "id")),
    Table(
        "workforce",
        "workforce.csv",
        WorkforceRow,
        ("partner", "place", "occupation", "pay_grade", "characteristic"),
    ),
    Table("employment", "employment.csv", EmploymentRow, ("option", "policy", "model", "date")),
    Table("clauses", "clauses.csv", ClauseRow, ("option", "clause", "date")),
    Table("staff_terms", "staff_terms.csv", StaffTermRow, ("option", "item", "occupation", "partner")),
    Table("jobs", "jobs.csv", JobsRow),
    Table("places", "places.csv", PlaceRow, ("id",)),
    Table("spending", "spending.csv", SpendingRow, ("option", "item", "place")),
    Table("multipliers", "multipliers.csv", MultiplierRow, ("sector", "kind")),
    Table("local_factors", "local_factors.csv", LocalFactorRow, ("factor", "option", "place")),
    Table("risks", "risks.csv", RiskRow, ("id",)),
    Table("benefits", "benefits.csv", BenefitRow, ("id",)),
    Table("impacts", "impacts.csv", ImpactRow),
    Table("needs", "needs.csv", NeedRow, ("option", "need")),
    Table("strategy", "strategy.csv", StrategyRow, ("check", "date")),
    Table("contracts", "contracts.csv", ContractRow, ("id",)),
    Table("procurement", "procurement.csv", ProcurementRow, ("option", "item", "date")),
    Table("funds", "funds.csv", FundRow, ("id",)),
    Table("targets", "targets.csv", TargetRow, ("id",)),
    Table("functions", "functions.csv", FunctionRow, ("option", "function")),
    Table("conflicts", "conflicts.csv", ConflictRow, ("id",)),
    Table("documents", "documents.csv", DocumentRow, ("id",)),
    Table("comparators", "comparators.csv", ComparatorRow, ("id",)),
    Table("lessons", "lessons.csv", LessonRow, ("id",)),
    Table("answers", "answers.csv", AnswerRow, ("rule", "subject", "date")),
    Table("questions", "questions.csv", QuestionRow, ("id",)),
    Table("not_obtained", "not_obtained.csv", NotObtainedRow, ("group", "date")),
    Table("decisions", "decisions.csv", DecisionRow, ("id",)),
    Table("disclosure", "disclosure.csv", DisclosureRow, ("item",)),
    Table("outturn", "outturn.csv", OutturnRow, ("year", "option", "item", "forecast_on")),
)
