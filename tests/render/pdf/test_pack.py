"""The packing of a PDF: smaller, and nothing in it is changed."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from moothall.render.pdf.pack import Carried, packed


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A PDF with many small objects, each written out in full."""
    made = pikepdf.new()
    made.add_blank_page()
    made.Root.Kept = pikepdf.Array(
        [made.make_indirect(pikepdf.Dictionary(N=n, Of="the same words")) for n in range(2000)]
    )
    made.save(tmp_path / "given.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return tmp_path / "given.pdf"


def test_it_is_much_smaller_and_holds_the_same(given: Path, tmp_path: Path) -> None:
    data = packed(given)
    assert len(data) < given.stat().st_size / 4
    (tmp_path / "made.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "made.pdf") as read:
        assert [int(kept.N) for kept in read.Root.Kept] == list(range(2000))  # type: ignore[union-attr]


def test_same_bytes_from_the_same_bytes(given: Path) -> None:
    assert packed(given) == packed(given)


def test_it_carries_a_file_that_says_what_it_is_and_how_it_belongs(given: Path, tmp_path: Path) -> None:
    list_of = Carried(name="figures.csv", kind="text/csv", says="Every figure.", data=b"a,b\n")
    data = packed(given, list_of)
    assert data == packed(given, list_of)
    (tmp_path / "made.pdf").write_bytes(data)
    with pikepdf.open(tmp_path / "made.pdf") as read:
        held = read.attachments["figures.csv"]
        assert held.get_file().read_bytes() == b"a,b\n"
        assert (held.get_file().mime_type, held.description) == ("text/csv", "Every figure.")
        # PDF/UA-1, 7.11: both names are there
        assert (str(held.obj.F), str(held.obj.UF)) == ("figures.csv", "figures.csv")
        assert str(held.obj.AFRelationship) == "/Supplement"
        assert read.Root.AF[0].objgen == held.obj.objgen  # type: ignore[union-attr]
