"""Rules of the employment comparison: each with a fault, and with what comes near one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moothall.files.frameworks import find_framework
from tests.planted.clean import PIN, add_row, edit_csv, edit_yaml, option
from tests.planted.run import Fault, Near, assert_found, checked

LEAD = "North runs it for all (lead)"
CLAUSES = [c.id for c in find_framework(PIN).employment.clauses]
LEAD_STARTERS = {"option": "lead", "policy": "EP8"}
PLUS = "transfer_tupe_plus"
RULES = ("EM1", "EM2", "EM3", "EM4", "EM5")


def set_option(**fields: Any) -> Callable[[Path], object]:
    return lambda path: edit_yaml(path, "options.yaml", lambda data: option(data, "lead").update(fields))


def clause(path: Path, key: str, answer: str, **more: object) -> None:
    row = {"option": "lead", "clause": key, "answer": answer, "evidence": "lead-5", "date": "2026-03-20"}
    add_row(path, "clauses.csv", row | more)


def on_tupe_plus(**other: str) -> Callable[[Path], object]:
    """Option "lead" on TUPE Plus, every clause written but those named."""

    def edit(path: Path) -> None:
        edit_csv(path, "employment.csv", {"option": "lead"}, {"model": PLUS})
        set_option(employment_model=PLUS)(path)
        for key in CLAUSES:
            clause(path, key, other.get(key, "in_contract"))

    return edit


def unknown(due: str) -> Callable[[Path], object]:
    change = {"answer": "unknown", "asked_of": "East Council", "due": due}
    return lambda path: edit_csv(path, "employment.csv", {"option": "lead", "policy": "EP9"}, change)


def term(starters: object, **more: object) -> Callable[[Path], object]:
    row = {"option": "lead", "item": "Leave", "unit": "days", "better": "higher", "staff": 26}
    return lambda path: add_row(path, "staff_terms.csv", row | {"starters": starters} | more)


STRAIN = {"people": 8, "amount": 12_000, "year": 2027, "source": "Actuary's letter", "evidence": ["lead-4"]}


def strain_beside(reason: str, category: str = "TC8") -> Callable[[Path], object]:
    line = {
        "option": "lead",
        "category": category,
        "kind": "cost",
        "year": 2027,
        "amount": 9,
        "low": 8,
        "high": 10,
    }
    typed = line | {"evidence": "lead-4", "stage": "plan", "grade": "B", "reason": reason}
    return lambda path: (set_option(pension_strain=[STRAIN])(path), add_row(path, "finance.csv", typed))


FAULTS = [
    Fault(
        "EM1", "a question whose day has passed", unknown("2026-08-31"), "lead",
        {"option": LEAD, "n": 1, "n_told": "1 question"},
    ),
    Fault(
        "EM2", "one clause promised, one unknown", on_tupe_plus(TP1="promised", TP4="unknown"), "lead",
        {"option": LEAD, "of": 15, "written": 13, "promised": 1, "unknown": 1,
         "clauses": "Staffing levels; Public pension for new staff"},
    ),
    Fault(
        "EM3", "a clause refused", on_tupe_plus(TP6="refused"), "lead",
        {"n": 1, "clauses": "Where the work is done"},
    ),
    Fault(
        "EM4", "a new starter with less leave", term(23), "lead",
        {"option": LEAD, "n": 1, "what": "Leave: 23 against 26 days"},
    ),
    Fault(
        "EM4", "new employees worse in words",
        lambda path: edit_csv(path, "employment.csv", LEAD_STARTERS, {"answer": "worse"}),
        "lead", {"what": "New employees: worse"},
    ),
    Fault(
        "EM5", "strain worked out, and typed as well", strain_beside("Strain on the pension fund"),
        "lead/pension_strain", {"option": LEAD, "n": 1, "cost": "Pension strain", "category": "TC8"},
    ),
]  # fmt: skip
NEAR = [
    Near("EM1", "a question due on the day itself", unknown("2026-09-01")),
    Near("EM1", "an unknown with no day", unknown("")),
    Near("EM2", "every clause written", on_tupe_plus()),
    Near("EM2", "a clause that does not apply", on_tupe_plus(TP6="not_applicable")),
    Near("EM2", "a promise where no clause is needed", lambda path: clause(path, "TP1", "promised")),
    Near("EM3", "a refusal where no clause is needed", lambda path: clause(path, "TP1", "refused")),
    Near("EM4", "a new starter with the same leave", term(26)),
    Near("EM4", "a new starter who works fewer hours", term(25, item="Hours", better="lower")),
    Near("EM5", "another cost of the same category", strain_beside("Training for all")),
    Near("EM5", "the same words in another category", strain_beside("Strain on the fund", "TC1")),
]


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_a_fault_is_found(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome


def test_nobody_can_tell_without_the_answers(tmp_path: Path) -> None:
    checks = checked(tmp_path, lambda path: (path / "employment.csv").unlink(), simulate=False)
    assert checks["EM1"]["outcome"] == checks["EM4"]["outcome"] == "cannot_tell"


def test_the_clean_project_has_none(tmp_path: Path) -> None:
    checks = checked(tmp_path, simulate=False)
    assert {rule: checks[rule]["outcome"] for rule in RULES} == dict.fromkeys(RULES, "not_found")
