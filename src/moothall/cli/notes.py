"""Notes on what was read as meant though written otherwise, or is not told: on standard error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from moothall.files.errors import Complaint
from moothall.files.limits import limits


def tell(notes: Sequence[Complaint]) -> None:
    """Print each note with its place, cut short with a count where there are many."""
    most = limits().complaints_shown
    for note in notes[:most]:
        click.echo(str(note), err=True)
    rest = len(notes) - most
    if rest > 0:
        click.echo(f"... and {rest:,} more notes; --json lists them all.", err=True)


def as_rows(notes: Sequence[Complaint]) -> list[dict[str, Any]]:
    """Notes as `--json` prints them: with the fields that errors have."""
    return [{f: getattr(note, f) for f in note.__struct_fields__} for note in notes]
