"""Each governance rule: a project in which it is found, and what comes near without being found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.planted.clean import add_row, body, drop_rows, edit_csv, edit_yaml, option
from tests.planted.run import Edit, Fault, Near, assert_found, checked

JOINT = "One joint service (joint)"
LEAD = "North runs it for all (lead)"


def on_body(key: str, **changes: Any) -> Edit:
    """Change fields of one body."""
    return lambda path: edit_yaml(path, "governance.yaml", lambda data: body(data, key).update(changes))


def on_option(key: str, facts: dict[str, Any] | None = None, **changes: Any) -> Edit:
    """Change fields of one option, and facts of it."""

    def change(data: dict[str, Any]) -> None:
        option(data, key).update(changes)
        option(data, key)["facts"].update(facts or {})

    return lambda path: edit_yaml(path, "options.yaml", change)


def west_cannot_reach_the_budget(path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        body(data, "committee")["decisions"][0]["reserved_to"] = ["north", "east"]

    edit_yaml(path, "governance.yaml", change)


def chair(*holders: dict[str, str], next_rotation: str | None = "2027-05-01") -> Edit:
    """Who chaired the joint committee, and when the chair passes on."""
    role = {"role": "Chair", "holders": list(holders)}
    return on_body(
        "committee",
        lead_roles=[role | ({"next_rotation": next_rotation} if next_rotation else {})],
    )


def term(partner: str, start: str, end: str | None = None) -> dict[str, str]:
    return {"partner": partner, "start": start} | ({"end": end} if end else {})


def shares(*values: float) -> Edit:
    """Set the agreed shares of the partners."""

    def change(head: dict[str, Any]) -> None:
        for partner, value in zip(head["partners"], values, strict=True):
            partner["agreed_share"] = value

    return lambda path: edit_yaml(path, "project.yaml", change)


def chaired_eight_two_and_none(path: Path) -> None:
    shares(0.5, 0.3, 0.2)(path)
    chair(term("north", "2016-09-01", "2024-08-31"), term("east", "2024-09-01"))(path)


def a_firm_on_the_board(path: Path) -> None:
    """The joint service with a firm: of a strategic partnership, all else in order."""
    facts = {"private_equity_pct": 25, "private_votes": 1, "board_votes": 5}
    on_option("joint", facts, governance_form="joint venture company board")(path)
    firm = [{"member": "Firm", "kind": "private"}]
    public = [{"member": p, "seats": 2, "votes": 2} for p in ("north", "east", "west")]
    on_body("committee", kind="company_board", seats=public + firm)(path)
    edit_csv(
        path,
        "finance.csv",
        lambda r: r["option"] == "joint" and r["amount"] == "0.0",
        {"amount": 9000, "low": 8000, "high": 12000},
    )
    edit_csv(
        path,
        "principles.csv",
        lambda r: r["option"] == "joint" and r["verdict"] == "not_applicable",
        {"verdict": "meets"},
    )


def a_board_that_answers_to_nobody(path: Path) -> None:
    a_firm_on_the_board(path)
    lacks = {"public_majority": False, "reserved_matters": [], "publication_scheme": False}
    on_body("committee", **lacks)(path)
    edit_yaml(path, "governance.yaml", lambda data: body(data, "committee").pop("review_date") and None)


def seats(*kinds: str, attended: int | None = 4) -> Edit:
    """Who sits on the design group."""
    counted = {"held": 6, "attended": attended} if attended is not None else {}
    return on_body("design", seats=[{"member": k, "kind": k, **counted} for k in kinds])


def votes(key: str, quota: int, *numbers: int) -> Edit:
    """Votes of the three partners on a body."""
    rows = [{"member": p, "votes": n} for p, n in zip(("north", "east", "west"), numbers, strict=True)]
    return on_body(key, seats=rows, quota=quota)


def fifty_fortynine_and_one(path: Path) -> None:
    """The other body that decides for the three gets the votes that fit best, so that it is no fault too."""
    shares(0.5, 0.49, 0.01)(path)
    votes("committee", 51, 50, 49, 1)(path)
    on_body("members", seats=[{"member": "north"}, {"member": "east"}], quota=2)(path)


def fitting_shares(path: Path) -> None:
    shares(0.5, 0.3, 0.2)(path)
    for key in ("committee", "members"):
        votes(key, 6, 5, 3, 2)(path)


def with_a_firm(path: Path) -> None:
    firm = {"member": "Firm", "kind": "private", "votes": 1}
    public = [{"member": p, "votes": 2} for p in ("north", "east", "west")]
    on_body("committee", seats=[*public, firm])(path)


def a_bidder(path: Path) -> None:
    row = {"id": "i9", "organisation": "Brook  advisory", "role": "bidder", "interest": "the contract"}
    add_row(path, "conflicts.csv", row | {"declared": "2026-02-01"})


FAULTS = [
    Fault(
        "G1",
        "a partner without a hold on the budget",
        west_cannot_reach_the_budget,
        "committee",
        {"option": JOINT, "body": "Joint committee", "detail": "Annual budget: West Council"},
    ),
    Fault(
        "G2",
        "an item withheld without a reason",
        lambda path: edit_csv(path, "disclosure.csv", {}, {"reason": "", "review": ""}),
        "joint-7",
        {"detail": "joint-7 has no reason, no review date"},
    ),
    Fault(
        "G2",
        "an item withheld without an entry",
        lambda path: edit_csv(path, "evidence.csv", {"id": "lead-1"}, {"disclosure": "withheld"}),
        "lead-1",
        {"detail": "lead-1 has no entry"},
    ),
    Fault(
        "G3",
        "no date on which the chair passes on",
        chair(term("north", "2024-05-01", "2025-04-30"), term("east", "2025-05-01"), next_rotation=None),
        "committee",
        {"detail": "Chair: no date for the next rotation"},
    ),
    Fault(
        "G3",
        "the chair was to pass on, and the day has gone by",
        chair(
            term("north", "2024-05-01", "2025-04-30"), term("east", "2025-05-01"), next_rotation="2026-05-01"
        ),
        "committee",
        {"detail": "Chair: the last date for a rotation, 2026-05-01, has passed"},
    ),
    Fault(
        "G3",
        "one council has chaired for six years",
        chair(term("north", "2020-09-01")),
        "committee",
        {
            "detail": "Chair: no more than one holder in 5 years; "
            "Chair: East Council has never held it, though entitled to 2 years; "
            "Chair: West Council has never held it, though entitled to 2 years"
        },
    ),
    Fault(
        "G3",
        "rotation that is only on paper",
        chaired_eight_two_and_none,
        "committee",
        {"detail": "Chair: West Council has never held it, though entitled to 2 years"},
        frozenset({"G9"}),
    ),
    Fault(
        "G4",
        "no seat for the unions or staff",
        seats("public", "user"),
        "design",
        {"body": "Design group", "detail": "no seat for staff or a union"},
    ),
    Fault(
        "G4",
        "no attendance is kept",
        seats("staff", "user", attended=None),
        "design",
        {"detail": "no attendance recorded of staff or a union; no attendance recorded of users"},
    ),
    Fault(
        "G4",
        "nobody ever came",
        seats("union", "user", attended=0),
        "design",
        {"detail": "no meeting attended of staff or a union; no meeting attended of users"},
    ),
    Fault(
        "G4",
        "the users' seat ended before today",
        on_body(
            "design",
            seats=[
                {"member": "UNISON", "kind": "union", "held": 6, "attended": 6},
                {"member": "Users", "kind": "user", "until": "2026-06-30", "held": 4, "attended": 4},
            ],
        ),
        "design",
        {"detail": "no seat for users since the last one ended on 2026-06-30"},
    ),
    Fault(
        "G5",
        "a board that answers to nobody",
        a_board_that_answers_to_nobody,
        "committee",
        {
            "option": JOINT,
            "detail": "a public majority or reserved matters; a publication scheme; a review date",
        },
        frozenset({"PW1", "PW5"}),
    ),
    Fault(
        "G6",
        "advisers hold half of the votes",
        seats("union", "user", "adviser", "private"),
        "design",
        {"option": "the project", "detail": "50% of the votes"},
    ),
    Fault(
        "G6",
        "a firm's share rises two years running",
        on_body(
            "committee",
            votes_by_year=[
                {"year": 2025, "non_public_share": 0.3},
                {"year": 2023, "non_public_share": 0.1},
                {"year": 2024, "non_public_share": 0.2},
            ],
        ),
        "committee",
        {"detail": "votes rising since 2023, from 10% to 30%"},
    ),
    Fault(
        "G6",
        "a firm speaks to more papers every year",
        on_body(
            "committee",
            votes_by_year=[
                {"year": 2023 + n, "non_public_share": 0, "papers_share": s}
                for n, s in enumerate((0.2, 0.3, 0.4))
            ],
        ),
        "committee",
        {"detail": "papers rising since 2023, from 20% to 40%"},
    ),
    Fault(
        "G7",
        "a form that is not usual, without a reason",
        on_option("lead", governance_form="board of friends"),
        "lead",
        {
            "option": LEAD,
            "detail": '"board of friends"; usual: delegation with joint committee, '
            "inter-authority agreement, lead-member group",
        },
    ),
    Fault(
        "G8",
        "a new company, and nothing simpler was looked at",
        on_option("joint", {"new_company": True}, rejected_simpler_forms=[]),
        "joint",
        {"option": JOINT, "detail": "none is listed"},
    ),
    Fault(
        "G8",
        "a simpler form rejected without a reason",
        on_option("joint", {"new_company": True}, rejected_simpler_forms=[{"form": "delegation"}]),
        "joint",
        {"detail": "no reason against delegation"},
    ),
    Fault(
        "G9",
        "fifty, 49 and one vote with agreed shares alike",
        fifty_fortynine_and_one,
        "committee",
        {
            "option": JOINT,
            "body": "Joint committee",
            "member": "East Council",
            "gap": 29.0,
            "power": 20.0,
            "agreed": 49.0,
        },
    ),
    Fault(
        "G9",
        "a partner whose votes never decide",
        votes("committee", 66, 45, 35, 20),
        "committee",
        {
            "detail": "West Council has 0% of the power, 25% was agreed (a gap of 25 points); "
            "East Council has 50% of the power, 35% was agreed (a gap of 15 points); "
            "West Council has no power"
        },
    ),
    Fault(
        "G9",
        "a tolerance of five points",
        lambda path: edit_yaml(path, "governance.yaml", lambda data: data.update(power_gap_tolerance=0.05)),
        "members",
        {
            "detail": "West Council has 33.3% of the power, 25% was agreed (a gap of 8.33 points); "
            "North Council has 33.3% of the power, 40% was agreed (a gap of 6.67 points)"
        },
    ),
    Fault(
        "G10",
        "a firm that both advises and bids",
        a_bidder,
        "Brook Advisory",
        {"detail": "Brook Advisory both advises and bids"},
        frozenset({"AB20"}),
    ),
    Fault(
        "G10",
        "an interest that was not declared",
        lambda path: edit_csv(path, "conflicts.csv", {"id": "i2"}, {"declared": ""}),
        "i2",
        {"detail": "Chair of the board (member) has declared no interest"},
        frozenset({"AB20"}),
    ),
]

NEAR = [
    Near("G1", "a decision that is not material", on_body("committee", decisions=[
        {"title": "Annual budget", "reserved_to": ["north", "east", "west"]},
        {"title": "Tea", "material": False}])),
    Near("G1", "no body of an option is recorded", lambda path: edit_yaml(
        path, "governance.yaml", lambda data: data["bodies"].pop(0) and None), "cannot_tell"),
    Near("G3", "a shadow chair of one year", chair(term("north", "2025-09-01"))),
    Near("G3", "a chair that nobody holds yet", chair()),
    Near("G3", "a lead authority need not rotate", on_body("members", lead_roles=[{"role": "Chair"}])),
    Near("G3", "nothing is said of lead roles", on_body("committee", lead_roles=[]), "cannot_tell"),
    Near("G4", "there is no working group", lambda path: edit_yaml(
        path, "governance.yaml", lambda data: data["bodies"].pop() and None), "cannot_tell"),
    Near("G4", "staff sit instead of a union", seats("staff", "user")),
    Near("G2", "an item withheld with all that it needs", lambda path: None),
    Near("G4", "attendance by year is attendance", on_body("design", seats=[
        {"member": "UNISON", "kind": "union", "attendance": [{"year": 2026, "held": 6, "attended": 5}]},
        {"member": "Users", "kind": "user", "until": "2026-12-31", "held": 6, "attended": 1}])),
    Near("G5", "a firm on a board that answers for itself", a_firm_on_the_board),
    Near("G5", "a joint committee without a scheme", on_body("committee", publication_scheme=False)),
    Near("G6", "less than half of the votes", seats("union", "user", "public", "adviser", "private")),
    Near("G6", "one rise, then none", on_body("committee", votes_by_year=[
        {"year": 2022 + n, "non_public_share": s} for n, s in enumerate((0.1, 0.2, 0.2))])),
    Near("G7", "an unusual form with its reason", on_option(
        "lead", governance_form="board of friends", governance_form_reason="The charter asks for it.")),
    Near("G7", "the usual form in capitals", on_option("lead", governance_form="INTER-AUTHORITY  agreement")),
    Near("G8", "no procurement and no company", on_option("joint", rejected_simpler_forms=[])),
    Near("G9", "shares that fit what the votes can give", fitting_shares),
    Near("G9", "a firm without any power is no partner", with_a_firm),
    Near("G9", "no quota is recorded", on_body("committee", quota=None), "cannot_tell"),
    Near("G9", "a working group has no quota and need have none", seats("union", "user", "public")),
    Near("G10", "an adviser of another name bids", lambda path: add_row(path, "conflicts.csv", {
        "id": "i9", "organisation": "Brook Advisory Holdings", "role": "bidder", "interest": "the contract",
        "declared": "2026-02-01"})),
    Near("G10", "nobody kept a register of interests", lambda path: drop_rows(
        path, "conflicts.csv", {}), "cannot_tell"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome


def test_every_governance_rule_is_planted_and_has_a_twin() -> None:
    assert {f.rule for f in FAULTS} == {n.rule for n in NEAR} == {f"G{n}" for n in range(1, 11)}


@pytest.mark.parametrize("rule", ["G1", "G5", "G10"])
def test_the_gravest_rules_stop_a_decision(rule: str, tmp_path: Path) -> None:
    fault = next(f for f in FAULTS if f.rule == rule)
    assert all(f["severity"] == "stop" for f in checked(tmp_path, fault.edit, simulate=False)[rule]["flags"])
