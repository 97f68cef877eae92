"""All that the law asks of one contract."""

from __future__ import annotations

from moothall.engine.procurement.exemption import exemption
from moothall.engine.procurement.ground import Ground
from moothall.engine.procurement.interest_test import interest_test
from moothall.engine.procurement.value import value
from moothall.findings.procurement import Answer, ContractLaw, Exemption, Value
from moothall.project.contracts import ContractRow


def contract_law(row: ContractRow, joint: bool, ground: Ground) -> ContractLaw:
    """Value, exemption, full rules and public interest test of a contract.

    joint : several public bodies take part in its option
    """
    worth, exempt = value(row, ground), exemption(row, joint, ground)
    rules = _full_rules(worth, exempt)
    test = interest_test(row, worth, exempt, ground)
    open_ = rules == "cannot_tell"
    missing = [
        *(worth.missing if open_ else ()),
        *(exempt.missing if open_ and exempt else ()),
        *(test.missing if test.answer == "cannot_tell" else ()),
        *(["start"] if row.start is None else ()),
        *(["exclusion"] if test.exclusion_unasked else ()),
        *(["buyer_spend"] if test.strategy == "cannot_tell" else ()),
    ]
    return ContractLaw(
        contract=row.id,
        option=row.option,
        title=row.title,
        kind=row.kind,
        buyer=row.buyer,
        party=row.party,
        day=ground.day(row),
        day_assumed=row.start is None,
        value=worth,
        exemption=exempt,
        full_rules=rules,
        interest_test=test,
        missing=tuple(dict.fromkeys(missing)),
        sources=row.evidence,
    )


def _full_rules(worth: Value, exempt: Exemption | None) -> Answer:
    """A procurement under the full rules: the threshold is reached and no exemption holds."""
    if worth.reached == "no" or (exempt and exempt.answer == "yes"):
        return "no"
    if worth.reached == "yes" and (exempt is None or exempt.answer == "no"):
        return "yes"
    return "cannot_tell"
