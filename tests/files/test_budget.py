"""Signed savings as a budget takes them, and beside them those that enter none."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from msgspec.structs import replace

from moothall.engine.finance.signatures import signed_savings
from moothall.files.budget import BudgetRow, budget_files
from moothall.project.options import CostShare
from moothall.project.project import Project
from tests.engine.finance.test_signatures import JOINT, OWN, line, signed
from tests.engine.made import clean_project, project

SHARES = tuple(CostShare(partner=p, share=s) for p, s in (("north", 0.5), ("east", 0.25), ("west", 0.25)))


def made(**parts: Any) -> Project:
    options = tuple(
        replace(o, cost_shares=SHARES if o.id == "joint" else o.cost_shares) for o in clean_project().options
    )
    return project(options=options, **parts)


def tables(of: Project) -> dict[str, list[dict[str, str]]]:
    files = budget_files(of, signed_savings(of))
    return {
        name: list(csv.DictReader(io.StringIO(data.decode(), newline="")))
        for name, data in files.items()
        if name.endswith(".csv")
    }


def told(rows: list[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(row[n] for n in names) for row in rows]


def test_signed_savings_stand_by_partner_line_and_year_and_others_beside_them() -> None:
    found = tables(
        made(
            finance=(line(OWN, until=2028), line(JOINT, cashable=True)),
            signatures=(
                signed(OWN, "north", amount=200.0),
                signed(JOINT, "east", verdict="refused", reason="=No"),
            ),
        )
    )
    assert told(found["budget.csv"], "partner", "budget_line", "year", "amount", "by") == [
        ("north", "Customer services", "2027", "100", "somebody"),
        ("north", "Customer services", "2028", "100", "somebody"),
    ]
    names = ("partner", "year", "amount", "share", "cashable", "state", "reason")
    assert told(found["not-in-budget.csv"], *names) == [
        ("east", "2027", "25", "0.25", "yes", "refused", "'=No"),
        ("north", "2027", "50", "0.5", "yes", "refused", "'=No"),
        ("west", "2027", "25", "0.25", "yes", "refused", "'=No"),
    ]


def test_what_was_signed_for_another_sum_enters_no_budget() -> None:
    found = tables(made(finance=(line(OWN, amount=120.0),), signatures=(signed(OWN, "north"),)))
    assert found["budget.csv"] == []
    assert told(found["not-in-budget.csv"], "state", "by", "amount") == [("open", "", "120")]


def test_a_blank_stays_blank() -> None:
    found = tables(made(finance=(line(OWN, amount=None, year=None),), signatures=()))
    assert told(found["not-in-budget.csv"], "year", "amount") == [("", "")]


def test_every_column_stands_in_the_dictionary() -> None:
    of = made(finance=(line(OWN),), signatures=())
    read = json.loads(budget_files(of, signed_savings(of))["datapackage.json"])
    for resource in read["resources"]:
        fields = resource["schema"]["fields"]
        assert [f["name"] for f in fields] == list(BudgetRow.__struct_fields__)
        assert all(f["description"] for f in fields)
