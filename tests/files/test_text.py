"""A text file's content, or a plain reason why it is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.errors import ReadError
from moothall.files.limits import limits
from moothall.files.text import read_bytes, read_text


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as error:
        read_text(path)
    return str(error.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            "Gemüse\n".encode("latin-1"),
            "x.csv line 1: the text is not in UTF-8 (byte 0xfc); save the file again as "
            "UTF-8 (in Excel: 'CSV UTF-8').",
        ),
        (
            "a\nb\ncoût\n".encode("cp1252"),
            "x.csv line 3: the text is not in UTF-8 (byte 0xfb); save the file again as "
            "UTF-8 (in Excel: 'CSV UTF-8').",
        ),
        ("a,b\n".encode("utf-16"), "x.csv: this is text in UTF-16, not plain text in UTF-8."),
        (b"\xfe\xff\x00a", "x.csv: this is text in UTF-16, not plain text in UTF-8."),
        (b"PK\x03\x04rest", "x.csv: this is a workbook or zip file, not plain text in UTF-8."),
        (b"%PDF-1.7", "x.csv: this is a PDF file, not plain text in UTF-8."),
        (b"\x89PNG\r\n", "x.csv: this is a picture, not plain text in UTF-8."),
        (b"\xd0\xcf\x11\xe0rest", "x.csv: this is an old Office file, not plain text in UTF-8."),
        (b"\x1f\x8brest", "x.csv: this is a compressed file, not plain text in UTF-8."),
        (b"a\nb\x00c", "x.csv line 2: this is a binary file, not plain text in UTF-8."),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "x.csv").write_bytes(data)
    assert refusal(tmp_path / "x.csv") == said


def test_there_must_be_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x.csv") == "x.csv: there is no such file."
    (tmp_path / "x.csv").mkdir()
    assert refusal(tmp_path / "x.csv") == "x.csv: this is not a file."


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moothall.files.text.limits", lambda: replace(limits(), file_bytes=9))
    (tmp_path / "x.csv").write_bytes(b"123456789")
    assert read_bytes(tmp_path / "x.csv") == b"123456789"
    (tmp_path / "x.csv").write_bytes(b"1234567890")
    assert refusal(tmp_path / "x.csv") == "x.csv: the file has 10 bytes; at most 9 are read."


def test_a_byte_order_mark_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("\ufeffid".encode())
    assert read_text(tmp_path / "x.csv") == "id"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=50))
def test_every_letter_and_line_end_is_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "kept.txt"
    file.write_bytes(text.encode())
    assert read_text(file) == text
