"""Archives from anybody are opened safely: each trick is refused in words, and nothing is written."""

from __future__ import annotations

import struct
import warnings
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.files.bundle.opening import opened, read_bytes
from moothall.files.bundle.packing import packed
from moothall.files.errors import ReadError
from moothall.files.limits import limits
from tests.files.bundle.made import archive


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as error:
        opened(data, "b.moothall")
    return str(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "../evil",
        "/etc/passwd",
        "a/../../b",
        "C:/x",
        "a\\..\\b",
        "a//b",
        ".hidden",
        "a/./b",
        "a b",
        "a\n",
        "é",
    ],
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    assert "no name that a bundle may hold" in refused(archive((name, b"x")))


@pytest.mark.parametrize("name", ["con", "a/NUL.csv", "com1.txt", "dot."])
def test_a_name_that_some_system_cannot_keep_is_refused(name: str) -> None:
    assert "no name that every system can keep" in refused(archive((name, b"x")))


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("project/finance.csv")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    assert "a link" in refused(archive((link, b"/etc/passwd")))


def test_a_folder_entry_is_refused() -> None:
    assert "no name that a bundle may hold" in refused(archive(("project/", b"")))


def test_a_name_that_stands_twice_is_refused() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert '"a" stands twice' in refused(archive(("a", b"1"), ("a", b"2")))


def test_names_that_differ_only_in_capitals_are_refused() -> None:
    assert "differ only in capital letters" in refused(archive(("a/b", b"1"), ("A/b", b"2")))


def test_a_file_that_is_a_folder_too_is_refused() -> None:
    assert "a file and a folder at once" in refused(archive(("a", b"1"), ("a/b", b"2")))


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = archive(("a", b"\0" * 5_000_000), how=zipfile.ZIP_DEFLATED)
    assert len(bomb) < 10_000
    assert "is compressed" in refused(bomb)


def test_entries_that_share_their_bytes_are_refused() -> None:
    """Many entries of the list lead to one and the same content (Fifield 2019)."""
    one = archive(("a" * 9, b"x" * 4000))
    start, end = one.index(b"PK\x01\x02"), one.index(b"PK\x05\x06")
    entries = [one[start:end].replace(b"a" * 9, b"a%08d" % n) for n in range(50)]
    listed = b"".join(entries)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 50, 50, len(listed), start, 0)
    assert "overlap" in refused(one[:start] + listed + tail)


def test_too_many_entries_are_refused() -> None:
    most = limits().bundle_entries
    assert f"more than {most:,} files" in refused(archive(*((f"f{n}", b"") for n in range(most + 1))))


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(archive(("a", b"x" * 20)))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "encrypted" in refused(bytes(data))


def test_every_fault_is_told_at_once() -> None:
    told = refused(archive(("../a", b""), ("con", b""), ("x", b""), ("X", b"")))
    assert "../a" in told
    assert "con" in told
    assert "capital" in told


def test_a_name_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in refused(archive(("a\x1b[2J", b"x")))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no archive at all", b"PK\x05\x06" + b"\0" * 17])
def test_what_is_no_archive_is_refused_in_words(data: bytes) -> None:
    assert "damaged, or no bundle" in refused(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_opened_and_never_a_fault_of_ours(data: bytes) -> None:
    with suppress(ReadError):
        opened(b"PK\x03\x04" + data, "b.moothall")


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_any_byte_of_an_archive_may_be_broken_and_it_is_never_a_fault_of_ours(at: int, by: int) -> None:
    data = bytearray(packed({"a/b.csv": b"one,two\n" * 3, "c": b"x"}))
    data[at % len(data)] ^= by
    with suppress(ReadError):
        opened(bytes(data), "b.moothall")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "large.moothall"
    with file.open("wb") as out:
        out.truncate(limits().bundle_bytes + 1)
    with pytest.raises(ReadError, match="larger than"):
        read_bytes(file)
