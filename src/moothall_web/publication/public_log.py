"""The public part of a project's log: entries that everybody may read, the rest sealed in their places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct, convert
from msgspec.structs import replace

from moothall.files.chain import Held, Sealed
from moothall_web.audit.check import entries


class _Rows(Struct, frozen=True):
    actions: frozenset[str]
    kinds: frozenset[str]


class _Rules(Struct, frozen=True):
    rows: _Rows
    whole: frozenset[str]
    bare: frozenset[str]


@cache
def _rules() -> _Rules:
    read = yaml.safe_load(Path(__file__).with_name("public_log.yaml").read_text(encoding="utf-8"))
    return convert(read, _Rules)


def public_part(chain: str, last: int) -> Iterator[Held | Sealed]:
    """The entries of a log up to one, as everybody may read them."""
    for held in entries(chain):
        if held.link.number > last:
            return
        yield as_public(held)


def as_public(held: Held) -> Held | Sealed:
    """An entry as everybody may read it."""
    rules, link = _rules(), held.link
    if link.action in rules.whole:
        return held
    of_rows = link.action in rules.rows.actions and link.subject.partition(" ")[0] in rules.rows.kinds
    if of_rows or link.action in rules.bare:
        return replace(held, salt=None, body=None)
    return Sealed(link.number, held.hash, link.previous)
