"""The limits are data of the library, and are in force."""

from __future__ import annotations

from moothall.files.frameworks import library_root
from moothall.files.limits import limits


def test_a_table_may_have_what_the_design_says() -> None:
    assert limits().file_bytes == 20_000_000
    assert limits().table_rows == 200_000


def test_every_limit_stands_in_the_library_with_its_source() -> None:
    text = (library_root() / "limits.yaml").read_text(encoding="utf-8")
    assert "Source:" in text
    for name in limits().__struct_fields__:
        assert f"\n{name}: {getattr(limits(), name)}\n" in text


def test_a_sheet_may_hold_as_much_as_the_longest_table() -> None:
    assert limits().sheet_cells >= limits().table_rows * 30
