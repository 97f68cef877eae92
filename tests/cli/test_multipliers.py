"""`moothall multipliers`: from a table to multipliers, for people, for programs and for a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from moothall.files.tables import read_table
from moothall.project.multipliers import MultiplierRow
from tests.cli.running import call

TABLE = """\
code,title,A,B,households,total demand
A,Farms,150,500,150,800
B,Works,200,100,400,700
pay,,300,500,,
jobs,,10,20,,
output,,1000,2000,,
"""
JOBS = "area,sector,jobs\nnorth,A,20\nnorth,B,30\nsouth,A,80\nsouth,B,870\n"


@pytest.fixture
def given(tmp_path: Path) -> Path:
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "jobs.csv").write_text(JOBS, "utf-8")
    return tmp_path / "table.csv"


def found(*words: object) -> dict[str, dict[str, dict[str, float]]]:
    result = call("multipliers", *words, "--json")
    assert result.exit_code == 0, result.output
    return {s["sector"]: s["multipliers"] for s in json.loads(result.stdout)["sectors"]}


def test_every_multiplier_that_the_table_allows(given: Path) -> None:
    """Type I by hand: the inverse of Miller and Blair's two sectors."""
    said = found(given)
    assert list(said["A"]) == [
        "output_type_1", "income_type_1", "jobs_type_1", "output_type_2", "income_type_2", "jobs_type_2"
    ]  # fmt: skip
    assert said["A"]["output_type_1"]["value"] == pytest.approx(1.2541254 + 0.2640264)
    assert said["B"]["income_type_1"]["value"] == pytest.approx(
        (0.3 * 0.330033 + 0.25 * 1.122112) / 0.25, abs=1e-6
    )
    assert said["A"]["jobs_type_1"]["value"] == pytest.approx(1.2541254 + 0.2640264, abs=1e-6)
    assert said["A"]["output_type_2"]["value"] > said["A"]["output_type_1"]["value"]
    assert said["A"]["output_type_1"]["low"] == said["A"]["output_type_1"]["high"]


def test_a_region_buys_less_at_home_and_delta_makes_a_range(given: Path) -> None:
    asked = (given, "--employment", given.parent / "jobs.csv", "--area", "north")
    region, nation = found(*asked), found(given)
    for sector in "AB":
        for kind, ends in region[sector].items():
            assert 1 <= ends["low"] <= ends["value"] <= ends["high"] <= nation[sector][kind]["value"]
    assert region["B"]["output_type_1"]["low"] < region["B"]["output_type_1"]["high"]
    one = found(*asked, "--delta", "0.3")["B"]["output_type_1"]
    assert one["low"] == one["high"] == pytest.approx(region["B"]["output_type_1"]["low"])
    simple = found(*asked, "--method", "slq")["B"]["output_type_1"]
    assert simple["low"] == simple["high"]


def test_by_hand_with_simple_quotients(given: Path) -> None:
    """A has 40% of the region's jobs and 10% of the nation's: 4, so 1; B has 60% of 90%: two thirds."""
    found_ = found(given, "--employment", given.parent / "jobs.csv", "--area", "north", "--method", "slq")
    a, b, c, d = 0.15, 0.25, 0.2 * 2 / 3, 0.05 * 2 / 3
    determinant = (1 - a) * (1 - d) - b * c
    assert found_["A"]["output_type_1"]["value"] == pytest.approx((1 - d + c) / determinant)


def test_the_file_that_is_written_is_a_table_of_a_project(given: Path) -> None:
    out = given.parent / "multipliers.csv"
    asked = (given, "--employment", given.parent / "jobs.csv", "--area", "north", "-o", out)
    assert call("multipliers", *asked).exit_code == 0
    rows = read_table(out, MultiplierRow).rows
    assert len(rows) == 12
    assert all(r.low <= r.value <= r.high for r in rows if r.low is not None)
    assert "north by FLQ, delta 0.25 (0.2 to 0.3)" in rows[0].source
    again = call("multipliers", *asked)
    assert again.exit_code == 2
    assert "something is already there" in again.output


