"""What links an entry of a log to the one before, and what a check of the whole finds.

The site writes its logs by these rules, and `moothall verify` holds the public part of one against them.
Pure functions on values: no database. JSON is written with sorted keys and no spaces, all values being
strings and whole numbers, which is what RFC 8785 prescribes for such.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct


class Link(Struct, frozen=True, kw_only=True):
    """An entry as it is hashed."""

    chain: str
    number: int
    at: str
    actor: str
    action: str
    subject: str
    digest: str
    previous: str


class Held(Struct, frozen=True):
    """An entry as it stands in the log: link, hash as written, and its payload if that is still there."""

    link: Link
    hash: str
    salt: str | None = None
    body: Any = None


class Sealed(Struct, frozen=True):
    """An entry of which only its place in the chain is told: what it says stays inside."""

    number: int
    hash: str
    previous: str


class Head(Struct, frozen=True):
    """The newest entry of a chain, as published."""

    number: int
    hash: str


class Fault(Struct, frozen=True):
    """Where the log was tampered with, and how that shows."""

    number: int
    message: str


def canonical(value: Any) -> bytes:
    """The one way to write a value down."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest_of(salt: str, body: Any) -> str:
    """SHA-256 (hex) of a payload with its salt."""
    return hashlib.sha256(salt.encode() + b"\0" + canonical(body)).hexdigest()


def hash_of(link: Link) -> str:
    """SHA-256 (hex) of an entry and of all before it."""
    parts = {name: getattr(link, name) for name in link.__struct_fields__}
    return hashlib.sha256(canonical(parts)).hexdigest()


def faults(entries: Iterable[Held | Sealed], heads: Iterable[Head] = ()) -> Iterator[Fault]:
    """Every break of a chain, in order: edits, gaps, other orders, and a shorter chain than was written down.

    entries : in order of their numbers
    heads : newest entries as they were written down elsewhere; only what others hold tells whether the end
        was cut off, or all from some entry on was written anew
    """
    wanted: dict[int, set[str]] = {}
    for head in heads:
        wanted.setdefault(head.number, set()).add(head.hash)
    previous, number = "", 0
    for held in entries:
        number += 1
        yield from _broken(held, number, previous)
        number, previous = _place(held).number, held.hash
        if wanted.pop(number, set()) - {previous}:
            yield Fault(number, "it is not the entry that is noted elsewhere as the newest.")
    for missing in sorted(wanted):
        if missing > 0:
            yield Fault(number, f"the log ends here; elsewhere entry {missing} is noted as the newest.")


def _place(held: Held | Sealed) -> Link | Sealed:
    return held.link if isinstance(held, Held) else held


def _broken(held: Held | Sealed, number: int, previous: str) -> Iterator[Fault]:
    place = _place(held)
    if place.number != number:
        yield Fault(place.number, f"entry {number} should stand here.")
    if place.previous != previous:
        yield Fault(place.number, "it does not follow from the entry before it.")
    if isinstance(held, Sealed):
        return
    if hash_of(held.link) != held.hash:
        yield Fault(place.number, "it was changed after it was written.")
    if held.salt is not None and digest_of(held.salt, held.body) != held.link.digest:
        yield Fault(place.number, "what it is about was changed after it was written.")
