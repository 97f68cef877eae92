"""What each partner pays of what is everybody's: the option's own shares, else those agreed."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from moothall.project.head import Partner
from moothall.project.options import Option

ADDS_UP = 1e-6
"""Gap to 1 up to which shares count as adding up; they are then made to."""


def taking_part(partners: Sequence[Partner], option: Option) -> tuple[str, ...]:
    """The partners that take part in an option: the bodies that it names, else all."""
    return option.facts.bodies or tuple(p.id for p in partners)


def joint_shares(partners: Sequence[Partner], option: Option) -> dict[str, float]:
    """Shares of what is everybody's, adding to 1; none where one is missing or they do not add up.

    One partner alone bears it all.
    """
    members = tuple(dict.fromkeys(taking_part(partners, option)))
    if len(members) == 1:
        return {members[0]: 1.0}
    own: dict[str, float | None] = {c.partner: c.share for c in option.cost_shares}
    given = own or {p.id: p.agreed_share for p in partners}
    shares = {p: share for p in members if (share := given.get(p)) is not None}
    total = fsum(shares.values())
    if not shares or len(shares) < len(members) or abs(total - 1) > ADDS_UP:
        return {}
    return {p: share / total for p, share in shares.items()}
