"""A log read as plain text and proved whole, a million entries in some seconds.

It says "whole" only of what the plain check finds no fault in, and knows nothing else: whoever hears "not
proved" looks with `moothall.files.chain.faults`, entry by entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec
from django.db import connection

from moothall.files.chain import Head, digest_of

SQL = """
SELECT e.number, {at}, e.actor, e.action, e.subject, e.digest, e.previous, e.hash, p.salt, p.body
FROM audit_entry e LEFT JOIN audit_payload p ON p.entry_id = e.id WHERE e.chain_id = %s ORDER BY e.number
"""
AT = {
    "sqlite": "e.at || ''",
    "postgresql": """to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')""",
}
"""When, as text: the value of a time for each row would take as long as all the rest.

The driver of SQLite makes such a value of a bare column by itself.
"""
BATCH = 2000


class Counted(msgspec.Struct):
    """A whole log: how many entries, how many of them erased, when the first and the newest were written."""

    length: int = 0
    erased: int = 0
    first: str = ""
    last: str = ""


class _Link(msgspec.Struct):
    """A link with its fields in the order of their names, as they are hashed."""

    action: str
    actor: str
    at: str
    chain: str
    digest: str
    number: int
    previous: str
    subject: str


def whole(chain: str, heads: Iterable[Head]) -> Counted | None:
    """Proof that a log is whole and holds every head; None where this could not be shown.

    heads : newest entries as they were written down
    """
    wanted: dict[int, set[str]] = {}
    for head in heads:
        wanted.setdefault(head.number, set()).add(head.hash)
    wanted.pop(0, None)
    try:
        return _proved(chain, wanted)
    except (TypeError, ValueError):
        return None  # a column holds what was never written there


def _proved(chain: str, wanted: dict[int, set[str]]) -> Counted | None:
    encode, found, previous, at = msgspec.json.Encoder().encode, Counted(), "", ""
    for row in _rows(chain):
        number, at, actor, action, subject, digest, before, hash_, salt, body = row
        found.length += 1
        at = _moment(at)
        if number != found.length or before != previous:
            return None
        link = _Link(action, actor, at, chain, digest, number, before, subject)
        if sha256(encode(link)).hexdigest() != hash_:
            return None
        if salt is None:
            found.erased += 1
        elif not _is_of(digest, salt, body):
            return None
        if wanted and wanted.pop(number, {hash_}) != {hash_}:
            return None
        previous = hash_
        found.first = found.first or at
    found.last = at
    return None if wanted else found


def _rows(chain: str) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(SQL.format(at=AT[connection.vendor]), [chain])
        while rows := cursor.fetchmany(BATCH):
            yield from rows


def _moment(at: str) -> str:
    """A time as it is hashed, from what a database says; SQLite leaves a fraction of nought out."""
    return f"{at[:10]}T{at[11:]}Z" if len(at) > 19 else f"{at[:10]}T{at[11:]}.000000Z"


_decode = msgspec.json.Decoder().decode
_sorted = msgspec.json.Encoder(order="sorted").encode


def _is_of(digest: str, salt: str, body: str | None) -> bool:
    """Whether a digest is that of a payload; quick where it can be."""
    value = None if body is None else _decode(body)
    try:
        quick = sha256(salt.encode() + b"\0" + _sorted(value)).hexdigest()
    except (TypeError, ValueError, OverflowError):
        quick = ""
    return quick == digest or digest_of(salt, value) == digest
