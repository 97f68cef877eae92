"""`moothall framework migrate`: a preview, then a new folder beside; the old one stays as it was."""

import json

import pytest

from moothall.files.folder import read_folder
from tests.cli.running import call
from tests.files.versions import new_version, project


@pytest.fixture
def place(tmp_path):
    return project(tmp_path)


@pytest.fixture
def words(place, tmp_path):
    version = new_version(tmp_path / "library")
    return ["framework", "migrate", place, "--to", "essu_2007@1.1.0", "--framework", version]


def contents(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_preview_writes_nothing(words, place, tmp_path):
    before = contents(tmp_path)
    result = call(*words)
    assert result.exit_code == 0, result.output
    assert contents(tmp_path) == before
    assert "Nothing is written." in result.output
    assert "copied to D4a, D4b" in result.output
    assert "left out, to be answered anew" in result.output
    assert "Asked for the first time: D9" in result.output


def test_yes_writes_a_new_project_beside(words, place):
    before = contents(place)
    result = call(*words, "--yes")
    assert result.exit_code == 0, result.output
    assert contents(place) == before
    new = place.parent / "project-1.1.0"
    moved = read_folder(new)
    assert moved.framework.head.version == "1.1.0"
    assert read_folder(place).framework.head.version == "1.0.0"
    record = (new / "migration.md").read_text("utf-8")
    assert (
        "scores.csv row 2: D2 (reworded) left out, to be answered anew. The question is another one now."
        in record
    )
    assert "score 3" in record
    assert (new / "README.md").read_bytes() == (place / "README.md").read_bytes()
    assert call("check", new).exit_code in (0, 1)


def test_what_did_not_change_is_copied_byte_for_byte(words, place):
    (place / "project.yaml").write_text(
        (place / "project.yaml").read_text("utf-8").split("\nmust_pass:")[0] + "\n# a remark of ours\n",
        "utf-8",
    )
    call(*words, "--yes")
    new = place.parent / "project-1.1.0"
    text = (new / "project.yaml").read_text("utf-8")
    assert "# a remark of ours" in text
    assert "essu_2007@1.1.0#" in text
    for name in ("options.yaml", "stakeholders.yaml", "benefits.csv", "questions.md"):
        assert (new / name).read_bytes() == (place / name).read_bytes()


def test_a_second_move_adds_to_the_record(words, place):
    (place / "migration.md").write_text("# From 0.9.0 to 1.0.0\n", "utf-8")
    call(*words, "--yes")
    record = (place.parent / "project-1.1.0" / "migration.md").read_text("utf-8")
    assert record.startswith("# From 0.9.0 to 1.0.0\n")
    assert "# From essu_2007 1.0.0 to 1.1.0" in record


def test_json(words):
    said = json.loads(call(*words, "--json").stdout)
    assert said["after"].startswith("essu_2007@1.1.0#")
    assert {"table", "row", "id", "verb", "action", "outcome"} <= said["rows"][0].keys()
    assert said["written"] is None


def test_nothing_is_overwritten(words, place):
    (place.parent / "project-1.1.0").mkdir()
    (place.parent / "project-1.1.0" / "mine").write_text("mine")
    result = call(*words, "--yes")
    assert result.exit_code == 2
    assert "something is already there" in result.stderr
    assert call(*words, "--yes", "-o", place).exit_code == 2


@pytest.mark.parametrize(
    ("pin", "message"),
    [
        ("essu_2007@9.0.0", "is not at hand"),
        ("essu_2007@1.0.0", "in version 1.0.0 already"),
        ("five_case_2026@1.0.0", "only versions of the same framework"),
        ("esu_2007@1.0.0", 'Did you mean "essu_2007"?'),
    ],
)
def test_a_pin_that_leads_nowhere(place, pin, message):
    result = call("framework", "migrate", place, "--to", pin)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_folder_of_another_version_is_refused(words):
    words[words.index("essu_2007@1.1.0")] = "essu_2007@2.0.0"
    result = call(*words)
    assert result.exit_code == 2
    assert "holds essu_2007@1.1.0, not essu_2007@2.0.0" in result.stderr
