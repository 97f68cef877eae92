"""What a worker makes of a parcel, whatever is in it."""

import pytest

from moothall.batch.asked import Asked
from moothall.batch.parcel import Parcel, packed
from moothall.batch.work import WrongVersionError, part_of, passing, worked
from moothall.files.errors import ReadError
from moothall.files.folder import read_folder
from tests.batch.made import small

FEW = Asked(draws=1000)


def test_parts_come_in_the_order_of_the_parcels(tmp_path):
    good, other = small(tmp_path, "one"), small(tmp_path, "two")
    bad = small(tmp_path, "three")
    (bad / "options.yaml").unlink()
    seconds, parts = worked([packed(p) for p in (other, bad, good)], FEW)
    assert seconds > 0
    assert [p.rows[0].project for p in parts] == ["two", None, "one"]
    assert [p.error is None for p in parts] == [True, False, True]


def test_an_error_holds_all_that_is_wrong_a_line_each(tmp_path):
    bad = small(tmp_path, "bad")
    (bad / "options.yaml").unlink()
    (bad / "scores.csv").write_text("option,criterion,assessor,score\nT0a,D1,o1,7\n")
    with pytest.raises(ReadError) as error:
        read_folder(bad)
    (part,) = worked([packed(bad)], FEW)[1]
    assert part.error.splitlines() == [str(c) for c in error.value.complaints]
    assert len(part.error.splitlines()) > 1
    assert not part.passing


def test_sent_or_read_where_it_lies_the_part_is_the_same(tmp_path):
    folder = small(tmp_path, "one")
    assert worked([packed(folder)], FEW)[1] == (part_of(folder, FEW),)


def test_a_parcel_that_cannot_be_unpacked_is_a_passing_error():
    (part,) = worked([Parcel({"a": b"", "a/b": b""})], FEW)[1]
    assert part.error.startswith("the worker could not unpack the project")
    assert part.passing


def test_a_fault_of_ours_is_a_row_and_may_pass(tmp_path):
    part = part_of(small(tmp_path, "one"), Asked(draws="many"))
    assert "this is a fault of Moothall" in part.error
    assert part.passing


def test_another_version_is_refused():
    with pytest.raises(WrongVersionError, match=r"not 0\.0\.0"):
        worked([], Asked(engine="0.0.0"))


def test_passing_parts_have_one_row():
    assert [row.error for row in passing("no room").rows] == ["no room"]
