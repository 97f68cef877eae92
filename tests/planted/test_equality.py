"""Rules of the equality duty: each planted, and what comes near it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planted.clean import add_row, drop_rows, edit_csv, edit_yaml
from tests.planted.run import Fault, Near, assert_found, checked

LEAD = "North runs it for all (lead)"
USERS = {"option": "lead", "group": "users"}


def of_lead(question: str) -> dict[str, str]:
    return {"option": "lead", "question": question}


def loss_by_place(path: Path, after: int) -> None:
    """Levels of every place under one option: one changes."""
    drop_rows(path, "measures.csv", {"option": "lead", "criterion": "Q3"})
    for place, then in {"northtown": 90, "eastport": after, "westham": 85}.items():
        level = {"before": {"eastport": 88}.get(place, then), "after": then, "unit": "% of residents"}
        add_row(path, "measures.csv", {"option": "lead", "criterion": "Q3", "place": place} | level)


def of_gate(path: Path, gate: str) -> None:
    edit_yaml(path, "project.yaml", lambda data: data.update(gate=gate))


def moved(path: Path, day: str) -> None:
    """The decision taken on another day."""

    def change(data: dict[str, list[dict[str, str]]]) -> None:
        data["timetable"][-1]["date"] = day

    edit_yaml(path, "project.yaml", change)


FAULTS = [
    Fault(
        "EQR1",
        "an option without an assessment at the decision",
        lambda path: edit_csv(path, "equality.csv", of_lead("EQ1"), {"answer": "no"}),
        "lead",
        {"option": LEAD, "answer": "no", "gap": "", "decision": "2026-09-15"},
    ),
    Fault(
        "EQR1",
        "one characteristic left out of the assessment",
        lambda path: add_row(
            path,
            "equality.csv",
            of_lead("EQ1") | {"characteristic": "disability", "answer": "no", "date": "2026-05-01"},
        ),
        "lead",
        {"answer": "no", "gap": " for disability"},
    ),
    Fault(
        "EQR1",
        "an assessment that nobody answered for",
        lambda path: drop_rows(path, "equality.csv", of_lead("EQ1")),
        "lead",
        {"answer": "unknown"},
        frozenset({"EQR4"}),
    ),
    Fault(
        "EQR2",
        "an assessment on the day of the decision",
        lambda path: moved(path, "2026-04-28"),
        "lead",
        {"assessed": "2026-04-28", "decision": "2026-04-28", "days": 0},
        frozenset({"AB17"}),
    ),
    Fault(
        "EQR3",
        "users lose, and nothing is done about it",
        lambda path: [
            edit_csv(path, "impacts.csv", USERS, {"effect": "loss"}),
            edit_csv(path, "equality.csv", of_lead("EQ4"), {"answer": "no"}),
        ],
        "lead",
        {"option": LEAD, "losers": "users", "n": 1, "answer": "no"},
    ),
    Fault(
        "EQR3",
        "a place loses access, and nothing is done about it",
        lambda path: [
            loss_by_place(path, 70),
            edit_csv(path, "equality.csv", of_lead("EQ4"), {"answer": "no"}),
        ],
        "lead",
        {"losers": "Eastport", "n": 1},
    ),
    Fault(
        "EQR4",
        "two questions that nobody answered",
        lambda path: [drop_rows(path, "equality.csv", of_lead(q)) for q in ("EQ5", "EQ7")],
        "lead",
        {"n": 2, "of": 7, "questions": "Alternatives (EQ5); Staff (EQ7)"},
    ),
    Fault(
        "EQR4",
        "a question waved away without a reason",
        lambda path: edit_csv(
            path, "equality.csv", {"question": "EQ10"}, {"answer": "not_applicable", "reason": ""}
        ),
        "project",
        {"subject": "The project", "n": 1, "of": 3},
    ),
]

NEAR = [
    Near("EQR1", "an assessment in part", lambda path: edit_csv(
        path, "equality.csv", of_lead("EQ1"), {"answer": "partly"})),
    Near("EQR1", "none yet, long before the gate", lambda path: [
        of_gate(path, "outline"), edit_csv(path, "equality.csv", of_lead("EQ1"), {"answer": "no"})]),
    Near("EQR1", "none for the service as it is", lambda path: add_row(path, "equality.csv", {
        "option": "asis", "question": "EQ1", "answer": "no", "date": "2026-04-28"})),
    Near("EQR2", "an assessment the day before", lambda path: moved(path, "2026-04-29")),
    Near("EQR2", "an assessment in time that was added to later", lambda path: [
        moved(path, "2026-05-30"), add_row(path, "equality.csv", of_lead("EQ1") | {
            "answer": "yes", "date": "2026-08-20"})]),
    Near("EQR3", "users lose, and something is done", lambda path: edit_csv(
        path, "impacts.csv", USERS, {"effect": "loss"})),
    Near("EQR3", "suppliers lose, whom the duty does not name", lambda path: [
        edit_csv(path, "impacts.csv", {"option": "lead", "group": "suppliers"}, {"effect": "loss"}),
        edit_csv(path, "equality.csv", of_lead("EQ4"), {"answer": "no"})]),
    Near("EQR3", "every place keeps its access", lambda path: [
        loss_by_place(path, 88), edit_csv(path, "equality.csv", of_lead("EQ4"), {"answer": "no"})]),
    Near("EQR4", "a no is an answer", lambda path: edit_csv(
        path, "equality.csv", of_lead("EQ5"), {"answer": "no"})),
    *(Near(rule, "no file", lambda path: (path / "equality.csv").unlink(), "cannot_tell")
      for rule in ("EQR1", "EQR2", "EQR3", "EQR4")),
]  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_fault_is_found_and_sets_off_nothing_else(fault: Fault, tmp_path: Path, simulate: bool) -> None:
    assert_found(fault, tmp_path, simulate=simulate)


@pytest.mark.parametrize("near", NEAR, ids=str)
def test_what_comes_near_is_not_found(near: Near, tmp_path: Path) -> None:
    assert checked(tmp_path, near.edit, simulate=False)[near.rule]["outcome"] == near.outcome
