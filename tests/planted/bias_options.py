"""Faults planted in the options, their papers, their money and their sources."""

from __future__ import annotations

from pathlib import Path

from tests.planted.bias_plant import Edit, Plant, both
from tests.planted.clean import add_row, edit_csv, edit_yaml, option, saving

JOINT = "One joint service (joint)"
IMPROVED = "Each improves its own (improved)"


def paper(day: str, kind: str = "adviser_brief") -> Edit:
    """A dated paper that names the joint service as preferred."""
    row = {"id": "d9", "title": "Way forward", "date": day, "kind": kind, "names_preferred": "joint"}
    return lambda path: add_row(path, "documents.csv", row)


def fact(key: str, **facts: object) -> Edit:
    """A fact of one option."""
    return lambda path: edit_yaml(path, "options.yaml", lambda data: option(data, key).update(facts))


def studies(**more: int) -> Edit:
    """Further evidence on an option, each like the first study of the joint service."""

    def run(path: Path) -> None:
        for key, count in more.items():
            for n in range(count):
                add_row(path, "evidence.csv", {"id": f"{key}-x{n}", "option": key} | STUDY)

    return run


STUDY = {
    "statement": "What was found", "kind": "quality", "stage": "plan", "source_title": "A study",
    "author": "University of Midmark", "sector": "academic", "independent": "yes",
    "verified_by": "Midmark Internal Audit", "date": "2025-06-30", "grade": "B",
}  # fmt: skip


def ranges(low: float, high: float, grade: str = "D") -> Edit:
    """Grade and relative range of every money line of the joint service."""

    def line(row: dict[str, str]) -> dict[str, object]:
        amount = float(row["amount"])
        return {"low": amount * low, "high": amount * high, "grade": grade}

    return lambda path: edit_csv(path, "finance.csv", {"option": "joint"}, line)


def dear_class(path: Path) -> None:
    """Comparable cases that saved a quarter of what the clean project's did."""
    edit_csv(path, "reference_cases.csv", {}, {"baseline_cost": 40})


def cases(**outcomes: str) -> Edit:
    """How comparable cases came out, by their outcome so far."""

    def run(path: Path) -> None:
        for before, after in outcomes.items():
            edit_csv(path, "comparators.csv", {"outcome": before}, {"outcome": after})

    return run


def author(name: str, note: str = "") -> Edit:
    """Who wrote the first study of the joint service, and what was declared of it."""
    change = {"author": name, "interest_note": note}
    return lambda path: edit_csv(path, "evidence.csv", {"id": "joint-0"}, change)


def bidder(name: str) -> Edit:
    """A firm in the register as a bidder."""
    row = {"id": "i9", "organisation": name, "role": "bidder", "interest": "none", "declared": "2026-01-20"}
    return lambda path: add_row(path, "conflicts.csv", row)


PLANTS = [
    Plant(
        "AB1",
        "an adviser's brief names a favourite the day before the weights were fixed",
        paper("2026-02-09"),
        "it names it the day after",
        paper("2026-02-11"),
        "joint",
        {"option": JOINT, "paper": "Way forward", "paper_date": "2026-02-09", "weights_date": "2026-02-10"},
        frozenset({"AB15"}),
    ),
    Plant(
        "AB1",
        "an option is entered as preferred since before the weights were fixed",
        fact("joint", preferred_since="2026-01-31"),
        "since the day on which they were",
        fact("joint", preferred_since="2026-02-10"),
        "joint",
        {"paper_date": "2026-01-31", "weights_date": "2026-02-10"},
        frozenset({"AB15"}),
    ),
    Plant(
        "AB2",
        "the in-house option was prepared with half the money of the others",
        fact("improved", preparation_budget=30_000),
        "with three fifths",
        fact("improved", preparation_budget=36_000),
        "improved",
        {"option": IMPROVED, "measure": "preparation budget", "have": 30_000, "most": 60_000, "share": 0.5},
    ),
    Plant(
        "AB2",
        "another option has forty-eight studies and the in-house option nine",
        studies(improved=1, lead=40),
        "the in-house option has as many as any",
        studies(improved=40),
        "improved",
        {"measure": "evidence items", "have": 9, "most": 48, "share": 0.1875},
        frozenset({"ER7"}),
    ),
    Plant(
        "AB2",
        "the in-house option was dropped",
        fact("improved", dropped={"reason": "Too slow.", "by": "Officers", "date": "2026-03-01"}),
        "another option was",
        fact("standards", dropped={"reason": "Too slow.", "by": "Officers", "date": "2026-03-01"}),
        "T0b",
        {"have": 0, "most": 8, "share": 0},
    ),
    Plant(
        "AB11",
        "the favourite has the weakest grades and the narrowest ranges",
        both(paper("2026-06-01"), ranges(0.99, 1.01)),
        "it has the weakest grades and the widest ranges",
        both(paper("2026-06-01"), ranges(0.5, 1.6)),
        "joint",
        {"option": JOINT, "own_grade": 3, "rivals_grade": 1, "own_spread": 0.02, "rivals_spread": 0.3},
        frozenset({"AB15"}),
    ),
    Plant(
        "AB11",
        "the favourite alone claims a saving above the reference class",
        both(paper("2026-06-01"), saving("joint", 600_000)),
        "another option claims as much",
        both(paper("2026-06-01"), saving("joint", 600_000), saving("lead", 600_000)),
        "joint",
        {"option": JOINT, "claimed": 0.15, "percentile": 100, "n": 4},
        frozenset({"AB15", "ER5"}),
    ),
    Plant(
        "AB11",
        "the favourite saves no more than its rivals, but they save nothing",
        both(paper("2026-06-01"), dear_class, *(saving(o, 0) for o in ("improved", "standards", "lead"))),
        "they save the same",
        both(paper("2026-06-01"), dear_class),
        "joint",
        {"claimed": 0.0625, "percentile": 100, "n": 4},
        frozenset({"AB15", "ER5"}),
    ),
    Plant(
        "AB12",
        "every case looked at is a success",
        cases(failed="succeeded", mixed="succeeded"),
        "one in four is not",
        cases(mixed="succeeded"),
        "project",
        {"count": 4, "share": 0},
        frozenset({"ER14"}),
    ),
    Plant(
        "AB13",
        "a contract of fifteen years is appraised over ten",
        fact("joint", contract_years=15),
        "one of ten years is",
        fact("joint", contract_years=10),
        "joint",
        {"option": JOINT, "horizon": 10, "life": 15},
    ),
    Plant(
        "AB20",
        "the adviser wrote a study and declares no interest in it",
        author("Brook Advisory"),
        "it declares the interest",
        author("Brook Advisory", "It hopes for the contract."),
        "project",
        {"sources": "joint-0 by Brook Advisory", "n": 1},
        frozenset({"ER17"}),
    ),
    Plant(
        "AB20",
        "the adviser bids too",
        bidder("Brook Advisory"),
        "somebody else bids",
        bidder("Stone Services"),
        "project",
        {"n": 0},
        frozenset({"G10"}),
    ),
]
