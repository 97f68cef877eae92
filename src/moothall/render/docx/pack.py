"""A package with nothing in it that changes from run to run."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first date that such a package can hold."""


def steady(package: bytes) -> bytes:
    """The same parts in the same order, all dated alike."""
    out = BytesIO()
    with ZipFile(BytesIO(package)) as given, ZipFile(out, "w") as made:
        for part in given.infolist():
            entry = ZipInfo(part.filename, EARLIEST)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, given.read(part))
    return out.getvalue()
