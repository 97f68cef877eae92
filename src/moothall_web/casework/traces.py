"""What a disk may still hold of somebody who was erased: files that name them, and pages set free."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator
from functools import partial

from django.db import DatabaseError, connection, transaction

from moothall_web.accounts.models import Project
from moothall_web.casework.files import place_of
from moothall_web.casework.models import Upload

log = logging.getLogger("moothall.site")
TABLES = ("accounts_user", "accounts_invitation", "audit_payload", "casework_value", "casework_upload",
          "casework_draft", "forum_comment", "forum_listing", "results_remembered")  # fmt: skip
"""Tables out of which something is erased, beside those of the libraries."""
MOST = 64 * 1024 * 1024
"""Bytes of one part of a packed file that are looked at: a part may unpack to more than the machine holds."""


def files_naming(words: Iterable[str], of: Iterable[Project]) -> list[Upload]:
    """Uploaded files in which a person is named: plain ones, and packed ones such as Word and Excel.

    A PDF packs its words in ways of its own, and pictures hold none: these are not searched.
    """
    known = [word.casefold() for word in words]
    uploads = Upload.objects.filter(place__project__in=list(of)).select_related("place")
    return [upload for upload in uploads if any(_named(part, known) for part in _parts(upload.sha256))]


def _parts(sha256: str) -> Iterator[bytes]:
    place = place_of(sha256)
    if not place.exists():
        return
    data = place.read_bytes()
    yield data
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        for name in packed.namelist():
            try:
                with packed.open(name) as part:
                    yield part.read(MOST)
            except (OSError, RuntimeError, zipfile.BadZipFile, NotImplementedError):
                continue  # damaged, or locked with a password


def _named(part: bytes, words: list[str]) -> bool:
    """Whether a text names somebody; Word cuts words into runs: marks between letters do not count."""
    for code in ("utf-8", "utf-16"):
        text = part.decode(code, "ignore").casefold()
        bare = " ".join(re.sub(r"<[^>]*>", "", text).split())
        if any(word in " ".join(text.split()) or word in bare for word in words):
            return True
    return False


def remove_on_commit(uploads: Iterable[Upload]) -> None:
    """Take files from the disk once the rest is erased; what was said of them, but for their names, stays."""
    for upload in uploads:
        shared = Upload.objects.filter(sha256=upload.sha256).exclude(place__project=upload.place.project_id)
        if not shared.exists():
            transaction.on_commit(partial(place_of(upload.sha256).unlink, missing_ok=True))


def overwrite() -> None:
    """Give back the pages that erased rows leave behind, so that nothing of them is left on the disk.

    A database that is too busy keeps them until its next tidying; that is told on the log of the server.
    """
    try:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                cursor.execute(f"VACUUM {', '.join(TABLES)}")
    except DatabaseError:
        log.exception("what was erased is gone from all tables, but not yet from pages of the disk set free")
