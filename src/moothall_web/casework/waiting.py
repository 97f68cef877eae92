"""Who is waited for: assessors who have not handed in, groups that have not weighed or judged."""

from __future__ import annotations

from collections.abc import Iterable

from moothall_web.casework.reading import Fields


def groups_of_assessors(groups: Iterable[Fields]) -> dict[str, str]:
    """Every assessor's code with the title of the group, in the order of the groups."""
    return {a["id"]: str(f.get("title", f["id"])) for f in groups for a in f.get("assessors", ())}
