"""What the law asks of each contract as of a day, and the procurement plan."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

from moothall.findings.law import LawUsed
from moothall.findings.units import Count, Money, Percent
from moothall.findings.values import Scalar, Sources

Answer = Literal["yes", "no", "cannot_tell"]
Missing = Annotated[
    tuple[str, ...], Meta(description="fields of contracts.csv, or 'law', without which nobody can tell")
]


class Value(Struct, frozen=True, kw_only=True):
    """What a contract is worth over its whole length, against the threshold of its kind and buyer."""

    total: Annotated[Money | None, Meta(description="a year times years, with VAT, money")] = None
    compared: Annotated[
        Money | None, Meta(description="what is held against the threshold: with VAT or without it")
    ] = None
    vat: Annotated[Literal["included", "excluded"] | None, Meta(description="in what is compared")] = None
    threshold: Money | None = None
    reached: Annotated[Answer, Meta(description="the value is not less than the threshold")] = "cannot_tell"
    missing: Missing = ()
    law: Annotated[str | None, Meta(description="id of the dated fact")] = None
    rules: Annotated[str, Meta(description="which rules the threshold opens")] = ""


class Condition(Struct, frozen=True, kw_only=True):
    """One condition of an exemption."""

    id: str
    holds: Answer
    recorded: Annotated[
        Scalar,
        Meta(description="what the project says of the condition: yes where it holds; or a share in %"),
    ] = None
    limit: Annotated[Percent | None, Meta(description="limit that it is held against")] = None
    may_reach: Annotated[bool, Meta(description="just the limit is still within")] = False


class Exemption(Struct, frozen=True, kw_only=True):
    """Whether a contract between public bodies is exempt: every condition must hold."""

    party: Literal["public_body", "controlled_body"]
    answer: Answer
    conditions: tuple[Condition, ...] = ()
    missing: Missing = ()
    law: str | None = None
    act: Annotated[str, Meta(description="the law that exempts")] = ""


Because = Literal[
    "no_law",
    "not_published",
    "not_services",
    "excluded",
    "exempt",
    "below_test",
    "no_public_contract",
    "at_test",
    "not_recorded",
    "currency",
    "begins_before",
    "required",
    "encouraged",
]


class InterestTest(Struct, frozen=True, kw_only=True):
    """Whether the public interest test must come first, and why."""

    answer: Literal["mandatory", "encouraged", "not_required", "cannot_tell"]
    because: Because
    exclusion: Annotated[str, Meta(description="the reason for leaving it out, in words")] = ""
    exclusion_unasked: Annotated[
        bool, Meta(description="nobody recorded whether a reason for leaving it out holds")
    ] = False
    threshold: Money | None = None
    mandatory_from: datetime.date | None = None
    strategy: Annotated[
        Answer | None, Meta(description="an insourcing strategy is due; none: not asked of this buyer")
    ] = None
    strategy_spend: Money | None = None
    strategy_due: datetime.date | None = None
    missing: Missing = ()
    law: str | None = None


class ContractLaw(Struct, frozen=True, kw_only=True):
    """What the law asks of one contract."""

    contract: str
    option: str
    title: str
    kind: str
    buyer: str
    party: str
    day: Annotated[datetime.date, Meta(description="day whose law is taken: when the procurement begins")]
    day_assumed: Annotated[bool, Meta(description="no beginning is recorded: the project's day")] = False
    value: Value
    exemption: Annotated[Exemption | None, Meta(description="none: it is with the market")] = None
    full_rules: Annotated[Answer, Meta(description="a procurement under the full rules is needed")]
    interest_test: InterestTest
    missing: Missing = ()
    sources: Sources = ()


class PlanItem(Struct, frozen=True, kw_only=True):
    """An item of the checklist with the latest answer."""

    id: str
    title: str
    subject: str
    answer: str | None = None
    where: str = ""
    reason: str = ""
    by: str = ""
    date: datetime.date | None = None
    open: Annotated[bool, Meta(description="unanswered, unknown, or set aside without a reason")] = False
    sources: Sources = ()


class Plan(Struct, frozen=True, kw_only=True):
    """The procurement plan of an option that needs one, or may need one."""

    option: str
    needed: Annotated[Answer, Meta(description="never 'no': such an option has no plan to show")]
    contracts: Annotated[
        tuple[str, ...], Meta(description="contracts that bring it about; none: the type of the option")
    ] = ()
    items: tuple[PlanItem, ...] = ()
    open: Annotated[Count, Meta(description="items without an answer")] = 0


class ProcurementFindings(Struct, frozen=True, kw_only=True):
    """What the law asks of each contract as of a day, and the procurement plan."""

    contracts: tuple[ContractLaw, ...] = ()
    full_rules: Annotated[Count, Meta(description="contracts with a procurement under the full rules")] = 0
    tests_mandatory: Annotated[
        Count, Meta(description="contracts for which the public interest test is mandatory")
    ] = 0
    tests_encouraged: Annotated[Count, Meta(description="and those for which it is encouraged")] = 0
    questions: Annotated[Count, Meta(description="fields that are not recorded, over all contracts")] = 0
    plans: tuple[Plan, ...] = ()
    law: Annotated[tuple[LawUsed, ...], Meta(description="every dated fact that was used")] = ()
    interest_framework: Annotated[
        str, Meta(description="framework that asks the questions of the public interest test")
    ] = ""
    without_contracts: Annotated[
        tuple[str, ...], Meta(description="options whose type means a procurement, without a contract")
    ] = ()
