"""What a leaver's share of costs without a year would put on those who stay (method note, M9).

A cost of which no year is recorded stands in no present value, so that leaving looks harmless. How much
of it stays when a partner leaves is not recorded either: the leaver's whole share is the most that can
fall on the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum

from msgspec.structs import replace

from moothall.findings.financial_case import Scope, Unplaced


def falling(found: Scope, unplaced: Iterable[Unplaced], shares: Mapping[str, float]) -> Scope:
    """The scope with what each leaver would leave of joint costs that no year could take in.

    unplaced : rows of one option, of everybody where they name no partner
    shares : of joint lines, each partner's, adding to 1
    """
    ends = [e for u in unplaced if u.kind == "cost" and u.partner is None if (e := _ends(u)) is not None]
    low, high = (fsum(e[0] for e in ends), fsum(e[1] for e in ends)) if ends else (None, None)
    return replace(
        found,
        unplaced_low=low,
        unplaced_high=high,
        leavers=tuple(
            replace(
                leaver,
                share=shares[leaver.leaves],
                falls_low=None if low is None else shares[leaver.leaves] * low,
                falls_high=None if high is None else shares[leaver.leaves] * high,
            )
            for leaver in found.leavers
        ),
    )


def _ends(row: Unplaced) -> tuple[float, float] | None:
    """Low and high end of a row; its amount where it has no ends, None where it has nothing."""
    if row.low is not None and row.high is not None:
        return row.low, row.high
    return None if row.amount is None else (row.amount, row.amount)
