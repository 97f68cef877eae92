"""`moothall verify` says who signed a bundle, and whether the log in it is whole: any tampering is found."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moothall.cli.verifying import in_itself
from moothall.cli.verifying_origin import log, signature
from moothall.files.bundle.bundle import Bundle
from moothall.files.bundle.log import HEAD, LOG, Noted, head_file, log_file
from moothall.files.bundle.manifest import NAME, SIGNATURE
from moothall.files.bundle.packing import packed
from moothall.files.bundle.signature import new_key, pem, public_key, signed
from moothall.files.chain import Head, Held, Link, Sealed, digest_of, hash_of
from moothall.files.errors import ReadError
from tests.cli.running import call
from tests.files.bundle.made import opened, rehashed, whole


@cache
def key() -> bytes:
    return new_key()


@cache
def entries() -> tuple[Held | Sealed, ...]:
    """Three entries: one told, one sealed, one told with what it is about."""
    found: list[Held | Sealed] = []
    before = ""
    for number in (1, 2, 3):
        body = {"role": "RL_officer"}
        link = Link(
            chain="clean", number=number, at=f"2026-01-0{number}T00:00:00.000000Z", actor="user:1",
            action="hand_in", subject="OF1 D", digest=digest_of("salt", body), previous=before,
        )  # fmt: skip
        before = hash_of(link)
        held = Held(link, before, "salt" if number == 3 else None, body if number == 3 else None)
        found.append(Sealed(2, before, link.previous) if number == 2 else held)
    return tuple(found)


def head() -> Head:
    return Head(3, entries()[-1].hash)


@cache
def edition() -> bytes:
    """The clean project with a log in it, signed."""
    files = dict(opened(whole().data).files)
    files |= {LOG: log_file(entries()), HEAD: head_file("clean", head())}
    files = dict(opened(rehashed(files)).files)
    return packed(files | {SIGNATURE: signed(files[NAME], key())})


def changed(**files: bytes | None) -> Bundle:
    """The edition with some files other ones, or gone, by a forger who has no key."""
    found = dict(opened(edition()).files)
    for name, data in files.items():
        if data is None:
            found.pop(name)
        else:
            found[name] = data
    return opened(packed(found))


class TestSignature:
    def test_holds_by_the_key_that_came_with_it_and_by_one_from_elsewhere(self):
        found = opened(edition())
        own, given_ = signature(found, None), signature(found, public_key(key()))
        assert (own.state, "only somebody whom you trust" in own.words) == ("same", True)
        assert (given_.state, "the key that you gave" in given_.words) == ("same", True)

    def test_other_key_no_signature_and_a_broken_one(self):
        assert signature(opened(edition()), public_key(new_key())).state == "differs"
        assert signature(opened(whole().data), None).state == "not_checked"
        assert signature(opened(whole().data), public_key(key())).state == "differs"
        assert signature(changed(**{SIGNATURE: b"{}"}), None).state == "differs"

    def test_forger_who_signs_anew_is_found_by_the_key_from_elsewhere(self):
        files = dict(opened(edition()).files)
        files["findings.json"] += b" "
        files = dict(opened(rehashed({n: d for n, d in files.items() if n != SIGNATURE})).files)
        forged = opened(packed(files | {SIGNATURE: signed(files[NAME], new_key())}))
        assert {c.state for c in in_itself(forged, None)} == {"same"}
        assert signature(forged, None).state == "same"  # by the key that came with it: hence the words
        assert signature(forged, public_key(key())).state == "differs"


class TestLog:
    def test_whole_log_says_how_much_of_it_is_public(self):
        found = log(opened(edition()), None)
        assert (found.state, "3 entries" in found.words, "of 1 of them" in found.words) == (
            "same",
            True,
            True,
        )

    def test_head_from_elsewhere(self):
        found = opened(edition())
        early = Noted("clean", 1, entries()[0].hash)
        assert log(found, early).state == "same"
        assert log(found, Noted("clean", 1, "0" * 64)).state == "differs"
        assert log(found, Noted("other", 1, entries()[0].hash)).state == "differs"
        later = log(found, Noted("clean", 9, "0" * 64))
        assert (later.state, "later than this bundle" in later.words) == ("same", True)
        assert log(opened(whole().data), early).state == "differs"
        assert log(opened(whole().data), None).state == "not_checked"

    @pytest.mark.parametrize("kept", [0, 1, 2])
    def test_truncated_reordered_or_without_head(self, kept):
        assert log(changed(**{LOG: log_file(entries()[:kept])}), None).state == "differs"
        assert log(changed(**{LOG: log_file(entries()[::-1])}), None).state == "differs"
        assert log(changed(**{HEAD: None}), None).state == "differs"


@settings(max_examples=60)
@given(st.integers(0, 2**40), st.integers(1, 255))
def test_any_byte_of_a_signed_edition_that_is_changed_is_found_by_the_key_alone(at: int, by: int) -> None:
    data = bytearray(edition())
    data[at % len(data)] ^= by
    try:
        found = opened(bytes(data))
    except ReadError:
        return
    checks = [*in_itself(found, None), signature(found, public_key(key())), log(found, None)]
    assert "differs" in {c.state for c in checks}


def test_command_line_takes_a_key_as_digits_or_file_and_a_head(tmp_path: Path):
    file, keyfile, noted = tmp_path / "e.moothall", tmp_path / "key.pem", tmp_path / "head.json"
    file.write_bytes(edition())
    keyfile.write_text(pem(public_key(key())))
    noted.write_bytes(head_file("clean", head()))
    told = call("verify", str(file), "--key", str(keyfile), "--head", str(noted))
    words = " ".join(told.output.split())
    assert "signed with the key that you gave" in words
    assert "entry 3 was given as the newest" in words
    assert call("verify", str(file), "--key", "no key").exit_code == 2
