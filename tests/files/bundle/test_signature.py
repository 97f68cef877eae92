"""A signature holds for the one manifest and the one key that it was made of, and OpenSSL says the same."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from moothall.files.bundle.signature import (
    holds,
    key_in,
    new_key,
    pem,
    public_key,
    read_signature,
    signed,
)
from moothall.files.errors import ReadError

MANIFEST = b'{"contents":"abc","files":{}}'


@cache
def private() -> bytes:
    return new_key()


def test_signature_holds_and_the_same_key_gives_the_same_bytes():
    made = signed(MANIFEST, private())
    found = read_signature(made)
    assert found.key == public_key(private())
    assert holds(MANIFEST, found, found.key)
    assert signed(MANIFEST, private()) == made
    assert not holds(MANIFEST, found, public_key(new_key()))


@given(st.integers(0, len(MANIFEST) - 1), st.integers(1, 255))
def test_any_other_byte_of_the_manifest_breaks_it(at, by):
    changed = bytearray(MANIFEST)
    changed[at] ^= by
    found = read_signature(signed(MANIFEST, private()))
    assert not holds(bytes(changed), found, found.key)


@given(st.integers(0, 127), st.integers(1, 15), st.booleans())
def test_any_other_digit_of_signature_or_key_breaks_it(at, by, of_key):
    found = read_signature(signed(MANIFEST, private()))
    field = "key" if of_key else "signature"
    word = getattr(found, field)
    at %= len(word)
    other = word[:at] + f"{int(word[at], 16) ^ by:x}" + word[at + 1 :]
    changed = replace(found, **{field: other})
    assert not holds(MANIFEST, changed, changed.key)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"key": 1, "signature": ""}'])
def test_what_is_no_signature_is_refused(data):
    with pytest.raises(ReadError, match="no signature"):
        read_signature(data)


def test_key_is_found_in_digits_and_in_pem_and_nowhere_else():
    key = public_key(private())
    assert key_in(f" {key.upper()}\n") == key == key_in(pem(key))
    assert key_in("no key") is None
    assert key_in(pem(key).replace("MCow", "MCox")) is None
    assert key_in("-----BEGIN PUBLIC KEY-----\n!!\n-----END PUBLIC KEY-----") is None


def test_key_of_another_kind_is_refused():
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    other = X25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with pytest.raises(ValueError, match="no Ed25519 key"):
        public_key(other)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")
def test_openssl_agrees(tmp_path: Path):
    found = read_signature(signed(MANIFEST, private()))
    (tmp_path / "key.pem").write_text(pem(found.key))
    (tmp_path / "manifest.json").write_bytes(MANIFEST)
    (tmp_path / "sig").write_bytes(bytes.fromhex(found.signature))
    asked = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "manifest.json"]
    done = subprocess.run([*asked, "-sigfile", "sig"], cwd=tmp_path, capture_output=True, text=True)
    assert (done.returncode, "Verified Successfully" in done.stdout) == (0, True)
