"""Which check of this room answers which rule of the framework."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.region import BundlingAnswer, FundFinding, RegionFindings
from moothall.findings.values import Scalar
from moothall.framework.fields import Severity
from moothall.project.project import Project
from moothall.project.terms import Terms


class Context(Struct, frozen=True, kw_only=True):
    """What the checks of this room look at."""

    project: Project
    terms: Terms
    found: RegionFindings

    def named(self, option: str) -> str:
        """An option as it is called in a sentence."""
        return next((f"{o.title} ({o.id})" for o in self.project.options if o.id == option), option)

    def tier(self, key: str | None) -> str:
        """Title of a tier."""
        tiers = self.project.framework.region.tiers
        return next((t.title for t in tiers if t.id == key), key or "")


def pooled_fund_open(context: Context) -> Seen:
    """Pooled funds without a body that decides, or with parts that are in no sum."""
    return tuple(
        Sighting(
            subject=f"{fund.option}/{fund.fund}",
            option=fund.option,
            figures={"fund": fund.fund, "option": context.named(fund.option), "detail": "; ".join(gaps)},
            sources=fund.sources,
        )
        for fund in context.found.funds
        if fund.mode != "aligned" and (gaps := list(_gaps(fund)))
    )


def _gaps(fund: FundFinding) -> Iterator[str]:
    counts = (
        (fund.no_decider, "without a body that decides"),
        (fund.no_amount, "without an amount"),
        (fund.no_year, "without a year"),
    )
    return (f"{n} {'part' if n == 1 else 'parts'} {lack}" for n, lack in counts if n)


def target_incomplete(context: Context) -> Seen:
    """Shared targets that lack something."""
    return tuple(
        Sighting(
            subject=t.id,
            option=t.option,
            figures={"target": f"{t.title} ({t.id})", "detail": ", ".join(t.lacks)},
            sources=t.sources,
        )
        for t in context.found.targets
        if t.lacks
    )


def moved_up_without_reason(context: Context) -> Seen:
    """Functions that move to a larger tier without a reason."""
    return tuple(
        Sighting(
            subject=f"{f.option}/{f.function}",
            option=f.option,
            figures={
                "option": context.named(f.option),
                "function": f.function,
                "now": context.tier(f.now),
                "tier": context.tier(f.tier),
            },
            sources=f.sources,
        )
        for f in context.found.functions
        if f.move == "up" and not f.reason.strip()
    )


def too_big_to_manage(context: Context) -> Seen:
    """Contracts larger than any that the buyers have managed; graver without the posts to manage them."""
    sides = {a.contract: a for a in context.found.bundling if a.looks_at == "client_side"}

    def more(answer: BundlingAnswer) -> tuple[dict[str, Scalar], Severity | None]:
        side = sides.get(answer.contract)
        if side is None or side.outcome == "cannot_tell":
            return {"client": "The posts to manage it are not recorded."}, None
        needed, posts = side.figures["needed"], side.figures["posts"]
        told = f"Posts to manage it: {needed:g} needed, {posts:g} there."
        return {"client": told}, "high" if side.outcome == "concern" else None

    return _concerns(context, "size", more)


def thin_market(context: Context) -> Seen:
    """Contracts with few expected bidders."""
    return _concerns(context, "bidders")


def local_firms_lost(context: Context) -> Seen:
    """Contracts that shut out small and local firms."""
    return _concerns(context, "local_firms")


def bundled_remote(context: Context) -> Seen:
    """Contracts under which work may leave the region; planned is graver than possible."""
    return _concerns(
        context, "remote", lambda a: ({}, None if a.figures["remote"] == "planned" else "medium")
    )


More = Callable[[BundlingAnswer], tuple[dict[str, Scalar], Severity | None]]


def _concerns(context: Context, what: str, more: More = lambda _: ({}, None)) -> Seen:
    """A sighting for each contract of concern; without one, what would be needed to tell."""
    asked = [a for a in context.found.bundling if a.looks_at == what]
    rows = {r.id: r for r in context.project.contracts}
    seen = []
    for answer in asked:
        if answer.outcome != "concern":
            continue
        extra, severity = more(answer)
        row = rows[answer.contract]
        named = {"contract": f"{row.title} ({row.id})", "option": context.named(row.option)}
        seen.append(
            Sighting(
                subject=row.id,
                option=row.option,
                figures=named | answer.figures | extra,
                sources=row.evidence,
                severity=severity,
            )
        )
    missing = tuple(f"contracts.csv, {a.contract}: {', '.join(a.missing)}" for a in asked if a.missing)
    return CannotTell(missing) if missing and not seen else tuple(seen)


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "pooled_fund_open": pooled_fund_open,
    "target_incomplete": target_incomplete,
    "moved_up_without_reason": moved_up_without_reason,
    "too_big_to_manage": too_big_to_manage,
    "thin_market": thin_market,
    "local_firms_lost": local_firms_lost,
    "bundled_remote": bundled_remote,
}
"""Checks by the name that the framework's rules give."""
