"""The library's past cases: every figure of the public list, each with its source and its day."""

from __future__ import annotations

import datetime
import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from moothall.engine.reference_class.ratios import overrun, shortfall, tells
from moothall.files.frameworks import find_framework, library_cases
from moothall.framework.reference_cases import ReferenceCase

SHARED = Path(os.environ.get("MOOTHALL_SHARED", Path(__file__).parents[3] / "shared"))
CASES = {c.id: c for c in library_cases()}
DAY = re.compile(r"(?<!\d)(\d{4})[-/](\d{2})[-/](\d{2})(?!\d)")


def listed() -> dict[str, dict[str, Any]]:
    path = SHARED / "real" / "reference_class.json"
    if not path.is_file():
        pytest.skip(
            f"The public list is not here: {path} (set MOOTHALL_SHARED to the folder that holds real/)."
        )
    return {row["id"]: row for row in json.loads(path.read_text(encoding="utf-8"))["rows"]}


def test_every_case_of_the_public_list_is_there_with_its_figures() -> None:
    rows = listed()
    assert set(CASES) == set(rows)
    fields = (
        "cost_planned",
        "cost_actual",
        "saving_planned",
        "saving_actual",
        "delay_months",
        "partners",
        "start",
        "country",
    )
    wrong = [f"{id}: {f}" for id, c in CASES.items() for f in fields if getattr(c, f) != rows[id].get(f)]
    assert wrong == []
    types = {id: f"T{n}" if (n := row.get("typology")) else None for id, row in rows.items()}
    assert {id: c.type for id, c in CASES.items()} == types
    assert {id: c.members for id, c in CASES.items() if c.members} == {
        id: tuple(row["overlaps"]) for id, row in rows.items() if row.get("aggregate")
    }


def test_the_ratios_are_those_of_the_public_list() -> None:
    for id, row in listed().items():
        for of, given in ((overrun, row.get("cost_ratio")), (shortfall, row.get("saving_ratio"))):
            found = of(CASES[id])
            assert (found is None) == (given is None), id
            assert found is None or found == pytest.approx(given, abs=0.0051), id


@pytest.mark.parametrize("case", CASES.values(), ids=lambda c: c.id)
def test_a_case_names_its_source_and_what_its_figures_count(case: ReferenceCase) -> None:
    assert "http" in case.source
    assert case.grade in {"A", "B", "C"}
    assert case.cost_basis or (case.cost_planned, case.cost_actual) in {(None, None), (125, None)}
    assert case.saving_basis or (case.saving_planned, case.saving_actual) == (None, None)
    assert case.reported_by or not tells(case)
    assert case.status or not tells(case)


def test_the_types_and_members_exist() -> None:
    types = {t.id for t in find_framework("essu_2007@1.0.0").typology.types}
    assert {c.type for c in CASES.values()} - {None} <= types
    assert {m for c in CASES.values() for m in c.members} <= set(CASES)


def test_a_day_that_stands_in_an_address_is_the_day_recorded() -> None:
    for case in CASES.values():
        first = case.source.partition(";")[0]
        found = {datetime.date(*map(int, day)) for day in DAY.findall(first)}
        assert not found or case.published in found, case.id


def test_a_day_that_is_not_known_says_so() -> None:
    for case in CASES.values():
        if case.published is None:
            assert not tells(case) or "no dated source" in case.note.lower(), case.id
            continue
        year_only = (case.published.month, case.published.day) == (12, 31)
        assert year_only == ("only the year" in case.note.lower()), case.id
        assert (case.published.day == 1) == ("only the month" in case.note.lower()), case.id


def test_who_could_be_known_by_october_2015() -> None:
    known = {
        c.id for c in CASES.values() if tells(c) and c.published and c.published <= datetime.date(2015, 10, 1)
    }
    assert known == {
        "uk-dft-swansea",
        "uk-rcuk-ssc",
        "uk-five-centres-2012",
        "au-wa-oss",
        "au-sa-shared-services",
        "nl-p-direkt",
        "dk-udbetaling",
        "gb-southwest-one",
        "gb-go",
        "gb-procurement-lincs",
    }
