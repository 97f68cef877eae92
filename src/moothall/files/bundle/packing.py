"""Packing: the same files always give the same bytes.

A plain ZIP archive, without compression: entries in the order of their names in bytes, dated 1980-01-01,
with no comment, no extra field and no attribute but that of a plain file. So two bundles that hold the same
are the same, and one that was touched does not come out as it was when it is packed again.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that the format knows: when a file was written is no part of what it says."""
PLAIN = 0o100644 << 16
"""A plain file that its owner may write and all may read."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files by name as the bytes of an archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, allowZip64=False) as archive:
        for name in sorted(files, key=str.encode):
            entry = zipfile.ZipInfo(name, DAY)
            entry.create_system, entry.external_attr = 3, PLAIN
            archive.writestr(entry, files[name])
    return out.getvalue()
