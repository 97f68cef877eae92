"""The public part of a log: what it tells comes back, and any tampering with it shows against the head."""

from __future__ import annotations

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.bundle.log import Noted, head_file, log_file, read_head, read_log
from moothall.files.chain import Fault, Head, Held, Link, Sealed, digest_of, faults, hash_of
from moothall.files.errors import ReadError

CHAIN = "p"


@st.composite
def public_parts(draw: st.DrawFn) -> list[Held | Sealed]:
    """The public part of a chain: each entry told with its payload, without, or sealed."""
    made: list[Held | Sealed] = []
    before = ""
    for number, kind in enumerate(draw(st.lists(st.sampled_from("tps"), min_size=1, max_size=7)), 1):
        salt, body = f"salt {number}", {"role": draw(st.text("ab", max_size=3))}
        link = Link(
            chain=CHAIN, number=number, at=f"2026-01-01T00:00:{number:02}.000000Z", actor="user:1",
            action=draw(st.sampled_from(["save", "propose"])), subject=f"options O{number}",
            digest=digest_of(salt, body), previous=before,
        )  # fmt: skip
        before = hash_of(link)
        told = {
            "t": Held(link, before), "p": Held(link, before, salt, body),
            "s": Sealed(number, before, link.previous),
        }  # fmt: skip
        made.append(told[kind])
    return made


def head_of(part: list[Held | Sealed]) -> Head:
    return Head(len(part), part[-1].hash)


def found(data: bytes, head: Head) -> list[Fault] | ReadError:
    try:
        return list(faults(read_log(data, CHAIN), [head]))
    except ReadError as error:
        return error


@given(public_parts())
def test_what_was_written_is_read_and_holds(part):
    assert read_log(log_file(part), CHAIN) == part
    assert found(log_file(part), head_of(part)) == []


@given(public_parts(), st.integers(0, 2**30), st.integers(1, 255))
def test_any_byte_that_is_changed_is_found(part, at, by):
    data = bytearray(log_file(part))
    data[at % len(data)] ^= by
    assert found(bytes(data), head_of(part)) != []


@given(public_parts(), st.data())
def test_any_entry_that_is_removed_moved_or_put_in_twice_is_found(part, data):
    at = data.draw(st.integers(0, len(part) - 1))
    removed = [*part[:at], *part[at + 1 :]]
    twice = [*part[: at + 1], part[at], *part[at + 1 :]]
    moved = data.draw(st.permutations(part))
    for other in (removed, twice, *([moved] if moved != part else [])):
        assert found(log_file(other), head_of(part)) != []


@given(public_parts(), st.data())
def test_any_truncation_is_found_against_the_head(part, data):
    left = data.draw(st.integers(0, len(part) - 1))
    assert found(log_file(part[:left]), head_of(part)) != []


@given(public_parts(), st.data())
def test_a_log_written_anew_from_some_entry_on_is_found(part, data):
    at = data.draw(st.integers(0, len(part) - 1))
    assume(isinstance(part[at], Held))
    made: list[Held | Sealed] = part[:at]
    for entry in part[at:]:
        before = made[-1].hash if made else ""
        if isinstance(entry, Sealed):
            made.append(Sealed(entry.number, "0" * 64, before))
            continue
        link = replace(entry.link, previous=before, actor="user:2")
        made.append(replace(entry, link=link, hash=hash_of(link)))
    assert found(log_file(made), head_of(part)) != []


def test_lines_that_are_no_entries_are_all_named():
    good = Held(
        Link(chain=CHAIN, number=1, at="t", actor="a", action="x", subject="", digest="", previous=""), "h"
    )
    data = b"no\n" + log_file([good]) + b'{"number":1}\n' + json.dumps({"number": 2}).encode() + b"\n"
    with pytest.raises(ReadError) as refused:
        read_log(data, CHAIN)
    assert [c.line for c in refused.value.complaints] == [1, 3, 4]


def test_head_comes_back_and_another_file_is_refused():
    assert read_head(head_file("p", Head(3, "f" * 64)), "h") == Noted("p", 3, "f" * 64)
    with pytest.raises(ReadError, match="no file of"):
        read_head(b"[]", "h")
