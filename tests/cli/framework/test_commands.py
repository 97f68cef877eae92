"""`moothall framework`: list, show, lint, diff and export as people call them."""

import json

import pytest

from moothall.files.frameworks import library, library_path, read_framework
from tests.cli.running import call


def test_list_names_every_framework():
    said = call("framework", "list").output
    for name in library():
        assert name in said
    assert [f["id"] for f in json.loads(call("framework", "list", "--json").stdout)["frameworks"]] == list(
        library()
    )


def test_show_tells_of_a_framework_and_of_its_items():
    assert "principles.yaml" in call("framework", "show", "essu_2007").output
    said = call("framework", "show", "essu_2007", "D1").output
    assert "question:" in said
    assert "S.AS1" in said
    assert "reached by:" in call("framework", "show", "essu_2007", "S.AS1").output


def test_show_as_json():
    said = json.loads(call("framework", "show", "essu_2007", "P13", "--json").stdout)
    assert said["item"]["id"] == "P13"
    assert said["passages"]
    assert json.loads(call("framework", "show", "essu_2007", "--json").stdout)["head"]["id"] == "essu_2007"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["show", "esu_2007"], 'Did you mean "essu_2007"?'),
        (["show", "essu_2007", "P99"], 'there is no item "P99"'),
        (["lint", "nowhere"], 'there is no framework "nowhere"'),
        (["diff", "essu_2007", "nowhere"], 'there is no framework "nowhere"'),
        (["export", "essu_2007", "x", "--id", "two words"], "an id is letters"),
        (["export", "essu_2007", "x", "--id", "five_case_2026"], "choose another id"),
        (["export", "essu_2007", "x"], "--id"),
        (["expotr"], 'Did you mean "export"?'),
    ],
)
def test_mistakes_are_told_plainly(words, message, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = call("framework", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", library())
def test_lint_finds_no_error_in_the_library(name):
    result = call("framework", "lint", name)
    assert result.exit_code in (0, 1), result.output
    assert "0 errors" in result.output


def test_lint_names_errors_with_their_place(tmp_path):
    call("framework", "export", "five_case_2026", tmp_path / "ours", "--id", "ours")
    file = tmp_path / "ours" / "principles.yaml"
    file.write_text(file.read_text("utf-8").replace("trace:\n      - ", "trace:\n      - Z", 1), "utf-8")
    result = call("framework", "lint", tmp_path / "ours")
    assert result.exit_code == 2
    assert "ours/principles.yaml line" in result.stderr
    said = json.loads(call("framework", "lint", tmp_path / "ours", "--json").stdout)
    assert said["exit"] == 2
    assert "there is no passage" in said["errors"][0]["message"]


def test_diff_of_the_same_is_empty_and_of_others_is_not():
    assert "ask the same" in call("framework", "diff", "essu_2007", "essu_2007").output
    assert json.loads(call("framework", "diff", "essu_2007", "five_case_2026", "--json").stdout)["changes"]


def test_diff_shows_where_a_text_begins_to_differ(tmp_path):
    call("framework", "export", "essu_2007", tmp_path / "ours", "--id", "ours")
    file = tmp_path / "ours" / "criteria.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Fit with agreed objectives", "Fit with our aims"), "utf-8"
    )
    said = call("framework", "diff", "essu_2007", tmp_path / "ours").output
    assert "D1" in said
    assert "Fit with agreed objectives -> Fit with our aims" in said


def test_export_is_a_framework_that_a_project_can_use(tmp_path):
    project = tmp_path / "project"
    call("new", project)
    place = project / "frameworks" / "ours"
    result = call("framework", "export", "essu_2007", place, "--id", "ours")
    assert result.exit_code == 0
    assert call("framework", "lint", place).exit_code in (0, 1)
    text = (project / "project.yaml").read_text("utf-8").splitlines()
    lines = ["framework: ours@0.1.0" if line.startswith("framework:") else line for line in text]
    (project / "project.yaml").write_text("\n".join(lines), "utf-8")
    assert call("check", project).exit_code in (0, 1)
    head = read_framework(place).head
    assert read_framework(library_path("essu_2007")).pin in head.provenance.ours


def test_export_overwrites_nothing(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    result = call("framework", "export", "essu_2007", tmp_path, "--id", "ours")
    assert result.exit_code == 2
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]
