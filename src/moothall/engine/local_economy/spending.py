"""How much of what an option spends stays in the area: three rounds of local money (LM3).

The first round is what is spent; the second what people and firms in the area get of it; the third what those
spend in the area again. LM3 = (round 1 + 2 + 3) / round 1, from 1 (all goes away) to 3 (all stays). A share
that nobody knows may be anything from 0 to 100%, so it widens the range.

Source: new economics foundation, The Money Trail (2002).
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from moothall.engine.local_economy import spans
from moothall.findings.local_economy import OptionSpending, Payment, Span
from moothall.project.spending import SpendingRow

ANY = Span(low=0.0, high=1.0)
"""A share that nobody knows."""
Item = tuple[str, str, str | None]
"""Item, kind and place: what is the same thing under two options."""


def spending(
    rows: Sequence[SpendingRow], options: Sequence[str], as_is: str | None, multipliers: Mapping[str, Span]
) -> tuple[OptionSpending, ...]:
    """What each option spends, in the order of the options; those without a line are left out.

    as_is : the option that continues as now, against which the others are held
    multipliers : output multiplier by sector
    """
    found = {o: one_option(o, mine, multipliers) for o in options if (mine := _of(rows, o))}
    now = found.get(as_is or "")
    base = _of(rows, as_is or "")
    return tuple(_against(one, now, together(_of(rows, one.option), base)) for one in found.values())


def _of(rows: Sequence[SpendingRow], option: str) -> list[SpendingRow]:
    return [r for r in rows if r.option == option]


def one_option(option: str, rows: Sequence[SpendingRow], multipliers: Mapping[str, Span]) -> OptionSpending:
    """Three rounds of one option's money; none of its totals where an amount is missing."""
    payments = tuple(_payment(row, multipliers.get(row.sector)) for row in rows)
    known = [p for p in payments if p.output is not None]
    found = OptionSpending(
        option=option,
        payments=payments,
        firms=_firms(rows),
        output=spans.added(p.output for p in known if p.output) if known else None,
        output_spend=sum((p.amount or 0.0 for p in known), 0.0),
        missing_amounts=sum(r.amount is None for r in rows),
        missing_shares=sum(r.local_share is None or r.respent_share is None for r in rows),
    )
    return found if found.missing_amounts else _rounds(found, rows)


def _rounds(found: OptionSpending, rows: Sequence[SpendingRow]) -> OptionSpending:
    amounts = [r.amount or 0.0 for r in rows]
    shares = [_share(r.local_share) for r in rows]
    again = [_both(s, _share(r.respent_share)) for s, r in zip(shares, rows, strict=True)]
    spent = sum(amounts)
    second = spans.added(spans.times(s, a) for s, a in zip(shares, amounts, strict=True))
    third = spans.added(spans.times(s, a) for s, a in zip(again, amounts, strict=True))
    local = _local(amounts, shares, rows)
    return replace(
        found,
        spent=spent,
        second=second,
        third=third,
        local=local,
        lm3=_lm3(spent, local),
        small=_small(rows),
    )


def _local(amounts: Sequence[float], shares: Sequence[Span], rows: Sequence[SpendingRow]) -> Span:
    """Second and third round together: both ends move with the same share, so they add up."""
    again = [_both(s, _share(r.respent_share)) for s, r in zip(shares, rows, strict=True)]
    return spans.added(
        spans.times(spans.added((s, t)), a) for s, t, a in zip(shares, again, amounts, strict=True)
    )


def _lm3(spent: float, local: Span) -> Span | None:
    return spans.added((spans.exact(1.0), spans.times(local, 1 / spent))) if spent else None


def lm3(rounds: Sequence[float]) -> float | None:
    """LM3 of money spent in each round; none where nothing is spent in the first."""
    found = _lm3(rounds[0], spans.exact(sum(rounds[1:])))
    return None if found is None else found.likely


def _share(percent: float | None) -> Span:
    return ANY if percent is None else spans.exact(percent / 100)


