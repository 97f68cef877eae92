"""Shares that were agreed between the partners that sit on a body."""

from __future__ import annotations

from collections.abc import Iterable
from math import fsum

from moothall.project.cost_shares import joint_shares
from moothall.project.options import Option
from moothall.project.project import Project


def agreed_shares(project: Project, option: Option | None, members: Iterable[str]) -> dict[str, float]:
    """Partner to its share, adding to 1; none where they are not recorded, or all are nothing.

    The shares of an option of its own come first, then those of the partners. Where some partners only take
    part, theirs are in the same proportion to each other.
    """
    partners, sitting = project.head.partners, set(members)
    seated = [p.id for p in partners if p.id in sitting]
    if option is not None and option.cost_shares:
        own = joint_shares(partners, option)
        return own if set(own) == set(seated) else {}
    shares = {p.id: p.agreed_share for p in partners if p.id in seated and p.agreed_share is not None}
    total = fsum(shares.values())
    if len(shares) < len(seated) or total <= 0:
        return {}
    return {p: share / total for p, share in shares.items()}
