"""Keys with which the site signs: the private half in a file of its own, the public half for everybody.

One key signs at a time. A new one takes its place when somebody asks for it, or when the file is gone; what
the old one signed stays signed, and its public half stays published.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from msgspec import Struct

from moothall.files.bundle.signature import new_key, public_key, signed
from moothall_web.accounts.links import SITE
from moothall_web.audit.record import record
from moothall_web.publication.models import SigningKey

FILE = "signing.pem"


class Signer(Struct, frozen=True):
    """The key that signs now."""

    row: SigningKey
    private: bytes

    def sign(self, manifest: bytes) -> bytes:
        """The file of the signature of a manifest."""
        return signed(manifest, self.private)


def place() -> Path:
    """Where the private half lies; never among the files of which backups are made."""
    return Path(settings.MOOTHALL_KEYS) / FILE


def signer() -> Signer:
    """The key that signs now; made where there is none."""
    found = _standing()
    return found if found is not None else rotate("publication")


def _standing() -> Signer | None:
    try:
        private = place().read_bytes()
    except FileNotFoundError:
        return None
    row = SigningKey.objects.filter(public=public_key(private), retired=None).first()
    return None if row is None else Signer(row, private)


def rotate(actor: str) -> Signer:
    """A new key, from now on; the one before signs no more, and its private half is gone.

    actor : who asks for it, as the log names them
    """
    private = new_key()
    with transaction.atomic():
        now = timezone.now()
        retired = SigningKey.objects.select_for_update().filter(retired=None)
        before = [row.public for row in retired]
        SigningKey.objects.filter(retired=None).update(retired=now)
        row = SigningKey.objects.create(public=public_key(private), made=now)
        body = {"key": row.public, "retired": before}
        record(SITE, actor=actor, action="new_signing_key", subject=row.public, body=body)
        _keep(private)
    return Signer(row, private)


def _keep(private: bytes) -> None:
    """The file, for its owner's eyes alone; there in full or not at all."""
    target = place()
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{FILE}-")  # 0600 from the start
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(private)
            out.flush()
            os.fsync(out.fileno())
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
