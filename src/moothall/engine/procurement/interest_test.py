"""Whether the public interest test must come before a procurement, and why.

Procurement Policy Note 024 (United Kingdom, 17 June 2026); bodies, dates, amounts and what is left out are a
dated fact. The day that counts is the day on which the procurement, or the project that may lead to it,
begins. A reason that settles the matter counts even where other things are not recorded.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from moothall.engine.procurement.ground import LAW, Ground
from moothall.findings.procurement import Answer, Because, Exemption, InterestTest, Value
from moothall.framework.jurisdictions import first_day, on
from moothall.project.contracts import ContractRow

TEST = "procurement.pit"


def interest_test(
    row: ContractRow, value: Value, exemption: Exemption | None, ground: Ground
) -> InterestTest:
    """The answer for one contract, from its value and whether it is exempt."""
    fact = ground.fact(TEST, ground.as_of)
    if fact is None:
        coming = on(ground.facts, TEST, ground.place)
        if coming:
            return InterestTest(answer="not_required", because="not_published", law=coming[0].id)
        return InterestTest(answer="cannot_tell", because="no_law", missing=(LAW,))
    law: Mapping[str, Any] = fact.value
    frame = InterestTest(
        answer="cannot_tell",
        because="not_recorded",
        threshold=float(law["threshold"]),
        mandatory_from=_from(law),
        strategy=_strategy(row, law),
        strategy_spend=float(law["strategy_spend"]),
        strategy_due=first_day(law["strategy_due"]),
        law=fact.id,
    )
    settled = next(_not_required(row, value, exemption, law, ground), None)
    if settled:
        words = law["excluded"].get(row.exclusion, "") if settled == "excluded" else ""
        return replace(frame, answer="not_required", because=settled, exclusion=words)
    return _asked(row, value, exemption, law, ground, frame)


def _from(law: Mapping[str, Any]) -> datetime.date | None:
    return first_day(law["mandatory_from"])


def _required(row: ContractRow, law: Mapping[str, Any]) -> bool:
    return row.buyer in law["required_of"]


def _not_required(
    row: ContractRow, value: Value, exemption: Exemption | None, law: Mapping[str, Any], ground: Ground
) -> Iterator[Because]:
    """Each reason that settles that no test is asked for, the plainest first."""
    if row.kind not in law["kinds"]:
        yield "not_services"
    if row.exclusion not in (None, "none"):
        yield "excluded"
    if exemption and exemption.answer == "yes":
        yield "exempt"
    if value.total is not None and law["currency"] == ground.currency and value.total < law["threshold"]:
        yield "below_test"
    if value.reached == "no":
        yield "no_public_contract"
    begins = _from(law) if _required(row, law) else first_day(law["published"])
    if row.start and begins and row.start < begins:
        yield "begins_before"


def _asked(
    row: ContractRow,
    value: Value,
    exemption: Exemption | None,
    law: Mapping[str, Any],
    ground: Ground,
    frame: InterestTest,
) -> InterestTest:
    """The answer where nothing settles that no test is asked for."""
    if law["currency"] != ground.currency:
        return replace(frame, because="currency", missing=("currency",))
    missing = [*value.missing, *(exemption.missing if exemption and exemption.answer != "no" else ())]
    if _required(row, law) and row.start is None:
        missing.append("start")
    if missing:
        return replace(frame, missing=tuple(dict.fromkeys(missing)))
    if value.total == law["threshold"]:
        return replace(frame, because="at_test")
    unasked = row.exclusion is None
    if _required(row, law):
        return replace(frame, answer="mandatory", because="required", exclusion_unasked=unasked)
    return replace(frame, answer="encouraged", because="encouraged", exclusion_unasked=unasked)


def _strategy(row: ContractRow, law: Mapping[str, Any]) -> Answer | None:
    """Whether the buyer must have an insourcing strategy, by what it spends on contracts a year."""
    if not _required(row, law):
        return None
    if row.buyer_spend is None:
        return "cannot_tell"
    return "yes" if row.buyer_spend >= law["strategy_spend"] else "no"
