"""`moothall new`: a blank project that can be checked as it is."""

import pytest

from moothall.files.folder import DOCUMENTS, read_folder
from moothall.files.frameworks import library
from moothall.project.tables import TABLES
from tests.cli.running import call, process


@pytest.mark.parametrize("framework", library())
def test_a_new_project_is_checked_without_errors(tmp_path, framework):
    folder = tmp_path / "Our shared service!"
    result = call("new", folder, "--framework", framework, "--title", "Tom's 'new' service: a start")
    assert result.exit_code == 0, result.output
    assert call("check", folder).exit_code in (0, 1)
    project = read_folder(folder)
    assert project.head.id == "Our-shared-service"
    assert project.head.title == "Tom's 'new' service: a start"
    assert [o.baseline for o in project.options] == ["as_is", "improved"]


def test_every_file_is_there_and_explained(tmp_path):
    call("new", tmp_path / "p")
    readme = (tmp_path / "p" / "README.md").read_text("utf-8")
    for name in [*DOCUMENTS, *(t.file for t in TABLES)]:
        assert (tmp_path / "p" / name).is_file()
        assert f"## {name}\n" in readme
    for table in TABLES:
        for column in table.row.__struct_fields__:
            assert f"| `{column}` |" in readme


def test_the_next_step_is_named_and_works_as_written(tmp_path):
    said = process("new", tmp_path / "p").stdout
    assert f"moothall check {tmp_path / 'p'}" in said


def test_an_empty_folder_is_filled(tmp_path):
    assert call("new", tmp_path).exit_code == 0


@pytest.mark.parametrize("make", ["file", "full folder"])
def test_what_is_there_is_never_overwritten(tmp_path, make):
    place = tmp_path / "p"
    if make == "file":
        place.write_text("mine")
    else:
        place.mkdir()
        (place / "mine.txt").write_text("mine")
    result = call("new", place)
    assert result.exit_code == 2
    assert "something is already there" in result.stderr
    assert [p.name for p in tmp_path.rglob("*") if p.is_file()] == ["p" if make == "file" else "mine.txt"]


def test_unknown_framework_names_the_nearest(tmp_path):
    result = call("new", tmp_path / "p", "--framework", "essu")
    assert result.exit_code == 2
    assert 'there is no framework "essu"' in result.stderr
    assert not (tmp_path / "p").exists()
