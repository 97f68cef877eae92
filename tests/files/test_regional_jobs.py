"""Jobs by area and sector: ours and the official file, and which sectors belong together."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from moothall.engine.local_economy.quotients import slq
from moothall.files.errors import ReadError
from moothall.files.regional_jobs import (
    by_division,
    read_jobs,
    read_regional_jobs,
    read_sectors,
    same_codes,
)

OURS = "area,year,sector,jobs\nnorth,2020,A,20\nnorth,2020,B,30\nsouth,2020,A,80\nsouth,2020,B,70\n"


def written(folder: Path, text: str, name: str = "jobs.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def said(folder: Path, text: str, area: str = "north", year: str | None = None) -> str:
    with pytest.raises(ReadError) as error:
        read_regional_jobs(written(folder, text), area, year)
    return str(error.value)


def test_our_layout(tmp_path):
    found = read_regional_jobs(written(tmp_path, OURS), "North", None)
    assert (found.area, found.year) == ("north", "2020")
    assert found.jobs == {"A": 20, "B": 30}
    assert found.nation == {"A": 100, "B": 100}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("area,", "place,", ['the column "area"', "is missing"]),
        ("north,2020,A,20", "north,2019,A,20", ["several years", "2019, 2020"]),
        ("north,2020,A,20", "north,2020,A,", ["line 2, jobs", "a blank is not zero"]),
        ("north,2020,B,30\n", "", ['north has no row for "B" in 2020']),
        ("north,2020,B", "north,2020,A", ["north has A twice; the first time in line 2"]),
        ("A,80", "A,-80", ["cannot be below zero"]),
        ("north,", "norht,", ['there is no area "north"', "Did you mean"]),
        ("A,20\nnorth,2020,B,30", "A,0\nnorth,2020,B,0", ["no jobs at all"]),
    ],
)
def test_what_is_wrong_is_told(tmp_path, old, new, words):
    found = said(tmp_path, OURS.replace(old, new))
    assert all(word in found for word in words), found


def test_a_year_that_is_not_there(tmp_path):
    assert "there is no year 1999 in it; it has 2020" in said(tmp_path, OURS, year="1999")


def test_a_blank_of_another_area_is_left_out_and_said(tmp_path):
    found = read_regional_jobs(written(tmp_path, OURS.replace("A,80", "A,")), "north", "2020")
    assert found.blank == ("south A",)
    assert found.nation == {"A": 20, "B": 100}


SECTIONS = ("A (1-3)", "C (10-33)", "O (84)")


def test_sections_by_division():
    found = by_division(("01", "10-1", "NM_84", "02.1, 02.4", "33OTHER", "97"), SECTIONS)
    assert list(found.values()) == ["A (1-3)", "C (10-33)", "O (84)", "A (1-3)", "C (10-33)", None]


def test_the_same_codes_or_letters_need_no_table():
    assert same_codes(("A", "C (10-33)"), SECTIONS) == {"A": "A (1-3)", "C (10-33)": "C (10-33)"}
    assert same_codes(("A", "01"), SECTIONS) is None


def test_a_table_of_sectors(tmp_path):
    codes = ("01", "10")
    right = written(tmp_path, "sector,section\n01,A\n10,C (10-33)\n", "s.csv")
    assert read_sectors(right, codes, SECTIONS) == {"01": "A (1-3)", "10": "C (10-33)"}
    wrong = written(tmp_path, "sector,section\n01,X\n01,A\n11,C\n", "s.csv")
    with pytest.raises(ReadError) as error:
        read_sectors(wrong, codes, SECTIONS)
    found = str(error.value)
    for word in ('no section "X"', '"01" stands twice', 'no sector "11"', "no row for 10"):
        assert word in found


def test_a_table_of_jobs(tmp_path):
    right = written(tmp_path, "sector,jobs\n10,5\n01,2\n", "j.csv")
    assert read_jobs(right, ("01", "10")) == (2, 5)
    wrong = written(tmp_path, "sector,jobs\n01,2\n01,3\n12,1\n", "j.csv")
    with pytest.raises(ReadError) as error:
        read_jobs(wrong, ("01", "10"))
    found = str(error.value)
    for word in ("stands twice", 'no sector "12"', "no row for 10; a blank is not zero"):
        assert word in found


def test_quotients_of_the_official_file_are_those_that_stand_in_it(shared: Path) -> None:
    file = shared / "data" / "employment_itl2_sic_section.csv"
    found = read_regional_jobs(file, "Lancashire", "2019")
    assert found.area == "TLD4"
    with file.open(encoding="utf-8") as rows:
        told = {
            r["sic_section_code"]: float(r["location_quotient"])
            for r in csv.DictReader(rows)
            if r["year"] == "2019" and r["itl2_code"] == "TLD4"
        }
    simple = slq(np.array(list(found.jobs.values())), np.array([found.nation[s] for s in found.jobs]))
    assert dict(zip(found.jobs, simple, strict=True)) == pytest.approx(told, abs=6e-5)
