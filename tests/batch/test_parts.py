"""Parts are found again if they are whole, and only then."""

import datetime

import pytest

from moothall.batch.parts import Parts
from moothall.batch.row import Row
from moothall.batch.work import Part

KEY = "0123456789abcdef" * 4
PART = Part(rows=(Row(project="p", as_of=datetime.date(2026, 5, 31), total=1.5, fictional=True),))


@pytest.fixture
def parts(tmp_path):
    kept = Parts(tmp_path / "deep" / "T.parquet")
    kept.open()
    return kept


def test_a_part_comes_back_as_it_was(parts):
    parts.keep(KEY, PART)
    assert parts.found(KEY) == PART


def test_what_is_not_there_is_not_found(parts):
    assert parts.found(KEY) is None
    assert parts.found("../T") is None


@pytest.mark.parametrize("length", [0, 1, 40])
def test_a_part_that_was_cut_off_is_not_found(parts, length):
    parts.keep(KEY, PART)
    file = parts.folder / f"{KEY}.json"
    file.write_bytes(file.read_bytes()[:length])
    assert parts.found(KEY) is None


def test_clearing_leaves_nothing_of_ours(parts):
    parts.keep(KEY, PART)
    (parts.folder / f"{KEY}.json.new").write_bytes(b"half")
    parts.table.write_bytes(b"half")
    parts.clear()
    assert not parts.folder.exists()


def test_clearing_leaves_what_somebody_else_put_there(parts):
    parts.keep(KEY, PART)
    (parts.folder / "mine.txt").write_text("mine")
    parts.clear()
    assert [file.name for file in parts.folder.iterdir()] == ["mine.txt"]
