"""Faults planted in the weights, the dates, the terms and what is withheld."""

from __future__ import annotations

from pathlib import Path

from tests.planted.bias_plant import Edit, Plant
from tests.planted.clean import add_row, edit_csv, edit_yaml

WITHHELD = ["joint-1", "joint-3", "joint-5", "lead-1", "lead-3"]
"""Five items of the highest grade; the clean project withholds one already."""


def reweighted(day: str, value: float, section: str = "E") -> Edit:
    """A new weight of one section by the unions."""
    row = {"group": "unions", "kind": "section", "item": section, "value": value, "method": "swing_points"}
    return lambda path: add_row(path, "weights.csv", row | {"date": day, "by": "Branch secretary"})


def money(points: float) -> Edit:
    """What every group gives the financial section, from the start."""
    return lambda path: edit_csv(path, "weights.csv", {"item": "F"}, {"value": points})


def people(points: float) -> Edit:
    """What officers give accountability, economy, employment, sustainability and justice each."""
    return lambda path: edit_csv(
        path,
        "weights.csv",
        lambda r: r["group"] == "officers" and r["item"] in "AELSJ",
        {"value": points},
    )


def papers(day: str) -> Edit:
    """When the papers were released."""
    return lambda path: edit_yaml(path, "project.yaml", lambda head: head["timetable"][0].update(date=day))


def access(group: str, day: str) -> Edit:
    """When a group first had access."""

    def run(data: dict[str, list[dict[str, object]]]) -> None:
        next(g for g in data["groups"] if g["id"] == group)["first_access"] = day

    return lambda path: edit_yaml(path, "stakeholders.yaml", run)


def withheld(*items: str) -> Edit:
    """Evidence withheld, each item with all that it needs."""

    def run(path: Path) -> None:
        for item in items:
            edit_csv(path, "evidence.csv", {"id": item}, {"disclosure": "withheld"})
            row = {"item": item, "code": "FOI s43", "reason": "Prices.", "owner": "Monitoring officer"}
            add_row(path, "disclosure.csv", row | {"review": "2027-01-31"})

    return run


def must_pass(day: str) -> Edit:
    """A must-pass set that drops the last of the principles adopted."""

    def run(head: dict[str, list[dict[str, object]]]) -> None:
        first = head["must_pass"][0]
        kept = list(first["principles"])[:-1]  # type: ignore[call-overload]
        head["must_pass"].append(first | {"date": day, "principles": kept, "reason": "Too strict."})

    return lambda path: edit_yaml(path, "project.yaml", run)


def threshold(day: str, value: float) -> Edit:
    """The partners' own notice of consultation."""
    entry = {"date": day, "by": "Joint board", "id": "notice_weeks", "value": value}
    return lambda path: edit_yaml(path, "project.yaml", lambda head: head.update(thresholds=[entry]))


PLANTS = [
    Plant(
        "AB3",
        "unions change the weight of employment after it was scored",
        reweighted("2026-05-09", 3),
        "on the day on which it was scored",
        reweighted("2026-04-20", 3),
        "unions:E",
        {
            "group": "Unions (unions)",
            "after": 3,
            "changed": "2026-05-09",
            "scored": "2026-04-20",
            "by": "Branch secretary",
        },
    ),
    Plant(
        "AB5",
        "money carries more than two fifths of the weight",
        money(700),
        "it carries a third",
        money(450),
        "project",
        {"group": "The joint weighting"},
        frozenset({"AB4"}),  # the cheapest option leads by those weights alone
    ),
    Plant(
        "AB5",
        "officers leave people and places less than a quarter",
        people(30),
        "they leave them more",
        people(60),
        "officers",
        {"group": "Officers (officers)"},
    ),
    Plant(
        "AB17",
        "the papers come out three weeks before the decision",
        papers("2026-08-25"),
        "four weeks before",
        papers("2026-08-18"),
        "project",
        {"weeks": 3, "released": "2026-08-25", "decided": "2026-09-15"},
    ),
    Plant(
        "AB17",
        "unions get access ten weeks after officers",
        access("unions", "2026-03-16"),
        "councillors do",
        access("members", "2026-03-16"),
        "unions",
        {"weeks": 10, "access": "2026-03-16", "officers": "2026-01-05"},
    ),
    Plant(
        "AB18",
        "seven of the thirty items that count most are withheld",
        withheld(*WITHHELD, "lead-5"),
        "six are: a fifth by weight",
        withheld(*WITHHELD),
        "project",
        {"share": 448 / 1920, "n": 7},
    ),
    Plant(
        "AB19",
        "a must-pass principle is dropped the day after the verdicts",
        must_pass("2026-03-03"),
        "on the very day",
        must_pass("2026-03-02"),
        "must_pass",
        {"changed": "2026-03-03", "verdict_date": "2026-03-02", "reason": "Too strict."},
    ),
    Plant(
        "AB19",
        "a threshold is lowered after the verdicts",
        threshold("2026-08-01", 2),
        "it was lowered before them",
        threshold("2026-02-01", 2),
        "notice_weeks",
        {"changed": "2026-08-01", "before": "4", "after": "2"},
    ),
]
