"""`moothall check`: every error with its place, every flag, and the exit code."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import moothall.cli.check  # noqa: F401 - so that its module can be patched
from moothall.engine.appraise import appraise
from moothall.files import tables
from moothall.files.limits import limits
from tests.cli.running import SCORES, STAKEHOLDERS, blank, call, process

EXAMPLES = Path(__file__).parents[2] / "examples"

HEAD = b"option,criterion,assessor,score,reason,date\n"
PIN = "essu_2007@1.0.0"


@pytest.fixture
def project(tmp_path):
    return blank(tmp_path / "project")


BROKEN = {
    "wrong encoding": (
        "scores.csv",
        HEAD + b"T0a,D1,o1,2,caf\xe9,2026-01-31\n",
        ["scores.csv line 2", "UTF-8"],
    ),
    "missing column": (
        "scores.csv",
        b"option,assessor,score\n",
        ["scores.csv line 1", '"criterion" is missing'],
    ),
    "unknown column": ("scores.csv", HEAD.replace(b"reason", b"raeson"), ['Did you mean "reason"?']),
    "a seven": (
        "scores.csv",
        HEAD + b"T0a,D1,o1,7,x,2026-01-31\n",
        ["scores.csv line 2, score: Option T0a, criterion D1: a score runs from 0 to 4; this one is 7."],
    ),
    "a word for a number": (
        "scores.csv",
        HEAD + b"T0a,D1,o1,two,x,2026-01-31\n",
        ["scores.csv line 2, score", "two"],
    ),
    "unknown option": (
        "scores.csv",
        HEAD + b"T0c,D1,o1,2,x,2026-01-31\n",
        ["scores.csv line 2, option", 'no option "T0c"', "Did you mean"],
    ),
    "unknown criterion": (
        "scores.csv",
        HEAD + b"T0a,D99,o1,2,x,2026-01-31\n",
        ["line 2, criterion", '"D99"'],
    ),
    "impossible date": ("scores.csv", HEAD + b"T0a,D1,o1,2,x,2026-02-30\n", ["line 2, date", "2026-02-30"]),
    "too few cells": ("scores.csv", HEAD + b"T0a,D1\n", ["scores.csv line 2", "2 cells"]),
    "empty table": ("scores.csv", b"", ["scores.csv", "empty"]),
    "binary table": ("scores.csv", b"option\x00\x01\x02", ["scores.csv", "binary"]),
    "workbook called csv": ("scores.csv", b"PK\x03\x04rest", ["scores.csv", "workbook"]),
    "UTF-16": ("scores.csv", "option".encode("utf-16"), ["scores.csv", "UTF-16"]),
    "semicolons": ("scores.csv", HEAD.replace(b",", b";"), ["divided by semicolons"]),
    "unclosed quote": ("scores.csv", HEAD + b'T0a,D1,o1,2,"x\n', ["scores.csv line 2"]),
    "no workbook at all": ("weights.xlsx", b"not a workbook", ["weights.xlsx", "weights.csv"]),
    "duplicate key": (
        "stakeholders.yaml",
        b"groups: []\ngroups: []\n",
        ["stakeholders.yaml line 2", "twice"],
    ),
    "tab": ("stakeholders.yaml", b"groups:\n\t- id: a\n", ["stakeholders.yaml line 2", "tab"]),
    "cycle": ("stakeholders.yaml", b"groups: &a\n  - *a\n", ["stakeholders.yaml line 1", "anchor"]),
    "explosion": (
        "stakeholders.yaml",
        b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        ["stakeholders.yaml line 1", "anchor"],
    ),
    "depth": ("stakeholders.yaml", b"groups: " + b"[" * 200, ["stakeholders.yaml", "nested too deep"]),
    "tag": (
        "stakeholders.yaml",
        b"groups: !!python/object:os.system []\n",
        ["stakeholders.yaml line 1", "tag"],
    ),
    "empty document": ("stakeholders.yaml", b"", ["stakeholders.yaml", "empty"]),
    "only comments": ("stakeholders.yaml", b"# nothing\n", ["stakeholders.yaml", "comments"]),
    "a list for a mapping": ("stakeholders.yaml", b"- a\n", ["stakeholders.yaml line 1"]),
    "unknown key": (
        "stakeholders.yaml",
        b"group: []\n",
        ["stakeholders.yaml line 1", 'Did you mean "groups"?'],
    ),
    "broken YAML": ("stakeholders.yaml", b"groups: [\n", ["stakeholders.yaml", "not YAML"]),
    "unknown file": ("score.csv", b"a\n", ["score.csv", 'Did you mean "scores.csv"?']),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_is_named_with_its_place(project, name):
    file, data, fragments = BROKEN[name]
    (project / file).write_bytes(data)
    result = call("check", project)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    for fragment in fragments:
        assert fragment in result.stderr


@pytest.mark.parametrize("name", BROKEN)
def test_broken_input_leaves_no_results(project, tmp_path, name):
    file, data, _ = BROKEN[name]
    (project / file).write_bytes(data)
    out = tmp_path / "out"
    assert call("appraise", project, "-o", out).exit_code == 2
    assert not out.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["project"]


def test_every_error_comes_at_once_gathered_by_file(project):
    (project / "scores.csv").write_text(SCORES + "T0a,D2,o1,9,,2026-01-31\nT9,D3,o1,2,,2026-01-31\n", "utf-8")
    (project / "conflicts.csv").write_text("nonsense\n", "utf-8")
    lines = call("check", project).stderr.splitlines()
    files = [line.split(" ")[0].rstrip(":,") for line in lines[:-1]]
    assert set(files) == {"scores.csv", "conflicts.csv"}
    assert files == sorted(files, key=files.index)
    assert lines[-1] == f"{len(lines) - 1} errors."


def test_errors_as_json_stand_alone_on_standard_output(project):
    (project / "scores.csv").write_text(SCORES.replace(",2,", ",7,"), "utf-8")
    done = process("check", project, "--json")
    assert done.returncode == 2
    assert done.stderr == ""
    said = json.loads(done.stdout)
    assert said["exit"] == 2
    assert said["flags"] == []
    error = said["errors"][0]
    assert (error["file"], error["line"], error["field"]) == ("scores.csv", 2, "score")


def test_limits_are_kept(project, monkeypatch):
    small = replace(limits(), table_rows=3)
    monkeypatch.setattr(tables, "limits", lambda: small)
    rows = "".join(f"T0a,D{n},o1,2,x,2026-01-31\n" for n in range(1, 6))
    (project / "scores.csv").write_text(HEAD.decode() + rows, "utf-8")
    result = call("check", project)
    assert result.exit_code == 2
    assert "more than 3 rows" in result.stderr


def test_many_errors_are_cut_short_with_a_count(project):
    rows = "".join(f"T0a,D1,o1,9,x,2026-01-{day:02d}\n" for day in range(1, 31)) * 5
    (project / "scores.csv").write_text(HEAD.decode() + rows, "utf-8")
    lines = call("check", project).stderr.splitlines()
    assert lines[-2].startswith("... and ")
    assert len(lines) == 102


@pytest.mark.parametrize("make", ["nothing", "file", "empty folder"])
def test_a_place_without_a_project_is_said_plainly(tmp_path, make):
    place = tmp_path / "place"
    if make == "file":
        place.write_text("x")
    if make == "empty folder":
        place.mkdir()
    result = call("check", place)
    assert result.exit_code == 2
    wanted = {"nothing": "no such folder", "file": "not a folder", "empty folder": "project.yaml"}
    assert wanted[make] in result.stderr


def test_unknown_framework_names_the_nearest(project):
    text = (project / "project.yaml").read_text("utf-8")
    pin = next(line for line in text.splitlines() if line.startswith("framework:"))
    (project / "project.yaml").write_text(text.replace(pin, "framework: esu_2007@1.0.0"), "utf-8")
    result = call("check", project)
    assert result.exit_code == 2
    assert 'Did you mean "essu_2007"?' in result.stderr
    assert "project.yaml line" in result.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom a file can refuse")
def test_unreadable_file_is_said_plainly(project):
    (project / "scores.csv").chmod(0)
    result = call("check", project)
    assert result.exit_code == 2
    assert "scores.csv" in result.stderr


def test_the_teaching_example_reports_its_flags():
    result = call("check", EXAMPLES / "three-valleys")
    assert result.exit_code == 1
    assert "No errors." in result.output
    assert "To settle it:" in result.output


def test_flags_as_json_are_those_in_words():
    said = json.loads(call("check", EXAMPLES / "three-valleys", "--json").stdout)
    assert said["errors"] == []
    assert said["exit"] == 1
    grave = [f for f in said["flags"] if f["severity"] in ("stop", "high")]
    assert grave
    assert {"rule", "title", "severity", "subject", "message", "how_to_clear"} <= grave[0].keys()


def test_a_folder_with_flags_none_of_them_grave_is_clean(project, monkeypatch):
    def lenient(given, **how):
        found = appraise(given, **how)
        return replace(found, flags=tuple(f for f in found.flags if f.severity in ("medium", "low")))

    monkeypatch.setattr(sys.modules["moothall.cli.check"], "appraise", lenient)
    assert call("check", project).exit_code == 0


def test_check_loads_no_template_engine_and_no_workbook_writer():
    code = (
        "import sys\nfrom moothall.cli.main import main\n"
        f"try:\n    main(['check', {str(EXAMPLES / 'three-valleys')!r}, '--json'])\nexcept SystemExit: pass\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(done.stderr.split()) & {"jinja2", "xlsxwriter", "python_calamine", "numpy"}


def test_reading_changes_nothing(project, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(project, copy)
    call("check", project)
    assert {p.name: p.read_bytes() for p in project.iterdir()} == {
        p.name: p.read_bytes() for p in copy.iterdir()
    }


def test_stakeholders_of_the_tests_are_read(project):
    assert (project / "stakeholders.yaml").read_text("utf-8") == STAKEHOLDERS
    assert call("check", project).exit_code in (0, 1)
