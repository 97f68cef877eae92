"""Each saving with who signed or refused it, and why; one that nobody looked at says so."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from moothall.business_case.brief import Brief
from moothall.business_case.document import Section
from moothall.business_case.sections.money_signatures import money_signatures
from moothall.findings.finance import Saving, SavingYear, Signature
from tests.business_case.reading import told, words

DAY = datetime.date(2026, 11, 2)


def saving(**more: object) -> Saving:
    given = {"option": "joint", "partner": "northdale", "category": "saving", "amount": 600000.0}
    return Saving(**{**given, "budget_line": "Print and post", "state": "open", **more})


def said(*savings: Saving) -> str:
    project, findings, _ = told("three-valleys")
    found = replace(findings, finance=replace(findings.finance, savings=savings))
    return words(Section("signed", "Signed", tuple(money_signatures(Brief(project, found)))))


def signature(**more: object) -> Signature:
    given = {"partner": "northdale", "verdict": "signed", "amount": 600000.0, "by": "Finance officer"}
    return Signature(**{**given, "reason": "Held against the ledger.", "date": DAY, **more})


def test_who_signed_it_and_why() -> None:
    text = said(saving(state="signed", signatures=(signature(),)))
    assert "signed for Northdale Borough Council by Finance officer on 2 November 2026: Held" in text
    assert "budget line: Print and post" in text
    assert "£600,000" in text


def test_a_joint_saving_says_for_whom_it_waits() -> None:
    refused = signature(verdict="refused", reason="Counted elsewhere.")
    text = said(saving(partner=None, state="refused", waits=("sallowdale",), signatures=(refused,)))
    assert "all jointly" in text
    assert "refused for Northdale Borough Council" in text
    assert "still to sign or refuse it: Sallowdale District Council" in text


def test_what_was_signed_for_another_sum_is_told_as_that() -> None:
    text = said(saving(waits=("northdale",), signatures=(signature(amount=500000.0, changed=True),)))
    assert "It was £500,000 then, so this no longer counts." in text
    assert "not signed" in text


def test_where_no_saving_is_recorded_that_is_said() -> None:
    assert "No saving is recorded" in said()


def test_a_saving_without_any_amount_is_not_nought() -> None:
    text = said(saving(amount=None, years=(SavingYear(),)))
    assert "no amount" in text
    assert "£0" not in text


def test_blank_years_are_counted_beside_the_sum() -> None:
    years = (SavingYear(year=2027, amount=600000.0), SavingYear(year=2028), SavingYear(year=2029))
    assert "2 years without an amount" in said(saving(years=years))
    assert "1 line without an amount" in said(saving(years=(years[0], SavingYear())))
