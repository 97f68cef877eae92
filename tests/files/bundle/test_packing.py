"""The same files give the same bytes, in whichever order and wherever they are packed."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from moothall.files.bundle.opening import opened
from moothall.files.bundle.packing import packed

NAMES = st.from_regex(r"\A[a-z0-9][a-z0-9_]{0,6}\.x(/[a-z0-9]{1,3}\.y)?\Z")
FILES = st.dictionaries(NAMES, st.binary(max_size=50), max_size=6)


@given(FILES, st.randoms())
def test_the_order_of_the_files_does_not_matter_and_nothing_is_lost(
    files: dict[str, bytes], chance: object
) -> None:
    turned = list(files.items())
    chance.shuffle(turned)  # type: ignore[attr-defined]
    data = packed(files)
    assert packed(dict(turned)) == data
    if not {n.split("/")[0] for n in files if "/" in n} & set(files):
        assert opened(data, "b") == (files, ())


def test_the_bytes_are_those_of_the_format_and_of_nothing_else() -> None:
    """Written out by hand from the ZIP specification (APPNOTE 4.3.7, 4.3.12, 4.3.16)."""
    crc = 0xD87F7E0C  # of b"test"
    local = bytes.fromhex("504b0304 1400 0000 0000 0000 2100") + crc.to_bytes(4, "little")
    local += bytes.fromhex("04000000 04000000 0100 0000") + b"a" + b"test"
    central = bytes.fromhex("504b0102 1403 1400 0000 0000 0000 2100") + crc.to_bytes(4, "little")
    central += bytes.fromhex("04000000 04000000 0100 0000 0000 0000 0000 0000a481 00000000") + b"a"
    end = bytes.fromhex("504b0506 0000 0000 0100 0100") + len(central).to_bytes(4, "little")
    end += len(local).to_bytes(4, "little") + b"\0\0"
    assert packed({"a": b"test"}) == local + central + end


def test_other_programs_can_open_it() -> None:
    with zipfile.ZipFile(io.BytesIO(packed({"a/b.csv": b"x"}))) as archive:
        assert archive.testzip() is None
        assert archive.read("a/b.csv") == b"x"
