"""The public part of a project's log, as it goes into a bundle: log.jsonl, one entry a line.

Of some entries only the place in the chain is told. What an entry is about stands there where everybody may
know it, with the salt that proves it. The chain holds either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from moothall.files.chain import Head, Held, Link, Sealed
from moothall.files.errors import Complaint, ReadError, refuse

LOG, HEAD = "log.jsonl", "log-head.json"


class Noted(Struct, frozen=True, forbid_unknown_fields=True):
    """The newest entry of a log, as it is published."""

    log: str
    entry: int
    hash: str

    @property
    def head(self) -> Head:
        """As a check of the chain asks for it."""
        return Head(self.entry, self.hash)


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One entry; without `at` it is sealed. With a salt, `body` is what it is about."""

    number: int
    hash: str
    previous: str
    at: str = ""
    actor: str = ""
    action: str = ""
    subject: str = ""
    digest: str = ""
    salt: str | None = None
    body: Any = None


def log_file(entries: Iterable[Held | Sealed]) -> bytes:
    """log.jsonl of the entries of a chain."""
    return b"".join(msgspec.json.encode(_line(held)) + b"\n" for held in entries)


def read_log(data: bytes, chain: str) -> list[Held | Sealed]:
    """The entries in log.jsonl; ReadError with every line that is none.

    chain : name of the log, which each entry was hashed with
    """
    found: list[Held | Sealed] = []
    faults = []
    decode = msgspec.json.Decoder(Line).decode
    for number, text in enumerate(data.splitlines(keepends=True), 1):
        try:
            line = decode(text)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            faults.append(Complaint(file=LOG, line=number, message=f"this is no entry: {str(error)[:80]}."))
            continue
        entry = _entry(line, chain)
        if log_file([entry]) != text:
            faults.append(Complaint(file=LOG, line=number, message="it is not written as entries are."))
        found.append(entry)
    if faults:
        raise ReadError(faults)
    return found


def head_file(chain: str, head: Head) -> bytes:
    """The file of the newest entry of a log."""
    noted = msgspec.json.encode(Noted(chain, head.number, head.hash))
    return msgspec.json.format(noted, indent=1) + b"\n"


def read_head(data: bytes, name: str) -> Noted:
    """The newest entry of a log as it was written down; ReadError where the file tells of none."""
    try:
        return msgspec.json.decode(data, type=Noted)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise refuse(name, "this is no file of `moothall log --publish`.") from None


def _line(held: Held | Sealed) -> Line:
    if isinstance(held, Sealed):
        return Line(number=held.number, hash=held.hash, previous=held.previous)
    link = held.link
    return Line(
        number=link.number, hash=held.hash, previous=link.previous, at=link.at, actor=link.actor,
        action=link.action, subject=link.subject, digest=link.digest, salt=held.salt, body=held.body,
    )  # fmt: skip


def _entry(line: Line, chain: str) -> Held | Sealed:
    if not line.at:
        return Sealed(line.number, line.hash, line.previous)
    link = Link(
        chain=chain, number=line.number, at=line.at, actor=line.actor, action=line.action,
        subject=line.subject, digest=line.digest, previous=line.previous,
    )  # fmt: skip
    return Held(link, line.hash, line.salt, line.body)
