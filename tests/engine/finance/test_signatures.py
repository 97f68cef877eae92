"""Savings signed or refused by finance officers: what counts, for whom, and until when."""

from __future__ import annotations

from typing import Any

import pytest

from moothall.engine.finance.signatures import signed_savings
from moothall.findings.finance import Saving
from moothall.project.finance import FinanceRow
from moothall.project.problems import InvalidProjectError
from moothall.project.signatures import SignatureRow
from tests.engine.made import project, row

OWN = {"option": "joint", "partner": "north", "category": "saving", "budget_line": "Customer services"}
"""A saving in the budget of one partner."""
JOINT = {"option": "joint", "category": "saving"}
"""A saving of all three together."""


def line(of: dict[str, Any], **cells: Any) -> FinanceRow:
    return row(FinanceRow, **{**of, "kind": "saving", "year": 2027, "amount": 100.0, **cells})


def signed(of: dict[str, Any], by: str, **cells: Any) -> SignatureRow:
    given = {"for_partner": by, "verdict": "signed", "amount": 100.0, "reason": "Held against the ledger."}
    return row(SignatureRow, **{**of, **given, **cells})


def told(*lines: FinanceRow, by: tuple[SignatureRow, ...] = ()) -> Saving:
    (found,) = signed_savings(project(finance=lines, signatures=by))
    return found


def test_a_saving_that_nobody_looked_at_waits_for_its_partner() -> None:
    found = told(line(OWN))
    assert (found.state, found.waits) == ("open", ("north",))


def test_a_saving_of_one_partner_is_signed_by_its_officer_alone() -> None:
    found = told(line(OWN), by=(signed(OWN, "north"),))
    assert (found.state, found.waits, found.shares) == ("signed", (), {"north": 1.0})


def test_a_joint_saving_needs_all_and_one_no_is_enough() -> None:
    two = (signed(JOINT, "north"), signed(JOINT, "east"))
    assert told(line(JOINT), by=two).waits == ("west",)
    assert told(line(JOINT), by=(*two, signed(JOINT, "west"))).state == "signed"
    assert told(line(JOINT), by=(*two, signed(JOINT, "west", verdict="refused"))).state == "refused"


def test_rows_that_differ_by_their_year_alone_are_one_saving() -> None:
    rows = (line(OWN), line(OWN, year=2028, until=2030, amount=50.0), line(OWN, year=2031, amount=None))
    found = told(*rows, by=(signed(OWN, "north", amount=250.0),))
    assert (found.amount, found.state, len(found.years)) == (250.0, "signed", 5)


def test_a_signature_counts_no_longer_once_the_lines_come_to_another_sum() -> None:
    found = told(line(OWN, amount=120.0), by=(signed(OWN, "north"),))
    assert (found.state, found.waits, found.signatures[0].changed) == ("open", ("north",), True)


@pytest.mark.parametrize(("first", "then"), [("signed", "refused"), ("refused", "signed")])
def test_the_latest_of_a_partner_counts(first: str, then: str) -> None:
    rows = (
        signed(OWN, "north", verdict=then, date="2026-05-02"),
        signed(OWN, "north", verdict=first, date="2026-05-01"),
    )
    assert told(line(OWN), by=rows).state == then


def test_nobody_signs_for_another_partner() -> None:
    with pytest.raises(InvalidProjectError, match='"east" cannot sign or refuse it'):
        project(finance=(line(OWN),), signatures=(signed(OWN, "east"),))


def test_a_saving_whose_amounts_are_all_blank_has_none() -> None:
    assert told(line(JOINT, amount=None)).amount is None
    assert told(line(JOINT, amount=None), line(JOINT, year=2028)).amount == 100
