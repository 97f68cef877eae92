"""not_obtained.csv: statements that were not obtained, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from msgspec import Meta, Struct

from moothall.framework.fields import Text
from moothall.project.fields import By, Date, GroupRef
from moothall.project.history import latest


class NotObtainedRow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Why there is no statement of a group in its own words. Of several the latest counts."""

    group: Annotated[GroupRef, Meta(description="group that gave no statement")]
    reason: Annotated[Text, Meta(description="why it was not obtained, and what was tried")]
    date: Date
    by: By


def reasons(rows: Iterable[NotObtainedRow], heard: Iterable[str]) -> dict[str, NotObtainedRow]:
    """The reason that stands for each group; none for those that were heard after all."""
    given = set(heard)
    return {group: row for group, row in latest(rows, lambda r: r.group).items() if group not in given}