def test_people_read_figures_and_what_to_mind(given: Path) -> None:
    said = " ".join(call("multipliers", given).output.split())
    assert "2 sectors." in said
    assert "A 1.52" in said
    assert "--household-income" in said
    assert "No jobs multipliers" not in said


def test_what_a_table_has_not_is_said(given: Path) -> None:
    given.write_text("code,title,A,B\nA,a,1,2\nB,b,3,0\noutput,,10,0\n", "utf-8")
    said = " ".join(call("multipliers", given).output.split())
    assert "No output, so no multiplier: b." in said
    assert "the table has no pay and no column for households" in said
    assert "No jobs multipliers" in said
    assert found(given)["B"] == {"output_type_1": None}
    (given.parent / "own.csv").write_text("sector,jobs\nA,5\nB,0\n", "utf-8")
    assert found(given, "--jobs", given.parent / "own.csv")["A"]["jobs_type_1"]["value"] == pytest.approx(
        1 / 0.9
    )


def test_households_that_spend_more_than_all_pay_need_their_income(given: Path) -> None:
    given.write_text(TABLE.replace("400,700", "900,1200"), "utf-8")
    assert "output_type_2" not in found(given)["A"]
    assert "--household-income gives all of it" in " ".join(call("multipliers", given).output.split())
    assert found(given, "--household-income", "1500")["A"]["output_type_2"]["value"] > 1.5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--area", "north"], "--employment and --area belong together"),
        (["--by-division"], "need --employment"),
        (["--household-income", "0"], "a number above 0"),
        (["--delta", "2"], "--delta"),
        (["--method", "xlq"], "slq"),
    ],
)
def test_options_that_say_nothing_are_refused(given: Path, words: list[str], said: str) -> None:
    result = call("multipliers", given, *words)
    assert result.exit_code == 2
    assert said in result.output


def test_sections_are_never_guessed(given: Path) -> None:
    (given.parent / "jobs.csv").write_text(JOBS.replace("A,", "C (10-33),").replace("B,", "O (84),"), "utf-8")
    given.write_text(TABLE.replace("A,", "10,").replace("B,", "84,").replace(",10,84,", ",10,84,"), "utf-8")
    asked = (given, "--employment", given.parent / "jobs.csv", "--area", "north")
    refused = call("multipliers", *asked)
    assert refused.exit_code == 2
    assert "--by-division" in refused.output
    by_division = found(*asked, "--by-division")
    (given.parent / "s.csv").write_text("sector,section\n10,C\n84,O (84)\n", "utf-8")
    assert found(*asked, "--sectors", given.parent / "s.csv") == by_division


def test_a_table_whose_needs_never_add_up(given: Path) -> None:
    given.write_text(TABLE.replace("output,,1000,2000", "output,,100,200"), "utf-8")
    result = call("multipliers", given)
    assert result.exit_code == 2
    assert "their needs never add up" in " ".join(result.output.split())


def test_faults_of_the_table_come_with_their_place(given: Path) -> None:
    given.write_text(TABLE.replace("150,500", "x,y"), "utf-8")
    result = call("multipliers", given, "--json")
    assert result.exit_code == 2
    assert [(e["line"], e["field"]) for e in json.loads(result.stdout)["errors"]] == [(2, "A"), (2, "B")]


def test_the_official_files_as_they_are(shared: Path, tmp_path: Path) -> None:
    data, out = shared / "data", tmp_path / "multipliers.csv"
    result = call(
        "multipliers", data / "uk_io_2010_domestic_product_by_product.csv",
        "--employment", data / "employment_itl2_sic_section.csv",
        "--area", "Lancashire", "--year", "2022", "--by-division", "-o", out,
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "within a section all have the same location quotient" in " ".join(result.output.split())
    rows = {(r.sector, r.kind): r for r in read_table(out, MultiplierRow).rows}
    software = rows["62", "output_type_1"]
    assert 1 < software.low < software.value < software.high < 1.4597
