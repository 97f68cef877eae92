"""An edition made: worked out, told, signed, written to the disk, and only then there for everybody.

Whatever is cut off can be begun again: it comes out the same, since all of it hangs on the moment of the
proposal and on the entry of the log that confirmed it. No row says "published" before its files are safe.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import Q
from django.dispatch import Signal
from django.utils import timezone

from moothall.files.bundle.log import HEAD, LOG, head_file, log_file
from moothall.files.catalogues import languages
from moothall.files.chain import Head
from moothall.files.findings import findings_json, read_findings
from moothall.papers.bundling import Made, Shown, packed_up
from moothall.papers.comparison import as_values, held_together
from moothall.papers.documents import BOOK, OTHERS, PAPERS
from moothall.papers.tables import TABLES
from moothall.project.fingerprint import fingerprint
from moothall_web.accounts.models import Membership
from moothall_web.audit.models import Entry
from moothall_web.audit.record import record
from moothall_web.casework.writing import lock
from moothall_web.publication import keeping, reading, styles
from moothall_web.publication.keys import Signer, signer
from moothall_web.publication.models import Edition, EditionFile
from moothall_web.publication.public_log import public_part
from moothall_web.publication.summary import summary_of
from moothall_web.results.public import public_copy
from moothall_web.results.versions import as_of

published = Signal()
"""Tells of an `edition` and what was `shown` in it, in the transaction that publishes it."""
ABOUT = "edition.json"
FORMATS = (*PAPERS, *TABLES, BOOK)
STEPS = ("findings", "log", "html", "docx", BOOK, OTHERS, "pdf", "sign", "write")
"""What is told of the progress, in order."""
Progress = Callable[[int, int, str], None]
"""Hears of each step before it is done: how many are done, of how many, and which comes."""


class ChangedError(Exception):
    """The project of that moment is not the one that was confirmed; nothing is published."""


def quiet(done: int, of: int, step: str) -> None:
    """Progress that nobody watches."""


def make_edition(
    edition: Edition, progress: Progress = quiet, formats: Collection[str] = FORMATS,
    spoken: Collection[str] | None = None,
) -> Edition:  # fmt: skip
    """Make a confirmed edition and publish it; one that is published already stays as it is.

    spoken : codes of the languages of its papers; every one that papers can be written in where not said
    raises : ChangedError where its rows are not those that were confirmed
    """

    def told(step: str) -> None:
        if step in STEPS:
            progress(STEPS.index(step), len(STEPS), step)

    edition = Edition.objects.select_related("project").get(pk=edition.pk)
    if edition.state != Edition.CONFIRMED:
        return edition
    told("findings")
    known = as_of(edition.project, edition.moment)
    if fingerprint(known.project) != edition.fingerprint:
        raise ChangedError
    shown = public_copy(known)
    told("log")
    extra, by = _extra(edition, shown), signer()
    made = packed_up(
        *shown, extra, formats, languages=languages() if spoken is None else spoken, sign=by.sign, told=told
    )
    told("sign")
    files = made.files | {reading.BUNDLE: made.data}
    told("write")
    with keeping.written(files) as aside:
        return _publish(edition, files, made, by, shown, lambda held: keeping.move_in(aside, held))


def _extra(edition: Edition, shown: Shown) -> dict[str, bytes]:
    """What an edition holds beside a bundle's own files."""
    head = _head(edition)
    slug = edition.project.slug
    found = {
        LOG: log_file(public_part(slug, head.number)),
        HEAD: head_file(slug, head),
        ABOUT: _json(_about(edition)),
    }
    before = reading.published(edition.project).filter(number__lt=edition.number).first()
    if before is not None:
        now = read_findings(findings_json(shown.findings), reading.FINDINGS)
        pair = reading.project_of(before), shown.project
        found[reading.CHANGES] = _json(as_values(held_together(reading.findings_of(before), now, *pair)))
    return found


def _head(edition: Edition) -> Head:
    assert edition.entry is not None, "a confirmed edition has an entry"
    entry = Entry.objects.get(chain=edition.project.slug, number=edition.entry)
    return Head(entry.number, entry.hash)


def _about(edition: Edition) -> dict[str, Any]:
    """edition.json: who made it public, when and why; people by codes and roles."""
    roles: dict[str, list[str]] = {}
    assert edition.confirmed_at is not None
    going_on = Q(until=None) | Q(until__gt=edition.confirmed_at)
    for row in Membership.objects.filter(
        going_on, project=edition.project, since__lte=edition.confirmed_at
    ).order_by("pk"):
        roles.setdefault(f"user:{row.user_id}", []).append(row.role)
    return {
        "project": edition.project.slug,
        "edition": edition.number,
        "address": f"/p/{edition.project.slug}/editions/{edition.number}/",
        "as_it_stood": edition.moment.isoformat(),
        "note": edition.note,
        "proposed": {"by": f"user:{edition.proposed_by_id}", "role": edition.proposed_role,
                     "at": edition.proposed_at.isoformat()},
        "confirmed": {"by": f"user:{edition.confirmed_by_id}", "role": edition.confirmed_role,
                      "at": edition.confirmed_at.isoformat()},
        "results_differ": edition.differs,
        "reason": edition.reason,
        "people_of_the_log": {code: sorted(set(held)) for code, held in roles.items()},
    }  # fmt: skip


def _json(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"


def _publish(
    edition: Edition, files: dict[str, bytes], made: Made, by: Signer, shown: Shown,
    move_in: Callable[[Edition], None],
) -> Edition:  # fmt: skip
    """Files into their place, then rows and entry of the log, in one transaction; what stands then."""
    with transaction.atomic():
        lock(edition.project)
        held = Edition.objects.select_for_update().select_related("project").get(pk=edition.pk)
        if held.state != Edition.CONFIRMED:
            return held  # somebody else made it meanwhile, the same
        move_in(held)
        EditionFile.objects.bulk_create(
            EditionFile(edition=held, name=name, sha256=styles.sha256(data), size=len(data),
                        style=styles.source_in(name, data))
            for name, data in files.items()
        )  # fmt: skip
        held.state, held.published_at = Edition.PUBLISHED, timezone.now()
        held.digest, held.contents, held.key = made.digest, made.contents, by.row
        held.summary = summary_of(shown, files)
        held.save()
        body = {
            "edition": held.number,
            "digest": held.digest,
            "contents": held.contents,
            "key": by.row.public,
        }
        record(
            held.project.slug, actor=f"user:{held.confirmed_by_id}", action="publish_edition",
            subject=f"edition {held.number}", body=body,
        )  # fmt: skip
        published.send(sender=Edition, edition=held, shown=shown)
        return held
