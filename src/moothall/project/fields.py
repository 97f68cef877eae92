"""Kinds of value that only a project has: references to other rows, dates, lists of sources."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta

from moothall.framework.fields import Id

Date = Annotated[datetime.date, Meta(description="a date as 2026-05-31")]


def _ref(table: str, of: str) -> Meta:
    return Meta(extra={"ref": table}, description=f"id of {of}")


OptionRef = Annotated[Id, _ref("options", "an option")]
PartnerRef = Annotated[Id, _ref("partners", "a partner")]
GroupRef = Annotated[Id, _ref("groups", "a stakeholder group")]
AssessorRef = Annotated[Id, _ref("assessors", "an assessor (a code)")]
PlaceRef = Annotated[Id, _ref("places", "a place")]
EvidenceRef = Annotated[Id, _ref("evidence", "an evidence item")]
CriterionRef = Annotated[Id, _ref("criteria", "a criterion of the framework")]
PrincipleRef = Annotated[Id, _ref("principles", "a principle of the framework")]
RiskRef = Annotated[Id, _ref("framework_risks", "a risk that the framework lists")]
BenefitRef = Annotated[Id, _ref("framework_benefits", "a benefit that the framework lists")]
PolicyRef = Annotated[Id, _ref("policies", "an employment policy of the framework")]
ModelRef = Annotated[Id, _ref("models", "an employment model of the framework")]
StrategyRef = Annotated[Id, _ref("strategy_checks", "a strategy check of the framework")]
ClauseRef = Annotated[Id, _ref("clauses", "a clause of the framework that protects staff")]
EqualityRef = Annotated[Id, _ref("equality_questions", "a question of the equality duty")]
CharacteristicRef = Annotated[Id, _ref("characteristics", "a protected characteristic of the framework")]
ProcurementRef = Annotated[Id, _ref("procurement_items", "an item of the procurement checklist")]
TierRef = Annotated[Id, _ref("tiers", "a tier of government of the framework")]
BenefitRowRef = Annotated[Id, _ref("benefit_rows", "a row of benefits.csv")]
CaseRef = Annotated[Id, _ref("case_sections", "a section of the business case")]
RuleRef = Annotated[Id, _ref("rules", "a check or rule of the framework")]
ThresholdRef = Annotated[Id, _ref("thresholds", "a threshold of the framework")]
TypeRef = Annotated[Id, _ref("types", "a type of the framework")]
GradeRef = Annotated[str, _ref("grades", "a grade of evidence: its letter")]

Sources = Annotated[tuple[EvidenceRef, ...], Meta(description="evidence items, divided by semicolons")]
By = Annotated[str, Meta(min_length=1, description="who did it: a body, a role or a code")]
Stage = Literal["plan", "design", "negotiate", "implement"]
Shape = Literal["triangular", "pert"]
