"""Each evidence rule: a project in which it is found, and what comes near without being found."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.planted.clean import add_row, drop_rows, edit_csv, edit_yaml, saving
from tests.planted.run import Edit, Fault, Near, assert_found, checked

LEAD = "North runs it for all (lead)"
STEADY = {"same_scope", "same_volume", "same_quality", "same_terms", "same_price_base", "same_period"}


def claim(key: str, **cells: object) -> Edit:
    """Change cells of one claim."""
    return lambda path: edit_csv(path, "evidence.csv", {"id": key}, cells)


def lead_claims(**cells: object) -> Edit:
    """Change cells of every claim on one option."""
    return lambda path: edit_csv(path, "evidence.csv", {"option": "lead"}, cells)


def no_costs_while_planning(path: Path) -> None:
    edit_csv(path, "evidence.csv", {"kind": "cost", "stage": "plan"}, {"stage": "design"})
    edit_csv(path, "finance.csv", {"stage": "plan"}, {"stage": "design"})


def ten_criteria_unscored(path: Path, criteria: tuple[str, ...]) -> None:
    drop_rows(path, "scores.csv", lambda r: r["option"] == "lead" and r["criterion"] in criteria)


def five_of_eight_on_grade_d(path: Path) -> None:
    edit_csv(path, "evidence.csv", lambda r: r["id"] in {f"lead-{n}" for n in range(5)}, {"grade": "D"})


def uncited_savings(path: Path) -> None:
    edit_csv(path, "finance.csv", {"option": "lead", "kind": "saving"}, {"evidence": ""})


def no_reference_class(path: Path) -> None:
    edit_yaml(path, "project.yaml", lambda head: head.pop("reference_classes") and None)


def cases_that_saved_less(path: Path) -> None:
    edit_csv(path, "reference_cases.csv", {}, lambda r: {"baseline_cost": float(r["baseline_cost"]) * 4})


def own_case(path: Path) -> None:
    edit_yaml(path, "project.yaml", lambda head: head.update(own_cases=["case-2", "case-3"]))


def no_cost_before(path: Path) -> None:
    edit_csv(path, "reference_cases.csv", {}, {"baseline_cost": ""})


def excused_by_a_later_case(path: Path) -> None:
    """A fifth case of the class saved 20 %, but that came out a day after the decision."""
    saving("lead", 480_000)(path)
    cases = [f"case-{n}" for n in range(5)]
    edit_yaml(path, "project.yaml", lambda head: head["reference_classes"][0].update(cases=cases))
    row = {"id": "case-4", "name": "Too late", "unit": "GBP m", "saving_actual": 2, "baseline_cost": 10}
    add_row(path, "reference_cases.csv", row | {"published": "2026-09-16", "source": "https://example.org"})


def undated_cases(path: Path) -> None:
    edit_csv(path, "reference_cases.csv", {}, {"published": ""})


def claimed_twice(path: Path) -> None:
    where = {"option": "lead", "kind": "saving", "year": 2028}
    edit_csv(path, "finance.csv", where, {"also_claimed_by": "Digital programme"})


def joint_studied_more(path: Path, items: int) -> None:
    for n in range(items):
        row = {
            "id": f"joint-more-{n}",
            "statement": f"More was found, {n}",
            "option": "joint",
            "source_title": "More",
            "author": "University of Midmark",
            "independent": True,
            "verified_by": "Midmark Internal Audit",
            "date": "2025-06-30",
            "grade": "B",
        }
        add_row(path, "evidence.csv", row)


def interested(path: Path, note: str = "") -> None:
    edit_csv(path, "evidence.csv", {"id": "lead-1"}, {"author": "brook  ADVISORY", "interest_note": note})


def exit_chapter_lost(path: Path) -> None:
    (path / "case" / "BC19.md").unlink()


FAULTS = [
    Fault(
        "ER1",
        "no evidence on costs while planning",
        no_costs_while_planning,
        "project",
        {"n": 1, "items": "plan: costs"},
    ),
    Fault(
        "ER1",
        "a tenth of the criteria unscored for one option",
        partial(ten_criteria_unscored, criteria=("C1", "C2", "C3", "C4", "C5", "C6", "V1", "V2", "V3")),
        "project",
        {"n": 1, "items": f"{LEAD}: 11% of the criteria not scored"},
    ),
    Fault(
        "ER2",
        "a claim without a source",
        claim("lead-1", source_title=" "),
        "lead-1",
        {"claim": "lead-1", "why": "it names no source"},
    ),
    Fault(
        "ER2",
        "a claim that nobody checked",
        claim("lead-1", verified_by=""),
        "lead-1",
        {"why": "nobody is named who checked it"},
    ),
    Fault(
        "ER2",
        "a claim checked by its author",
        claim("lead-1", verified_by="University  of midmark"),
        "lead-1",
        {"why": "only its author checked it"},
    ),
    Fault(
        "ER3",
        "an option without an independent source",
        lead_claims(independent=False),
        "lead",
        {"option": LEAD, "independent": 0, "share": 0.125},  # the saving is capped
        frozenset({"ER4"}),
    ),
    Fault(
        "ER3",
        "an option mostly on grade D",
        five_of_eight_on_grade_d,
        "lead",
        {"independent": 8, "share": 0.625},
    ),
    Fault(
        "ER4",
        "a saving by somebody with a stake",
        claim("lead-6", independent=False),
        "lead-6",
        {"claim": "lead-6"},
    ),
    Fault(
        "ER4",
        "savings that cite nothing",
        uncited_savings,
        "lead/Revenues staffing",
        {"claim": "lead, Revenues staffing"},
    ),
    Fault(
        "ER5",
        "no comparable cases were chosen",
        no_reference_class,
        "lead",
        {"option": LEAD, "detail": "no reference class is chosen (project.yaml, reference_classes)"},
    ),
    Fault(
        "ER5",
        "a saving of 12 % where nine in ten cases achieved no more than 11.4 %",
        saving("lead", 480_000),
        "lead",
        {"option": LEAD, "claimed": 0.12, "percentile": 100.0, "n": 4},
    ),
    Fault(
        "ER5",
        "a saving of 12 % that only a case of later days would excuse",
        excused_by_a_later_case,
        "lead",
        {"claimed": 0.12, "percentile": 100.0, "n": 4},
    ),
    Fault(
        "ER5",
        "a saving of 6.25 % where no case achieved more than 3 %",
        cases_that_saved_less,
        "lead",
        {"claimed": 0.0625, "percentile": 100.0, "n": 4},
    ),
    Fault(
        "ER6",
        "another programme claims a saving",
        claimed_twice,
        "lead/Revenues staffing/2028",
        {"line": "Revenues staffing", "year": 2028, "programme": "Digital programme"},
    ),
    Fault(
        "ER7",
        "a need that nobody looked into",
        lambda path: drop_rows(path, "needs.csv", {"option": "lead", "need": "staffing"}),
        "lead",
        {"other": "Continue as now (asis)", "needs": "staffing", "items": 8, "most": 8, "share": 1.0},
    ),
    Fault(
        "ER7",
        "one option studied far more than the others",
        partial(joint_studied_more, items=6),
        "lead",
        {"other": "One joint service (joint)", "items": 8, "most": 14, "share": 8 / 14, "needs": "none"},
        frozenset({"AB2"}),
    ),
    Fault(
        "ER8",
        "a realism answer without a name",
        lambda path: edit_csv(path, "needs.csv", {"option": "lead", "need": "realistic"}, {"name": ""}),
        "lead",
        {"questions": "realistic"},
    ),
    Fault(
        "ER9",
        "benefits that no user spoke of",
        lambda path: edit_csv(path, "benefits.csv", {"option": "lead"}, {"from_users": False}),
        "lead",
        {"option": LEAD},
    ),
    Fault("ER10", "no lesson of their own", lambda path: drop_rows(path, "lessons.csv", {}), "project"),
    Fault(
        "ER11",
        "the client side left blank",
        lambda path: drop_rows(path, "finance.csv", {"option": "lead", "category": "TC4"}),
        "lead/TC4",
        {"option": LEAD, "categories": "Client side"},
    ),
    Fault(
        "ER11",
        "a client side that falls after the last year",
        lambda path: edit_csv(
            path, "finance.csv", {"option": "lead", "category": "TC4"}, {"year": 2040, "until": ""}
        ),
        "lead/TC4",
        {"categories": "Client side"},
        frozenset({"TR6"}),
    ),
    Fault(
        "ER11",
        "a row without an amount, not usual for the type",
        lambda path: edit_csv(
            path,
            "finance.csv",
            {"option": "standards", "category": "TC4"},
            dict.fromkeys(("amount", "low", "high")),
        ),
        "standards/TC4",
        {"categories": "Client side"},
    ),
    Fault(
        "ER12",
        "nothing on the unions",
        lambda path: drop_rows(path, "impacts.csv", {"option": "lead", "group": "unions"}),
        "lead",
        {"groups": "unions"},
    ),
    Fault(
        "ER12",
        "no effect on staff, and no reason given",
        lambda path: edit_csv(
            path, "impacts.csv", {"option": "lead", "group": "staff"}, {"effect": "none", "statement": ""}
        ),
        "lead",
        {"groups": "staff"},
    ),
    Fault(
        "ER13",
        "a private comparison not shown to be like for like",
        claim("lead-1", sector="private", **dict.fromkeys(STEADY - {"same_terms", "same_period"}, "yes")),
        "lead-1",
        {"items": "terms, period"},
    ),
    Fault(
        "ER14",
        "good news only",
        lambda path: edit_csv(path, "comparators.csv", {}, {"outcome": "succeeded"}),
        "project",
        {"count": 4, "share": 0.0},
        frozenset({"AB12"}),
    ),
    Fault(
        "ER14",
        "two cases",
        lambda path: drop_rows(path, "comparators.csv", lambda r: r["id"] in ("case-2", "case-3")),
        "project",
        {"count": 2, "share": 1.0},
        frozenset({"AB12"}),
    ),
    Fault(
        "ER15",
        "nothing on exit at the decision gate",
        exit_chapter_lost,
        "project",
        {"sections": "Exit and reversal (BC19)", "n": 1},
    ),
    Fault(
        "ER16",
        "a source a day older than five years",
        claim("lead-1", date="2021-08-31"),
        "lead-1",
        {"date": "2021-08-31"},
    ),
    Fault(
        "ER16",
        "a price a day older than two years",
        claim("lead-1", kind="price", date="2024-08-31"),
        "lead-1",
        {"date": "2024-08-31"},
    ),
    Fault(
        "ER17",
        "the adviser wrote a source",
        interested,
        "lead-1",
        {"claim": "lead-1", "author": "brook  ADVISORY"},
        frozenset({"AB20"}),
    ),
]

NEAR = [
    Near(
        "ER1",
        "eight of eighty criteria unscored",
        partial(ten_criteria_unscored, criteria=("C1", "C2", "C3", "C4", "C5", "C6", "V1", "V2")),
    ),
    Near("ER3", "half of an option on grade D", lambda path: edit_csv(
        path, "evidence.csv", lambda r: r["id"] in {f"lead-{n}" for n in range(4)}, {"grade": "D"})),
    Near("ER5", "a saving of 11 %, where nine in ten cases achieved no more than 11.4 %", saving(
        "lead", 440_000)),
    Near("ER5", "no case says what its services cost before", no_cost_before, "cannot_tell"),
    Near("ER5", "of the four cases two are the project itself", own_case, "cannot_tell"),
    Near("ER5", "nobody knows when the cases were published", undated_cases, "cannot_tell"),
    Near("ER6", "no money lines at all", lambda path: (path / "finance.csv").unlink(), "cannot_tell"),
    Near("ER7", "eight items against thirteen", partial(joint_studied_more, items=5)),
    Near("ER9", "one benefit of two is not from users", lambda path: edit_csv(
        path, "benefits.csv", {"id": "lead-b0"}, {"from_users": False})),
    Near("ER11", "a blank that is usual for the type", lambda path: drop_rows(
        path, "finance.csv", {"option": "standards", "category": "TC4"})),
    Near("ER11", "a zero with its reason", lambda path: edit_csv(
        path, "finance.csv", {"option": "lead", "category": "TC4"},
        {"amount": 0, "low": "", "high": "", "reason": "The lead does it anyway."})),
    Near("ER12", "a group named in words", lambda path: edit_csv(
        path, "impacts.csv", {"group": "local_economy"}, {"group": "Local economy"})),
    Near("ER13", "a private comparison on every point", claim(
        "lead-1", sector="private", **dict.fromkeys(STEADY, "yes"))),
    Near("ER14", "three cases, one of them mixed", lambda path: drop_rows(
        path, "comparators.csv", {"id": "case-0"})),
    Near("ER15", "nothing on exit before the decision", lambda path: [
        exit_chapter_lost(path), edit_yaml(path, "project.yaml", lambda head: head.update(gate="full"))]),
    Near("ER16", "a source of five years to the day", claim("lead-1", date="2021-09-01")),
    Near("ER16", "a price of two years to the day", claim("lead-1", kind="price", date="2024-09-01")),
    Near("ER17", "the adviser's interest is on the claim", partial(interested, note="paid by a bidder")),
    Near("ER17", "nobody kept a register of interests", lambda path: drop_rows(
        path, "conflicts.csv", {}), "cannot_tell"),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome


def test_every_evidence_rule_is_planted() -> None:
    assert {f.rule for f in FAULTS} == {f"ER{n}" for n in range(1, 18)}


def test_each_blank_category_is_named_by_a_flag_of_its_own(tmp_path: Path) -> None:
    def blanks(path: Path) -> None:
        drop_rows(path, "finance.csv", lambda r: r["option"] == "joint" and r["category"] in ("TC4", "TC15"))

    flags = checked(tmp_path, blanks, simulate=False)["ER11"]["flags"]
    assert [f["figures"]["categories"] for f in flags] == ["Client side", "Exit and return"]


def test_a_saving_by_a_consultant_who_bids_fires_three_rules_and_loses_its_grade(tmp_path: Path) -> None:
    def planted(path: Path) -> None:
        cells = {"author": "Brook Advisory", "verified_by": "", "independent": "", "grade": "B"}
        edit_csv(path, "evidence.csv", {"id": "lead-6"}, cells)
        bidder = {"id": "i9", "organisation": "Brook Advisory", "role": "bidder", "interest": "the contract"}
        add_row(path, "conflicts.csv", bidder | {"declared": "2026-02-01"})

    checks = checked(tmp_path, planted, simulate=False)
    for rule in ("ER2", "ER4", "ER17"):
        assert [f["subject"] for f in checks[rule]["flags"]] == ["lead-6"]
    assert checks["G10"]["severity"] == "stop"
    assert checks["G10"]["outcome"] == "found"
