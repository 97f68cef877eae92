"""The simulation of money: how likely a loss is, how wide the range, what drives it (method note, M9)."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Literal

from msgspec.structs import replace

from moothall.engine.uncertainty.money.arranging import Arranged, arranged
from moothall.engine.uncertainty.money.asking import MoneyAsked, OptionAsked
from moothall.engine.uncertainty.money.distributions import distribution
from moothall.engine.uncertainty.money.drawing import present_values, sample
from moothall.engine.uncertainty.money.indices import indices
from moothall.engine.uncertainty.threads import threads_wanted
from moothall.findings.money_chances import Distribution, FactorUsed, Index, MoneyChances, OptionChances

KEPT = 12_000_000
"""Values kept at once (48 MB); with more draws and outputs the pass is run again for the next outputs."""
COMMON = (
    ("overrun", "Set-up cost overrun"),
    ("shortfall", "Shortfall of savings"),
    ("delay", "Delay"),
    ("shared", "What lines and risks have in common"),
)
"""Common causes of doubt, in the order of the sample's rows."""


def money_chances(asked: MoneyAsked) -> MoneyChances:
    """Every option's and every partner's present value against the baseline, and what makes it uncertain.

    Same question, same answer to the last bit, with any number of threads. ValueError where the ends of
    an impact are not in order.
    """
    found = _distributions(asked)
    return MoneyChances(
        draws=asked.draws,
        seed=asked.seed,
        sobol_draws=asked.sobol_draws,
        shared_lines=asked.rho_lines,
        shared_events=asked.rho_events,
        factors=tuple(
            FactorUsed(id=cause, n=len(values), median=statistics.median(values), values=values)
            for cause, values in sorted(asked.factors.items())
        ),
        options=tuple(
            OptionChances(
                option=option.option,
                total=total,
                partners=tuple(partners),
                indices=_indices(asked, option),
                events=tuple(e.id for e in option.events if e.id not in option.spared),
                spared=option.spared,
                covered=option.covered,
            )
            for option, (total, *partners) in zip(asked.options, found, strict=True)
        ),
    )


def _distributions(asked: MoneyAsked) -> list[list[Distribution]]:
    """Of each option: its total first, then its partners, then what stays joint."""
    at = arranged(asked)
    some = max(1, KEPT // asked.draws)
    by_option: dict[str, list[Distribution]] = {o.option: [] for o in asked.options}
    for first in range(0, len(at.outputs), some):
        last = min(first + some, len(at.outputs))
        for output, made in zip(at.outputs[first:last], _made(asked, at, first, last), strict=True):
            by_option[output.option].append(made)
    return list(by_option.values())


def _made(asked: MoneyAsked, at: Arranged, first: int, last: int) -> list[Distribution]:
    """Distributions of outputs first to last (excluded); their values are let go of at the end."""
    threads = threads_wanted()
    values = present_values(at.plan, first, last, draws=asked.draws, seed=asked.seed, threads=threads)
    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(distribution, values, at.outputs[first:last]))


def _indices(asked: MoneyAsked, option: OptionAsked) -> tuple[Index, ...]:
    """What makes the option's total uncertain, largest total index first; empty where nothing does."""
    at = arranged(replace(asked, options=(option,)))
    if not asked.sobol_draws:
        return ()
    drawn = sample(at.plan, draws=asked.sobol_draws, seed=asked.seed, threads=threads_wanted())
    found = indices(drawn)
    if found is None:
        return ()
    inputs = zip(_inputs(option, at), drawn.changes, zip(*found, strict=True), strict=True)
    measured = (
        replace(
            index,
            first=float(first),
            first_error=float(first_error),
            total=float(total),
            total_error=float(total_error),
        )
        for index, changes, (first, first_error, total, total_error) in inputs
        if changes.any()
    )
    return tuple(sorted(measured, key=lambda i: (-i.total, i.id)))


def _inputs(option: OptionAsked, at: Arranged) -> Iterator[Index]:
    """Every input of an option by the row of its sample, not yet measured."""
    titles = {line.key: _named(line.category, line.partner) for line in (*option.base, *option.own)}
    events = {e.id: e.title for e in option.events}
    for id, title in COMMON:
        yield _index(id, title, "factor")
    for key in at.latents:
        yield _index(f"line:{key}", titles[key], "line")
    for id in at.events:
        yield _index(f"event:{id}", events[id], "event")


def _index(id: str, title: str, kind: Literal["factor", "line", "event"]) -> Index:
    return Index(id=id, title=title, kind=kind, first=0.0, first_error=0.0, total=0.0, total_error=0.0)


def _named(category: str, partner: str | None) -> str:
    return category if partner is None else f"{category}, {partner}"
