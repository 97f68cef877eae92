"""The log of a project held against itself, and against a head that others hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from moothall.files.chain import Fault, Head, Held, Link, faults
from moothall_web.audit.models import Chain, Entry
from moothall_web.audit.quick import Counted, whole
from moothall_web.audit.record import moment


class Report(Struct, frozen=True, kw_only=True):
    """What a check of a chain looked at, and what it found.

    length : entries that stand there
    erased : how many of them say no longer what they are about
    first, last : when the first and the newest were written; empty where there is none
    """

    chain: str
    length: int
    erased: int
    first: str
    last: str
    faults: tuple[Fault, ...]


def check(chain: str, published: Head | None = None) -> tuple[Fault, ...]:
    """Every fault of a chain; none where it is whole."""
    return report(chain, published).faults


def report(chain: str, published: Head | None = None) -> Report:
    """A chain held against itself, its own note of its newest entry, and the head that was published."""
    own = head_of(chain)  # read first: what is added meanwhile comes after it
    heads = [own, published] if published else [own]
    if counted := whole(chain, heads):
        return _report(chain, counted, ())
    return plain_report(chain, heads)


def plain_report(chain: str, heads: Iterable[Head]) -> Report:
    """The same, entry by entry: with every fault."""
    counted = _Counted(entries(chain))
    found = tuple(faults(counted, heads))
    return _report(chain, counted, found)


def _report(chain: str, counted: Counted | _Counted, found: tuple[Fault, ...]) -> Report:
    return Report(
        chain=chain, length=counted.length, erased=counted.erased, first=counted.first, last=counted.last,
        faults=found,
    )  # fmt: skip


class _Counted:
    """Entries as they pass, counted."""

    def __init__(self, of: Iterator[Held]) -> None:
        self.of, self.length, self.erased, self.first, self.last = of, 0, 0, "", ""

    def __iter__(self) -> Iterator[Held]:
        for held in self.of:
            self.length += 1
            self.erased += held.salt is None
            self.first = self.first or held.link.at
            self.last = held.link.at
            yield held


def head_of(chain: str) -> Head:
    """The newest entry of a chain by its own note; number 0 where there is none."""
    held = Chain.objects.filter(id=chain).first()
    return Head(held.length, held.head) if held else Head(0, "")


def entries(chain: str) -> Iterator[Held]:
    """The entries of a chain in order, a thousand at a time."""
    rows = Entry.objects.filter(chain_id=chain).select_related("payload").order_by("number")
    for row in rows.iterator(chunk_size=1000):
        payload = getattr(row, "payload", None)
        link = Link(
            chain=chain,
            number=row.number,
            at=moment(row.at),
            actor=row.actor,
            action=row.action,
            subject=row.subject,
            digest=row.digest,
            previous=row.previous,
        )
        yield Held(link, row.hash, payload and payload.salt, payload and payload.body)
