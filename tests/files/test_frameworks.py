"""Frameworks: found by their pin beside a project or in the library, and read by one and the same reader."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from moothall.files.frameworks import (
    SUBJECTS,
    find_framework,
    jurisdiction_facts,
    library,
    library_path,
    read_framework,
)
from tests.planted.clean import clean, edit_yaml


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the first framework as somebody's own."""
    path = tmp_path / "frameworks" / "ours"
    shutil.copytree(library_path("essu_2007"), path)
    edit_yaml(path, "framework.yaml", lambda head: head.update(id="ours", version="0.1.0"))
    return path


def refusal(path: Path) -> list[str]:
    with pytest.raises(ReadError) as error:
        read_framework(path)
    return [str(c) for c in error.value.complaints]


@pytest.mark.parametrize("name", library())
def test_a_framework_reads_the_same_each_time(name: str) -> None:
    path = library_path(name)
    assert read_framework(path) == read_framework(path)
    assert read_framework(path).pin == f"{name}@1.0.0#{read_framework(path).sha256}"


def test_its_hash_is_that_of_its_files_alone(own: Path, tmp_path: Path) -> None:
    before = read_framework(own).sha256
    shutil.copytree(own, tmp_path / "elsewhere")
    (tmp_path / "elsewhere/CHANGELOG.md").write_text("Another one.", encoding="utf-8")
    assert read_framework(tmp_path / "elsewhere").sha256 == before
    file = own / "roles.yaml"
    file.write_bytes(file.read_bytes() + b"# a remark\n")
    assert read_framework(own).sha256 != before


def test_ones_own_stands_beside_the_project_and_wins_over_the_library(own: Path, tmp_path: Path) -> None:
    assert find_framework("ours@0.1.0", tmp_path).head.id == "ours"
    shutil.copytree(own, tmp_path / "frameworks/essu_2007")
    head = {"id": "essu_2007", "version": "0.1.0"}
    edit_yaml(tmp_path / "frameworks/essu_2007", "framework.yaml", lambda made: made.update(head))
    assert find_framework("essu_2007@0.1.0", tmp_path).head.version == "0.1.0"


def test_a_framework_stands_in_a_folder_of_its_own_name(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own, tmp_path / "frameworks/theirs")
    with pytest.raises(ReadError, match="the framework in theirs/ calls itself ours, not theirs"):
        find_framework("theirs@0.1.0", tmp_path)


def test_a_project_follows_its_own_framework(tmp_path: Path, own: Path) -> None:
    path = clean(tmp_path / "project")
    shutil.copytree(own, path / "frameworks/ours")
    edit_yaml(path, "project.yaml", lambda head: head.update(framework="ours@0.1.0"))
    assert read_folder(path).framework.head.id == "ours"


def test_a_pin_may_hold_the_hash_or_its_beginning() -> None:
    whole = find_framework("essu_2007@1.0.0").sha256
    assert find_framework(f"essu_2007@1.0.0#{whole}").sha256 == whole
    assert find_framework(f"essu_2007@1.0.0#{whole[:8]}").sha256 == whole
    with pytest.raises(ReadError, match="is not the one that the project names"):
        find_framework("essu_2007@1.0.0#00000000")


def test_every_fault_of_every_file_is_told_at_once(own: Path) -> None:
    (own / "roles.yaml").write_text("roles: {}\n", encoding="utf-8")
    (own / "jobs.yaml").write_text("items: [\n", encoding="utf-8")
    (own / "risk.yaml").write_text("x", encoding="utf-8")
    (own / "framework.yaml").unlink()
    assert refusal(own) == [
        'risk.yaml: a framework has no such file. Did you mean "risks.yaml"?',
        "framework.yaml: there is no such file.",
        "jobs.yaml line 2: this is not YAML: missing expected node content.",
        "ours/roles.yaml line 1, roles: a list is needed here (lines that begin with '- ').",
    ]


def test_only_its_head_must_be_there(own: Path) -> None:
    for name in SUBJECTS:
        (own / name).unlink(missing_ok=True)
    bare = read_framework(own)
    assert bare.criteria == ()
    assert bare.screening.principles == ()


def test_there_must_be_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no") == ["no: this is not the folder of a framework."]
    with pytest.raises(ReadError, match='there is no framework "essu"'):
        library_path("essu")


def test_every_dated_fact_has_a_source_and_says_how_sure_it_is() -> None:
    facts = jurisdiction_facts()
    assert len({f.id for f in facts}) == len(facts) > 20
    assert all(f.source and f.sure for f in facts)
