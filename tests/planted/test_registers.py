"""Rules of the other registers: costs, benefits, risks, jobs; and that the clean project is clean."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.planted.clean import CANNOT_TELL, add_row, clean, drop_rows, edit_csv
from tests.planted.run import ASK_THE_RANKING, Fault, Near, appraised, assert_found, checked

LEAD = "North runs it for all (lead)"
ZERO = {"amount": 0, "low": "", "high": ""}


def lead_cost(category: str) -> dict[str, str]:
    return {"option": "lead", "category": category}


def thirty_new_jobs(path: Path) -> None:
    """Thirty posts created in one town, forty cut in another, 22 filled by displaced staff."""
    drop_rows(path, "jobs.csv", {"option": "joint"})
    drop_rows(path, "places.csv", {"id": "westham"})
    drop_rows(path, "workforce.csv", {"place": "westham"})
    drop_rows(path, "jobs.csv", lambda r: "westham" in (r["origin"], r["destination"]))
    add_row(path, "jobs.csv", {"option": "joint", "change": "cut", "origin": "northtown", "posts": 40})
    row = {"option": "joint", "change": "created", "destination": "eastport", "posts": 30}
    add_row(path, "jobs.csv", row | {"filled_by_displaced": 22})


PAID = {"option": "lead", "category": "TC4", "kind": "cost", "evidence": "lead-1", "stage": "plan"}


def saved_in(year: str) -> dict[str, str]:
    return {"option": "lead", "category": "saving", "year": year}


def running_cost_after(year: str) -> Callable[[dict[str, str]], bool]:
    return lambda r: (r["option"], r["category"]) == ("lead", "operating") and r["year"] > year


FAULTS = [
    Fault(
        "TR1",
        "a zero without a reason",
        lambda path: edit_csv(path, "finance.csv", lead_cost("TC4"), ZERO | {"reason": ""}),
        "lead/TC4",
        {"option": LEAD, "category": "Client side", "lacks": "a reason"},
    ),
    Fault(
        "TR1",
        "a zero without a source",
        lambda path: edit_csv(path, "finance.csv", lead_cost("TC2"), {"evidence": ""}),
        "lead/TC2",
        {"category": "Procurement", "lacks": "a source"},
    ),
    Fault(
        "TR5",
        "a line of the budget book that is missing",
        lambda path: drop_rows(
            path, "finance.csv", {"option": "asis", "category": "operating", "year": "2030"}
        ),
        "book",
        {"title": "Budget book", "gap": -4_000_000.0, "lines": 10},
        frozenset({"TR7"}),
    ),
    Fault(
        "TR6",
        "a saving that runs on after the last year",
        lambda path: edit_csv(path, "finance.csv", saved_in("2036"), {"until": 2039}),
        "lead",
        {"option": LEAD, "rows": "1 row", "years": "2037 to 2039", "saving": 750_000, "cost": 0},
    ),
    Fault(
        "TR6",
        "a cost from before year 0",
        lambda path: add_row(path, "finance.csv", PAID | {"year": 2024, "amount": 90_000.4}),
        "lead",
        {"years": "2024", "cost": 90_000, "sums": "90,000 of cost", "first": 2026, "last": 2036},
    ),
    Fault(
        "TR7",
        "an option whose running cost ends before the baseline's",
        lambda path: drop_rows(path, "finance.csv", running_cost_after("2033")),
        "lead",
        {"option": LEAD, "years": "2034 to 2036", "n": 3},
    ),
    Fault(
        "TR8",
        "a line entered twice",
        lambda path: [add_row(path, "finance.csv", PAID | {"year": 2027, "amount": 7}) for _ in range(2)],
        "lead/172",
        {"option": LEAD, "lines": "172 and 173", "n": 2},
    ),
    Fault(
        "BR1",
        "a benefit without a baseline",
        lambda path: edit_csv(path, "benefits.csv", {"id": "lead-b0"}, {"baseline": ""}),
        "lead-b0",
        {"benefit": "Technology that simplifies (lead-b0)"},
    ),
    Fault(
        "BR1",
        "a benefit without an owner",
        lambda path: edit_csv(path, "benefits.csv", {"id": "lead-b0"}, {"owner": " "}),
        "lead-b0",
    ),
    Fault(
        "BR2",
        "two benefits in one budget line",
        lambda path: edit_csv(path, "benefits.csv", {"id": "lead-b1"}, {"budget_line": "line  1"}),
        "lead-b0/lead-b1",
        {"other": "Better quality by redesign (lead-b1)"},
    ),
    Fault(
        "RR2",
        "a risk without an owner",
        lambda path: edit_csv(path, "risks.csv", {"id": "lead-R4"}, {"owner": ""}),
        "lead-R4",
        {"risk": "Scope eaten away by other reforms (lead-R4)", "lacks": "owner"},
    ),
    Fault(
        "RR2",
        "a risk without a range",
        lambda path: edit_csv(
            path, "risks.csv", {"id": "lead-R4"}, dict.fromkeys(("likelihood_low", "impact_high"))
        ),
        "lead-R4",
        {"lacks": "range of likelihood, range of impact"},
    ),
    Fault(
        "RR3",
        "a listed risk that nobody looked at",
        lambda path: drop_rows(path, "risks.csv", {"id": "lead-R4"}),
        "lead",
        {"option": LEAD, "risks": "Scope eaten away by other reforms (R4)", "n": 1},
    ),
    Fault(
        "RR3",
        "a listed risk waved away",
        lambda path: edit_csv(path, "risks.csv", {"id": "lead-R4"}, {"standing": "not_applicable"}),
        "lead",
        {"n": 1},
    ),
    Fault(
        "JR2",
        "posts that move from nowhere",
        lambda path: edit_csv(
            path, "jobs.csv", {"option": "lead", "change": "moved"}, {"origin": "", "posts": 10}
        ),
        "lead",
        {
            "option": LEAD,
            "detail": "posts moved have no origin; "
            "fewer posts are kept, cut or moved away in Westham than it has in scope",
        },
    ),
    Fault(
        "JR2",
        "posts cut nowhere",
        lambda path: edit_csv(path, "jobs.csv", {"option": "lead", "change": "cut"}, {"origin": ""}),
        "lead",
        {
            "detail": "posts cut have no place; "
            "fewer posts are kept, cut or moved away in Northtown than it has in scope"
        },
    ),
    Fault(
        "JR2",
        "more displaced staff than posts to fill",
        lambda path: edit_csv(
            path, "jobs.csv", {"option": "lead", "change": "created"}, {"filled_by_displaced": 13}
        ),
        "lead",
        {"detail": "displaced staff fill more posts than are created"},
    ),
]

NEAR = [
    Near("TR6", "a saving in the last year alone", lambda path: edit_csv(
        path, "finance.csv", saved_in("2036"), {"until": 2036})),
    Near("TR6", "a zero after the last year", lambda path: add_row(
        path, "finance.csv", PAID | {"year": 2040, "amount": 0, "reason": "None.", "evidence": "lead-0"})),
    Near("TR7", "an option without any running cost", lambda path: drop_rows(
        path, "finance.csv", running_cost_after("2000"))),
    Near("TR7", "a service that ends, said with zeros", lambda path: edit_csv(
        path, "finance.csv", running_cost_after("2033"), ZERO)),
    Near("TR8", "two lines alike but for the budget line", lambda path: [add_row(
        path, "finance.csv", PAID | {"year": 2027, "amount": 7, "budget_line": n}) for n in "ab"]),
    Near("BR2", "the same line in two options", lambda path: edit_csv(
        path, "benefits.csv", {"id": "joint-b0"}, {"budget_line": "Line 1"})),
    Near("RR3", "a risk that the framework does not require", lambda path: drop_rows(
        path, "risks.csv", {"risk": "RX1"})),
    Near("RR3", "one answer for every option", lambda path: [
        drop_rows(path, "risks.csv", {"risk": "R4"}),
        add_row(path, "risks.csv", {"id": "all-R4", "risk": "R4", "title": "Scope", "standing":
                                    "not_applicable", "reason": "No reform is planned."})]),
    Near("JR2", "a place whose staff nobody counted", lambda path: edit_csv(
        path, "places.csv", {"id": "westham"}, {"posts_in_scope": ""})),
    Near("JR2", "no table of jobs", lambda path: (path / "jobs.csv").unlink(), "cannot_tell"),
    Near("BR1", "no register of benefits", lambda path: (path / "benefits.csv").unlink(), "cannot_tell"),
    Near("RR2", "no register of risks", lambda path: (path / "risks.csv").unlink(), "cannot_tell"),
    Near("TR1", "no money lines", lambda path: (path / "finance.csv").unlink(), "cannot_tell"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome


def test_in_the_clean_project_nothing_is_found(tmp_path: Path) -> None:
    findings = appraised(clean(tmp_path / "project"), tmp_path / "out")
    outcomes = {c["rule"]: (c["outcome"], c.get("missing", [])) for c in findings["checks"]}
    open_ = {rule: missing for rule, (outcome, missing) in outcomes.items() if outcome != "not_found"}
    assert {o for o, _ in outcomes.values()} == {"not_found", "cannot_tell"}
    assert set(open_) == CANNOT_TELL, open_
    assert findings["flags"] == []


def test_only_checks_of_the_ranking_need_the_simulation(tmp_path: Path) -> None:
    with_it, without = checked(tmp_path / "a"), checked(tmp_path / "b", simulate=False)
    assert {rule for rule, check in with_it.items() if check != without[rule]} == ASK_THE_RANKING
    assert {without[rule]["outcome"] for rule in ASK_THE_RANKING} == {"cannot_tell"}


def test_a_headline_of_thirty_jobs_comes_with_forty_lost(tmp_path: Path) -> None:
    folder = clean(tmp_path / "project")
    thirty_new_jobs(folder)
    jobs = appraised(folder, tmp_path / "out")["jobs"]["options"]
    (joint,) = [o for o in jobs if o["option"] == "joint"]
    assert (joint["net"], joint["genuinely_new"], joint["balanced"]) == (-10, 8, True)
    assert {p["places"][0]: p["net"] for p in joint["places"]} == {"northtown": -40, "eastport": 30}
