"""`moothall compare`: what changed, and what it did to the answer."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import call
from tests.planted.clean import add_row, clean, edit_csv, edit_yaml

DRAWS = ("--draws", "1000")
NO_RANGE = {"low": "", "high": ""}


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean(tmp_path_factory.mktemp("base") / "a")


@pytest.fixture(scope="module")
def worse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with lower scores for one option, a cost left blank, and another title."""
    folder = clean(tmp_path_factory.mktemp("worse") / "b")
    for section in ("Q", "D"):
        edit_csv(folder, "scores.csv", {"option": "lead", "criterion": f"{section}2"}, {"score": 0})
    edit_yaml(folder, "project.yaml", lambda data: data.update(title="Another title"))
    edit_csv(folder, "finance.csv", {"option": "joint", "kind": "saving"}, {"amount": 1} | NO_RANGE)
    edit_csv(folder, "finance.csv", {"option": "lead", "category": "TC4"}, {"amount": ""} | NO_RANGE)
    return folder


@pytest.fixture(scope="module")
def said(base: Path, worse: Path) -> dict[str, Any]:
    done = call("compare", base, worse, *DRAWS, "--json")
    assert done.exit_code == 1, done.output
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def findings(base: Path, worse: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """What both come to, as files."""
    place = tmp_path_factory.mktemp("findings")
    for name, folder in (("a", base), ("b", worse)):
        call("appraise", folder, "-o", place / name, "--formats", "json", *DRAWS)
    return place / "a/findings.json", place / "b/findings.json"


def test_the_same_differs_in_nothing(base: Path) -> None:
    done = call("compare", base, base, *DRAWS)
    assert done.exit_code == 0, done.output
    assert "The same in both." in done.stdout
    assert "Nothing that shows: leader, options, flags and checks read the same." in done.stdout
    assert "Figures" not in done.stdout


def test_the_order_of_rows_changes_nothing_that_people_put_in(base: Path, tmp_path: Path) -> None:
    other = clean(tmp_path / "b")
    lines = (other / "scores.csv").read_text("utf-8").splitlines()
    (other / "scores.csv").write_text("\n".join([lines[0], *reversed(lines[1:])]) + "\n", "utf-8")
    done = call("compare", base, other, *DRAWS, "--json")
    assert json.loads(done.stdout)["inputs"] == []


def test_what_people_put_in_is_told_row_by_row(said: dict[str, Any]) -> None:
    inputs = {"/".join(d["path"]): d for d in said["inputs"]}
    title = inputs["head/title"]
    assert (title["change"], title["before"], title["after"]) == (
        "changed",
        "Sharing revenues and benefits",
        "Another title",
    )
    scores = [d for path, d in inputs.items() if path.startswith("scores/")]
    assert scores
    assert all(d["change"] == "changed" and d["path"][-1] == "score" and d["after"] == 0 for d in scores)
    assert all("lead" in d["path"][1] for d in scores)


def test_the_answer_is_told_as_findings_have_it(said: dict[str, Any], findings: tuple[Path, Path]) -> None:
    """Each figure against the findings themselves."""
    found = json.loads(findings[0].read_text("utf-8"))
    ranked = {o["option"]: o for o in found["ranking"]["runs"][0]["options"]}
    for key, option in said["before"]["options"].items():
        if key in ranked:
            assert option["first"] == ranked[key]["first"]["share"]
            assert option["rank"] == ranked[key]["expected_rank"]
    assert said["before"]["front"] == found["ranking"]["leader"]["front"]
    money = {o["option"]: o for o in found["financial_case"]["options"]}
    adjusted = next(r for r in money["joint"]["readings"] if r["id"] == "adjusted")
    assert said["before"]["options"]["joint"]["npv"] == adjusted["figures"]["npv"]
    assert said["after"]["options"]["joint"]["npv"] < said["before"]["options"]["joint"]["npv"]
    assert said["after"]["options"]["lead"]["value"] < said["before"]["options"]["lead"]["value"]


def test_flags_that_came_are_told_and_going_back_they_are_gone(
    said: dict[str, Any], findings: tuple[Path, Path]
) -> None:
    back = json.loads(call("compare", *reversed(findings), "--json").stdout)
    new = [(f["rule"], f["subject"]) for f in said["flags"]["new"]]
    assert new == [("ER11", "lead/TC4")]
    assert [(f["rule"], f["subject"]) for f in back["flags"]["gone"]] == new


def test_the_words_say_what_the_json_says(base: Path, worse: Path, said: dict[str, Any]) -> None:
    done = call("compare", base, worse, *DRAWS)
    assert done.exit_code == 1
    words = done.stdout
    assert "project.yaml: 1 changed" in words
    assert "title: Sharing revenues and benefits -> Another title" in words
    changed = sum(d["path"][0] == "scores" for d in said["inputs"])
    assert f"scores.csv: {changed} changed" in words
    for flag in said["flags"]["new"][:3]:
        assert f"New flag: {flag['severity'].upper()} {flag['rule']}" in words
    assert "net present value, adjusted: " in words
    assert "recommend" not in words.lower()


def test_findings_are_compared_without_inputs(
    said: dict[str, Any], base: Path, findings: tuple[Path, Path]
) -> None:
    done = call("compare", *findings, "--json")
    assert done.exit_code == 1
    found = json.loads(done.stdout)
    assert found["inputs"] is None
    assert (found["flags"], found["figures"]) == (said["flags"], said["figures"])
    assert call("compare", base, findings[0], *DRAWS).exit_code == 0  # a project and its own findings


def test_an_answer_to_a_flag_is_a_change(tmp_path: Path, worse: Path) -> None:
    answered = tmp_path / "b"
    shutil.copytree(worse, answered)
    row = {"rule": "ER11", "subject": "lead/TC4", "body": "Joint board", "answer": "It is so."}
    add_row(answered, "answers.csv", {**row, "date": "2026-08-01"})
    found = json.loads(call("compare", worse, answered, *DRAWS, "--json").stdout)
    (one,) = found["flags"]["changed"]
    assert (one["rule"], one["answers_before"], one["answers"]) == ("ER11", 0, 1)


@pytest.mark.parametrize("text", ["{}", "[1]", "nonsense", '{"engine": 3}'])
def test_what_are_no_findings_is_told(tmp_path: Path, base: Path, text: str) -> None:
    file = tmp_path / "findings.json"
    file.write_text(text, "utf-8")
    done = call("compare", file, file)
    assert done.exit_code == 2
    assert "this is not a findings.json that this version of Moothall can read" in done.stderr


def test_errors_of_either_are_told(base: Path, tmp_path: Path) -> None:
    done = call("compare", base, tmp_path / "no")
    assert done.exit_code == 2
    assert "there is no such folder" in done.stderr
