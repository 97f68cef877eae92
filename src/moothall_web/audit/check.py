"""The log of a project held against itself, and against a head that others hold."""

from __future__ import annotations

from collections.abc import Iterator

from moothall_web.audit.chain import Fault, Head, Held, Link, faults
from moothall_web.audit.models import Entry
from moothall_web.audit.record import moment


def check(chain: str, published: Head | None = None) -> tuple[Fault, ...]:
    """Every fault of a chain; none where it is whole."""
    return tuple(faults(entries(chain), published))


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
