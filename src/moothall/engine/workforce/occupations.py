"""What an option does to each occupation in a place, where its rows say so for all posts there.

Changes that are not told apart count as one: whether a row speaks of one of them, and of which occupation,
is not to be seen in what is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from moothall.engine.workforce.flows import NOW, Flow
from moothall.engine.workforce.posts import TOGETHER, Plan
from moothall.engine.workforce.scope import Scope, Unit
from moothall.engine.workforce.staff import UNLISTED, StaffOf, same
from moothall.findings.workforce import OccupationPosts, Posts
from moothall.project.small_counts import NEAR, summed, told_together

Fates = dict[str, float]
"""Change, or TOGETHER, to posts."""


def occupations(
    plan: Plan, staff: Mapping[Unit, tuple[StaffOf, ...]], scope: Scope
) -> Iterator[OccupationPosts]:
    """Rows for each unit that stands alone and whose posts are all told of by occupation."""
    for unit in plan.units:
        listed = staff.get(unit, ())
        if unit in plan.together or not _whole(listed, scope.posts.get(unit)):
            continue
        fates = _by_staff(plan, unit, listed)
        if fates is not None:
            yield from _rows(plan, unit, listed, fates)


def _whole(listed: tuple[StaffOf, ...], posts: float | None) -> bool:
    """Whether the rows of staff are of one partner, all told, and add up to the posts in scope."""
    if not listed or posts is None or any(s.fte is None or not s.apart for s in listed):
        return False
    return same(r.partner for s in listed for r in s.rows) is not None and (
        abs(sum(s.fte or 0.0 for s in listed) - posts) < NEAR
    )


def _by_staff(plan: Plan, unit: Unit, listed: tuple[StaffOf, ...]) -> list[Fates] | None:
    """What becomes of each row of staff; none where that is open.

    Where only one change names no occupation, it has what the named ones leave of each. So have those that
    are not told apart, whatever they name.
    """
    fates: list[Fates] = [{} for _ in listed]
    open_changes: set[str] = set()
    for flow in (f for f in plan.flows if f.origin == unit and f.posts > NEAR):
        row = _row_of(flow, listed) if flow.occupation else None
        if flow.change in plan.not_apart:
            open_changes.add(TOGETHER)
        elif row is not None:
            fates[row][flow.change] = fates[row].get(flow.change, 0.0) + flow.posts
        elif flow.occupation:
            return None
        else:
            open_changes.add(flow.change)
    if len(open_changes) > 1:
        return None
    rests = [(s.fte or 0.0) - sum(f.values()) for s, f in zip(listed, fates, strict=True)]
    if any(r < -NEAR for r in rests) or (not open_changes and any(r > NEAR for r in rests)):
        return None
    for change in open_changes:
        for fate, rest in zip(fates, rests, strict=True):
            fate[change] = fate.get(change, 0.0) + max(0.0, rest)
    return fates


def _row_of(flow: Flow, listed: tuple[StaffOf, ...]) -> int | None:
    """The one row of staff that has the occupation, and the grade where it is named."""
    rows = {
        n
        for n, staff in enumerate(listed)
        for _, occupation, grade in staff.keys
        if occupation == flow.occupation and flow.pay_grade in ("", grade)
    }
    return rows.pop() if len(rows) == 1 else None


def _rows(
    plan: Plan, unit: Unit, listed: tuple[StaffOf, ...], fates: list[Fates]
) -> Iterator[OccupationPosts]:
    table = dict(enumerate(fates))
    together = told_together(table, plan.least)
    blocks = [[n] for n in table if n not in together] + ([sorted(together)] if together else [])
    for block in blocks:
        rows = [listed[n] for n in block]
        keys = [k for s in rows for k in s.keys if k != UNLISTED]
        counts = summed(table[n] for n in block)
        yield OccupationPosts(
            places=unit,
            partner=same(k[0] for k in keys),
            occupations=tuple(dict.fromkeys(k[1] for k in keys)),
            pay_grades=tuple(dict.fromkeys(k[2] for k in keys if k[2])),
            posts=Posts(
                now=sum(s.fte or 0.0 for s in rows),
                together=counts.get(TOGETHER, 0.0) if plan.not_apart else None,
                **{c: None if c in plan.not_apart else counts.get(c, 0.0) for c in NOW},  # type: ignore[arg-type]
            ),
        )
