"""One run of `benchmarks.log` on the database of the environment; its last line says what it found."""

from __future__ import annotations

import datetime
import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from moothall.files.chain import Head, Link, digest_of, hash_of  # noqa: E402
from moothall_web.audit.check import plain_report, report  # noqa: E402
from moothall_web.audit.guards import lifted  # noqa: E402
from moothall_web.audit.models import Chain, Entry, Payload  # noqa: E402
from moothall_web.audit.record import moment  # noqa: E402
from moothall_web.config.serving import bring_up_to_date  # noqa: E402

START = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
BATCH = 10_000


def body_of(number: int) -> dict[str, Any]:
    """What a save of a score tells, as long as it is in life."""
    fields = {"option": "lead", "criterion": f"C{number % 40}", "assessor": "OF1", "score": number % 5}
    why = "The service is near, and people know whom to ask."
    return {"role": "RL_officer", "version": number, "fields": {**fields, "reason": why}, "why": ""}


def filled(chain: str, length: int) -> None:
    """A log as the site writes it, in few statements."""
    held, previous = Chain.objects.create(id=chain), ""
    for start in range(0, length, BATCH):
        entries, payloads = [], []
        for number in range(start + 1, min(start + BATCH, length) + 1):
            at, salt, body = START + datetime.timedelta(seconds=number), f"{number:032x}", body_of(number)
            said = {
                "actor": "user:7",
                "action": "save",
                "subject": f"scores lead|C{number % 40}|OF1|2026-06-30",
            }
            digest = digest_of(salt, body)
            link = Link(chain=chain, number=number, at=moment(at), digest=digest, previous=previous, **said)
            entries.append(
                Entry(chain=held, number=number, at=at, digest=digest,
                      previous=previous, hash=hash_of(link), **said)
            )  # fmt: skip
            previous = entries[-1].hash
            payloads.append(Payload(entry=entries[-1], salt=salt, body=body))
        with transaction.atomic():
            Entry.objects.bulk_create(entries)
            for payload in payloads:
                payload.entry_id = payload.entry.pk  # known only now
            Payload.objects.bulk_create(payloads)
    Chain.objects.filter(id=chain).update(length=length, head=previous)


def wrong(chain: str, length: int) -> list[str]:
    """What the check says that is not so: of the whole log, and of one with a letter changed near its end."""
    found = [f"whole, and yet: {fault.message}" for fault in report(chain).faults]
    number = length - 1
    with transaction.atomic():
        with lifted("audit_entry"), connection.cursor() as cursor:
            cursor.execute("UPDATE audit_entry SET actor = 'user:8' WHERE number = %s", [number])
        if [fault.number for fault in report(chain).faults] != [number]:
            found.append("an entry was changed, and that was not found")
        transaction.set_rollback(True)
    return found


def main(length: int) -> dict[str, Any]:
    """Fill, tamper, time."""
    bring_up_to_date(Path(os.environ["MOOTHALL_DATA"]))
    filled("log", length)
    head, told = Head(length, Chain.objects.get(id="log").head), []
    start, busy = time.perf_counter(), time.process_time()
    found = report("log", head)
    seconds, cpu = time.perf_counter() - start, time.process_time() - busy
    if found.faults or found.length != length:
        told.append(f"{found.length} entries, {len(found.faults)} faults")
    filled("tenth", max(length // 10, 1))
    busy = time.process_time()
    plain = plain_report("tenth", [])
    each = (time.process_time() - busy) / plain.length
    told += wrong("tenth", plain.length)
    return {"seconds": seconds, "cpu": cpu, "plain": each, "wrong": told}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
