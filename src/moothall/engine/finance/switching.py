"""Switching values: how far one driver, alone, may move before an option is worth nothing (M9)."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from moothall.engine.finance.comparison import Comparison
from moothall.engine.finance.discounting import present_value
from moothall.engine.finance.flows import MONTHS, delayed, is_running, streams
from moothall.engine.finance.placing import Line
from moothall.findings.financial_case import Switching

LOWEST, HIGHEST = -0.99, 10.0
"""Rates a year between which a rate that makes an option worth nothing is looked for."""
RATES_TRIED, HALVINGS = 500, 200
EVEN = 1e-9
"""Share of an amount up to which yearly amounts count as the same."""


def switching(held: Comparison, titles: Mapping[str, str]) -> tuple[Switching, ...]:
    """Switching values of an option's own drivers; every line counts, at its central value.

    titles : title of each transaction cost by category, in the order of the framework
    """
    npv = held.npv()
    if npv is None or held.is_baseline:
        return ()
    assert held.factors is not None
    groups = [g for g in _groups(held, titles) if any(any(line.by_year) for line in g[2])]
    amounts = [_amount(key, title, lines, npv, held.factors) for key, title, lines in groups]
    gains = any(key == "savings" for key, _, _ in groups)
    broad = [a for a in amounts if ":" not in a.driver]
    narrow = [a for a in amounts if ":" in a.driver]
    return (*broad, *([_delay(held, npv, held.factors)] if gains else ()), _rate(held), *narrow)


def _groups(held: Comparison, titles: Mapping[str, str]) -> Iterator[tuple[str, str, list[Line]]]:
    own = held.recorded
    costs = [line for line in own if line.kind == "cost" and not is_running(line)]
    yield "set_up", "Set-up costs", [line for line in costs if line.one_off]
    yield "running", "Costs that recur, beside running the service", [x for x in costs if not x.one_off]
    yield "savings", "Savings and income", [line for line in own if line.kind != "cost"]
    met = dict.fromkeys((line.kind, line.category) for line in own)
    places = {category: n for n, category in enumerate(titles)}
    for kind, category in sorted(met, key=lambda k: (k[0] != "cost", places.get(k[1], len(places)))):
        lines = [line for line in own if (line.kind, line.category) == (kind, category)]
        yield f"{kind}:{category}", titles.get(category, category), lines


def _amount(
    driver: str, title: str, lines: Sequence[Line], npv: float, factors: Sequence[float]
) -> Switching:
    """The net present value is linear in an amount; below zero no amount can go.

    What is paid once has no amount a year.
    """
    by_year = [sum(year) for year in zip(*(line.by_year for line in lines), strict=True)]
    now = present_value(by_year, factors)
    at = now - lines[0].sign * npv
    if now == 0 or at < 0:
        return Switching(driver=driver, title=title, now=now)
    yearly = None if any(line.one_off for line in lines) else _yearly(by_year)
    return Switching(
        driver=driver,
        title=title,
        now=now,
        at=at,
        change=at / now - 1,
        yearly=None if yearly is None else yearly * at / now,
        yearly_now=yearly,
    )


def _yearly(by_year: Sequence[float]) -> float | None:
    """The amount of each year in which there is one, where it is always the same."""
    some = [a for a in by_year if a]
    same = some and all(math.isclose(a, some[0], rel_tol=EVEN) for a in some)
    return some[0] if same else None


def _delay(held: Comparison, npv: float, factors: Sequence[float]) -> Switching:
    """Between two whole years the net present value is linear in the delay."""
    gains = streams(held.recorded, held.horizon).gains
    others = npv - present_value(gains, factors)
    at, before = None, npv
    for year in range(held.horizon + 1):
        after = others + present_value(delayed(gains, MONTHS * (year + 1)), factors)
        if before == 0 or before * after < 0:
            at = MONTHS * (year + before / (before - after)) if before else float(MONTHS * year)
            break
        before = after
    return Switching(driver="delay", title="Delay of savings and income, in months", now=0.0, at=at)


def _rate(held: Comparison) -> Switching:
    assert held.factors is not None
    now = 1 / held.factors[1] - 1
    at = zero_rate(held.flows().net, now)
    return Switching(
        driver="discount_rate",
        title="Discount rate, the same each year",
        now=now,
        at=at,
        change=at / now - 1 if at is not None and now else None,
    )


def zero_rate(net: Sequence[float], near: float) -> float | None:
    """The even yearly rate at which flows are worth nothing; of several, the one nearest to a rate.

    net : (H + 1,) flows. None where there is no such rate between -99 % and 1000 %, or nothing flows.
    """
    if not any(net):
        return None

    def worth(growth: float) -> float:
        return sum(amount / growth**year for year, amount in enumerate(net))

    low, high = 1 + LOWEST, 1 + HIGHEST
    tried = [low * (high / low) ** (n / RATES_TRIED) for n in range(RATES_TRIED + 1)]
    values = [worth(g) for g in tried]
    roots = [g - 1 for g, v in zip(tried, values, strict=True) if v == 0]
    roots += [
        _root(worth, tried[n], tried[n + 1]) - 1 for n in range(RATES_TRIED) if values[n] * values[n + 1] < 0
    ]
    return min(roots, key=lambda rate: abs(rate - near), default=None)


def _root(worth: Callable[[float], float], low: float, high: float) -> float:
    rising = worth(high) > 0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if (worth(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
