"""Limits of what is read, from the library."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from msgspec import Struct


class Limits(Struct, frozen=True, kw_only=True):
    """How much is read before a file is refused."""

    file_bytes: int
    table_rows: int
    sheet_bytes: int
    sheet_cells: int
    document_depth: int
    document_nodes: int
    complaints_shown: int
    boundary_points: int
    bundle_bytes: int
    bundle_entries: int
    upload_bytes: int
    """Of a file that somebody sends to the site."""
    unzipped_bytes: int
    """Of all that a compressed folder holds."""
    bundle_digits: int
    """Significant digits to which findings agree that another version or kind of machine worked out."""


@cache
def limits() -> Limits:
    """The limits in force."""
    lines = files("moothall").joinpath("library", "limits.yaml").read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if ":" in line and not line.startswith("#"))
    return Limits(**{key.strip(): int(value) for key, value in pairs})
