"""Faults planted in the scores, and in who gave them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.planted.bias_plant import Edit, Plant, both
from tests.planted.clean import add_row, drop_rows, edit_csv, edit_yaml, option, read_rows, write_rows
from tests.planted.edits import COLUMNS, Row

JOINT = "One joint service (joint)"
ALL = ("officers", "unions", "users", "members")


def scored(option: str, criterion: str, **by_group: int) -> Edit:
    """Scores of one cell, by group."""

    def run(path: Path) -> None:
        for group, score in by_group.items():
            where = {"option": option, "criterion": criterion, "assessor": f"{group}-1"}
            edit_csv(path, "scores.csv", where, {"score": score})

    return run


def all_score(option: str, criterion: str, score: int) -> Edit:
    """The same score of one cell by every group."""
    return scored(option, criterion, **dict.fromkeys(ALL, score))


def ahead(path: Path) -> None:
    """The joint service ranks first by a clear margin: a 4 on six criteria from everybody."""
    for criterion in ("D1", "D2", "D3", "D4", "D5", "D6"):
        all_score("joint", criterion, 4)(path)


def unscored(**where: str) -> Edit:
    """Scores that were never given."""
    return lambda path: drop_rows(path, "scores.csv", where)


def not_applicable(*options: str, criterion: str) -> Edit:
    """A criterion that every assessor puts aside for some options."""

    def run(path: Path) -> None:
        for key in options:
            where = {"option": key, "criterion": criterion}
            edit_csv(path, "scores.csv", where, {"score": "", "standing": "not_applicable"})

    return run


def flat(score: int, rows: int | None = None) -> Edit:
    """One score by the officers for the first criteria of the joint service, or for all."""

    def run(path: Path) -> None:
        wanted = {"option": "joint", "assessor": "officers-1"}
        hit = [r for r in read_rows(path, "scores.csv") if wanted.items() <= r.items()]
        chosen = {r["criterion"] for r in hit[:rows]}
        edit_csv(
            path,
            "scores.csv",
            lambda r: wanted.items() <= r.items() and r["criterion"] in chosen,
            {"score": score},
        )

    return run


def copied(reader: str, writer: str, *options: str) -> Edit:
    """One assessor's scores of some options as another gave them."""

    def run(path: Path) -> None:
        rows = read_rows(path, "scores.csv")
        given = {(r["option"], r["criterion"]): r["score"] for r in rows if r["assessor"] == reader}
        edit_csv(
            path,
            "scores.csv",
            lambda r: r["assessor"] == writer and r["option"] in options,
            lambda r: {"score": given[r["option"], r["criterion"]]},
        )

    return run


def silent(option: str, criterion: str, **cells: str) -> Edit:
    """A score of the unions without its reason or its evidence."""
    where = {"option": option, "criterion": criterion, "assessor": "unions-1"}
    return lambda path: edit_csv(path, "scores.csv", where, cells)


def eight_options(path: Path) -> None:
    """Three more options, each like the joint service in every row but its name."""
    for key in ("joint2", "joint3", "joint4"):
        _doubled(path, key)


def _doubled(path: Path, key: str) -> None:
    def renamed(row: Row) -> Row:
        return {k: re.sub(r"\bjoint\b", key, v) for k, v in row.items()}

    for file in COLUMNS:
        rows = read_rows(path, file)
        of_joint = [r for r in rows if r.get("option", r.get("item", "")).startswith("joint")]
        own = [r for r in of_joint if re.fullmatch(r"joint(-\d+)?", r.get("option", r.get("item", "")))]
        write_rows(path, file, rows + [renamed(r) for r in own])
    edit_yaml(path, "options.yaml", lambda data: data["options"].append(_alike(data, key)))
    edit_yaml(
        path,
        "governance.yaml",
        lambda data: data["bodies"].extend(
            b | {"id": f"{b['id']}-{key}", "option": key}
            for b in list(data["bodies"])
            if b.get("option") == "joint"
        ),
    )


def _alike(data: dict[str, list[dict[str, object]]], key: str) -> dict[str, object]:
    joint = option(data, "joint")
    return joint | {"id": key, "evidence": [f"{key}-0"]}


def turned(*criteria: str) -> Edit:
    """Scores of some criteria the other way round: 1 for 4, 2 for 3."""
    return lambda path: edit_csv(
        path,
        "scores.csv",
        lambda r: r["criterion"] in criteria,
        lambda r: {"score": 5 - int(r["score"])},
    )


