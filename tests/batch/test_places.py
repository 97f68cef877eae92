"""Which folders a batch takes."""

from pathlib import Path

import pytest

from moothall.batch.errors import BatchError
from moothall.batch.places import Places, places


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    for name in ("returns/b", "returns/a", "returns/10", "returns/9", "other/deep/c", "odd[1]"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "returns" / "note.txt").write_text("x")
    monkeypatch.chdir(tmp_path)


def named(*words: str, **more: list[Path]) -> list[str]:
    return [path.as_posix() for path in places(words, **more).projects]


def test_patterns_give_their_matches_in_the_order_of_their_names():
    assert named("returns/*/") == ["returns/10", "returns/9", "returns/a", "returns/b"]
    assert named("other/**/c") == ["other/deep/c"]


def test_the_order_of_the_words_stays():
    assert named("returns/b", "returns/[a]", "other/deep/c") == ["returns/b", "returns/a", "other/deep/c"]


def test_a_parent_is_not_spread_out():
    assert named("returns") == ["returns"]


def test_what_is_not_there_is_still_named_for_its_row():
    assert named("nowhere") == ["nowhere"]


def test_a_file_that_a_pattern_finds_is_named_for_its_row():
    assert "returns/note.txt" in named("returns/*")


def test_a_folder_named_twice_counts_once(tmp_path):
    (tmp_path / "link").symlink_to("returns/a")
    found = places(["returns/a/", "./returns/a", str(tmp_path / "returns" / "a"), "link", "returns/b"])
    assert found == Places(
        (Path("returns/a"), Path("returns/b")),
        (Path("returns/a"), tmp_path / "returns" / "a", Path("link")),
    )


def test_a_folder_whose_name_looks_like_a_pattern_is_itself():
    assert named("odd[1]") == ["odd[1]"]


def test_no_pattern_stands_for_the_table_and_its_parts():
    Path("returns/T.parquet.part").mkdir()
    Path("returns/T.parquet").write_bytes(b"")
    table = Path("returns/T.parquet")
    left = named("returns/*", not_these=[table, Path("returns/T.parquet.part")])
    assert [name for name in left if "T.parquet" in name] == []
    assert len(left) == 5


@pytest.mark.parametrize("word", ["retruns/*/", "returns/z*", "", " "])
def test_a_pattern_that_stands_for_nothing_is_refused(word):
    with pytest.raises(BatchError):
        places(["returns/a", word])
