"""Files of evidence: kept under their SHA-256, told by how they begin, given out only as downloads."""

from __future__ import annotations

import datetime
import hashlib
import os
import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.accounts.models import Project
from moothall_web.audit.record import record
from moothall_web.casework.models import Place, Upload
from moothall_web.casework.writing import Actor, lock

TEXT = "text"


@cache
def _rules() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(
        Path(__file__).with_name("uploads.yaml").read_text(encoding="utf-8")
    )
    return read


def endings() -> tuple[str, ...]:
    """Endings of files that are kept."""
    return tuple(_rules()["endings"])


def fault(given: UploadedFile[Any]) -> str | None:
    """Why a file is not kept, or None."""
    most, size = int(_rules()["largest_mb"]), given.size or 0
    ending = Path(given.name or "").suffix.lstrip(".").casefold()
    if ending not in endings():
        return _("A file of this kind is not kept. Kept are: {endings}.").format(endings=", ".join(endings()))
    if not size:
        return _("This file is empty.")
    if size > most * 1024 * 1024:
        return _("This file has {size:.0f} MB; the most is {most} MB.").format(size=size / 1024**2, most=most)
    if not _begins(given, _rules()["endings"][ending]):
        return _("This is no {ending} file: it does not begin like one.").format(ending=ending)
    return None


def _begins(given: UploadedFile[Any], start: str) -> bool:
    given.seek(0)
    head = given.read(4096)
    given.seek(0)
    if start == TEXT:
        return b"\0" not in head
    return bool(head.startswith(start.encode("latin-1")))


def place_of(sha256: str) -> Path:
    """Where the file of a hash lies."""
    if not re.fullmatch(r"[0-9a-f]{64}", sha256):
        raise ValueError(f"no SHA-256: {sha256}")
    return Path(settings.MEDIA_ROOT) / sha256[:2] / sha256


def store(given: UploadedFile[Any]) -> str:
    """Keep a file; its SHA-256 (hex). One that is there already is not written again."""
    root = Path(settings.MEDIA_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    handle, name = tempfile.mkstemp(dir=root, prefix="new-")
    try:
        with os.fdopen(handle, "wb") as written:
            for chunk in given.chunks():
                digest.update(chunk)
                written.write(chunk)
        target = place_of(digest.hexdigest())
        target.parent.mkdir(exist_ok=True)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def add(project: Project, evidence: str, given: UploadedFile[Any], actor: Actor) -> Upload:
    """Add a file to a piece of evidence, and tell it on the log. Place.DoesNotExist where there is none."""
    sha256 = store(given)
    with transaction.atomic():
        lock(project)
        place = Place.objects.get(project=project, shelf="evidence", key=evidence, removed=False)
        known = Upload.objects.filter(place=place, sha256=sha256).first()
        if known is not None:
            return known
        made = Upload.objects.create(
            place=place, sha256=sha256, name=plain(given.name or ""), size=given.size or 0,
            by=actor.user, at=timezone.now(),
        )  # fmt: skip
        body = {"role": actor.role, "name": made.name, "sha256": sha256, "size": made.size}
        record(project.slug, actor=actor.code, action="add_file", subject=f"evidence {evidence}", body=body)
        return made


class Kept(Struct, frozen=True):
    """A file as a page tells of it; there: its content was not erased."""

    pk: int
    name: str
    size: int
    sha256: str
    by: str
    at: datetime.datetime
    there: bool


def of_claim(place: Place) -> list[Kept]:
    """The files of a claim, in the order in which they came."""
    return [
        Kept(u.pk, u.name, u.size, u.sha256, str(u.by), u.at, place_of(u.sha256).exists())
        for u in Upload.objects.filter(place=place).select_related("by")
    ]


def plain(name: str) -> str:
    """A file's name without folders and control characters, not too long, with its ending."""
    bare = re.sub(r"[\x00-\x1f\x7f\"\\/]+", "_", name.replace("\\", "/").rpartition("/")[2]).strip()
    stem, ending = Path(bare).stem, Path(bare).suffix
    return f"{stem[: 150 - len(ending)]}{ending}"
