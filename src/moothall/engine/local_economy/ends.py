"""Where rows of jobs.csv bring posts to, and where they take them from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from moothall.project.jobs import JobsRow


class End(NamedTuple):
    """Posts that a row brings to a place, or takes from it; the place is empty where none is given."""

    place: str
    change: str
    row: JobsRow


def unknown(row: JobsRow) -> Iterator[str]:
    """What a row lacks, so that its posts cannot be counted."""
    if row.posts is None:
        yield "posts"
    elif row.change == "created" and row.certainty == "likely" and row.probability is None:
        yield "probability"


def ends_of(rows: Iterable[JobsRow]) -> Iterator[End]:
    """Where posts are gained and lost; posts that are only hoped for are no gain."""
    for row in rows:
        if row.change == "cut":
            yield End(row.origin or row.destination or "", "cut", row)
        elif row.change == "created" and row.certainty != "hoped":
            yield End(row.destination or row.origin or "", "created", row)
        elif row.change == "moved":
            yield End(row.origin or "", "moved", row)
            yield End(row.destination or "", "moved_in", row)
