"""The tables hold all of findings.json, each value once, where the row and the dictionary say it stands."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from moothall.business_case.formulas import RISKY
from moothall.business_case.languages import speaking
from moothall.files.catalogues import language
from moothall.files.findings import findings_json
from moothall.files.open_data.open_data import findings_tables
from moothall.findings.findings import Findings
from tests.business_case.reading import EXAMPLES, told
from tests.files.open_data.full import full
from tests.files.open_data.reading import cells, package, places, rows, several, text_of, value_of

FOLDERS = sorted(f.name for f in EXAMPLES.iterdir() if f.is_dir())
LEFT_OUT = re.compile(r"checks\[\d+\]\.flags\[")
HOSTILE = {
    "formula": '=HYPERLINK("http://x", "y")',
    "plus": "+1",
    "minus": "-1+2",
    "at": "@SUM(A1)",
    "wide": "＝1+1",
    "blank first": "  =1",
    "tab": "\t=1",
    "apostrophe": "'=1",
    "markup": "<script>alert(1)</script>&amp;]]>",
    "lines": "a\r\nb\rc\nd",
    "quotes": 'a"b;c,d',
    "right to left": "\u202eabc\u05d0\u0627",
    "control": "a\x00b\x01c\x1f",
    "emoji": "👩‍👩‍👧‍👦🏴",
    "long": "x" * 33_000,
    "number": "007",
    "truth": "true",
    "date": "2026-05-31",
    "blank": " ",
    "no letter": "\ufffe\uffff",
    "escape": "_x0041_",
}


def equal(found: object, meant: object) -> bool:
    """Alike, an empty text and an empty list being an empty cell."""
    if meant in ("", [], None):
        return found in (None, [], "")
    if isinstance(meant, list):
        return isinstance(found, list) and [str(m) for m in meant] == found
    if isinstance(meant, bool | str | dict) or isinstance(found, str):
        return found == meant or (isinstance(meant, bool | int | float) and told_as_text(found, meant))
    return found == meant


def told_as_text(found: object, meant: bool | float) -> bool:
    """A number, or true or false, in a column that may also hold texts."""
    return found == str(meant).lower() if isinstance(meant, bool) else float(str(found)) == meant


def hold_all(findings: Findings, files: dict[str, bytes]) -> None:
    """Every value of findings.json is in one cell, and every cell is the value at its path."""
    there = dict(places(json.loads(findings_json(findings))))
    found: Counter[str] = Counter()
    for read in cells(files):
        path = read.path
        if path not in there:  # a block on the way is not there
            assert read.cell == "", read.path
            continue
        meant = there[path]
        value = value_of(read)
        if read.field["type"] == "any" and isinstance(meant, str | list):
            value = several(text_of(read.cell)) if isinstance(meant, list) else unquoted(text_of(read.cell))
        assert equal(value, meant), (read.table, read.path)
        found.update(p for p, v in places(meant, path) if not isinstance(v, dict | list))
    leaves = {p for p, v in there.items() if v is not None and not isinstance(v, dict | list)}
    left = {p for p in leaves if not found[p]}
    assert {p for p in left if not LEFT_OUT.match(p)} == set()
    assert {p: n for p, n in found.items() if n > 1} == {}
    said = [pattern(x["path"]) for x in package(files)["leftOut"]]
    assert all(any(re.match(path, p) for path in said) for p in left)


def unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"') if text.startswith('"') else text


def pattern(path: str) -> str:
    return re.escape(path).replace(r"\[\*\]", r"\[\d+\]")


@pytest.fixture(params=FOLDERS)
def findings(request: pytest.FixtureRequest) -> Findings:
    return told(request.param)[1]


def test_every_value_of_the_findings_is_in_one_cell(findings):
    hold_all(findings, findings_tables(findings))


def test_every_table_has_a_row_in_the_fullest_findings():
    files = findings_tables(full("x"))
    assert [name for name, data in files.items() if name.endswith(".csv") and not rows(data)] == []


def test_what_is_left_out_is_said_elsewhere(findings):
    """The flags of the checks are those of the table of flags, one by one."""
    inside = [flag for check in findings.checks for flag in check.flags]
    assert sorted(map(repr, inside)) == sorted(map(repr, findings.flags))


def test_same_findings_give_the_same_bytes_and_the_same_files(findings):
    files = findings_tables(findings)
    assert files == findings_tables(findings)
    assert set(files) == set(findings_tables(full("x")))


def test_the_files_are_the_same_in_every_language():
    with speaking(language("cy")):
        in_welsh = findings_tables(full("x"))
    assert in_welsh == findings_tables(full("x"))


def test_the_files_are_plain_csv(findings):
    for name, data in findings_tables(findings).items():
        if name.endswith(".csv"):
            assert data.endswith(b"\r\n")
            assert not data.startswith(b"\xef\xbb\xbf")
            heading = data.decode().split("\r\n")[0]
            assert re.fullmatch(r"[a-z0-9_]+(,[a-z0-9_]+)*", heading), heading


def test_rows_find_the_row_that_they_belong_to(findings):
    files = findings_tables(findings)
    resources = {r["name"]: r for r in package(files)["resources"]}
    paths = {name: {row["path"] for row in rows(files[r["path"]])} for name, r in resources.items()}
    for name, resource in resources.items():
        for key in resource["schema"].get("foreignKeys", ()):
            parents = {row["parent"] for row in rows(files[resource["path"]])}
            assert parents <= paths[key["reference"]["resource"]], name


def texts() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


@given(texts())
@example("".join(HOSTILE.values()))
def test_no_text_is_lost_or_acts_as_a_formula(text):
    inert(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_inert(name):
    inert(HOSTILE[name])


def inert(text: str) -> None:
    findings = full(text)
    files = findings_tables(findings)
    hold_all(findings, files)
    for resource in package(files)["resources"]:
        fields = [field["type"] for field in resource["schema"]["fields"]]
        for row in rows(files[resource["path"]]):
            for kind, cell in zip(fields, row.values(), strict=True):
                if kind in ("string", "any") and RISKY.match(cell):
                    assert cell.startswith("'"), resource["name"]
