"""The data dictionary keeps to the Data Package standard, and the tables to the dictionary."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Mapping
from pathlib import Path

import pytest

from moothall.files.open_data.names import LEFT_OUT
from moothall.files.open_data.open_data import findings_tables
from tests.business_case.reading import EXAMPLES, told
from tests.files.open_data.full import full
from tests.files.open_data.reading import package, rows

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what others of its makers have to put in order
    import frictionless

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if f.is_dir())


def faults(files: Mapping[str, bytes], place: Path) -> list[str]:
    for name, data in files.items():
        (place / name).write_bytes(data)
    report = frictionless.validate(str(place / "datapackage.json"))
    return [str(error)[:300] for error in report.flatten(["name", "rowNumber", "fieldName", "message"])]


@pytest.mark.parametrize("example", FOLDERS)
def test_it_is_valid_and_so_is_every_table(example, tmp_path):
    assert faults(findings_tables(told(example)[1]), tmp_path) == []


def test_it_is_valid_with_every_table_filled(tmp_path):
    assert faults(findings_tables(full("=a; 'b\" <c>, 12")), tmp_path) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("options.csv", b",undecided,", b",winning,", "standing"),
        ("options.csv", b"scoring.options[0]", b"scoring.options[1]", "path"),
        ("ranking_places.csv", b",ranking.runs[0].options[0]\r", b",ranking.runs[99]\r", "parent"),
        ("money_years.csv", b",2011,", b",soon,", "year"),
    ],
)
def test_a_table_that_breaks_it_is_found_out(file, old, new, where, tmp_path):
    """The check of the tests above is one that can fail."""
    files = with_parents(findings_tables(told("clyde-valley-2011")[1]), file)
    assert faults(files, tmp_path) == []
    assert old in files[file]
    files[file] = files[file].replace(old, new)
    made = package(files)
    for resource in made["resources"]:
        if resource["path"] == file:
            fresh = hashlib.sha256(files[file]).hexdigest()
            resource.update(bytes=len(files[file]), hash=f"sha256:{fresh}")
    files["datapackage.json"] = json.dumps(made).encode()
    assert any(where in fault for fault in faults(files, tmp_path))


def with_parents(files: Mapping[str, bytes], file: str) -> dict[str, bytes]:
    """The package of one table and of those that its rows belong to."""
    made = package(files)
    by_name = {resource["name"]: resource for resource in made["resources"]}
    kept, next_ = {}, [next(r["name"] for r in made["resources"] if r["path"] == file)]
    while next_:
        resource = by_name[next_.pop()]
        kept[resource["name"]] = resource
        next_ += [key["reference"]["resource"] for key in resource["schema"].get("foreignKeys", ())]
    cut = json.dumps(made | {"resources": list(kept.values())}).encode()
    return {resource["path"]: files[resource["path"]] for resource in kept.values()} | {
        "datapackage.json": cut
    }


def test_it_says_what_each_column_is_and_in_what_unit():
    files = findings_tables(full("x"))
    for resource in package(files)["resources"]:
        for field in resource["schema"]["fields"]:
            where = (resource["name"], field["name"])
            assert field["description"], where
            assert field["title"], where
            if field["type"] in ("number", "integer") and "suffix" in field:
                assert field["unit"], where
            assert "suffix" not in field or field["path"].endswith(field["suffix"]), where


def test_money_is_in_the_currency_of_the_project():
    files = findings_tables(told("three-valleys")[1])
    fields = next(r for r in package(files)["resources"] if r["name"] == "money_readings")["schema"]["fields"]
    units = {field["name"]: field.get("unit") for field in fields}
    assert units["figures_npv"] == "GBP"
    assert units["figures_payback"] == "years"
    assert units["title"] is None


def test_a_unit_of_the_row_names_its_column():
    files = findings_tables(full("x"))
    by_name = {r["name"]: {f["name"]: f for f in r["schema"]["fields"]} for r in package(files)["resources"]}
    assert by_name["risks_register"]["impact"]["unit"] == "as impact_unit says"
    assert by_name["equality_effects"]["level_before"]["unit"] == "as unit says"
    assert by_name["money_switching"]["at"]["unit"] == "as the description says"


def test_it_counts_and_hashes_the_files():
    files = findings_tables(told("publica-2014-2025")[1])
    for resource in package(files)["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        assert resource["rows"] == len(rows(data))


def test_it_says_what_it_was_made_from_and_what_is_left_out():
    findings = told("publica-2014-2025")[1]
    made = package(findings_tables(findings))
    assert made["name"] == "moothall-findings-publica-2014-2025"
    assert made["moothall"]["fingerprint"] == findings.project.fingerprint
    assert made["moothall"]["framework"]["sha256"] == findings.framework.sha256
    assert [part["path"] for part in made["leftOut"]] == list(LEFT_OUT)
    titles = {item.source_title for item in findings.evidence.items.values()} - {"", None}
    assert {source["title"] for source in made["sources"]} == titles