def _both(one: Span, other: Span) -> Span:
    """A share of a share."""
    likely = None if one.likely is None or other.likely is None else one.likely * other.likely
    return Span(low=one.low * other.low, likely=likely, high=one.high * other.high)


def _small(rows: Sequence[SpendingRow]) -> Span | None:
    """Part of what suppliers get, in %, that goes to small firms in the area."""
    bought = [r for r in rows if r.kind == "suppliers"]
    whole = sum(r.amount or 0.0 for r in bought)
    if not whole:
        return None
    parts = (spans.times(_share_of_small(r), (r.amount or 0.0) / whole) for r in bought)
    return spans.times(spans.added(parts), 100)


def _share_of_small(row: SpendingRow) -> Span:
    """Where it is not known, it is at most what goes to the area at all."""
    if row.small_share is None and row.local_share is not None:
        likely = 0.0 if row.local_share == 0 else None
        return Span(low=0.0, likely=likely, high=row.local_share / 100)
    return _share(row.small_share)


def _firms(rows: Sequence[SpendingRow]) -> int | None:
    counts = [r.firms for r in rows if r.kind == "suppliers"]
    return sum(c or 0 for c in counts) if counts and None not in counts else None


def _payment(row: SpendingRow, multiplier: Span | None) -> Payment:
    output = None if multiplier is None or row.amount is None else spans.times(multiplier, row.amount)
    return Payment(
        item=row.item,
        kind=row.kind,
        place=row.place,
        amount=row.amount,
        local_share=row.local_share,
        respent_share=row.respent_share,
        small_share=row.small_share,
        sector=row.sector,
        multiplier=multiplier,
        output=output,
        sources=row.evidence,
    )


def _against(one: OptionSpending, now: OptionSpending | None, change: Span) -> OptionSpending:
    if now is None or now.option == one.option or one.local is None or now.local is None:
        return one
    return replace(one, local_change=change)


def together(own: Sequence[SpendingRow], base: Sequence[SpendingRow]) -> Span:
    """Local money of one option less that of the service as it is, both without a missing amount.

    The same item under both moves together: a share that nobody knows of either is the same for both.
    """
    mine, theirs = _by_item(own), _by_item(base)
    return spans.added(
        _item_change(mine.get(key, []), theirs.get(key, [])) for key in dict.fromkeys([*mine, *theirs])
    )


def _by_item(rows: Iterable[SpendingRow]) -> dict[Item, list[SpendingRow]]:
    found: dict[Item, list[SpendingRow]] = {}
    for row in rows:
        found.setdefault((row.item, row.kind, row.place), []).append(row)
    return found


def _item_change(own: Sequence[SpendingRow], base: Sequence[SpendingRow]) -> Span:
    if len(own) == len(base) == 1:
        return _pair_change(own[0], base[0])
    return spans.less(*(spans.added(_kept(row) for row in rows) for rows in (own, base)))


def _kept(row: SpendingRow) -> Span:
    """What of one line stays in the area, in the second and the third round."""
    share = _share(row.local_share)
    again = _both(share, _share(row.respent_share))
    return spans.times(spans.added((share, again)), row.amount or 0.0)


def _pair_change(own: SpendingRow, base: SpendingRow) -> Span:
    """It is linear in each share, so that its ends lie where every share is at one of its ends."""
    ends = [
        (own.amount or 0.0) * s * (1 + t) - (base.amount or 0.0) * s0 * (1 + t0)
        for (s, s0), (t, t0) in itertools.product(
            _alike(own.local_share, base.local_share), _alike(own.respent_share, base.respent_share)
        )
    ]
    low, high = min(ends), max(ends)
    return Span(low=low, likely=low if low == high else None, high=high)


def _alike(own: float | None, base: float | None) -> list[tuple[float, float]]:
    """Ends of a share under both: one and the same where nobody knows it of either."""
    if own is None and base is None:
        return [(0.0, 0.0), (1.0, 1.0)]
    ends, others = ([0.0, 1.0] if x is None else [x / 100] for x in (own, base))
    return list(itertools.product(ends, others))
