"""Bundles to look at: of the clean project, and archives that nobody should open."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from msgspec.structs import replace

from moothall.cli.bundle import make
from moothall.files.bundle.bundle import Bundle, read_bundle
from moothall.files.bundle.manifest import NAME, Entry, canonical, contents_digest, read_manifest, sha256
from moothall.files.bundle.packing import packed
from moothall.papers.bundling import Made
from moothall.papers.documents import PAPERS
from tests.engine.made import clean_project
from tests.once import once


@once
def whole() -> Made:
    """The clean project as a bundle, its documents as pages alone."""
    return make(clean_project(), {}, public=False, formats=("html",))


@once
def complete() -> Made:
    """The clean project as a bundle, its documents in every format."""
    return make(clean_project(), {}, public=False, formats=PAPERS)


@once
def public() -> Made:
    """Its public copy."""
    return make(clean_project(), {}, public=True, formats=("html",))


def opened(data: bytes) -> Bundle:
    """A bundle read from a file."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "b.moothall"
        file.write_bytes(data)
        return read_bundle(file)


def rehashed(files: dict[str, bytes]) -> bytes:
    """A bundle whose manifest fits whatever its files are: what a careful forger makes."""
    found = read_manifest(files[NAME])
    rest = {n: d for n, d in files.items() if n != NAME}
    fitted = replace(
        found,
        files={n: Entry(sha256(d), len(d)) for n, d in rest.items()},
        contents=contents_digest(rest),
    )
    return packed(rest | {NAME: canonical(fitted)})


def archive(*entries: tuple[zipfile.ZipInfo | str, bytes], how: int = zipfile.ZIP_STORED) -> bytes:
    """An archive of these entries, whatever they are called."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as made:
        for entry, data in entries:
            made.writestr(entry, data)
    return out.getvalue()
