"""The model of money again, plainly: a cube of draws, lines and years; scipy's own distributions.

It shares nothing with the engine but the random words, and where they are taken from.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr
from scipy.stats import beta, triang, uniform

from moothall.engine.finance.placing import Line
from moothall.engine.uncertainty.money.asking import EventAsked, MoneyAsked, OptionAsked
from moothall.engine.uncertainty.money.kernel import EVENT_ITEMS, FACTOR_ITEM, LINE_ITEMS, SHARED_ITEM
from moothall.engine.uncertainty.random_numbers import normal, random_words

Floats = NDArray[np.float64]
Values = dict[tuple[str, str], Floats]
"""Option and partner ('' for the total, '*' for what stays joint) to values, (draws,)."""


class Latents:
    """Everything random, (draws,) each, by what it is for."""

    def __init__(self, asked: MoneyAsked, draws: range) -> None:
        low, high = np.uint32(asked.seed & 0xFFFFFFFF), np.uint32(asked.seed >> 32)
        self._words = lambda item: np.array(
            [[int(w) for w in random_words(np.uint64(d), item, low, high)] for d in draws]
        )
        factors, shared = self._words(FACTOR_ITEM), self.normals(SHARED_ITEM)
        self.even = dict(zip(("overrun", "shortfall", "delay"), factors.T / 2**32, strict=False))
        self.of_lines, self.of_events = shared[:, 0], shared[:, 1]
        keys = sorted({x.key for o in asked.options for x in (*o.own, *o.base) if doubtful(asked, x)})
        self.line = {k: self.normals(LINE_ITEMS + n // 4)[:, n % 4] for n, k in enumerate(keys)}
        ids = sorted({e.id for o in asked.options for e in o.events})
        self.event = {
            k: self.normals(EVENT_ITEMS + n // 2)[:, n % 2 * 2 : n % 2 * 2 + 2] for n, k in enumerate(ids)
        }

    def normals(self, item: int) -> Floats:
        """Four normals a draw, (draws, 4)."""
        return np.array([[normal(np.uint32(w)) for w in row] for row in self._words(item)])


def doubtful(asked: MoneyAsked, line: Line) -> bool:
    """Whether the line can take more than one value by its own doubt."""
    ends = ends_of(asked, line)
    surviving = [
        o for o in asked.options if stays(o, line) and any(x.key == line.key for x in (*o.own, *o.base))
    ]
    return ends[0] < ends[2] and bool(surviving)


def stays(option: OptionAsked, line: Line) -> bool:
    """Whether the line is still there once the baseline is taken off."""
    return [x for x in option.own if x.key == line.key] != [x for x in option.base if x.key == line.key]


def ends_of(asked: MoneyAsked, line: Line) -> tuple[float, float, float]:
    """Low, likely and high ratio."""
    if line.low is not None and line.high is not None:
        return line.low, 1.0, line.high
    down, up = asked.spreads.get(line.grade or "", (0.0, 0.0))
    if line.kind != "cost":
        down, up = -up, -down
    return 1 + down / 100, 1.0, 1 + up / 100


def ppf(p: Floats, low: float, likely: float | None, high: float, shape: str) -> Floats:
    """Quantiles by scipy."""
    if low == high:
        return np.full(p.shape, low)
    span = high - low
    if likely is None:
        return uniform.ppf(p, low, span)
    mode = (likely - low) / span
    if shape == "pert":
        return beta.ppf(p, 1 + 4 * mode, 5 - 4 * mode, low, span)
    return triang.ppf(p, mode, low, span)


def flows(asked: MoneyAsked, option: str, lines: tuple[Line, ...], latents: Latents, draws: int) -> Floats:
    """What each line is worth in each year, signed, after factors, delay and its own doubt: the cube."""
    years = len(asked.discount)
    cube = np.zeros((draws, len(lines), years))
    months = factor(asked, latents, "delay", draws, absent=0.0).clip(min=0)
    for n, line in enumerate(lines):
        ratio = residual(asked, line, latents, draws)
        amounts = np.array(line.by_year)
        cause = None
        changed = line.option == option  # the baseline goes on as it is
        if not changed:
            cause = None
        elif line.kind != "cost":
            cause = "shortfall"
        elif line.one_off and line.category != "operating":
            cause = "overrun"
        ratio = ratio * (factor(asked, latents, cause, draws, absent=1.0) if cause else 1.0)
        for d in range(draws):
            own = amounts
            if changed and line.kind != "cost":
                whole, part = int(months[d] // 12), months[d] % 12 / 12
                own = (1 - part) * moved(amounts, whole) + part * moved(amounts, whole + 1)
            cube[d, n] = own * ratio[d] * (-1 if line.kind == "cost" else 1)
    return cube


def moved(amounts: Floats, years: int) -> Floats:
    """The amounts later by whole years; the horizon stays."""
    return np.array([amounts[t - years] if t >= years else 0.0 for t in range(len(amounts))])


def factor(asked: MoneyAsked, latents: Latents, cause: str, draws: int, *, absent: float) -> Floats:
    """A common factor in each draw."""
    values = asked.factors.get(cause)  # type: ignore[call-overload]
    return np.quantile(values, latents.even[cause]) if values else np.full(draws, absent)


def residual(asked: MoneyAsked, line: Line, latents: Latents, draws: int) -> Floats:
    """The line's own doubt, its median 1."""
    low, likely, high = ends_of(asked, line)
    if low == high or line.key not in latents.line:
        return np.ones(draws)
    rho = asked.rho_lines
    p = ndtr(np.sqrt(rho) * latents.of_lines + np.sqrt(1 - rho) * latents.line[line.key])
    shape = line.shape if line.low is not None else "triangular"
    return ppf(p, low, likely, high, shape) / ppf(np.array([0.5]), low, likely, high, shape)


def struck(asked: MoneyAsked, event: EventAsked, latents: Latents) -> Floats:
    """What an event costs in each draw, at its own year's prices."""
    latent, impact = latents.event[event.id].T
    rho = asked.rho_events
    strikes = ndtr(np.sqrt(rho) * latents.of_events + np.sqrt(1 - rho) * latent) < event.chance
    return strikes * ppf(ndtr(impact), event.low, event.likely, event.high, event.shape)


def values(asked: MoneyAsked, draws: range, latents: Latents | None = None) -> Values:
    """Every output in the given draws, or of latents that were made for as many."""
    latents, found = latents or Latents(asked, draws), {}
    for option in asked.options:
        by_partner: dict[str, Floats] = {}
        discount = np.array(asked.discount)
        for sign, lines in ((1, option.own), (-1, option.base)):
            worth = flows(asked, option.option, lines, latents, len(draws)) @ discount
            for n, line in enumerate(lines):
                add(by_partner, line.partner, option.shares, sign * worth[:, n])
        for event in option.events:
            add(by_partner, event.partner, option.shares, -event.discount * struck(asked, event, latents))
        found |= {(option.option, p): v for p, v in by_partner.items()}
        found[option.option, ""] = sum(by_partner.values(), np.zeros(len(draws)))
    return found


def add(
    by_partner: dict[str, Floats], partner: str | None, shares: Mapping[str, float], worth: Floats
) -> None:
    """Give money to the partner whose it is, or to all by their shares and the rest to nobody."""
    parts = {partner: 1.0} if partner else {**shares, "*": 1 - sum(shares.values())}
    for who, share in parts.items():
        if abs(share) > 1e-12:
            by_partner[who] = by_partner.get(who, np.zeros(len(worth))) + share * worth
