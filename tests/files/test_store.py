"""Several files are written whole, or nothing is changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from moothall.files.errors import ReadError
from moothall.files.store import write_files


def content(folder: Path) -> dict[str, bytes | None]:
    """All that stands in a folder: files with their bytes, folders with none."""
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))
    }


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    write_files(tmp_path / "new" / "out", {"a.txt": b"a", "deep/er/b.txt": b"b"})
    assert content(tmp_path) == {
        "new": None, "new/out": None, "new/out/a.txt": b"a", "new/out/deep": None, "new/out/deep/er": None,
        "new/out/deep/er/b.txt": b"b",
    }  # fmt: skip


def test_old_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_files(out, {"a.txt": b"old", "other.txt": b"stays"})
    write_files(out, {"a.txt": b"new"})
    assert content(tmp_path) == {"out": None, "out/a.txt": b"new", "out/other.txt": b"stays"}


def test_files_can_be_written_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_files(Path(), {"a.txt": b"a"})
    write_files(Path("out"), {"b.txt": b"b"})
    assert content(tmp_path) == {"a.txt": b"a", "out": None, "out/b.txt": b"b"}


def test_they_may_be_read_by_whoever_may_read_other_files(tmp_path: Path) -> None:
    write_files(tmp_path / "out", {"a.txt": b"a"})
    (tmp_path / "b.txt").write_bytes(b"b")
    (tmp_path / "folder").mkdir()
    assert (tmp_path / "out/a.txt").stat().st_mode == (tmp_path / "b.txt").stat().st_mode
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "folder").stat().st_mode


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(ReadError, match="out: this is a file; name a folder to write into"):
        write_files(tmp_path / "out", {"a.txt": b"a"})
    assert content(tmp_path) == {"out": b"mine"}


@pytest.mark.parametrize("order", [("a.txt", "b.txt", "c/d.txt"), ("c/d.txt", "b.txt", "a.txt")])
@pytest.mark.parametrize("in_the_way", ["b.txt", "c"])
def test_when_one_cannot_be_written_nothing_is_changed(
    tmp_path: Path, order: tuple[str, ...], in_the_way: str
) -> None:
    out = tmp_path / "out"
    write_files(out, {"a.txt": b"old a", "kept.txt": b"kept"})
    if in_the_way == "c":
        (out / "c").write_bytes(b"a file where a folder should be")
    else:
        (out / "b.txt").mkdir()
    before = content(tmp_path)
    with pytest.raises(ReadError, match="the folder cannot be written"):
        write_files(out, dict.fromkeys(order, b"new"))
    assert content(tmp_path) == before


def test_when_a_new_folder_cannot_be_filled_it_does_not_stay(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the folder cannot be written"):
        write_files(tmp_path / "out", {"a": b"a", "a/b": b"a file and a folder of one name"})
    assert content(tmp_path) == {}


def test_when_it_is_stopped_half_way_the_old_files_are_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "out", {"a.txt": b"old a", "b.txt": b"old b"})
    before = content(tmp_path)
    moves = []
    really = os.replace

    def stopped(source: Path, target: Path) -> None:
        moves.append(target)
        if len(moves) == 4:
            raise KeyboardInterrupt
        really(source, target)

    monkeypatch.setattr(os, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path / "out", {"a.txt": b"new a", "b.txt": b"new b"})
    assert len(moves) > 4
    assert content(tmp_path) == before


def test_a_name_that_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="the folder cannot be written"):
        write_files(tmp_path / ("x" * 300), {"a.txt": b"a"})
    assert content(tmp_path) == {}