def left_out(criterion: str) -> Edit:
    """A criterion left out for every option, in the head of the project."""
    entry = {"criterion": criterion, "reason": "No such posts.", "date": "2026-02-01", "by": "Joint board"}
    return both(
        lambda path: drop_rows(path, "scores.csv", {"criterion": criterion}),
        lambda path: edit_yaml(path, "project.yaml", lambda head: head.update(not_applicable=[entry])),
    )


def remark(path: Path) -> None:
    """A late abstention of one union assessor on one cell: it takes nothing away from the others."""
    row = {"option": "lead", "criterion": "D1", "assessor": "unions-1", "standing": "abstain"}
    add_row(path, "scores.csv", row | {"date": "2026-05-01", "reason": "I was not there."})


PLANTS = [
    Plant(
        "AB6",
        "nobody scores one criterion for any option",
        unscored(criterion="E3"),
        "nobody scores it for one option",
        unscored(criterion="E3", option="lead"),
        "project",
        {"n": 1, "option": "all of them"},
    ),
    Plant(
        "AB6",
        "a criterion is left out for every option, with a reason",
        left_out("E3"),
        "one assessor abstains from one score",
        remark,
        "project",
        {"n": 1},
    ),
    Plant(
        "AB6",
        "a criterion is put aside for one option only",
        not_applicable("joint", criterion="E3"),
        "it is not scored there, and nobody says why",
        unscored(criterion="E3", option="joint"),
        "joint",
        {"option": JOINT, "n": 1},
    ),
    Plant(
        "AB7",
        "unions give no scores",
        unscored(assessor="unions-1"),
        "councillors give none, and are not among the voices that must be heard",
        unscored(assessor="members-1"),
        "scores",
        {"present": "officers, users, members (in the scores)", "missing": "unions"},
    ),
    Plant(
        "AB7",
        "only officers give weights",
        lambda path: drop_rows(path, "weights.csv", lambda r: r["group"] != "officers"),
        "officers and users do",
        lambda path: drop_rows(path, "weights.csv", lambda r: r["group"] in ("unions", "members")),
        "weights",
        {"present": "officers (in the weights)", "missing": "unions, users"},
    ),
    Plant(
        "AB8",
        "unions give 0 where officers give 3",
        scored("joint", "E1", unions=0, officers=3, users=1, members=1),
        "unions give 2 where officers give 3",
        scored("joint", "E1", unions=2, officers=3, users=2, members=2),
        "joint/E1",
        {
            "spread": 3,
            "low_group": "Unions (unions)",
            "low": 0,
            "high_group": "Officers (officers)",
            "high": 3,
        },
    ),
    Plant(
        "AB9",
        "officers give the joint service a 2 on everything",
        flat(2),
        "on fifty of the criteria",
        flat(2, 50),
        "joint/officers-1",
        {"option": JOINT, "assessor": "officers-1", "score": 2, "share": 1},
        frozenset({"AB8"}),
    ),
    Plant(
        "AB9",
        "members copy every score of the officers",
        copied("officers-1", "members-1", "asis", "improved", "standards", "lead", "joint"),
        "they agree on one option only",
        copied("officers-1", "members-1", "lead"),
        "officers-1/members-1",
        {"correlation": 1},
    ),
    Plant(
        "AB10",
        "unions give a score without a reason, and one without evidence",
        both(silent("lead", "D1", reason=""), silent("lead", "D2", evidence="")),
        "a score cites one source instead of two",
        silent("lead", "D2", evidence="lead-1"),
        "lead",
        {"n": 2, "cells": "D1 by unions-1, D2 by unions-1", "without_reason": 1, "without_evidence": 1},
    ),
    Plant(
        "AB14",
        "eight options score alike on criteria that may overlap",
        eight_options,
        "eight options score the other way round on one of each pair",
        both(eight_options, turned("C3", "O7", "O5", "C2")),
        "F3/C3",
        {"correlation": 1, "n": 8},
    ),
    Plant(
        "AB16",
        "the first option has a zero on equality",
        both(ahead, all_score("joint", "J1", 0)),
        "the last option has it",
        both(ahead, all_score("improved", "J1", 0)),
        "joint/J1",
        {"option": JOINT, "ranks": "ranks first", "best": 1, "worst": 1},
    ),
    Plant(
        "AB16",
        "unions alone give the first option a zero",
        both(ahead, scored("joint", "J1", unions=0, officers=1, users=1, members=1)),
        "they give it a 1",
        both(ahead, scored("joint", "J1", unions=1, officers=1, users=1, members=1)),
        "joint/J1",
        {"by": "Unions (unions)"},
    ),
]
