"""The signature of a bundle: Ed25519 over its manifest, which lists every other file by its hash.

It stands in the archive as signature.json, beside the manifest. What is signed are the bytes of
manifest.json and nothing else, so that any program that knows Ed25519 can check it.
"""

from __future__ import annotations

import base64
import re
from typing import Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from msgspec import Struct

from moothall.files.bundle.manifest import SIGNATURE
from moothall.files.errors import refuse

KEY = re.compile(r"[0-9a-f]{64}")
"""A public key as people pass it on: 32 bytes in hex."""
PREFIX = bytes.fromhex("302a300506032b6570032100")
"""What stands before the 32 bytes in a key as OpenSSL writes it (RFC 8410)."""


class Signature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """signature.json.

    key : the public key, 64 digits in hex; signature : 128 digits in hex
    """

    algorithm: Literal["Ed25519"] = "Ed25519"
    of: Literal["manifest.json"] = "manifest.json"
    key: str
    signature: str


def new_key() -> bytes:
    """A new private key, as PEM (PKCS 8, not encrypted)."""
    return Ed25519PrivateKey.generate().private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    )  # fmt: skip


def public_key(private: bytes) -> str:
    """The public key (hex) of a private one; ValueError where it is no Ed25519 key."""
    return _private(private).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def signed(manifest: bytes, private: bytes) -> bytes:
    """signature.json of a manifest: the same key gives the same bytes."""
    made = Signature(key=public_key(private), signature=_private(private).sign(manifest).hex())
    return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"


def read_signature(data: bytes) -> Signature:
    """A signature as it stands in a bundle; ReadError where it is none."""
    try:
        return msgspec.json.decode(data, type=Signature, strict=True)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise refuse(SIGNATURE, f"this is no signature of a bundle: {str(error)[:120]}.") from None


def holds(manifest: bytes, signature: Signature, key: str) -> bool:
    """Whether a signature of a manifest was made with the private half of a public key."""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signature.signature), manifest)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_in(text: str) -> str | None:
    """The public key (hex) that a text holds: 64 digits, or PEM as OpenSSL writes it; None for none."""
    if "BEGIN PUBLIC KEY" in text:
        body = "".join(line for line in text.split("\n") if "PUBLIC KEY" not in line)
        try:
            raw = base64.b64decode("".join(body.split()), validate=True)
        except ValueError:
            return None
        return raw[len(PREFIX) :].hex() if raw.startswith(PREFIX) and len(raw) == 44 else None
    word = "".join(text.split()).casefold()
    return word if KEY.fullmatch(word) else None


def pem(key: str) -> str:
    """A public key as PEM, for OpenSSL."""
    body = base64.b64encode(PREFIX + bytes.fromhex(key)).decode()
    return f"-----BEGIN PUBLIC KEY-----\n{body}\n-----END PUBLIC KEY-----\n"


def _private(pem_bytes: bytes) -> Ed25519PrivateKey:
    found = load_pem_private_key(pem_bytes, None)
    if not isinstance(found, Ed25519PrivateKey):
        raise ValueError("this is no Ed25519 key")
    return found
