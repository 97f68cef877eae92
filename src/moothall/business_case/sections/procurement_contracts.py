"""Each contract: its value against the threshold, whether it is exempt, and the public interest test."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Cell, Details, Row, Standing, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.phrases import bullets, cell, code, columns, head, para, row, say
from moothall.business_case.sections.contract_words import (
    answer,
    buyer,
    condition,
    exemption_words,
    field,
    interest_answer,
    interest_words,
    kind,
    limit_words,
    party,
    rules_words,
    strategy_words,
)
from moothall.business_case.wording import _, capital, date, money, plain, yes_no
from moothall.business_case.woven import strung
from moothall.findings.procurement import Condition, ContractLaw, Exemption, ProcurementFindings

SHADES: dict[str, Standing] = {"cannot_tell": "open", "mandatory": "part"}


def contracts_told(brief: Brief) -> Iterator[Block]:
    """One row a contract, the conditions of those between public bodies, and what is still to be asked."""
    found = brief.findings.procurement
    yield Table(
        "table-contracts",
        _("What the law asks of each contract, as of the day on which its procurement begins"),
        columns(
            _("Contract"),
            _("Value"),
            _("Procurement under the full rules"),
            _("Exempt between public bodies"),
            _("Public interest test"),
        ),
        tuple(_row(brief, c) for c in found.contracts),
        empty=_("No contract is recorded (contracts.csv)."),
        stacked=True,
    )
    for c in found.contracts:
        if c.exemption and c.exemption.conditions:
            yield Details(
                _("Conditions of the exemption: {contract}").format(contract=c.title),
                (_conditions(brief, c.contract, c.exemption),),
            )
    if asked := questions(found):
        yield para(_("Still to be asked, with the field of contracts.csv that takes the answer:"))
        yield bullets(say(f"{c.title} ({c.contract}): ", code(field(m)), ".") for c, m in asked)


def questions(found: ProcurementFindings) -> list[tuple[ContractLaw, str]]:
    """Each contract with each field that is not recorded."""
    return [(c, m) for c in found.contracts for m in c.missing]


def _row(brief: Brief, found: ContractLaw) -> Row:
    about = _("{kind}, {party}; buyer: {buyer}").format(
        kind=capital(kind(found.kind)), party=party(found.party), buyer=buyer(found.buyer)
    )
    return row(
        head(
            f"{found.title} ({found.contract})",
            notes=[say(_("Option: "), option_link(brief, found.option)), about],
        ),
        _value(brief, found),
        cell(
            answer(found.full_rules),
            notes=[rules_words(brief, found)],
            standing=SHADES.get(found.full_rules),
            sources=found.sources,
        ),
        _exempt(found.exemption),
        _test(brief, found),
        id=anchor("contract", found.contract),
    )


def _value(brief: Brief, found: ContractLaw) -> Cell:
    begins = _("begins on {day}").format(day=date(found.day))
    if found.day_assumed:
        begins = _("no beginning recorded; the law of {day} is taken").format(day=date(found.day))
    if found.value.total is None:
        return cell(_("not known"), notes=[begins], standing="open")
    return cell(
        brief.figure(money(found.value.total, brief.currency), found.value, "total"),
        notes=[_("over its whole length, with VAT"), begins],
    )


def _exempt(found: Exemption | None) -> Cell:
    if found is None:
        return cell(exemption_words(found))
    notes = [exemption_words(found), found.act]
    return cell(answer(found.answer), notes=notes, standing=SHADES.get(found.answer))


def _test(brief: Brief, found: ContractLaw) -> Cell:
    test = found.interest_test
    notes = [interest_words(brief, test, found)]
    if test.exclusion_unasked:
        notes.append(_("Whether a reason for leaving it out holds is not recorded."))
    notes.append(strategy_words(brief, test))
    return cell(interest_answer(test.answer), notes=notes, standing=SHADES.get(test.answer))


def _conditions(brief: Brief, contract: str, found: Exemption) -> Table:
    return Table(
        anchor("table-conditions", contract),
        found.act,
        columns(_("Condition"), _("What is recorded"), _("Holds")),
        tuple(
            row(head(capital(_condition(brief, c))), _recorded(brief, c), _holds(c)) for c in found.conditions
        ),
        stacked=True,
    )


def _condition(brief: Brief, found: Condition) -> str:
    if found.limit is None:
        return condition(found.id)
    return strung((condition(found.id), limit_words(brief, found)), ": ")


def _recorded(brief: Brief, found: Condition) -> str:
    said = found.recorded
    if said is None:
        return _("nothing")
    if isinstance(said, bool):
        return capital(yes_no(said))
    return brief.figure(_("{n}% for others or other ends").format(n=plain(float(said))), found, "recorded")


def _holds(found: Condition) -> Cell:
    shades: dict[str, Standing] = {"yes": "good", "no": "bad"}
    return cell(answer(found.holds), standing=shades.get(found.holds, "open"))
