"""Money that partners pool or align: sums by year and by who puts it in. What is unknown bounds a sum."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.findings.region import Bound, Contributor, FundFinding, FundYear
from moothall.project.funds import FundRow


def funds(rows: Iterable[FundRow]) -> tuple[FundFinding, ...]:
    """A finding for each fund of each option, in the order of the first row."""
    grouped: dict[tuple[str, str], list[FundRow]] = {}
    for row in rows:
        grouped.setdefault((row.option, row.fund), []).append(row)
    return tuple(_fund(option, fund, parts) for (option, fund), parts in grouped.items())


def _fund(option: str, fund: str, rows: list[FundRow]) -> FundFinding:
    modes = {r.mode for r in rows}
    unsure = [r for r in rows if r.amount is None or r.year is None]
    return FundFinding(
        option=option,
        fund=fund,
        mode=rows[0].mode if len(modes) == 1 else "both",
        total=sum(map(_whole, rows)),
        bound=_bound(unsure),
        years=_years(rows),
        contributors=_contributors(rows),
        decided_by=tuple(dict.fromkeys(r.decided_by.strip() for r in rows if r.decided_by.strip())),
        no_decider=sum(r.mode == "pooled" and not r.decided_by.strip() for r in rows),
        no_amount=sum(r.amount is None for r in rows),
        no_year=sum(r.year is None for r in rows),
        sources=tuple(dict.fromkeys(s for r in rows for s in r.evidence)),
    )


def _bound(unsure: list[FundRow]) -> Bound:
    return "at_least" if unsure else "exact"


def _span(row: FundRow) -> range:
    """Years of a row; none where its year is not recorded."""
    return range(0) if row.year is None else range(row.year, (row.until or row.year) + 1)


def _whole(row: FundRow) -> float:
    """What a row comes to over its years, money; 0 where that is unknown, which bounds the sum."""
    return (row.amount or 0.0) * len(_span(row))


def _years(rows: list[FundRow]) -> tuple[FundYear, ...]:
    every = sorted({y for r in rows for y in _span(r)})
    return tuple(
        FundYear(
            year=y,
            amount=sum(r.amount or 0.0 for r in rows if y in _span(r)),
            bound=_bound([r for r in rows if (y in _span(r) and r.amount is None) or r.year is None]),
        )
        for y in every
    )


def _contributors(rows: list[FundRow]) -> tuple[Contributor, ...]:
    grouped: dict[tuple[str | None, str], list[FundRow]] = {}
    for row in rows:
        grouped.setdefault((row.partner, "" if row.partner else row.other.strip()), []).append(row)
    return tuple(
        Contributor(
            partner=partner,
            other=other,
            amount=sum(map(_whole, parts)),
            bound=_bound([r for r in parts if r.amount is None or r.year is None]),
        )
        for (partner, other), parts in grouped.items()
    )
