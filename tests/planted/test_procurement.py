"""Rules on procurement, on the region and on bundling: a planted fault each, and what comes near it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planted.clean import add_row, edit_yaml, option
from tests.planted.run import Edit, Fault, Near, assert_found, checked

LEAD = "North runs it for all (lead)"
NAMED = "Something (k1)"
HELD: dict[str, Any] = {
    "id": "k1", "option": "lead", "title": "Something", "kind": "goods", "buyer": "sub_central",
    "party": "market",
    "value": 90_000, "years": 2, "start": "2027-06-01", "exclusion": "none", "largest_managed": 90_000,
    "client_posts": 1, "client_posts_needed": 1, "in_house_possible": "yes", "bidders": 3, "local_now": 4,
    "local_after": 3, "remote": "barred", "lots": 2, "evidence": "lead-1",
}  # fmt: skip
"""A contract of which nothing is to be said: below the threshold, with a market, in the region."""
AGREED: dict[str, Any] = HELD | {
    "kind": "services", "party": "public_body", "value": 900_000, "only_public": "yes",
    "common_objectives": "yes",
    "public_interest": "yes", "outside_activity": 20, "largest_managed": 900_000,
}  # fmt: skip
BIG = {"kind": "services", "value": 600_000, "largest_managed": 600_000}
FUND = {"id": "f1", "option": "lead", "fund": "Pot", "mode": "pooled", "partner": "north", "year": 2027,
        "amount": 5, "decided_by": "Board"}  # fmt: skip
TARGET = {"id": "t1", "title": "Faster", "partners": "north;east", "measure": "Days", "baseline": 0,
          "target": 0,
          "due": 2029, "owner": "Heads"}  # fmt: skip
PLACED = {
    "option": "lead",
    "function": "Billing",
    "tier": "sub_region",
    "now": "district",
    "reason": "Peaks.",
}
ITEMS = tuple(f"PP{n}" for n in range(1, 14))


def with_contract(base: dict[str, Any] = HELD, **cells: Any) -> Edit:
    return lambda path: add_row(path, "contracts.csv", base | cells)


def with_plan(without: str = "", **cells: Any) -> Edit:
    """A contract that needs a procurement, with every item of its plan answered yes but one."""

    def edit(path: Path) -> None:
        add_row(path, "contracts.csv", HELD | BIG | cells)
        for item in ITEMS:
            if item != without:
                answer = {"option": "lead", "item": item, "answer": "yes", "date": "2026-05-01"}
                add_row(path, "procurement.csv", answer)

    return edit


def answer(item: str, **cells: Any) -> dict[str, Any]:
    return {"option": "lead", "item": item, "date": "2026-05-01"} | cells


FAULTS = [
    Fault(
        "PW1", "an item of a plan without an answer", with_plan("PP12"), "lead",
        {"option": LEAD, "n": 1, "of": 13, "items": "Ending and return"},
    ),
    Fault(
        "PW1", "an item answered with no",
        lambda path: [with_plan("PP5")(path), add_row(path, "procurement.csv", answer("PP5", answer="no"))],
        "lead", {"items": "Place of work"},
    ),
    Fault(
        "PW1", "an item set aside without a reason",
        lambda path: [
            with_plan("PP5")(path), add_row(path, "procurement.csv", answer("PP5", answer="not_applicable"))
        ],
        "lead", {"n": 1},
    ),
    Fault(
        "PW2", "a test that is mandatory and was begun only",
        lambda path: [
            with_plan("PP3", buyer="department", buyer_spend=1)(path),
            add_row(path, "procurement.csv", answer("PP3", answer="partly")),
        ],
        "k1", {"contract": NAMED, "option": LEAD, "test": "mandatory"},
    ),
    Fault(
        "PW2", "a test that is encouraged and of which nothing is known", with_plan("PP3"), "k1",
        {"test": "encouraged"}, frozenset({"PW1"}),
    ),
    Fault(
        "PW3", "an agreement that is a fifth for others and a little more",
        lambda path: [
            with_plan()(path), add_row(path, "contracts.csv", AGREED | {"id": "k2", "outside_activity": 21})
        ],
        "k2", {"contract": "Something (k2)", "conditions": "outside activity"},
    ),
    Fault(
        "PW4", "a contract without a length", with_contract(years=""), "k1",
        {"contract": NAMED, "missing": "years"},
    ),
    Fault(
        "PW4", "an agreement of which nobody says whom it serves",
        with_contract(AGREED, public_interest=""), "k1", {"missing": "public interest"},
    ),
    Fault(
        "PW4", "a contract of just a million, of which accounts differ",
        with_plan(value=500_000, largest_managed=500_000), "k1",
        {"missing": "whether a value of just the threshold of the public interest test is within"},
    ),
    Fault(
        "PW5", "a contract with a firm that no row names",
        lambda path: edit_yaml(
            path, "options.yaml", lambda d: option(d, "lead")["facts"].update(private_runs_service=True)
        ),
        "lead", {"option": LEAD}, frozenset({"G7", "PW1"}),
    ),
    Fault(
        "RW1", "a pooled fund on which nobody decides",
        lambda path: add_row(path, "funds.csv", FUND | {"decided_by": ""}), "lead/Pot",
        {"fund": "Pot", "option": LEAD, "detail": "1 part without a body that decides"},
    ),
    Fault(
        "RW1", "a pooled fund without an amount",
        lambda path: add_row(path, "funds.csv", FUND | {"amount": ""}),
        "lead/Pot", {"detail": "1 part without an amount"},
    ),
    Fault(
        "RW2", "a shared target without an owner",
        lambda path: add_row(path, "targets.csv", TARGET | {"owner": ""}), "t1",
        {"target": "Faster (t1)", "detail": "owner"},
    ),
    Fault(
        "RW3", "a function that moves up for no reason",
        lambda path: add_row(path, "functions.csv", PLACED | {"reason": ""}), "lead/Billing",
        {"option": LEAD, "now": "District", "tier": "Sub-region or city region"},
    ),
    Fault(
        "RW4", "a contract larger than any before", with_contract(largest_managed=89_999), "k1",
        {"value": 90_000.0, "largest": 89_999.0, "client": "Posts to manage it: 1 needed, 1 there."},
    ),
    Fault("RW5", "a contract for two bidders", with_contract(bidders=2), "k1", {"bidders": 2, "least": 3.0}),
    Fault(
        "RW6", "a contract that half the firms lose", with_contract(local_after=2), "k1",
        {"lost": 2, "now": 4},
    ),
    Fault(
        "RW7", "a contract with work elsewhere", with_contract(remote="planned"), "k1",
        {"remote": "planned"},
    ),
    Fault(
        "RW7", "a contract that leaves it open", with_contract(remote="possible"), "k1",
        {"remote": "possible"},
    ),
]  # fmt: skip

NEAR = [
    Near("PW1", "a plan with an answer to every item", with_plan()),
    Near("PW1", "an item set aside with a reason", lambda path: [
        with_plan("PP4")(path),
        add_row(path, "procurement.csv", answer("PP4", answer="not_applicable", reason="No staff."))]),
    Near("PW1", "a contract a pound below the threshold", with_contract(value=103_859.5)),
    Near("PW2", "a mandatory test on record", with_plan(buyer="department")),
    Near("PW2", "a department that begins the day before", with_contract(
        **BIG, buyer="department", start="2027-03-31")),
    Near("PW2", "services a pound below the test", with_contract(**BIG | {"value": 499_999.5})),
    Near("PW3", "an agreement that is just a fifth for others", with_contract(AGREED)),
    Near("PW4", "an agreement of which all is said", with_contract(AGREED)),
    Near("PW4", "goods, of which no start is recorded", with_contract(start="")),
    Near("PW5", "a type that usually needs no procurement", with_contract(AGREED)),
    Near("RW1", "an aligned fund on which nobody decides", lambda path: add_row(
        path, "funds.csv", FUND | {"mode": "aligned", "decided_by": "", "amount": ""})),
    Near("RW2", "a target of nought", lambda path: add_row(path, "targets.csv", TARGET)),
    Near("RW3", "a function that moves up for a reason", lambda path: add_row(path, "functions.csv", PLACED)),
    Near("RW3", "a function that moves down without one", lambda path: add_row(
        path, "functions.csv", PLACED | {"reason": "", "tier": "locality"})),
    Near("RW4", "a contract as large as the largest", with_contract()),
    Near("RW4", "a contract of unknown value", with_contract(value=""), "cannot_tell"),
    Near("RW5", "just enough bidders", with_contract()),
    Near("RW5", "nobody asked the market", with_contract(bidders=""), "cannot_tell"),
    Near("RW5", "an agreement between public bodies", with_contract(AGREED, bidders=1)),
    Near("RW6", "a quarter of the firms", with_contract()),
    Near("RW7", "work that must stay", with_contract()),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome
